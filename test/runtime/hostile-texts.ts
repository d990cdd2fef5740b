import { PROBE } from "./growth.js";

/** Runs of what parsers repeat, and endings that make them try again. */
const units = [
  "1", "9", "0", "a", "A", "z", "f", "-", "_", ".", "..", ":", "::", "/", "//", "\\", "\\\\", '"', "'",
  "@", "%", "%2", "%41", "~", "~0", "{", "}", "{a", "{a}", "{a,", "{a}{", "[", "]", "[v1.", "(", ")",
  "(a", "[a-z]", "a{1,9}", "(?<", "\\1", "(?:a|", "+", "=", "&", ";", "; ", ",", ", ", " ", "\t", "\n", "\r\n",
  "\u0000", "\ud800", "\udc00", "\u{1f600}", "\u00e9", "\u0660", "\u00b7", "\u200c", "a.", "a-", "1.", "1e",
  "-1", "1:", "T1", "P1", "1Y", "1H", "1D", "xn--", "xn--a.", "a@", '"a"', '\\"', "/json", "+json", ";/json",
  "1234567890123456,", "[1,", '{"a":', "true", "null", "Z", "#", "?", "|", "<", ">", "^", "`", "$", "!", "*",
]; // prettier-ignore

/** What comes before a run, and after it. */
const frames: readonly (readonly [string, string])[] = [
  ["", ""],
  ["", "!\n"],
  ["1", "x"],
  ["P", "x"],
  ["2025-01-31T12:30:00.", "Zx"],
  ["http://", "\n"],
  ["http://a@[", "\\"],
  ["application/", "/json x"],
  ['"', '\\"'],
  ["xn--", "-\u0080"],
  ["{", "\u0000}"],
  ["[", "]"],
  ["a@", "."],
  ["/", "~"],
];

/** A form of a text, and the text of about a size. */
export type HostileText = readonly [form: string, text: (size: number) => string];

const runs = frames.flatMap(([before, after]) =>
  units.map((unit): HostileText => [
    JSON.stringify(`${before}${unit}…${after}`),
    (size) => before + unit.repeat(Math.ceil(size / unit.length)) + after,
  ]),
);

const halves = (left: string, right: string, after: string): HostileText => [
  JSON.stringify(`${left}…${right}…${after}`),
  (size) => left.repeat(size / 2 / left.length) + right.repeat(size / 2 / right.length) + after,
];

/** Two runs in a row, which two parts of an expression might share in many ways; and nesting. */
const pairs: readonly HostileText[] = [
  halves("1", "0", "x"), halves("1", " ", "x"), halves(" ", "1", "x"), halves("a", "-", "."),
  halves("{", "}", ""), halves("[", "]", ""), halves('{"a":', "}", ""), halves("(", ")", ""),
  halves("a.", ".", "@"), halves("\\", '"', ""), halves("/", "\n", "x"), halves(";", "/", "\n"),
  halves("\u0660", "\u06f0", "\u0660"), halves("%41", "%", "4"), halves("%", "/", ""), halves(":", "1", ":"),
]; // prettier-ignore

/** Names that differ, so that a list of them is searched for each. */
const differing: readonly HostileText[] = [
  ["named groups", (size) => numbered(size, (n) => `(?<a${n}>)`)],
  ["references to named groups", (size) => numbered(size, (n) => `(?<a${n}>)\\k<a${n}>`)],
  ["items", (size) => numbered(size, (n) => `${n},`)],
  ["quoted items", (size) => `[${numbered(size, (n) => `"${n}",`)}0]`],
  ["long integers", (size) => `[${numbered(size, (n) => `${1e15 + n}0,`)}0]`],
  ["members", (size) => `{${numbered(size, (n) => `"${n}":1234567890123456789,`)}"":0}`],
  ["expressions", (size) => numbered(size, (n) => `{a${n},b:9}`)],
];

function numbered(size: number, write: (n: number) => string): string {
  const length = Math.ceil(size / write(10_000).length);
  return Array.from({ length }, (_, index) => write(index)).join("");
}

/** All readers begin with a text of one size. */
function remembered([form, textOf]: HostileText): HostileText {
  const probe = textOf(PROBE);
  return [form, (size) => (size === PROBE ? probe : textOf(size))];
}

export const hostileTexts: readonly HostileText[] = [...runs, ...pairs, ...differing].map(
  remembered,
);

/** For what is built of functions that have read all of them. */
export const someTexts: readonly HostileText[] = [
  ...hostileTexts.slice(0, 2 * units.length),
  ...hostileTexts.slice(runs.length),
];

/** For what makes a list of each text: how long it is counts, and what stands in it hardly does. */
export const fewTexts: readonly HostileText[] = [
  ...hostileTexts.slice(0, 2),
  ...hostileTexts.filter(([form]) => form === "items"),
];
