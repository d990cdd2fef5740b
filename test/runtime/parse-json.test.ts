import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allCodec,
  arrayCodec,
  bigintNumberCodec,
  type Codec,
  kindsCodec,
  lazyCodec,
  objectCodec,
  textNumberCodec,
} from "../../templates/runtime/codec.js";
import { growthOf } from "./growth.js";
import { parseJson } from "../../templates/runtime/json.js";

const integer = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n });
const tree: Codec = objectCodec({
  id: bigintNumberCodec,
  list: arrayCodec(bigintNumberCodec),
  map: objectCodec({}, bigintNumberCodec),
  text: textNumberCodec,
  maybe: kindsCodec({
    decode: { number: bigintNumberCodec },
    encode: { bigint: bigintNumberCodec },
  }),
  children: arrayCodec(lazyCodec(() => tree)),
  ["__proto__"]: bigintNumberCodec,
});

describe("parseJson", () => {
  it("gives what JSON.parse gives, for every text but an integer alone that no double can hold", () => {
    const value = fc.oneof(
      fc.json(),
      integer.map(String),
      fc.string(),
      fc.constant('{"a":1234567890123456'),
    );
    fc.assert(
      fc.property(value, (text) => {
        let want: unknown;
        try {
          want = JSON.parse(text);
        } catch {
          expect(() => parseJson(text)).toThrow(SyntaxError);
          return;
        }
        const exact = /^\s*-?\d{1,20}\s*$/.test(text) ? BigInt(text.trim()) : undefined;
        const isHeld = exact === undefined || BigInt(want as number) === exact;
        expect(parseJson(text)).toEqual(isHeld ? want : exact);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it("keeps the digits for what is decoded afterwards", () => {
    fc.assert(
      fc.property(integer, integer, (one, two) => {
        const text = `{"other":${two}.5,"note":"${one}, \\"${two}\\\\","id":${one},"list":[${two}, ${one}],"map":{"a b":${one}},"text":${two},"maybe":${one},"children":[{"id":${two}}],"__proto__":${two}}`;
        const parsed = parseJson(text);
        expect(parsed).toEqual(JSON.parse(text));
        const decoded = tree.decode(parsed) as Record<string, unknown>;
        expect(Object.entries(decoded)).toEqual(
          Object.entries({
            other: Number(`${two}.5`),
            note: `${one}, "${two}\\`,
            id: one,
            list: [two, one],
            map: { "a b": one },
            text: String(two),
            maybe: one,
            children: [{ id: two }],
            ["__proto__"]: two,
          }),
        );
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  it("goes through parts of one object, and leaves what nobody decodes alone", () => {
    const codec = allCodec([
      objectCodec({ a: bigintNumberCodec }),
      objectCodec({ b: bigintNumberCodec }),
    ]);
    const text = '{"a":9007199254740993,"b":9007199254740995,"c":9007199254740997}';
    expect(codec.decode(parseJson(text))).toEqual({
      a: 9007199254740993n,
      b: 9007199254740995n,
      c: 9007199254740996,
    });
  });

  it("forgets the digits of a number that was replaced", () => {
    const parsed = parseJson('{"id":9007199254740993}') as { id: number };
    parsed.id = 5;
    expect(objectCodec({ id: bigintNumberCodec }).decode(parsed)).toEqual({ id: 5n });
  });

  it.each([
    ["one long string", (size: number) => `["${'\\n\\"'.repeat(size)}",1234567890123456789]`],
    ["many numbers", (size: number) => `[${"1234567890123456789,".repeat(size)}1]`],
    ["deep lists", (size: number) => `${"[".repeat(size)}1234567890123456789${"]".repeat(size)}`],
    ["a number of many digits", (size: number) => "1".repeat(size)],
  ])("takes linear time for %s", (_, make) => {
    expect(growthOf(parseJson, make)).toBe("linear");
  });
});
