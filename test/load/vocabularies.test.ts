import { describe, expect, test } from "vitest";
import { load } from "./folder.js";

const meta = "https://example.com/meta";
const vocabulary = "https://json-schema.org/draft/2020-12/vocab/";
const schema = { type: "object", properties: { a: { minimum: 1 } }, unevaluatedProperties: false };

/** What is left of the schema in the bundle, under a meta-schema with these vocabularies. */
async function bundled(vocabularies: readonly string[] | undefined, place: "schema" | "document") {
  const $vocabulary = Object.fromEntries(
    (vocabularies ?? []).map((name) => [vocabulary + name, true]),
  );
  const { document, diagnostics } = await load({
    spec: {
      openapi: "3.1.1",
      info: { title: "T", version: "1" },
      ...(place === "document" ? { jsonSchemaDialect: meta } : {}),
      components: {
        schemas: { T: { ...(place === "schema" ? { $schema: meta } : {}), ...schema } },
      },
    },
    documents: vocabularies === undefined ? {} : { [meta]: { $id: meta, $vocabulary } },
  });
  expect(diagnostics).toEqual([]);
  const components = document?.root["components"] as { schemas: { T: Record<string, unknown> } };
  const { $schema: _, ...rest } = components.schemas.T;
  return rest;
}

const all = ["core", "applicator", "unevaluated", "validation"];
const cases: readonly (readonly [string, readonly string[] | undefined, object])[] = [
  ["with all vocabularies", all, schema],
  [
    "without `validation`",
    ["core", "applicator", "unevaluated"],
    { properties: { a: {} }, unevaluatedProperties: false },
  ],
  [
    "without `unevaluated`",
    ["core", "applicator", "validation"],
    { type: "object", properties: { a: { minimum: 1 } } },
  ],
  ["with `core` alone", ["core"], {}],
  ["that is not given", undefined, schema],
];

describe.each(["schema", "document"] as const)("a meta-schema that the %s names", (place) => {
  test.each(cases)("%s", async (_, vocabularies, want) => {
    expect(await bundled(vocabularies, place)).toEqual(want);
  });
});
