import type { ObjectSchema, Schema } from "../../model/model.js";
import { messageParts } from "./message-type.js";
import { isAnyArray, withArraysMerged } from "./merge-arrays.js";
import type { NamedSchemas } from "../named-schemas.js";
import { requiredBeside } from "./property-beside.js";
import { scalarCoding } from "../codecs/scalar-coding.js";
import type { TypeStyle } from "./type-style.js";
import { valueKinds, type ValueKind } from "./value-kinds.js";

interface Place {
  readonly schemas: NamedSchemas;
  readonly style: TypeStyle;
}

/**
 * What of an intersection its type has to say: nested ones are opened, arrays merged, and parts left out
 * that only name a type, or require a property, which another part does too.
 */
export function intersectionParts(members: readonly Schema[], place: Place): readonly Schema[] {
  const flat = members.flatMap(partsOf);
  const merged = withArraysMerged(flat, place.schemas);
  return withoutPlain(
    merged.map((part) => withoutRepeated(part, merged, place)),
    place,
  );
}

function partsOf(schema: Schema): readonly Schema[] {
  const isOpen = schema.kind === "intersection" && schema.typeName === undefined;
  return isOpen ? schema.members.flatMap(partsOf) : [schema];
}

/** Without the names that another part declares and requires. */
function withoutRepeated(part: Schema, all: readonly Schema[], { schemas }: Place): Schema {
  const object = plainOf(part);
  if (object?.kind !== "object" || object.typeName !== undefined) return part;
  const declared = new Set(object.properties.map(({ name }) => name));
  const required = object.required.filter((name) => {
    return declared.has(name) || !requiredBeside(name, all, part, schemas);
  });
  return required.length === object.required.length ? part : { ...object, required };
}

/** The member of the type that a schema without one is read as. */
function plainOf(schema: Schema): Schema {
  const implied =
    schema.kind === "union" && schema.implied !== undefined
      ? schema.members[schema.implied]
      : undefined;
  return implied === undefined || schema.typeName !== undefined ? schema : implied;
}

/** Without the parts that say no more than a type which another part has, too: `type: object`. */
function withoutPlain(parts: readonly Schema[], place: Place): readonly Schema[] {
  const kindsOf = (part: Schema) => valueKinds(part, { ...place, decoded: false });
  const kept = [...parts];
  for (const part of parts) {
    const plain = plainKinds(part, place);
    if (plain === undefined) continue;
    const isSaid = kept.some((other) => {
      return other !== part && isTelling(other) && isWithin(kindsOf(other), plain);
    });
    if (isSaid) kept.splice(kept.indexOf(part), 1);
  }
  return kept;
}

/** Its type is not `unknown`. */
function isTelling({ kind }: Schema): boolean {
  return kind !== "any" && kind !== "not" && kind !== "conditional";
}

function isWithin(kinds: readonly ValueKind[], others: readonly ValueKind[]): boolean {
  return kinds.every((kind) => others.includes(kind));
}

/** The types that a schema admits, if its TypeScript type says no more than that. */
function plainKinds(schema: Schema, place: Place): readonly ValueKind[] | undefined {
  if (schema.typeName !== undefined) return undefined;
  const plain = plainOf(schema);
  switch (plain.kind) {
    case "null":
    case "boolean":
      return [plain.kind];
    case "string":
      // The type of a field mask lists paths.
      if (plain.fieldMask !== undefined) return undefined;
      return scalarCoding(plain, place.style) === undefined ? [plain.kind] : undefined;
    case "number":
      return scalarCoding(plain, place.style) === undefined ? [plain.kind] : undefined;
    case "array":
      return isAnyArray(plain) ? ["array"] : undefined;
    case "object":
      return isAnyObject(plain) ? ["object"] : undefined;
    case "union": {
      if (plain.discriminator !== undefined) return undefined;
      const kinds = plain.members.map((member) => plainKinds(member, place));
      return kinds.some((each) => each === undefined)
        ? undefined
        : kinds.flatMap((each) => each ?? []);
    }
    case "any":
    case "never":
    case "literal":
    case "ref":
    case "intersection":
    case "not":
    case "conditional":
    case "unevaluated":
      return undefined;
    default:
      return plain satisfies never;
  }
}

/** Nothing but `type: object`, as far as its type is concerned. */
export function isAnyObject(schema: ObjectSchema): boolean {
  const { properties, patternProperties, required, additionalProperties } = schema;
  const lists = [properties, patternProperties, required];
  const says = lists.some((list) => list.length > 0) || additionalProperties !== undefined;
  return !says && messageParts(schema) === undefined;
}
