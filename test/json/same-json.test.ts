import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sameJson, type JsonValue } from "../../generator/json/json.js";

it.each<[JsonValue, JsonValue, boolean]>([
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [{ a: null }, {}, false],
  [{ constructor: 1 }, { a: 1 }, false],
  [0, -0, true],
  ["1", 1, false],
])("%j and %j: %s", (a, b, want) => {
  expect(sameJson(a, b)).toBe(want);
});

it("agrees with Node on values of JSON", () => {
  const value = fc
    .jsonValue({ maxDepth: 4 })
    .map((json) => JSON.parse(JSON.stringify(json)) as JsonValue);
  fc.assert(
    fc.property(value, value, (a, b) => {
      const copy = JSON.parse(JSON.stringify(a)) as JsonValue;
      expect(sameJson(a, copy)).toBe(true);
      // Node tells 0 from -0, which JSON.stringify has made the same above.
      expect(sameJson(a, b)).toBe(isDeepStrictEqual(a, b));
    }),
    { numRuns: 2_000 },
  );
});
