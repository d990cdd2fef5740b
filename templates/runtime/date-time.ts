const datePattern = /^\d{4}-\d\d-\d\d$/;
const timePattern = /^\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d\d:\d\d)$/i;

/** RFC 3339 `full-date`: `2025-01-31`, a day that the month has. */
export function matchesDate(value: string): boolean {
  if (!datePattern.test(value)) return false;
  const year = twoDigits(value, 0) * 100 + twoDigits(value, 2);
  const month = twoDigits(value, 5);
  const day = twoDigits(value, 8);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

/** RFC 3339 `full-time`: `12:30:00.5Z`, with an offset; the leap second stands at 23:59:60 UTC. */
export function matchesTime(value: string): boolean {
  return timePattern.test(value) && isClock(value);
}

/** RFC 3339 `date-time`: `2025-01-31T12:30:00Z`. */
export function matchesDateTime(value: string): boolean {
  return (
    (value.charAt(10) === "T" || value.charAt(10) === "t") &&
    matchesDate(value.slice(0, 10)) &&
    matchesTime(value.slice(11))
  );
}

function daysOf(year: number, month: number): number {
  if (month === 2)
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isClock(time: string): boolean {
  const hour = twoDigits(time, 0);
  const minute = twoDigits(time, 3);
  const second = twoDigits(time, 6);
  let utc = hour * 60 + minute;
  const sign = time.charAt(time.length - 6);
  if (sign === "+" || sign === "-") {
    const offsetHour = twoDigits(time, time.length - 5);
    const offsetMinute = twoDigits(time, time.length - 2);
    if (offsetHour > 23 || offsetMinute > 59) return false;
    const offset = offsetHour * 60 + offsetMinute;
    utc += sign === "+" ? -offset : offset;
  }
  if (hour > 23 || minute > 59 || second > 60) return false;
  return second < 60 || (utc + 1440) % 1440 === 1439;
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
