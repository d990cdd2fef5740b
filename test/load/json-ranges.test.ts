import fc from "fast-check";
import { findNodeAtLocation, parseTree, type Node } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../generator/json/json.js";
import { jsonRanges } from "../../generator/load/text/json-ranges.js";
import { scanJson } from "../../generator/load/text/json-scan.js";
import { parseJson } from "../../generator/load/text/parse-json.js";
import type { TextRange } from "../../generator/load/text/parsed-text.js";

/** All places of a value, and one that does not exist under each. */
function placesOf(value: JsonValue): string[][] {
  if (typeof value !== "object" || value === null) return [[], ["none"]];
  const below = Object.entries(value).flatMap(([key, child]) =>
    placesOf(child as JsonValue).map((place) => [key, ...place]),
  );
  return [[], ["no such key"], ...below];
}

/** The place of `segments` or of the nearest thing above it, by another parser. */
function placeByTree(tree: Node, segments: readonly string[]): TextRange | undefined {
  for (let length = segments.length; length >= 0; length -= 1) {
    let node: Node | undefined = tree;
    for (const segment of segments.slice(0, length)) {
      const step: string | number = node?.type === "array" ? Number(segment) : segment;
      node = node === undefined ? undefined : findNodeAtLocation(node, [step]);
    }
    if (node !== undefined) return { start: node.offset, end: node.offset + node.length };
  }
  return undefined;
}

const spaced = fc.tuple(
  fc.jsonValue({ depthSize: "medium" }),
  fc.constantFrom(undefined, 1, 4, "\t"),
);

describe("places in JSON", () => {
  test("are those that a parser with positions tells", () => {
    fc.assert(
      fc.property(spaced, ([value, space]) => {
        const text = `\n ${JSON.stringify(value, undefined, space)} `;
        const tree = parseTree(text);
        const find = jsonRanges(text);
        for (const place of placesOf(JSON.parse(text) as JsonValue)) {
          expect(find(place).value).toEqual(tree && placeByTree(tree, place));
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test.each<[text: string, place: string[], key: string | undefined, value: string]>([
    [`{"a\\u0062": 1}`, ["ab"], `"a\\u0062"`, "1"],
    [`{"a": "\\\\", "b": "\\""}`, ["b"], `"b"`, `"\\""`],
    [`[ [1], {"a": [true , null]} ]`, ["1", "a", "1"], undefined, "null"],
    [`{"a":{"b":1}}`, ["a", "c"], `"a"`, `{"b":1}`],
    [`{"a": 1, "a": 22}`, ["a"], `"a"`, "22"],
  ])("%s at %j", (text, place, key, value) => {
    const found = jsonRanges(text)(place);
    expect(text.slice(found.value.start, found.value.end)).toBe(value);
    expect(found.key && text.slice(found.key.start, found.key.end)).toBe(key);
  });
});

describe("the glance at JSON before it is parsed", () => {
  // Objects as lists of members, so that keys can stand twice.
  const { text } = fc.letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("1", "-0.5", "1e5", "1e999", "12345678901234567890", "true", `":"`, `"\\""`),
      fc.array(tie("text"), { maxLength: 3 }).map((items) => `[${items.join(",")}]`),
      fc
        .array(fc.tuple(fc.constantFrom(`"a"`, `"\\u0061"`, `"b:"`), tie("text")), { maxLength: 3 })
        .map((members) => `{${members.map(([key, item]) => `${key}: ${item}`).join(", ")}}`),
    ),
  }));

  test("overlooks nothing that a scan of the tokens finds", () => {
    fc.assert(
      fc.property(text, (json) => {
        const { duplicateKeys, numbers } = scanJson(json);
        expect(parseJson(json).problems).toEqual([...duplicateKeys, ...numbers]);
      }),
      { seed: 12, numRuns: 1000 },
    );
  });
});
