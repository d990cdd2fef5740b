/** The formats of JSON Schema, OpenAPI and ProtoJSON: each a test of a text, in linear time; nothing else passes. */
import { demand, type Node, reportType } from "./trace.js";

/** A string of some form; `expected`: the form in words, to be read after `must be`. */
export function explainFormat(
  expected: string,
  test: (value: unknown) => boolean,
): Node {
  return {
    accepts: test,
    explain: (value, trace) => {
      if (typeof value !== "string") reportType(value, trace, "string");
      else if (!test(value)) demand(value, trace, "format", expected);
    },
  };
}

/** A 64-bit integer as ProtoJSON writes it: decimal digits, no `+`, no leading zeros; `-0` is zero. */
export function matchesInt64(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return value.charCodeAt(0) === 45
    ? isDecimal(value, 1, "-9223372036854775808")
    : isDecimal(value, 0, "9223372036854775807");
}

/** As `matchesInt64`, from 0 to 18446744073709551615 and without a sign. */
export function matchesUint64(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return isDecimal(value, 0, "18446744073709551615");
}

export const int64Node: Node = /* @__PURE__ */ explainFormat(
  "a signed 64-bit integer in decimal digits",
  matchesInt64,
);

export const uint64Node: Node = /* @__PURE__ */ explainFormat(
  "an unsigned 64-bit integer in decimal digits",
  matchesUint64,
);

/** Digits from `start` to the end without leading zeros; texts of one length compare as numbers do. */
function isDecimal(value: string, start: number, most: string): boolean {
  const { length } = value;
  for (let at = start; at < length; at++) {
    const unit = value.charCodeAt(at);
    if (unit < 48 || unit > 57) return false;
  }
  return (
    length > start &&
    (length === start + 1 || value.charCodeAt(start) !== 48) &&
    (length < most.length || (length === most.length && value <= most))
  );
}

const isoPattern =
  /^P(?:\d+W|(?:\d+D|\d+M(?:\d+D)?|\d+Y(?:\d+M(?:\d+D)?)?)(?:T(?:\d+S|\d+M(?:\d+S)?|\d+H(?:\d+M(?:\d+S)?)?))?|T(?:\d+S|\d+M(?:\d+S)?|\d+H(?:\d+M(?:\d+S)?)?))$/;

/** About 10,000 years: the range of the seconds of `google.protobuf.Duration`. Any nanoseconds may follow. */
const MAX_SECONDS = 315_576_000_000;

/** ProtoJSON's `google.protobuf.Duration`: `3.5s`, `-3600s`, up to `315576000000.999999999s`. */
export function matchesProtoDuration(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const end = value.length - 1;
  const start = value.charCodeAt(0) === 45 ? 1 : 0;
  let at = start;
  let seconds = 0;
  for (; isDigit(value.charCodeAt(at)); at++)
    seconds = seconds * 10 + value.charCodeAt(at) - 48;
  if (at === start || at > start + 12 || value.charCodeAt(end) !== 115)
    return false;
  // Nanoseconds: up to nine digits after a dot.
  const digits = end - at - 1;
  if (digits >= 0) {
    if (value.charCodeAt(at) !== 46 || digits === 0 || digits > 9) return false;
    for (at++; at < end; at++) if (!isDigit(value.charCodeAt(at))) return false;
  }
  return seconds <= MAX_SECONDS;
}

/** An ISO 8601 duration as RFC 3339, appendix A has it: `P1DT12H`, `P2W`. */
export function matchesIsoDuration(value: unknown): boolean {
  return typeof value === "string" && isoPattern.test(value);
}

export const protoDurationNode: Node = /* @__PURE__ */ explainFormat(
  'a ProtoJSON duration such as "3.5s"',
  matchesProtoDuration,
);

export const isoDurationNode: Node = /* @__PURE__ */ explainFormat(
  'an ISO 8601 duration such as "P1DT12H"',
  matchesIsoDuration,
);

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** RFC 3339 `full-date`: `2025-01-31`, a day that the month has. */
export function matchesDate(value: unknown): boolean {
  return typeof value === "string" && dateForm.test(value) && hasDay(value);
}

/** RFC 3339 `full-time`: `12:30:00.5Z`, with an offset; the leap second stands at 23:59:60 UTC. */
export function matchesTime(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return timeForm.test(value) && hasSecond(value, 0);
}

