import { describe, expect, it } from "vitest";
import {
  allCodec,
  arrayCodec,
  bigintNumberCodec,
  bigintTextCodec,
  type Codec,
  dateCodec,
  dateTimeCodec,
  kindsCodec,
  lazyCodec,
  numberTextCodec,
  objectCodec,
  taggedCodec,
  textNumberCodec,
} from "../../templates/runtime/codec.js";

const utc = (text: string) => new Date(text);

describe("scalars, there and back", () => {
  it.each<[string, Codec, unknown, unknown]>([
    ["date-time", dateTimeCodec, "2020-02-29T01:02:03.004Z", utc("2020-02-29T01:02:03.004Z")],
    ["date", dateCodec, "2020-02-29", utc("2020-02-29T00:00:00Z")],
    ["date", dateCodec, "0001-01-01", utc("0001-01-01T00:00:00Z")],
    ["int64 text", bigintTextCodec, "-9223372036854775808", -9223372036854775808n],
    ["uint64 text", bigintTextCodec, "18446744073709551615", 18446744073709551615n],
    ["int64 text", numberTextCodec, "9007199254740991", 9007199254740991],
    ["int64", bigintNumberCodec, 9007199254740991, 9007199254740991n],
    ["int64", textNumberCodec, -5, "-5"],
    ["past 2^53", textNumberCodec, 2 ** 63, "9223372036854775808"],
    ["past 2^53", numberTextCodec, "9223372036854775808", 2 ** 63],
  ])("%s: %#", (_, codec, wire, value) => {
    expect(codec.decode(wire)).toEqual(value);
    expect(codec.encode(value)).toEqual(wire);
  });

  it.each([
    ["1990-12-31T23:59:60Z", "1991-01-01T00:00:00.000Z"],
    ["1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00.000Z"],
    ["2020-01-01t00:00:00z", "2020-01-01T00:00:00.000Z"],
    ["2020-01-01T00:00:00.123456789+01:30", "2019-12-31T22:30:00.123Z"],
  ])("%s is a moment", (wire, want) => {
    expect((dateTimeCodec.decode(wire) as Date).toISOString()).toBe(want);
  });

  it.each([dateTimeCodec, dateCodec, bigintTextCodec, bigintNumberCodec, textNumberCodec])(
    "leaves alone what is neither: %#",
    (codec) => {
      for (const value of [null, undefined, true, {}, []]) {
        expect(codec.decode(value)).toBe(value);
        expect(codec.encode(value)).toBe(value);
      }
    },
  );

  it("refuses to send a date that has no text", () => {
    expect(() => dateCodec.encode(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => dateCodec.encode(new Date("+010000-01-01T00:00:00Z"))).toThrow(RangeError);
  });
});

describe("what is made of them", () => {
  const day = utc("2020-02-29T00:00:00Z");
  const tree: Codec = objectCodec({
    day: dateCodec,
    children: arrayCodec(lazyCodec(() => tree)),
    ["__proto__"]: dateCodec,
  });
  const own = (text: string) => JSON.parse(text) as unknown;

  it.each<[string, Codec, unknown, unknown]>([
    ["lists", arrayCodec(dateCodec), ["2020-02-29"], [day]],
    [
      "tuples",
      arrayCodec(dateCodec, [undefined]),
      ["2020-02-29", "2020-02-29"],
      ["2020-02-29", day],
    ],
    ["maps", objectCodec({}, dateCodec), { a: "2020-02-29" }, { a: day }],
    ["trees", tree, { children: [{ day: "2020-02-29" }], b: 1 }, { children: [{ day }], b: 1 }],
    [
      "parts",
      allCodec([objectCodec({ a: dateCodec }), objectCodec({ b: dateCodec })]),
      { a: "2020-02-29", b: "2020-02-29" },
      { a: day, b: day },
    ],
    [
      "tags",
      taggedCodec("k", { d: objectCodec({ a: dateCodec }) }),
      { k: "d", a: "2020-02-29" },
      { k: "d", a: day },
    ],
    [
      "tags",
      taggedCodec("k", { d: objectCodec({ a: dateCodec }) }),
      { k: "toString", a: "2020-02-29" },
      { k: "toString", a: "2020-02-29" },
    ],
    [
      "kinds",
      kindsCodec({ decode: { string: dateCodec }, encode: { Date: dateCodec } }),
      "2020-02-29",
      day,
    ],
    ["kinds", kindsCodec({ decode: { string: dateCodec }, encode: { Date: dateCodec } }), 5, 5],
  ])("%s: %#", (_, codec, wire, value) => {
    const before = structuredClone(wire);
    expect(codec.decode(wire)).toEqual(value);
    expect(codec.encode(value)).toEqual(wire);
    expect(wire).toEqual(before);
  });

  it("keeps a property named __proto__ one", () => {
    const decoded = tree.decode(own('{"__proto__":"2020-02-29"}'));
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
    expect(Object.entries(decoded as object)).toEqual([["__proto__", day]]);
  });

  it("ignores what is inherited in the table", () => {
    expect(objectCodec({}).decode({ constructor: "a" })).toEqual({ constructor: "a" });
  });
});
