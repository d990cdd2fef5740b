import { describe, expect, test } from "vitest";
import { load } from "./folder.js";

const page = {
  $id: "https://example.com/page",
  items: { $dynamicRef: "#item" },
  $defs: { default: { $dynamicAnchor: "item" } },
};
const numbers = {
  $id: "https://example.com/numbers",
  $ref: "page",
  $defs: { item: { $dynamicAnchor: "item", type: "number" } },
};

function documentOf(schemas: object): object {
  return { openapi: "3.1.1", info: { title: "T", version: "1" }, components: { schemas } };
}

async function loaded(schemas: object, documents: Readonly<Record<string, unknown>> = {}) {
  const { document, diagnostics } = await load({ spec: documentOf(schemas), documents });
  expect(diagnostics).toEqual([]);
  return document;
}

describe("a document with `$dynamicRef`", () => {
  test("has the anchors of each resource, where they stand in the bundle", async () => {
    const document = await loaded({ Page: page, Numbers: numbers });
    const scopes = document?.dynamicScopes;
    const place = (pointer: string) => Object.fromEntries(scopes?.anchorsAround(pointer) ?? []);
    expect(place("#/components/schemas/Page")).toEqual({
      item: "#/components/schemas/Page/$defs/default",
    });
    expect(place("#/components/schemas/Numbers/$defs/item")).toEqual({
      item: "#/components/schemas/Numbers/$defs/item",
    });
    expect(scopes?.anchorAt("#/components/schemas/Page/items")).toBe("item");
    expect(scopes?.owners("item")).toEqual([
      "#/components/schemas/Page/$defs/default",
      "#/components/schemas/Numbers/$defs/item",
    ]);
  });

  test("is bundled with references that lead to where it means at first", async () => {
    const document = await loaded({ Page: page });
    expect(document?.root["components"]).toEqual({
      schemas: {
        Page: {
          items: { $dynamicRef: "#/components/schemas/Page/$defs/default" },
          $defs: { default: { $dynamicAnchor: "item" } },
        },
      },
    });
  });

  test("takes in anchors of other documents that nothing else refers to", async () => {
    const { document } = await load({
      spec: documentOf({ Numbers: { $ref: "https://example.com/numbers#/$defs/list" } }),
      documents: {
        "https://example.com/page": page,
        "https://example.com/numbers": {
          ...numbers,
          $defs: { ...numbers.$defs, list: { $ref: "page" } },
        },
      },
    });
    const owners = document?.dynamicScopes?.owners("item") ?? [];
    expect(owners).toHaveLength(2);
  });

  const plain: readonly (readonly [string, object])[] = [
    ["no `$dynamicRef`", { $id: "https://example.com/a", $dynamicAnchor: "a" }],
    [
      "one by pointer",
      {
        items: { $dynamicRef: "#/components/schemas/T/$defs/a" },
        $defs: { a: { $dynamicAnchor: "a" } },
      },
    ],
    ["one to an `$anchor`", { items: { $dynamicRef: "#a" }, $defs: { a: { $anchor: "a" } } }],
  ];
  test.each(plain)("%s needs no scopes", async (_, schema) => {
    const document = await loaded({ T: schema });
    expect(document?.dynamicScopes).toBeUndefined();
  });

  test("that leads nowhere is a finding", async () => {
    const { diagnostics } = await load({ spec: documentOf({ T: { $dynamicRef: "#gone" } }) });
    expect(diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "unresolved-reference #/components/schemas/T/$dynamicRef",
    ]);
  });
});