/** RFC 3339 `date-time`: `2025-01-31T12:30:00Z`. */
export function matchesDateTime(value: unknown): boolean {
  if (typeof value !== "string") return false;
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

// Each is anchored and has one way to match, so it is linear. Rules that depend on other digits are checked
// separately.
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

/** Whether the time that starts there has no leap second, or is 23:59:60 UTC. */
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

/** RFC 4122: `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`, of any version, in either case. */
export function matchesUuid(value: unknown): boolean {
  if (typeof value !== "string") return false;
  if (value.length !== 36) return false;
  for (let at = 0; at < 36; at++) {
    const unit = value.charCodeAt(at);
    const isDash = at === 8 || at === 13 || at === 18 || at === 23;
    if (isDash ? unit !== 45 : !isHex(unit)) return false;
  }
  return true;
}

export const uuidNode: Node = /* @__PURE__ */ explainFormat(
  'a UUID such as "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"',
  matchesUuid,
);

function isHex(unit: number): boolean {
  const letter = unit | 32;
  return (unit >= 48 && unit <= 57) || (letter >= 97 && letter <= 102);
}

const v4Pattern = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** An IPv4 address in dotted decimal without leading zeros: `192.0.2.1`. */
export function matchesIpv4(value: unknown): boolean {
  return typeof value === "string" && v4Pattern.test(value);
}

/** An IPv6 address (RFC 4291 section 2.2) without a zone: `2001:db8::1`, `::ffff:192.0.2.1`. */
export function matchesIpv6(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const end = value.length;
  let compressed = value.startsWith("::");
  let groups = 0;
  let at = compressed ? 2 : 0;
  while (at < end) {
    const start = at;
    while (isHex(value.charCodeAt(at))) at++;
    if (value.charAt(at) === ".") {
      if (!matchesIpv4(value.slice(start))) return false;
      groups += 2;
      break;
    }
    if (at === start || at - start > 4) return false;
    groups++;
    if (at === end) break;
    if (value.charAt(at) !== ":" || ++at === end) return false;
    if (value.charAt(at) === ":") {
      if (compressed) return false;
      compressed = true;
      at++;
    }
  }
  return compressed ? groups < 8 : groups === 8;
}

export const ipv4Node: Node = /* @__PURE__ */ explainFormat(
  'an IPv4 address such as "192.0.2.1"',
  matchesIpv4,
);

export const ipv6Node: Node = /* @__PURE__ */ explainFormat(
  'an IPv6 address such as "2001:db8::1"',
  matchesIpv6,
);

const localPattern = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const quotedPattern = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/;
const domainPattern =
  /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

/** An e-mail address: the `Mailbox` of RFC 5321 section 4.1.2, ASCII. */
export function matchesEmail(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const at = value.lastIndexOf("@");
  if (at < 1 || at > 64 || value.length - at > 256) return false;
  const local = value.slice(0, at);
  const domain = value.slice(at + 1);
  if (!localPattern.test(local) && !quotedPattern.test(local)) return false;
  if (!domain.startsWith("[")) return domainPattern.test(domain);
  if (!domain.endsWith("]")) return false;
  const literal = domain.slice(1, -1);
  return /^IPv6:/i.test(literal)
    ? matchesIpv6(literal.slice(5))
    : matchesIpv4(literal);
}

export const emailNode: Node = /* @__PURE__ */ explainFormat(
  "an e-mail address",
  matchesEmail,
);

const BASE = 36;

/** The longest label of a host name (RFC 1035 section 2.3.4). */
const MAX_LABEL = 63;

/** Punycode (RFC 3492 section 6.2), in lower case, into text; `undefined` if it is not punycode. */
export function decodePunycode(input: string): string | undefined {
  if (input.length > MAX_LABEL) return undefined;
  const split = input.lastIndexOf("-");
  const output = split > 0 ? [...input.slice(0, split)] : [];
  let code = 128;
  let bias = 72;
  let position = 0;
  for (let at = split > 0 ? split + 1 : 0; at < input.length;) {
    const start = position;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(input.charCodeAt(at++));
      if (digit === undefined) return undefined;
      position += digit * weight;
      const threshold = k <= bias ? 1 : Math.min(26, k - bias);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = output.length + 1;
    bias = adapt(position - start, length, start === 0);
    code += Math.floor(position / length);
    position %= length;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    output.splice(position++, 0, String.fromCodePoint(code));
  }
  return output.join("");
}

/** `a` to `z` are 0 to 25, `0` to `9` are 26 to 35. */
function digitOf(code: number): number | undefined {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : undefined;
}

function adapt(distance: number, length: number, isFirst: boolean): number {
  let delta = Math.floor(distance / (isFirst ? 700 : 2));
  delta += Math.floor(delta / length);
  let k = 0;
  for (; delta > 455; k += BASE) delta = Math.floor(delta / 35);
  return k + Math.floor((36 * delta) / (delta + 38));
}

/** Letters, digits and marks; the exceptions of RFC 5892 section 2.6; what needs a context. */
const allowed =
  /^[-\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}\u06fd\u06fe\u0f0b\u3007\u00b7\u0375\u05f3\u05f4\u30fb\u200c\u200d]+$/u;
