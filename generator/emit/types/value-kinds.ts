import type { JsonValue, Schema, UnionSchema } from "../../model/model.js";
import type { NamedSchemas } from "../named-schemas.js";
import { scalarCoding, type ScalarCoding } from "../codecs/scalar-coding.js";
import type { TypeStyle } from "./type-style.js";

/** What a value is: JSON's types, and those that decoding adds. */
export type ValueKind =
  "null" | "boolean" | "number" | "string" | "bigint" | "Date" | "array" | "object";

const jsonKinds: readonly ValueKind[] = ["null", "boolean", "number", "string", "array", "object"];

/** Alternatives may lead back to themselves: deeper than this nobody looks. */
const mostLevels = 8;

interface Place {
  readonly schemas: NamedSchemas;
  readonly style: TypeStyle;
  readonly decoded: boolean;
}

/**
 * What values of a schema may be, on the wire or decoded; a schema that does not say admits all of
 * JSON.
 */
export function valueKinds(schema: Schema, place: Place, level = 0): readonly ValueKind[] {
  if (level > mostLevels) return jsonKinds;
  const inner = (part: Schema) => valueKinds(part, place, level + 1);
  const resolved = place.schemas.resolve(schema);
  switch (resolved.kind) {
    case "null":
    case "boolean":
    case "array":
    case "object":
      return [resolved.kind];
    case "string":
    case "number":
      return [
        place.decoded ? kindAs(scalarCoding(resolved, place.style), resolved.kind) : resolved.kind,
      ];
    case "literal":
      return [
        ...new Set(resolved.values.map(kindOf)),
        ...(resolved.open ? ["string" as const] : []),
      ];
    case "union":
      return unionKinds(resolved, inner);
    case "intersection": {
      const [first = jsonKinds, ...others] = resolved.members.map(inner);
      return first.filter((kind) => others.every((own) => own.includes(kind)));
    }
    case "unevaluated":
      return inner(resolved.base);
    case "never":
      return [];
    case "any":
    case "ref":
    case "not":
    case "conditional":
      return jsonKinds;
    default:
      return resolved satisfies never;
  }
}

function unionKinds(
  { members, implied }: UnionSchema,
  inner: (part: Schema) => readonly ValueKind[],
): readonly ValueKind[] {
  const impliedMember = implied === undefined ? undefined : members[implied];
  return impliedMember === undefined ? [...new Set(members.flatMap(inner))] : inner(impliedMember);
}

function kindOf(value: JsonValue): ValueKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "boolean" | "number" | "string" | "object";
}

/** What a scalar is once it is decoded. */
export function kindAs(coding: ScalarCoding | undefined, wire: "string" | "number"): ValueKind {
  switch (coding) {
    case undefined:
      return wire;
    case "dateTimeCodec":
    case "dateCodec":
      return "Date";
    case "bigintTextCodec":
    case "bigintNumberCodec":
      return "bigint";
    case "numberTextCodec":
      return "number";
    case "textNumberCodec":
      return "string";
    default:
      return coding satisfies never;
  }
}

/** Whether null is among the values that the schema names. */
export function acceptsNull(schema: Schema): boolean {
  if (schema.kind === "null" || schema.kind === "any") return true;
  if (schema.kind === "literal") return schema.values.includes(null);
  return schema.kind === "union" && schema.members.some(acceptsNull);
}
