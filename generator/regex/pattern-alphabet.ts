import type { AST } from "@eslint-community/regexpp";

/** Which characters of the alphabet a part of a pattern accepts: a bit for each. */
export type CharacterBits = bigint;

/** Characters that behave alike in most patterns: of all kinds that escapes and properties tell apart. */
const usual = [
  ...Array.from({ length: 128 }, (_, code) => code),
  // Letters, marks, digits, spaces, signs and others beyond ASCII, and what is beyond 16 bits.
  ...[0x85, 0xa0, 0xaa, 0xb5, 0xb7, 0xd7, 0xdf, 0xe9, 0x130, 0x131, 0x17f, 0x301, 0x3a9, 0x431],
  ...[0x5d0, 0x627, 0x661, 0x0e01, 0x1e9e, 0x200b, 0x200d, 0x2028, 0x202e, 0x20ac, 0x212a, 0x2160],
  ...[0x3042, 0x4e2d, 0xac00, 0xd800, 0xdc00, 0xe000, 0xfeff, 0xffff],
  ...[0x10000, 0x1d400, 0x1f600, 0xe0001, 0x10ffff],
];

const most = 4_000;

/**
 * A few characters that stand for all: any two parts of a pattern that share a character share one of
 * these, but for classes that differ in single characters which neither names.
 */
export class PatternAlphabet {
  readonly #codes: readonly number[];
  readonly #known = new Map<string, CharacterBits>();

  /** The end of the text, and its start, as symbols of their own. */
  readonly end: CharacterBits;
  readonly start: CharacterBits;
  readonly all: CharacterBits;

  /** Undefined where a pattern names too many characters. */
  static of(mentioned: Iterable<number>, flags: string): PatternAlphabet | undefined {
    const last = flags.includes("u") ? 0x10ffff : 0xffff;
    const around = [...mentioned].flatMap((code) => [code - 1, code, code + 1]);
    const codes = [...new Set([...usual, ...around])].filter((code) => code >= 0 && code <= last);
    return codes.length > most ? undefined : new PatternAlphabet(codes, flags);
  }

  private constructor(
    codes: readonly number[],
    readonly flags: string,
  ) {
    this.#codes = codes;
    this.all = (1n << BigInt(codes.length)) - 1n;
    this.end = 1n << BigInt(codes.length);
    this.start = this.end << 1n;
  }

  /** One character, or what an expression for one character (`[a-z]`, `\d`, `.`) accepts. */
  bitsOf(part: AST.Character | AST.CharacterClass | AST.CharacterSet | number): CharacterBits {
    if (typeof part === "number") return this.#filter((code) => code === part);
    if (part.type === "Character") return this.bitsOf(part.value);
    const known = this.#known.get(part.raw);
    if (known !== undefined) return known;
    // A single character has nothing to backtrack over.
    const expression = new RegExp(`^(?:${part.raw})$`, this.flags);
    const bits = this.#filter((code) => expression.test(String.fromCodePoint(code)));
    this.#known.set(part.raw, bits);
    return bits;
  }

  #filter(test: (code: number) => boolean): CharacterBits {
    const digits = this.#codes.map((code) => (test(code) ? "1" : "0")).reverse();
    return BigInt(`0b${digits.join("")}`);
  }
}