const disallowed = /[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]/;

/** The contexts of RFC 5892 appendix A: what is wrong with a character's neighbours. */
const outOfContext = [
  /\u00b7(?!l)|(?<!l)\u00b7/u,
  /\u0375(?!\p{Script=Greek})/u,
  /(?<!\p{Script=Hebrew})[\u05f3\u05f4]/u,
  /[\u0660-\u0669].*[\u06f0-\u06f9]|[\u06f0-\u06f9].*[\u0660-\u0669]/u,
];
const joiner = /[\u200c\u200d]/;

/** Whether a label that begins with `xn--` stands for a label that IDNA 2008 allows (RFC 5891). */
export function isALabel(label: string): boolean {
  const text = decodePunycode(label.slice(4).toLowerCase());
  if (text === undefined || !/[^\0-\x7f]/.test(text)) return false;
  if (
    !allowed.test(text) ||
    disallowed.test(text) ||
    /^\p{M}|^-|-$|^..--/u.test(text)
  )
    return false;
  if (outOfContext.some((pattern) => pattern.test(text))) return false;
  if (joiner.test(text) && !areJoinersInContext(text)) return false;
  const isKatakanaDotAlone =
    text.includes("\u30fb") &&
    !/(?!\u30fb)[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(
      text,
    );
  return !isKatakanaDotAlone && text === fold(text);
}

/** Characters that case folding or compatibility mapping changes are not allowed, except U+00DF and U+03C2. */
function fold(text: string): string {
  return text.toLowerCase().normalize("NFKC");
}

/** After a virama; for the non-joiner also between letters that join (RFC 5892 appendix A.1). */
function areJoinersInContext(text: string): boolean {
  const rest = text.replace(
    /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u0e3a\u0f84\u1039\u103a\u17d2\u1b44\ua806\ua8c4\ua953\ua9c0\uabed][\u200c\u200d]/gu,
    "",
  );
  const joined = rest.replace(
    /(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}]\p{Mn}*)\u200c(?=\p{Mn}*[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}])/gu,
    "",
  );
  return !joiner.test(joined);
}

/** A host name (RFC 1123 section 2.1); a label that begins with `xn--` must be one of IDNA 2008. */
export function matchesHostname(value: unknown): boolean {
  if (typeof value !== "string" || value.length > 253) return false;
  return (
    domainPattern.test(value) && (!/xn--/i.test(value) || areALabels(value))
  );
}

function areALabels(value: string): boolean {
  const labels = value.split(".");
  return labels.every((label) => !/^xn--/i.test(label) || isALabel(label));
}

export const hostnameNode: Node = /* @__PURE__ */ explainFormat(
  "a host name (RFC 1123)",
  matchesHostname,
);

