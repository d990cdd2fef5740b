import type { SuiteGroup } from "./suite-files.js";

/** Why OpenAPI 3.0 cannot say what a schema of draft 4 says, by the keyword (OpenAPI 3.0.3, Schema Object). */
const absent: Readonly<Record<string, string>> = {
  additionalItems: "3.0 has no `additionalItems`",
  dependencies: "3.0 has no `dependencies`",
  id: "3.0 has no `id`: references are relative to the document",
  patternProperties: "3.0 has no `patternProperties`",
};

const list = new Set(["allOf", "anyOf", "oneOf"]);
const map = new Set(["properties", "definitions", "patternProperties"]);
const single = new Set(["items", "additionalProperties", "not"]);

/** Why the group is not a test of OpenAPI 3.0; undefined where it is one. */
export function reasonToSkip({ schema }: SuiteGroup): string | undefined {
  for (const part of schemasIn(schema)) {
    for (const [keyword, reason] of Object.entries(absent)) if (keyword in part) return reason;
    const reason = oddities(part);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function oddities(schema: Readonly<Record<string, unknown>>): string | undefined {
  const { type, items, $ref } = schema;
  if (Array.isArray(type)) return "3.0 has no lists of types";
  if (type === "null") return "3.0 has no type `null`";
  if (Array.isArray(items)) return "3.0 has no tuples";
  if (typeof $ref !== "string") return undefined;
  if ($ref.startsWith("http://json-schema.org/")) {
    return "the meta-schema of draft 4 is no schema of 3.0";
  }
  return $ref.includes("/locationIndependentIdentifier.json") ? absent["id"] : undefined;
}

type Raw = Readonly<Record<string, unknown>>;

function* schemasIn(value: unknown): Generator<Raw> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const schema = value as Raw;
  yield schema;
  for (const [keyword, inner] of Object.entries(schema)) {
    if (single.has(keyword)) yield* schemasIn(inner);
    const isList = list.has(keyword) && Array.isArray(inner);
    const isMap = map.has(keyword) && typeof inner === "object" && inner !== null;
    if (isList || isMap) for (const item of Object.values(inner)) yield* schemasIn(item);
  }
}
