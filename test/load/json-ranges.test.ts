import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../generator/load/json.js";
import { jsonRanges } from "../../generator/load/json-ranges.js";
import { scanJson } from "../../generator/load/json-scan.js";
import { parseJson } from "../../generator/load/parse-json.js";

/** All places of a value, and one that does not exist under each. */
function placesOf(value: JsonValue): string[][] {
  if (typeof value !== "object" || value === null) return [[], ["none"]];
  const below = Object.entries(value).flatMap(([key, child]) =>
    placesOf(child as JsonValue).map((place) => [key, ...place]),
  );
  return [[], ["no such key"], ...below];
}

const spaced = fc.tuple(
  fc.jsonValue({ depthSize: "medium" }),
  fc.constantFrom(undefined, 1, 4, "\t"),
);

describe("places in JSON", () => {
  test("walking to a place and parsing with positions agree", () => {
    fc.assert(
      fc.property(spaced, ([value, space]) => {
        const text = `\n ${JSON.stringify(value, undefined, space)} `;
        const parsed = jsonRanges(text, true);
        for (const place of placesOf(JSON.parse(text) as JsonValue)) {
          expect(jsonRanges(text, false)(place)).toEqual(parsed(place));
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
    const hasDuplicateKeys = parseJson(text).problems.length > 0;
    const found = jsonRanges(text, hasDuplicateKeys)(place);
    expect(text.slice(found.value.start, found.value.end)).toBe(value);
    expect(found.key && text.slice(found.key.start, found.key.end)).toBe(key);
  });

  test("after many lookups the answers stay the same", () => {
    const text = JSON.stringify(Array.from({ length: 30 }, (_, index) => ({ index })));
    const find = jsonRanges(text, false);
    const shown = Array.from({ length: 30 }, (_, index) => {
      const { start, end } = find([String(index), "index"]).value;
      return text.slice(start, end);
    });
    expect(shown).toEqual(Array.from({ length: 30 }, (_, index) => String(index)));
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
