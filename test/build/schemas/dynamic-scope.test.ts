import { expect, it } from "vitest";
import { analyze } from "../../../generator/pipeline.js";

/** The named types of a document with these schemas, and what is said about it. */
async function namesOf(schemas: object): Promise<{ names: string[]; findings: string[] }> {
  const spec = {
    openapi: "3.1.1",
    info: { title: "T", version: "1" },
    components: { schemas },
  };
  const { api, findings } = await analyze({ spec });
  return {
    names: (api?.schemas ?? []).map(({ name }) => name),
    findings: findings.diagnostics.map(({ code }) => code),
  };
}

const list = {
  $id: "https://example.com/list",
  items: { $dynamicRef: "#item" },
  $defs: { any: { $dynamicAnchor: "item" } },
};

function listOf(item: string, type: string): object {
  const $defs = { item: { $dynamicAnchor: "item", type } };
  return { $id: `https://example.com/${item}`, $ref: "list", $defs };
}

it("builds a schema once per meaning, named after what it means there", async () => {
  const Numbers = listOf("numbers", "number");
  const Words = listOf("words", "string");
  const Plain = { $ref: "#/components/schemas/List" };
  const Nested = { type: "array", items: { $ref: "#/components/schemas/Numbers" } };
  expect(await namesOf({ List: list, Numbers, Words, Plain, Nested })).toEqual({
    names: [
      "List",
      "ListAny",
      "ListForNumbersItem",
      "ListForWordsItem",
      "Nested",
      "Numbers",
      "NumbersItem",
      "Plain",
      "Words",
      "WordsItem",
    ],
    findings: [],
  });
});

it("leaves schemas alone that no `$dynamicRef` reaches", async () => {
  const Item = { $id: "https://example.com/item", $dynamicAnchor: "item", type: "number" };
  const Holder = { $id: "https://example.com/holder", $dynamicAnchor: "item", $ref: "item" };
  expect((await namesOf({ List: list, Item, Holder })).names).toEqual([
    "Holder",
    "Item",
    "List",
    "ListAny",
  ]);
});

it("gives up where scopes multiply, and says so", async () => {
  const levels = 16;
  const chain = Array.from({ length: levels }, (_, index) => {
    const anchor = { $dynamicAnchor: `a${index}`, type: "object" };
    const owner = { $id: `https://example.com/${index}`, $defs: { own: anchor } };
    // Inside of the owner, references are relative to it.
    const inner = { $ref: `https://example.com/s${index + 1}` };
    const $id = `https://example.com/s${index}`;
    return [`S${index}`, { $id, anyOf: [{ ...owner, allOf: [inner] }, inner] }] as const;
  });
  const last = {
    $id: `https://example.com/s${levels}`,
    anyOf: chain.map((_, index) => ({ $dynamicRef: `https://example.com/${index}#a${index}` })),
  };
  const schemas = { ...Object.fromEntries(chain), [`S${levels}`]: last };
  const { findings } = await namesOf(schemas);
  expect(findings).toEqual(["unsupported-keyword"]);
});
