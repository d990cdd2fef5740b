import { buildSchema } from "./build-schema.js";
import type { Hint, SchemaContext } from "../context.js";
import type { Schema, UnevaluatedSchema } from "../../model/model.js";
import type { RawObject } from "../raw.js";
import { isClosedAround, restKeyword } from "./unevaluated.js";

/**
 * Wraps the schema of all other keywords in `unevaluatedProperties` and `unevaluatedItems` (JSON Schema
 * core, 11).
 */
export function withUnevaluated(
  raw: RawObject,
  base: Schema,
  context: SchemaContext,
  { name }: Hint,
): Schema {
  const properties = isClosedAround(raw, context.dialect.composedObjects)
    ? closedAround(raw, base, context)
    : withRule(raw, "unevaluatedProperties", base, context, `${name}Value`);
  return withRule(raw, "unevaluatedItems", properties, context, `${name}Item`);
}

/** `additionalProperties: false`, read as `unevaluatedProperties: false`. */
function closedAround(raw: RawObject, base: Schema, { findings }: SchemaContext): Schema {
  const place = { pointer: raw.at("additionalProperties"), at: "key" } as const;
  const message =
    '`additionalProperties: false` is read as `unevaluatedProperties: false` (option `closedObjects: "composed"`).';
  findings.report("closed-object-composed", message, place);
  const schema: Schema = { kind: "never", source: place.pointer, docs: {} };
  return unevaluatedProperties(base, schema);
}

/** Of a message that declares all of its properties itself, those that are left are its additional ones. */
function unevaluatedProperties(base: Schema, schema: Schema): Schema {
  const isWhole =
    base.kind === "object" &&
    base.oneofs.some(({ nulls }) => nulls === "value") &&
    base.oneofs.every(({ rule }) => rule === undefined) &&
    base.additionalProperties === undefined &&
    base.dependentSchemas.length === 0;
  if (isWhole) return { ...base, additionalProperties: schema };
  const { source, docs } = base;
  return { kind: "unevaluated", of: "properties", base, schema, source, docs };
}

const rules = {
  unevaluatedProperties: { of: "properties", all: "additionalProperties" },
  unevaluatedItems: { of: "items", all: "items" },
} as const;

function withRule(
  raw: RawObject,
  keyword: keyof typeof rules,
  base: Schema,
  context: SchemaContext,
  name: string,
): Schema {
  const { of, all } = rules[keyword];
  const value = raw.get(keyword);
  // Beside a keyword that evaluates all remaining parts, it has no effect; alone, it means that keyword.
  if (value === undefined || restKeyword(raw, all) !== undefined) return base;
  const schema = buildSchema(value, raw.at(keyword), context, { name, place: "inline" });
  if (of === "properties") return unevaluatedProperties(base, schema);
  const { source, docs } = base;
  return { kind: "unevaluated", of, base, schema, source, docs } satisfies UnevaluatedSchema;
}
