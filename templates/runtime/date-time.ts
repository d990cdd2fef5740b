import { explainFormat } from "./explain-format.js";
import type { FormatNode } from "./node.js";

/** RFC 3339 `full-date`: `2025-01-31`, a day that the month has. */
export function matchesDate(value: string): boolean {
  return value.length === 10 && startsWithDate(value);
}

/** RFC 3339 `full-time`: `12:30:00.5Z`, with an offset; the leap second stands at 23:59:60 UTC. */
export function matchesTime(value: string): boolean {
  return isTime(value, 0);
}

/** RFC 3339 `date-time`: `2025-01-31T12:30:00Z`. */
export function matchesDateTime(value: string): boolean {
  return (
    startsWithDate(value) &&
    (value.charCodeAt(10) | 32) === LOWER_T &&
    isTime(value, 11)
  );
}

export const dateNode: FormatNode = {
  explain: explainFormat,
  expected: 'a date (RFC 3339) such as "2025-01-31"',
  test: matchesDate,
};

export const timeNode: FormatNode = {
  explain: explainFormat,
  expected: 'a time with offset (RFC 3339) such as "12:30:00Z"',
  test: matchesTime,
};

export const dateTimeNode: FormatNode = {
  explain: explainFormat,
  expected:
    'a date and time with offset (RFC 3339) such as "2025-01-31T12:30:00Z"',
  test: matchesDateTime,
};

// Read by character: these run for every timestamp of every value, and make no garbage this way.
const PLUS = 43;
const MINUS = 45;
const DOT = 46;
const COLON = 58;
const LOWER_T = 116;
const LOWER_Z = 122;

const NOT_DIGITS = 100;
const NO_OFFSET = 1440;

function startsWithDate(value: string): boolean {
  const century = twoDigits(value, 0);
  const year = twoDigits(value, 2);
  const month = twoDigits(value, 5);
  const day = twoDigits(value, 8);
  return (
    value.charCodeAt(4) === MINUS &&
    value.charCodeAt(7) === MINUS &&
    century < NOT_DIGITS &&
    year < NOT_DIGITS &&
    month > 0 &&
    month < 13 &&
    day > 0 &&
    (day < 29 || day <= daysOf(century * 100 + year, month))
  );
}

function daysOf(year: number, month: number): number {
  if (month === 2)
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether all of the text from there on is a time. */
function isTime(value: string, start: number): boolean {
  const hour = twoDigits(value, start);
  const minute = twoDigits(value, start + 3);
  const second = twoDigits(value, start + 6);
  if (
    value.charCodeAt(start + 2) !== COLON ||
    value.charCodeAt(start + 5) !== COLON ||
    hour > 23 ||
    minute > 59 ||
    second > 60
  )
    return false;
  let at = start + 8;
  if (value.charCodeAt(at) === DOT) {
    do at++;
    while (isDigit(value.charCodeAt(at)));
    if (at === start + 9) return false;
  }
  const minutes = offsetAt(value, at);
  // The leap second is the last one of a day in UTC.
  return (
    minutes < NO_OFFSET &&
    (second < 60 || (hour * 60 + minute - minutes + 1440) % 1440 === 1439)
  );
}

/** The minutes of the offset that ends the text: `Z`, `+02:00`. */
function offsetAt(value: string, at: number): number {
  const sign = value.charCodeAt(at);
  if ((sign | 32) === LOWER_Z) return at + 1 === value.length ? 0 : NO_OFFSET;
  if (at + 6 !== value.length || value.charCodeAt(at + 3) !== COLON)
    return NO_OFFSET;
  const hours = twoDigits(value, at + 1);
  const minutes = twoDigits(value, at + 4);
  if (hours > 23 || minutes > 59) return NO_OFFSET;
  if (sign === PLUS) return hours * 60 + minutes;
  return sign === MINUS ? -hours * 60 - minutes : NO_OFFSET;
}

/** The number that two digits make, or `NOT_DIGITS`. Past the end of the text are zeros. */
function twoDigits(text: string, at: number): number {
  const tens = (text.charCodeAt(at) - 48) >>> 0;
  const ones = (text.charCodeAt(at + 1) - 48) >>> 0;
  return tens < 10 && ones < 10 ? tens * 10 + ones : NOT_DIGITS;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
