import { describe, expect, it } from "vitest";
import { diff, type Change } from "../../generator/index.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../../generator/json/json.js";
import { parsePointer, valueAt } from "../../generator/json/pointer.js";
import metaSchema from "../../generator/validate/meta-schemas/openapi-3.2.json" with { type: "json" };
import { fieldDocument } from "./field-document.js";
import { fieldTable, type FieldRow, type Reported, type Silent } from "./field-table.js";
import { misspellable } from "../../generator/validate/schema-keywords.js";
import { keywordTable, type KeywordRow } from "./keyword-table.js";

/** The document with a field that has another value, or none. */
function mutated(document: JsonObject, { at, value }: Reported | Silent): JsonObject {
  const copy = structuredClone(document) as Record<string, JsonValue>;
  const segments = parsePointer(at);
  const owner = valueAt(copy, at.slice(0, at.lastIndexOf("/")));
  const key = segments.at(-1) ?? "";
  if (typeof owner !== "object" || owner === null) throw new Error(`${at} is not in the document`);
  if (value !== undefined) Object.assign(owner, { [key]: value });
  else if (!Object.hasOwn(owner, key)) throw new Error(`${at} is not in the document`);
  else if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else Reflect.deleteProperty(owner, key);
  return copy;
}

async function changesOf(base: JsonObject, revision: JsonObject): Promise<readonly Change[]> {
  const { changes, diagnostics } = await diff({ base: structuredClone(base), revision });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return changes;
}

/** The field, the object that has it, or a part of it. */
function isAt(pointer: string | undefined, { at, place }: Reported): boolean {
  if (pointer === undefined) return false;
  if (place !== undefined) return pointer === place;
  const owner = at.slice(0, at.lastIndexOf("/"));
  return pointer === at || pointer === owner || pointer.startsWith(`${at}/`);
}

async function check(base: JsonObject, row: Reported | Silent): Promise<void> {
  const revision = mutated(base, row);
  expect(revision).not.toEqual(base);
  for (const [from, to] of [
    [base, revision],
    [revision, base],
  ] as const) {
    const changes = await changesOf(from, structuredClone(to) as JsonObject);
    if ("because" in row) {
      expect(changes).toEqual([]);
      continue;
    }
    const places = changes.flatMap((change) => [change.base?.pointer, change.revision?.pointer]);
    expect(places.filter((pointer) => isAt(pointer, row))).not.toEqual([]);
    if (from !== base) continue;
    const codes = [...new Set(changes.map(({ code }) => code))].sort();
    expect(codes).toEqual([row.code, ...row.also].sort());
  }
}

const rowsOf = (table: Readonly<Record<string, Readonly<Record<string, FieldRow>>>>) =>
  Object.entries(table).flatMap(([object, fields]) =>
    Object.entries(fields).flatMap(([field, row]) =>
      "see" in row ? [] : [{ name: `${object}: ${field}`, row }],
    ),
  );

describe("a field of OpenAPI that changes is reported at its place, or the table says why not", () => {
  it.each(rowsOf(fieldTable))("$name", async ({ row }) => {
    await check(fieldDocument, row);
  });
});

/** Fields of an object of the meta-schema, also those under conditions. */
function fieldsOf(definition: JsonValue): string[] {
  if (Array.isArray(definition)) return definition.flatMap(fieldsOf);
  if (!isJsonObject(definition)) return [];
  return Object.entries(definition).flatMap(([key, value]) => {
    if (key !== "properties") return fieldsOf(value);
    return isJsonObject(value) ? Object.keys(value) : [];
  });
}

/** Definitions that are no objects, or parts of the ones in the table. */
const parts = new Set(
  [
    ["parameters", "content", "schema", "callbacks", "security-requirement", "map-of-strings"],
    ["specification-extensions", "examples", "explode-for-form", "token", "paths"],
  ].flat(),
);

describe("the table of fields", () => {
  const definitions = Object.entries(metaSchema.$defs as JsonObject).filter(
    ([name]) => !parts.has(name) && !name.endsWith("-or-reference"),
  );

  it.each([["document", metaSchema as JsonObject] as const, ...definitions])(
    "has each field of the object `%s`",
    (name, definition) => {
      const { $defs: _parts, ...own } = definition as JsonObject;
      const nested = name === "document" ? [] : fieldsOf(_parts ?? []);
      const missing = new Set([...fieldsOf(own), ...nested]);
      for (const field of Object.keys(fieldTable[name] ?? {})) missing.delete(field);
      expect([...missing]).toEqual([]);
    },
  );

  it("refers to objects that it has", () => {
    const rows = Object.values(fieldTable).flatMap((fields) => Object.values(fields));
    const named = rows.flatMap((row) => ("see" in row ? [row.see] : []));
    expect(named.filter((name) => fieldTable[name] === undefined && name !== "paths")).toEqual([]);
  });
});

/** A document whose only operation takes and gives values of the schema, as JSON and as XML. */
function documentOf(schema: JsonObject, version: string): JsonObject {
  const content = { "application/json": { schema }, "application/xml": { schema } };
  const operation = {
    operationId: "putThing",
    requestBody: { content },
    responses: { "200": { description: "The thing.", content } },
  };
  const schemas = { One: { type: "string" }, Two: { type: "integer" } };
  return {
    openapi: version,
    info: { title: "Things", version: "1" },
    paths: { "/things": { put: operation } },
    components: { schemas },
  };
}

async function checkKeyword({ before, after, ...row }: KeywordRow): Promise<void> {
  const { version = "3.1.0", codes } = row;
  const [base, revision] = [before, after].map((schema) => documentOf(schema, version));
  if (base === undefined || revision === undefined) return;
  const changes = await changesOf(base, revision);
  const own = changes.filter(({ base: from, revision: to }) =>
    [from, to].some((place) => place?.pointer.includes("/schema")),
  );
  expect(own).toEqual(changes);
  const found = changes.map(({ code }) => code);
  if (codes.length === 0) expect(found).toEqual([]);
  for (const code of codes) expect(found).toContain(code);
  const back = await changesOf(revision, base);
  expect(back.length > 0).toBe(codes.length > 0);
}

describe("a keyword of a schema that changes is reported, or the table says why not", () => {
  it.each(Object.entries(keywordTable))("%s", async (_, row) => {
    await checkKeyword(row);
  });

  it("the table has each keyword that specwright knows", () => {
    expect([...misspellable.keys()].filter((name) => keywordTable[name] === undefined)).toEqual([]);
  });
});
