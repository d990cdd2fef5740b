import type { Random } from "./random.js";

const characters = [
  "a",
  "b",
  "c",
  "[ab]",
  "[a-c]",
  "[a-z0-9]",
  "[^b]",
  "\\w",
  "\\d",
  ".",
  "-",
  "ab",
];
const bounds = [1, 2, 3, 4, 5, 8, 10, 20, 50, 63, 100, 300];

/** Patterns of the kinds that are slow: repetitions in and beside each other, look-around, overlaps. */
export function makePattern(random: Random): string {
  const body = random.pick([chain, nest, sequence, looking, referring])(random, 3);
  return `${random.pick(["^", "^", "^", ""])}${body}${random.pick(["$", "$", "!", ""])}`;
}

function count(random: Random): string {
  const most = random.pick(bounds);
  return random.pick([
    `{0,${most}}`,
    `{1,${most}}`,
    `{${Math.ceil(most / 2)},${most}}`,
    `{${most}}`,
    `{${Math.min(most, 10)},}`,
    "?",
    "??",
    "*",
    "+",
    "+?",
  ]);
}

/** `.{0,50}.{0,50}…` */
function chain(random: Random): string {
  const parts = Array.from({ length: random.below(7) + 1 }, () => random.pick(characters));
  return parts.map((part) => group(part) + count(random)).join(random.pick(["", "", "-", "-?"]));
}

/** `(?:[a-z]{1,63}-?){1,8}` */
function nest(random: Random, depth: number): string {
  let inner = `${group(random.pick(characters))}${count(random)}`;
  for (let level = random.below(depth) + 1; level > 0; level -= 1) {
    const other = `${group(random.pick(characters))}${random.pick(["", "?", count(random)])}`;
    const both = random.pick([inner, `${inner}${other}`, `${other}${inner}`, `${inner}|${other}`]);
    inner = `(?:${both})${count(random)}`;
  }
  return inner;
}

function sequence(random: Random, depth: number): string {
  if (depth === 0) return random.pick(characters);
  const parts = Array.from({ length: random.below(3) + 1 }, () => {
    const part = sequence(random, depth - 1);
    const either = random.below(3) === 0 ? `${part}|${sequence(random, depth - 1)}` : part;
    return `(?:${either})${random.below(2) === 0 ? count(random) : ""}`;
  });
  return parts.join("");
}

function looking(random: Random, depth: number): string {
  const look = `(${random.pick(["?=", "?!", "?<=", "?<!"])}${nest(random, 1)}${random.pick(["$", "x", ""])})`;
  const rest = random.pick([chain, nest, sequence])(random, depth - 1);
  return random.pick([look + rest, rest + look, `(?:${look}${rest})${count(random)}`]);
}

function referring(random: Random, depth: number): string {
  const body = random.pick([chain, sequence])(random, depth - 1);
  return `(${body})${chain(random)}\\1${random.pick(["", count(random)])}`;
}

function group(part: string): string {
  return part === "ab" ? "(?:ab)" : part;
}

/** Texts of a length that what repeats in such patterns reads, and that fail in the end. */
export function makeTexts(random: Random, length: number): string[] {
  const units = ["a", "b", "0", "-", "ab", "a-", "a0", "aab", "c", "ac"];
  const random8 = Array.from({ length: 4 }, () =>
    Array.from({ length: random.below(12) + 1 }, () => random.pick(["a", "b", "c", "0", "-"])).join(
      "",
    ),
  );
  return [...units, ...random8].flatMap((unit) =>
    ["", "?", "\n"].flatMap((end) =>
      [60, length].map((size) => unit.repeat(size / unit.length + 1).slice(0, size - 1) + end),
    ),
  );
}
