import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Findings } from "../../generator/findings/diagnostics.js";
import { isJsonObject, type JsonValue } from "../../generator/json/json.js";
import { diskReader } from "../../generator/load/disk-reader.js";
import { loadDocument } from "../../generator/load/load-document.js";
import { textSource } from "../../generator/load/source-file.js";
import { valueAt } from "../../generator/json/pointer.js";
import { loadFiles } from "./folder.js";

/** Every string value of a `$ref`, wherever it stands. */
function references(value: JsonValue): string[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(references);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === "$ref" && typeof child === "string" ? [child] : references(child),
  );
}

test("the apps API: one document, and every reference leads somewhere in it", async () => {
  const findings = new Findings();
  const document = await loadDocument({ spec: "spec/openapi.yaml", files: diskReader }, findings);
  expect(findings.diagnostics).toEqual([]);
  const root = document?.root ?? {};
  const all = references(root);
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((text) => !text.startsWith("#/components/"))).toEqual([]);
  expect(all.filter((text) => valueAt(root, text) === undefined)).toEqual([]);
  const place = document?.locate("#/components/schemas/App", "key");
  expect(place).toMatchObject({ file: "spec/schemas/apps.yaml", column: 1 });
});

describe("no text makes the loader throw", () => {
  const seed =
    "openapi: 3.1.1\ninfo: {title: &t T, x: *t}\npaths:\n  /a:\n    $ref: '#/x/y'\ncomponents:\n  schemas:\n    A: {allOf: [{$ref: '#/components/schemas/B'}], <<: {a: 1}}\n    B: {$id: 'urn:x:y', $ref: '#a'}\n";
  const json = JSON.stringify({
    openapi: "3.1.1",
    components: { schemas: { A: { $ref: "#/a" } } },
  });
  const tokens = [
    "\n",
    " ",
    "  - ",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "&a ",
    "*a",
    "<<: ",
    "!!x ",
    "? ",
    "|",
    ">",
    "'",
    '"',
    "#",
    "---\n",
    "\t",
    "\0",
    "$ref",
    "%",
    "\\u",
    "\ud800",
  ];

  test.each([
    ["root.yaml", seed],
    ["root.json", json],
  ])("%s", async (file, text) => {
    const cut = fc.tuple(fc.nat(text.length), fc.nat(6), fc.constantFrom(...tokens));
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 4 }), async (cuts) => {
        const changed = cuts.reduce(
          (done, [at, length, token]) => done.slice(0, at) + token + done.slice(at + length),
          text,
        );
        const findings = new Findings();
        const source = textSource({ uri: "file:///root", file, text: changed }, findings);
        if (source === undefined) expect(findings.failed).toBe(true);
        for (const { line, column, frame } of findings.diagnostics) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(frame).toContain("^");
        }
        if (source === undefined || !isJsonObject(source.value)) return;
        const document = await loadDocument({ spec: source.value }, findings);
        expect(document?.locate("#/components/schemas/A", "value")).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });
});

test("a document of one file comes back as it is", async () => {
  const values = fc.dictionary(
    fc.string().filter((key) => key !== "$ref" && key !== "$id" && key !== "$anchor"),
    fc.jsonValue({ maxDepth: 4 }),
  );
  await fc.assert(
    fc.asyncProperty(values, async (schemas) => {
      const spec = JSON.parse(
        JSON.stringify({ openapi: "3.1.0", components: { schemas } }),
      ) as object;
      const document = await loadDocument({ spec }, new Findings());
      expect(JSON.stringify(document?.root)).toBe(JSON.stringify(spec));
    }),
    { numRuns: 200 },
  );
});

test("a bundle may be bundled again", async () => {
  const { document } = await loadFiles({
    "root.yaml":
      "openapi: 3.1.1\npaths: {/a: {$ref: 'a.yaml'}}\ncomponents: {schemas: {X: {$ref: 'b.yaml#/X'}}}\n",
    "a.yaml":
      "get: {responses: {'200': {description: d, content: {t: {schema: {$ref: 'b.yaml#/Y'}}}}}}\n",
    "b.yaml": "X: {items: {$ref: '#/Y'}}\nY: {items: {$ref: '#/X'}}\n",
  });
  const root = document?.root ?? {};
  const again = await loadDocument({ spec: root }, new Findings());
  expect(again?.root).toEqual(root);
});
