import { describe, expect, it } from "vitest";
import { matchesDateTime, matchesProtoDuration } from "../../templates/runtime/formats.js";
import {
  durationFromMillis,
  durationFromNanos,
  durationToMillis,
  durationToNanos,
  timestampFromMillis,
  timestampFromNanos,
  timestampToMillis,
  timestampToNanos,
} from "../../templates/runtime/proto-time.js";

describe("durations", () => {
  it.each<[string, bigint, number, string]>([
    ["0s", 0n, 0, "0s"],
    ["-0s", 0n, 0, "0s"],
    ["3.5s", 3_500_000_000n, 3500, "3.500s"],
    ["-3600s", -3_600_000_000_000n, -3_600_000, "-3600s"],
    ["-0.5s", -500_000_000n, -500, "-0.500s"],
    ["0.000000001s", 1n, 0.000001, "0.000000001s"],
    ["-1.000001s", -1_000_001_000n, -1000.001, "-1.000001s"],
    ["1.120s", 1_120_000_000n, 1120, "1.120s"],
    ["007s", 7_000_000_000n, 7000, "7s"],
    ["-0.000000001s", -1n, -0.000001, "-0.000000001s"],
    ["315576000000s", 315_576_000_000_000_000_000n, 315_576_000_000_000, "315576000000s"],
  ])("%s", (text, nanos, millis, written) => {
    expect(durationToNanos(text)).toBe(nanos);
    expect(durationToMillis(text)).toBeCloseTo(millis, 9);
    expect(durationFromNanos(nanos)).toBe(written);
    expect(durationFromMillis(millis)).toBe(written);
  });

  it("are the same in milliseconds before and after zero", () => {
    for (const nanos of [1n, 999_999_999n, 1_000_000_001n]) {
      const millis = durationToMillis(durationFromNanos(nanos));
      expect(durationToMillis(durationFromNanos(-nanos))).toBe(-millis);
    }
  });

  // As in the conformance tests of protobuf: DurationMinValue, DurationMaxValue.
  it.each(["315576000000.999999999s", "-315576000000.999999999s"])("%s is the last one", (text) => {
    expect(matchesProtoDuration(text)).toBe(true);
    expect(durationFromNanos(durationToNanos(text))).toBe(text);
  });

  it.each(["", "s", "1", "1.s", ".5s", "1.0000000001s", "PT1S", "1 s", "+1s", "315576000001s"])(
    "refuse %j",
    (text) => {
      expect(() => durationToNanos(text)).toThrow(/^".*" is not a ProtoJSON duration$/);
    },
  );

  it("refuse what is too long, and what is no amount", () => {
    const most = 315_576_000_000_999_999_999n;
    for (const nanos of [most + 1n, -most - 1n]) {
      expect(() => durationFromNanos(nanos)).toThrow(RangeError);
    }
    for (const millis of [NaN, Infinity, -Infinity, 1e300]) {
      expect(() => durationFromMillis(millis)).toThrow(RangeError);
    }
  });
});

describe("timestamps", () => {
  it.each<[string, bigint, string]>([
    ["1970-01-01T00:00:01Z", 1_000_000_000n, "1970-01-01T00:00:01Z"],
    ["1970-01-01t00:00:00.5z", 500_000_000n, "1970-01-01T00:00:00.500Z"],
    ["1969-12-31T23:59:59.999999999Z", -1n, "1969-12-31T23:59:59.999999999Z"],
    ["2025-01-31T12:30:00.123456+02:00", 1_738_319_400_123_456_000n, "2025-01-31T10:30:00.123456Z"],
    ["2016-12-31T23:59:60Z", 1_483_228_800_000_000_000n, "2017-01-01T00:00:00Z"],
    ["2016-12-31T18:59:60.25-05:00", 1_483_228_800_250_000_000n, "2017-01-01T00:00:00.250Z"],
    ["2000-01-01T00:00:00.0000000019Z", 946_684_800_000_000_001n, "2000-01-01T00:00:00.000000001Z"],
    ["0000-12-31T23:00:00-01:00", -62_135_596_800_000_000_000n, "0001-01-01T00:00:00Z"],
    ["0001-01-01T00:00:00Z", -62_135_596_800_000_000_000n, "0001-01-01T00:00:00Z"],
    [
      "9999-12-31T23:59:59.999999999Z",
      253_402_300_799_999_999_999n,
      "9999-12-31T23:59:59.999999999Z",
    ],
  ])("%s", (text, nanos, written) => {
    expect(timestampToNanos(text)).toBe(nanos);
    expect(timestampFromNanos(nanos)).toBe(written);
  });

  it("are those of Date, in milliseconds", () => {
    for (const text of ["2025-01-31T12:30:00.123Z", "1905-06-01T00:00:00+01:00"]) {
      expect(timestampToMillis(text)).toBe(new Date(text).getTime());
      expect(timestampToNanos(timestampFromMillis(Date.parse(text)))).toBe(timestampToNanos(text));
    }
    expect(timestampToMillis("1970-01-01T00:00:00.0005Z")).toBe(0.5);
  });

  it.each([
    "",
    "2025-01-31",
    "2025-02-30T00:00:00Z",
    "2025-01-31T12:30:00",
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01",
    "9999-12-31T23:59:60Z",
  ])("refuse %j", (text) => {
    expect(() => timestampToNanos(text)).toThrow(/is not a ProtoJSON timestamp$/);
  });

  it("refuse years that ProtoJSON does not have", () => {
    for (const nanos of [-62_135_596_800_000_000_001n, 253_402_300_800_000_000_000n, 10n ** 40n]) {
      expect(() => timestampFromNanos(nanos)).toThrow(RangeError);
    }
  });
});

/** Amounts of all sizes, the same in each run. */
const amounts = Array.from({ length: 500 }, (_, index) => {
  const digits = String((index * 7919 + 104_729) ** 3).repeat(2);
  const amount = BigInt(digits.slice(0, 1 + (index % 20)));
  return index % 2 === 0 ? amount : -amount;
});

describe("what is written", () => {
  it("is a text of its format, and reads back the same", () => {
    for (const nanos of amounts) {
      const duration = durationFromNanos(nanos);
      expect(matchesProtoDuration(duration)).toBe(true);
      expect(durationToNanos(duration)).toBe(nanos);
      if (nanos < -62_135_596_800_000_000_000n) continue;
      const timestamp = timestampFromNanos(nanos);
      expect(matchesDateTime(timestamp)).toBe(true);
      expect(timestampToNanos(timestamp)).toBe(nanos);
    }
  });
});