// The character classes below allow `%`. That two hexadecimal digits follow it is checked separately, so
// that each part is a single repeated class, which matches without backtracking.
const badPercent = /%(?![\da-f]{2})/i;
const schemePattern = /^[a-z][a-z\d+.-]*:/i;
const restPattern =
  /^(?:\/\/(?:[\w.~!$&'()*+,;=:%-]*@)?(?:\[[\da-f:.]+\]|\[v[\da-f]+\.[\w.~!$&'()*+,;=:-]+\]|[\w.~!$&'()*+,;=%-]*)(?::\d*)?(?=[/?#]|$)|(?!\/\/))[\w.~!$&'()*+,;=:@%/-]*(?:\?[\w.~!$&'()*+,;=:@%/?-]*)?(?:#[\w.~!$&'()*+,;=:@%/?-]*)?$/i;

/** A URI with its scheme (RFC 3986 section 3). */
export function matchesUri(value: unknown): boolean {
  if (typeof value !== "string" || !schemePattern.test(value)) return false;
  return isRest(value.slice(value.indexOf(":") + 1));
}

/** A URI or a relative reference (RFC 3986 section 4.1). */
export function matchesUriReference(value: unknown): boolean {
  if (typeof value !== "string") return false;
  // A colon in the first segment of a relative path would make it look like a scheme.
  return matchesUri(value) || (!/^[^/?#]*:/.test(value) && isRest(value));
}

function isRest(rest: string): boolean {
  if (!restPattern.test(rest) || badPercent.test(rest)) return false;
  // Brackets are allowed around an IP address only.
  const open = rest.indexOf("[");
  return (
    open < 0 ||
    /^\[v/i.test(rest.slice(open)) ||
    matchesIpv6(rest.slice(open + 1, rest.indexOf("]")))
  );
}

export const uriNode: Node = /* @__PURE__ */ explainFormat(
  "an absolute URI (RFC 3986)",
  matchesUri,
);

export const uriReferenceNode: Node = /* @__PURE__ */ explainFormat(
  "a URI reference (RFC 3986)",
  matchesUriReference,
);

const templatePattern =
  /^[^\0- "<>\\^`{|}\x7f-\x9f]*(?:\{[+#./;?&=,!@|]?(?:\.?[\w%])+(?::[1-9]\d{0,3}|\*)?(?:,(?:\.?[\w%])+(?::[1-9]\d{0,3}|\*)?)*\}[^\0- "<>\\^`{|}\x7f-\x9f]*)*$/;

/** A URI template (RFC 6570), of any level. */
export function matchesUriTemplate(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return templatePattern.test(value) && !badPercent.test(value);
}

export const uriTemplateNode: Node = /* @__PURE__ */ explainFormat(
  "a URI template (RFC 6570)",
  matchesUriTemplate,
);

const badTilde = /~(?![01])/;

/** A JSON pointer (RFC 6901), not as a URI fragment. */
export function matchesJsonPointer(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return (value === "" || value.startsWith("/")) && !badTilde.test(value);
}

/** A relative JSON pointer: `1/name`, `0#`. */
export function matchesRelativeJsonPointer(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return /^(?:0|[1-9]\d*)(?:#?$|\/)/.test(value) && !badTilde.test(value);
}

export const jsonPointerNode: Node = /* @__PURE__ */ explainFormat(
  "a JSON pointer (RFC 6901)",
  matchesJsonPointer,
);

export const relativeJsonPointerNode: Node = /* @__PURE__ */ explainFormat(
  "a relative JSON pointer",
  matchesRelativeJsonPointer,
);

/** A regular expression of ECMA-262, in its Unicode mode. */
export function matchesRegex(value: unknown): boolean {
  if (typeof value !== "string") return false;
  try {
    new RegExp(value, "u");
    return true;
  } catch {
    return false;
  }
}

export const regexNode: Node = /* @__PURE__ */ explainFormat(
  "a regular expression (ECMA-262)",
  matchesRegex,
);

const standardPattern = /^[a-z\d+/]*={0,2}$/i;
const urlPattern = /^[a-z\d_-]*={0,2}$/i;

/** Base64 as ProtoJSON reads it: RFC 4648 section 4 or 5, with padding or without; may be empty. */
export function matchesBase64(value: unknown): boolean {
  if (typeof value !== "string") return false;
  if (!standardPattern.test(value) && !urlPattern.test(value)) return false;
  return value.endsWith("=") ? value.length % 4 === 0 : value.length % 4 !== 1;
}

/** OpenAPI's `byte`: base64 of RFC 4648 section 4, with padding; may be empty. */
export function matchesByte(value: unknown): boolean {
  return (
    typeof value === "string" &&
    value.length % 4 === 0 &&
    standardPattern.test(value)
  );
}

/** RFC 4648 section 5, with padding or without; may be empty. */
export function matchesBase64Url(value: unknown): boolean {
  return (
    typeof value === "string" && urlPattern.test(value) && matchesBase64(value)
  );
}

export const byteNode: Node = /* @__PURE__ */ explainFormat(
  "base64 text with padding (RFC 4648)",
  matchesByte,
);

export const base64Node: Node = /* @__PURE__ */ explainFormat(
  "base64 text (RFC 4648)",
  matchesBase64,
);

export const base64UrlNode: Node = /* @__PURE__ */ explainFormat(
  "URL-safe base64 text (RFC 4648)",
  matchesBase64Url,
);
