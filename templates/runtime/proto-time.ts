import { matchesDateTime, matchesProtoDuration } from "./formats.js";
import { quoteText } from "./issues.js";

/**
 * `google.protobuf.Duration` and `google.protobuf.Timestamp` as ProtoJSON writes them (`"3.5s"`,
 * `"2025-01-31T12:30:00Z"`), and as amounts of time: nanoseconds as a bigint, in which nothing is lost, or
 * milliseconds as a number, with a fraction where there is one.
 */

const NANOS_PER_SECOND = 1_000_000_000;
const NANOS_PER_MILLI = 1_000_000;

/** The years 1 to 9999, in UTC. */
const FIRST_SECOND = -62_135_596_800;
const LAST_SECOND = 253_402_300_799;

/** A duration in nanoseconds: `"3.5s"` is 3500000000n. Throws a RangeError for any other text. */
export function durationToNanos(text: string): bigint {
  if (!matchesProtoDuration(text))
    throw new RangeError(`${quoteText(text)} is not a ProtoJSON duration`);
  const parts = text.slice(0, -1).split(".");
  const nanos = wholeNanos(String(parts[0]).replace("-", ""), parts[1]);
  return text.charCodeAt(0) === 45 ? -nanos : nanos;
}

/** A duration in milliseconds, with a fraction where it is finer. Throws a RangeError for any other text. */
export function durationToMillis(text: string): number {
  return toMillis(durationToNanos(text));
}

/** About 10,000 years. The nanoseconds have a range of their own in the message, and may be added. */
const MOST_SECONDS = 315_576_000_000;

/**
 * A duration as text, with no digits after the dot or with three, six or nine: 3500000000n is `"3.500s"`.
 * Throws a RangeError for more than 315,576,000,000.999999999 seconds.
 */
export function durationFromNanos(nanos: bigint): string {
  const isNegative = nanos < BigInt(0);
  const amount = isNegative ? -nanos : nanos;
  const { seconds, rest: fraction } = parts(amount);
  if (seconds > BigInt(MOST_SECONDS))
    throw new RangeError(
      `${String(nanos)} nanoseconds are no ProtoJSON duration: at most ${MOST_SECONDS}.999999999 seconds`,
    );
  return `${isNegative ? "-" : ""}${String(seconds)}${fractionText(fraction)}s`;
}

/** As `durationFromNanos`, from milliseconds: 1500.25 is `"1.500250s"`. */
export function durationFromMillis(millis: number): string {
  return durationFromNanos(fromMillis(millis));
}

/**
 * A point in time in nanoseconds since 1970: `"1970-01-01T00:00:01Z"` is 1000000000n. Offsets are read, a leap
 * second is the one after it, and digits after the ninth are dropped. Throws a RangeError for any other text, and
 * outside of the years 1 to 9999 in UTC.
 */
export function timestampToNanos(text: string): bigint {
  if (!matchesDateTime(text)) throw noTimestamp(text);
  const { whole, fraction, offset } = splitTime(text.toUpperCase());
  const isLeap = whole.slice(-2) === "60";
  const time = Date.parse(
    `${isLeap ? `${whole.slice(0, -2)}59` : whole}${offset}`,
  );
  const seconds = time / 1000 + (isLeap ? 1 : 0);
  // An offset may lead out of the years, and into them.
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND) throw noTimestamp(text);
  return BigInt(seconds) * BigInt(NANOS_PER_SECOND) + wholeNanos("0", fraction);
}

function noTimestamp(text: string): RangeError {
  return new RangeError(`${quoteText(text)} is not a ProtoJSON timestamp`);
}

/** As `timestampToNanos`, in milliseconds, with a fraction where it is finer: for `new Date(…)`. */
export function timestampToMillis(text: string): number {
  return toMillis(timestampToNanos(text));
}

/**
 * A point in time as text in UTC: 1000000000n is `"1970-01-01T00:00:01Z"`. Throws a RangeError outside of the years
 * 1 to 9999.
 */
export function timestampFromNanos(nanos: bigint): string {
  const { seconds, rest: fraction } = parts(nanos);
  const second = Number(seconds);
  if (second < FIRST_SECOND || second > LAST_SECOND)
    throw new RangeError(
      `${String(nanos)} nanoseconds are no ProtoJSON timestamp: the years 1 to 9999`,
    );
  const whole = new Date(second * 1000).toISOString().slice(0, 19);
  return `${whole}${fractionText(fraction)}Z`;
}

/** As `timestampFromNanos`, from milliseconds: `date.getTime()`. */
export function timestampFromMillis(millis: number): string {
  return timestampFromNanos(fromMillis(millis));
}

/** `2025-01-31T12:30:00`, the digits after the dot, and the offset. */
function splitTime(text: string): {
  readonly whole: string;
  readonly fraction: string;
  readonly offset: string;
} {
  const offset = text.slice(text.charAt(text.length - 1) === "Z" ? -1 : -6);
  const rest = text.slice(0, text.length - offset.length);
  return { whole: rest.slice(0, 19), fraction: rest.slice(20), offset };
}

function wholeNanos(seconds: string, fraction = ""): bigint {
  const nanos = Number(`${fraction}000000000`.slice(0, 9));
  return BigInt(seconds) * BigInt(NANOS_PER_SECOND) + BigInt(nanos);
}

/** Whole seconds, and the nanoseconds after them: from 0 on, also before 1970. */
function parts(nanos: bigint): {
  readonly seconds: bigint;
  readonly rest: number;
} {
  const second = BigInt(NANOS_PER_SECOND);
  const rest = ((nanos % second) + second) % second;
  return { seconds: (nanos - rest) / second, rest: Number(rest) };
}

function fractionText(nanos: number): string {
  if (nanos === 0) return "";
  const digits = String(nanos + NANOS_PER_SECOND).slice(1);
  return `.${digits.replace(/^(\d{3}|\d{6})0+$/, "$1")}`;
}

function toMillis(nanos: bigint): number {
  const second = BigInt(NANOS_PER_SECOND);
  // Both parts have the sign of the amount: the sum of two of different signs would be less exact.
  return (
    Number(nanos / second) * 1000 + Number(nanos % second) / NANOS_PER_MILLI
  );
}

/** Rounded to a nanosecond. */
function fromMillis(millis: number): bigint {
  if (!Number.isFinite(millis))
    throw new RangeError(`${millis} is not an amount of milliseconds`);
  const whole = Math.floor(millis);
  return (
    BigInt(whole) * BigInt(NANOS_PER_MILLI) +
    BigInt(Math.round((millis - whole) * NANOS_PER_MILLI))
  );
}
