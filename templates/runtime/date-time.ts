import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";

/** RFC 3339 `full-date`: `2025-01-31`, a day that the month has. */
export function matchesDate(value: string): boolean {
  return dateForm.test(value) && hasDay(value);
}

/** RFC 3339 `full-time`: `12:30:00.5Z`, with an offset; the leap second stands at 23:59:60 UTC. */
export function matchesTime(value: string): boolean {
  return timeForm.test(value) && hasSecond(value, 0);
}

/** RFC 3339 `date-time`: `2025-01-31T12:30:00Z`. */
export function matchesDateTime(value: string): boolean {
  return dateTimeForm.test(value) && hasDay(value) && hasSecond(value, 11);
}

export const dateNode: Node = /* @__PURE__ */ explainFormat(
  'a date (RFC 3339) such as "2025-01-31"',
  matchesDate,
);

export const timeNode: Node = /* @__PURE__ */ explainFormat(
  'a time with offset (RFC 3339) such as "12:30:00Z"',
  matchesTime,
);

export const dateTimeNode: Node = /* @__PURE__ */ explainFormat(
  'a date and time with offset (RFC 3339) such as "2025-01-31T12:30:00Z"',
  matchesDateTime,
);

// Each is anchored and has one way to match, so it is linear; it leaves open what depends on other digits.
const dateForm = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const timeForm =
  /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const dateTimeForm =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Whether the month of a date has so many days. */
function hasDay(date: string): boolean {
  const day = twoDigits(date, 8);
  if (day < 29) return true;
  const month = twoDigits(date, 5);
  if (month !== 2) return day < 31 || ![4, 6, 9, 11].includes(month);
  const century = twoDigits(date, 0);
  const year = twoDigits(date, 2) || century;
  return day === 29 && year % 4 === 0;
}

/** Whether the time that starts there is none in a leap second, or at 23:59:60 UTC. */
function hasSecond(text: string, start: number): boolean {
  if (twoDigits(text, start + 6) < 60) return true;
  const local = minutesAt(text, start);
  const sign = text.charAt(text.length - 6);
  const offset = /\d$/.test(text) ? minutesAt(text, text.length - 5) : 0;
  const utc = sign === "-" ? local + offset : local - offset;
  return (utc + 1440) % 1440 === 1439;
}

/** `23:59` as minutes. */
function minutesAt(text: string, at: number): number {
  return twoDigits(text, at) * 60 + twoDigits(text, at + 3);
}

function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
}
