/** An escape of another language: its meaning in ECMAScript, and the equivalent to write. */
export interface ForeignEscape {
  /** Its meaning in ECMAScript: "the letter A". */
  readonly meaning: string;
  readonly fix: string;
  /** Outside a character class, and inside one (undefined: it has no meaning there). */
  readonly outside: string;
  readonly inside?: string;
}

const letter = (
  name: string,
  fix: string,
  outside: string,
  inside?: string,
): [string, ForeignEscape] => [
  name,
  { meaning: `the letter ${name}`, fix, outside, ...(inside === undefined ? {} : { inside }) },
];

/** Escapes that are mere letters without the flag `u`, and errors with it. */
export const foreignEscapes: ReadonlyMap<string, ForeignEscape> = new Map([
  letter("A", "write `^`", "^"),
  letter("Z", "write `$`", "$"),
  letter("z", "write `$`", "$"),
  letter("G", "leave it out", ""),
  letter("K", "leave it out", ""),
  letter("h", "write `[ \\t]`", "[ \\t]", " \\t"),
  letter("H", "write `[^ \\t]`", "[^ \\t]"),
  letter("R", "write `(?:\\r\\n|\\n)`", "(?:\\r\\n|[\\n\\r])"),
  letter("N", "write `[^\\n]`", "[^\\n]"),
  letter("X", "write `[\\s\\S]`", "[\\s\\S]"),
  letter("e", "write `\\x1b`", "\\x1b", "\\x1b"),
  letter("a", "write `\\x07`", "\\x07", "\\x07"),
]);

/** Classes of POSIX, `[[:alpha:]]` or `\p{Alpha}` of Java, as the content of a character class. */
export const posixClasses: ReadonlyMap<string, string> = new Map([
  ["alpha", "a-zA-Z"],
  ["digit", "0-9"],
  ["alnum", "a-zA-Z0-9"],
  ["upper", "A-Z"],
  ["lower", "a-z"],
  ["space", "\\s"],
  ["blank", " \\t"],
  ["punct", "!-\\/:-@\\[-`\\{-~"],
  ["xdigit", "0-9a-fA-F"],
  ["word", "\\w"],
  ["cntrl", "\\x00-\\x1f\\x7f"],
  ["print", "\\x20-\\x7e"],
  ["graph", "\\x21-\\x7e"],
  ["ascii", "\\x00-\\x7f"],
]);

/** A Unicode property as ECMAScript names it: `IsLatin` and `Latin` are `Script=Latin`. */
export function propertyOf(name: string): string | undefined {
  const bare = name.replace(/^Is/i, "");
  return [name, bare, `Script=${bare}`].find((candidate) => {
    try {
      new RegExp(`\\p{${candidate}}`, "u");
      return true;
    } catch {
      return false;
    }
  });
}
