import { textFor, type VersionedText } from "../../findings/document-words.js";
import { buildSchema } from "./build-schema.js";
import type { Hint, SchemaContext } from "../context.js";
import { singular } from "../../text/identifiers.js";
import type { ArraySchema, Contains, Schema } from "../../model/model.js";
import type { RawObject } from "../raw.js";
import { restKeyword } from "./unevaluated.js";

/** Arrays and tuples (JSON Schema core, 10.3.1; validation, 6.4). */
export function buildArray(raw: RawObject, context: SchemaContext, hint: Hint): ArraySchema {
  const items = buildItems(raw, context, hint);
  const minItems = raw.read("minItems", "count");
  const maxItems = raw.read("maxItems", "count");
  const contains = buildContains(raw, context, hint);
  return {
    kind: "array",
    prefixItems: buildPrefixItems(raw, context, hint),
    ...(items === undefined ? {} : { items }),
    ...(minItems === undefined ? {} : { minItems }),
    ...(maxItems === undefined ? {} : { maxItems }),
    uniqueItems: raw.read("uniqueItems", "boolean") === true,
    ...(contains === undefined ? {} : { contains }),
    source: raw.pointer,
    docs: {},
  };
}

function buildItems(raw: RawObject, context: SchemaContext, hint: Hint): Schema | undefined {
  const key = restKeyword(raw, "items");
  const items = key === undefined ? undefined : raw.get(key);
  if (key === undefined || items === undefined || isOldTuple(raw)) return undefined;
  const one = singular(hint.name);
  const name = one === hint.name || context.names.isTaken(one) ? `${hint.name}Item` : one;
  return buildSchema(items, raw.at(key), context, { name, place: "inline" });
}

const oldTuples: VersionedText = { "2.0": "a schema for each position", "3.1": "`prefixItems`" };
const tupleFix: VersionedText = {
  "2.0": "Write one schema, such as `items: { type: string }`.",
  "3.0":
    "Write one schema, such as `items: { type: string }`; for a choice `items: { oneOf: […] }`.",
  "3.1": "Write `prefixItems` instead, or one schema, such as `items: { type: string }`.",
};

function buildPrefixItems(raw: RawObject, context: SchemaContext, hint: Hint): Schema[] {
  const key = isOldTuple(raw) ? "items" : "prefixItems";
  if (key === "items") {
    const readAs = textFor(oldTuples, context.findings.version);
    raw.reportInvalid(
      `\`items\` must be one schema: the list is read as ${readAs}.`,
      key,
      tupleFix,
      true,
    );
  }
  const items = raw.read(key, "array") ?? [];
  return items.map((item, index) => {
    const name = `${hint.name}Item${index + 1}`;
    return buildSchema(item, raw.at(key, index), context, { name, place: "inline" });
  });
}

/** Before draft 2020-12, `items` may be a list of schemas for the first items. */
function isOldTuple(raw: RawObject): boolean {
  const items = raw.get("items");
  return Array.isArray(items) && items.length > 0 && !raw.has("prefixItems");
}

function buildContains(raw: RawObject, context: SchemaContext, hint: Hint): Contains | undefined {
  const value = raw.get("contains");
  if (value === undefined) return undefined;
  const max = raw.read("maxContains", "count");
  const schema = buildSchema(value, raw.at("contains"), context, {
    name: hint.name,
    place: "nested",
  });
  return {
    schema,
    min: raw.read("minContains", "count") ?? 1,
    ...(max === undefined ? {} : { max }),
  };
}
