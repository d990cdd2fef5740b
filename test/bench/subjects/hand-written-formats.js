/** RFC 3339 `date-time`, with real days of the month and leap seconds, read character by character. */
export function isDateTime(text) {
  const length = text.length;
  if (length < 20) return false;
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  if ((text.charCodeAt(10) | 32) !== 116) return false;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return false;
  const century = two(text, 0);
  const years = two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  if (!(century >= 0 && years >= 0 && month >= 1 && month <= 12 && day >= 1)) return false;
  if (day > 28 && day > daysOf(century * 100 + years, month)) return false;
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60))
    return false;
  let at = 19;
  if (text.charCodeAt(at) === 46) {
    const start = ++at;
    while (at < length && isDigit(text.charCodeAt(at))) at++;
    if (at === start) return false;
  }
  let utc = hour * 60 + minute;
  const zone = text.charCodeAt(at);
  if ((zone | 32) === 122) {
    if (at + 1 !== length) return false;
  } else {
    if ((zone !== 43 && zone !== 45) || at + 6 !== length || text.charCodeAt(at + 3) !== 58)
      return false;
    const hours = two(text, at + 1);
    const minutes = two(text, at + 4);
    if (!(hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60)) return false;
    utc -= (zone === 43 ? 1 : -1) * (hours * 60 + minutes);
  }
  return second < 60 || (utc + 1440) % 1440 === 1439;
}

/** `google.protobuf.Duration` in ProtoJSON: `3.5s`. */
export function isDuration(text) {
  const end = text.length - 1;
  if (text.charCodeAt(end) !== 115) return false;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  let at = start;
  let seconds = 0;
  for (; at < end && isDigit(text.charCodeAt(at)); at++)
    seconds = seconds * 10 + text.charCodeAt(at) - 48;
  if (at === start || at - start > 12 || seconds > 315_576_000_000) return false;
  if (at === end) return true;
  if (text.charCodeAt(at) !== 46 || at + 1 === end || end - at > 10) return false;
  for (at++; at < end; at++) {
    if (!isDigit(text.charCodeAt(at))) return false;
  }
  return true;
}

/** A signed 64-bit integer as ProtoJSON writes it. */
export function isInt64(text) {
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  const digits = text.length - start;
  if (digits === 0 || digits > 19) return false;
  if (digits > 1 && text.charCodeAt(start) === 48) return false;
  for (let at = start; at < text.length; at++) if (!isDigit(text.charCodeAt(at))) return false;
  return digits < 19 || text <= (start === 1 ? "-9223372036854775808" : "9223372036854775807");
}

function isDigit(unit) {
  return unit >= 48 && unit <= 57;
}

/** Two digits as a number; NaN where they are none. */
function two(text, at) {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

function daysOf(year, month) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
