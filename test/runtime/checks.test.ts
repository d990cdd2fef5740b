import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  codePointLength,
  equal,
  hasUniqueItems,
  isMultipleOf,
  lengthWithin,
  MAX_EQUAL_DEPTH,
} from "../../templates/runtime/check-values.js";
import { getOwn, hasOwn, isObject } from "../../templates/runtime/own.js";
import { toPointer } from "../../templates/runtime/issues.js";

const nest = (levels: number, innermost: unknown): unknown => {
  let value = innermost;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
};
const ring = (): unknown[] => {
  const array: unknown[] = [1];
  array.push(array, array);
  return array;
};
const shared = (levels: number): unknown => {
  let value: unknown = {};
  for (let i = 0; i < levels; i++) value = { a: value, b: value };
  return value;
};

/** Equal JSON text with sorted keys: the slow way to say it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return Object.is(value, -0) ? "0" : JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(getOwn(value, key))}`).join()}}`;
}

describe("own properties", () => {
  it("are the object's own", () => {
    const value: object = JSON.parse('{"__proto__":1,"hasOwnProperty":2}');
    expect([hasOwn(value, "__proto__"), hasOwn({}, "__proto__"), hasOwn({}, "toString")]).toEqual([
      true,
      false,
      false,
    ]);
    expect([
      getOwn(value, "__proto__"),
      getOwn({}, "toString"),
      getOwn(value, "hasOwnProperty"),
    ]).toEqual([1, undefined, 2]);
    expect(hasOwn(Object.create(null), "a")).toBe(false);
  });

  it("belong to objects", () => {
    expect([{}, [], null, undefined, "a", Object.create(null)].map(isObject)).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe("toPointer", () => {
  it.each([
    [[], ""],
    [["a", 0, ""], "/a/0/"],
    [["~/", "/~1"], "/~0~1/~1~01"],
  ])("%j is %s", (path, want) => {
    expect(toPointer(path)).toBe(want);
  });
});

describe("equal", () => {
  it.each([
    [1, 1.0, true],
    [0, -0, true],
    [1, "1", false],
    [null, undefined, false],
    [null, {}, false],
    [[], {}, false],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: 1, b: undefined }, { a: 1, c: undefined }, true],
    [{ a: 1 }, { b: 1 }, false],
    [[1, 2], [2, 1], false],
    [[1], [1, 1], false],
    [JSON.parse('{"__proto__":{}}'), {}, false],
    [{ toString: undefined }, {}, true],
    [nest(MAX_EQUAL_DEPTH, 1), nest(MAX_EQUAL_DEPTH, 1), true],
    [nest(100_000, 1), nest(100_000, 1), false],
    [ring(), ring(), true],
    [shared(60), shared(60), true],
  ])("case %#", (a, b, want) => {
    expect(equal(a, b)).toBe(want);
    expect(equal(b, a)).toBe(want);
  });

  it("agrees with equality of canonical text", () => {
    const small = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(equal(a, structuredClone(a))).toBe(true);
        expect(equal(a, b)).toBe(canonical(a) === canonical(b));
      }),
    );
  });
});

describe("hasUniqueItems", () => {
  it.each([
    [[], true],
    [[1, 1.0], false],
    [[1, "1", true, null, [1], { a: 1 }], true],
    [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      false,
    ],
    [[0, false, null, "", [], {}], true],
    [[...Array(20).keys(), "1", "#1"], true],
    [[...Array(20).keys(), 3], false],
    [[...Array(20).keys(), { a: [{ b: 1 }] }, { a: [{ b: 1 }] }], false],
    [[...Array(20).keys(), { a: [{ b: 1 }] }, { a: [{ b: 2 }] }], true],
    [[...Array(20).keys(), { a: "1" }, { a: 1 }, ["#1"], [[]], [{}]], true],
    [[...Array(20).keys(), { a: 1 }, { a: 1, b: undefined }], false],
    [[...Array(20).keys(), [-0], [0]], false],
    [[...Array(20).keys(), ring(), ring()], false],
    [[...Array(20).keys(), shared(60), shared(60)], false],
    // What is too deep to be compared is not accepted unseen; what differs above that is.
    [[...Array(20).keys(), nest(100_000, 1), nest(100_000, 1)], false],
    [[nest(100_000, 1), nest(100_000, 2)], false],
    [
      [
        { a: 1, b: nest(100_000, 1) },
        { a: 2, b: nest(100_000, 1) },
      ],
      true,
    ],
    [[...Array(20).keys(), { a: 1, b: nest(100_000, 1) }, { a: 2, b: nest(100_000, 1) }], true],
    [Array(4_294_967_295), false],
  ])("case %#", (array: readonly unknown[], want) => {
    expect(hasUniqueItems(array)).toBe(want);
  });

  it("agrees with comparing each pair", () => {
    const items = fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 30 });
    fc.assert(
      fc.property(items, fc.nat(), (array, pick) => {
        const naive = (list: readonly unknown[]): boolean =>
          new Set(list.map(canonical)).size === list.length;
        expect(hasUniqueItems(array)).toBe(naive(array));
        const doubled = [...array, structuredClone(array[pick % Math.max(1, array.length)])];
        expect(hasUniqueItems(doubled)).toBe(array.length === 0);
      }),
    );
  });

  it("is linear", () => {
    const array = Array.from({ length: 100_000 }, (_, i) => ({ id: i, tags: [{ name: "a" }] }));
    expect(hasUniqueItems(array)).toBe(true);
  });
});

describe("lengths in code points", () => {
  it("agree with the string's iterator", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "é", "😀", "\ud83d", "\ude00"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, fc.nat(8), fc.nat(8), (value, min, max) => {
        const { length } = [...value];
        expect(codePointLength(value)).toBe(length);
        expect(lengthWithin(value, min, max)).toBe(length >= min && length <= max);
        expect(lengthWithin(value, min, Infinity)).toBe(length >= min);
      }),
    );
  });
});

describe("isMultipleOf", () => {
  it.each([
    [0.0075, 0.0001, true],
    [0.00751, 0.0001, false],
    [0.3, 0.1, true],
    [1.1, 0.1, true],
    [4.5, 1.5, true],
    [-4.5, 1.5, true],
    [35, 1.5, false],
    [9, 3, true],
    [-9, 3, true],
    [10, 3, false],
    [0, 0.01, true],
    [-0, 7, true],
    [1e308, 0.123456789, false],
    [1e308, 1e307, true],
    [1e-308, 1e-308, true],
    [1, 5e-324, true],
    [1e300, 3, false],
    [12391239123, 1e-8, true],
    [3, 0, false],
    [NaN, 1, false],
    [Infinity, 1, false],
  ])("%d by %d: %s", (value, divisor, want) => {
    expect(isMultipleOf(value, divisor)).toBe(want);
  });

  it("agrees with integers that are scaled alike", () => {
    const integer = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const divisor = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(integer, divisor, fc.nat(12), (value, by, scale) => {
        const decimal = (n: number): number => Number(`${n}e-${scale}`);
        expect(isMultipleOf(decimal(value), decimal(by))).toBe(value % by === 0);
      }),
    );
  });
});
