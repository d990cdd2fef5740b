import { foreignEscapes } from "./foreign-escapes.js";
import { ForeignParts, type RewrittenPattern } from "./foreign-parts.js";
import { bothCases, noFlags, withFlags, type Flags } from "./pattern-cases.js";
import { ClassRewriter } from "./rewrite-class.js";

const delimited = /^([/#~@!%])(\^.*|.*[^\\]\$)\1([a-zA-Z]{0,8})$/s;

/** Reads a pattern as Perl, Python, Java, Ruby, PHP or .NET would, and writes it for ECMAScript. */
export function rewritePattern(pattern: string): RewrittenPattern {
  const found = delimited.exec(pattern);
  if (found === null) return new Rewriter(pattern, noFlags).result();
  const [, mark = "", body = "", letters = ""] = found;
  const fix = letters.includes("i")
    ? "leave them out, and list both small and capital letters, as there are no flags"
    : "leave them out";
  const part = {
    text: `${mark}…${mark}${letters}`,
    meaning: `the characters \`${mark}\` themselves, which stand where no text can be`,
    fix,
  };
  const inner = new Rewriter(body.replaceAll(`\\${mark}`, mark), withFlags(noFlags, letters));
  const { parts, rewrite } = inner.result();
  return { parts: [part, ...parts], rewrite };
}

/** Constructs that open with these, in order; what they become, and why. */
type Rule = readonly [expression: RegExp, action: (match: readonly string[]) => string | undefined];

class Rewriter {
  readonly #parts = new ForeignParts();
  readonly #outer: Flags[] = [];
  #at = 0;
  readonly #rules: readonly Rule[];

  constructor(
    readonly pattern: string,
    private flags: Flags,
  ) {
    this.#rules = this.#groupRules().concat(
      this.#codeRules(),
      this.#escapeRules(),
      this.#otherRules(),
    );
  }

  result(): RewrittenPattern {
    let written = "";
    while (this.#at < this.pattern.length) written += this.#next();
    return { parts: this.#parts.list, rewrite: this.#parts.canRewrite ? written : undefined };
  }

  #next(): string {
    for (const [expression, action] of this.#rules) {
      expression.lastIndex = this.#at;
      const match = expression.exec(this.pattern);
      const written = match === null ? undefined : action(match);
      if (match === null || written === undefined) continue;
      this.#at += match[0].length;
      return written;
    }
    const character = String.fromCodePoint(this.pattern.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return this.#plain(character);
  }

  #plain(character: string): string {
    const { i, m, s, x } = this.flags;
    if (character === "(") this.#outer.push(this.flags);
    if (character === ")") this.flags = this.#outer.pop() ?? this.flags;
    if (x && /\s/.test(character)) return "";
    if (character === "." && s) return "[\\s\\S]";
    if (character === "^" && m) return "(?<![^\\n])";
    if (character === "$" && m) return "(?![^\\n])";
    return i ? bothCases(character) : character;
  }

  #opens(text: string, fix: string, written: string): string {
    this.#outer.push(this.flags);
    this.#parts.add(text, fix);
    return written;
  }

  #groupRules(): Rule[] {
    return [
      [/\(\?#[^)]*\)/y, ([text = ""]) => this.#parts.replace(text, "leave comments out", "")],
      [
        /\(\?P?<(\w+)-\w*>|\(\?P>\w+\)|\(\?(?:R|[+-]?\d+|&\w+)\)/y,
        ([text = ""]) => {
          return this.#parts.giveUp(text, "there is no recursion; check what is nested in code");
        },
      ],
      [
        /\(\?\((?:\w+|<\w+>|'\w+')\)/y,
        ([text = ""]) => {
          const fix = "there are no conditions; write both cases as alternatives, `(?:…|…)`";
          return this.#parts.giveUp(text, fix);
        },
      ],
      [
        /\(\?P=(\w+)\)/y,
        ([text = "", name]) => this.#parts.replace(text, `write \`\\k<${name}>\``, `\\k<${name}>`),
      ],
      [
        /\(\?(?:P<(\w+)>|'(\w+)')/y,
        ([text = "", python, quoted]) => {
          const written = `(?<${python ?? quoted}>`;
          return this.#opens(text, `write \`${written}\``, written);
        },
      ],
      [
        /\(\?>/y,
        ([text = ""]) => {
          const fix = "write `(?:`, which may also match what the group would not give back";
          return this.#opens(text, fix, "(?:");
        },
      ],
      [/\(\?\|/y, ([text = ""]) => this.#opens(text, "write `(?:`", "(?:")],
      [/\(\*[A-Z][A-Z0-9_:]*\)/y, ([text = ""]) => this.#parts.replace(text, "leave it out", "")],
      [
        /\(\?\^?([a-zA-Z]*(?:-[a-zA-Z]+)?)([:)])/y,
        ([text = "", letters = "", end]) => {
          if (letters === "") return undefined;
          return this.#inlineFlags(text, letters, end === ":");
        },
      ],
    ];
  }

  #inlineFlags(text: string, letters: string, isGroup: boolean): string {
    const fix = letters.includes("i")
      ? "a pattern has no flags; list both small and capital letters"
      : "a pattern has no flags; write what they would change";
    if (isGroup) this.#outer.push(this.flags);
    this.#parts.add(text, fix);
    this.flags = withFlags(this.flags, letters);
    return isGroup ? "(?:" : "";
  }

  #escapeRules(): Rule[] {
    return [
      [
        /\\Q(.*?)(?:\\E|$)/sy,
        ([, quoted = ""]) => {
          const fix = "put a backslash before each character that has a special meaning";
          this.#parts.add("\\Q", fix, "the letter Q");
          return [...quoted].map((one) => this.#literal(one)).join("");
        },
      ],
      [
        /\\E/y,
        () => {
          this.#parts.add("\\E", "leave it out", "the letter E");
          return "";
        },
      ],
      [
        /\\[pP](?:\{\^?[^}]{0,40}\}|[A-Z])/y,
        ([text = ""]) => new ClassRewriter(this.#parts, this.flags.i).property(text, false),
      ],
      [/\\(.)/suy, ([text = "", letter = ""]) => this.#escape(text, letter)],
    ];
  }

  #codeRules(): Rule[] {
    return [
      [
        /\\x\{([0-9a-fA-F]{1,6})\}/y,
        ([text = "", code]) => {
          return this.#parts.replace(
            text,
            `write \`\\u{${code}}\``,
            `\\u{${code}}`,
            "the letter x, repeated",
          );
        },
      ],
      [
        /\\o\{([0-7]{1,7})\}/y,
        ([text = "", octal = ""]) => {
          const code = `\\u{${parseInt(octal, 8).toString(16)}}`;
          return this.#parts.replace(text, `write \`${code}\``, code, "the letter o, repeated");
        },
      ],
      [
        /\\0[0-7]{1,2}/y,
        ([text = ""]) => {
          return `\\x${parseInt(text.slice(1), 8).toString(16).padStart(2, "0")}`;
        },
      ],
      [
        /\\[gk](?:\{(\w+)\}|'(\w+)'|(\d+))/y,
        ([text = "", braced, quoted, digits]) => {
          const name = braced ?? quoted ?? digits ?? "";
          const written = /^\d+$/.test(name) ? `\\${name}(?:)` : `\\k<${name}>`;
          const shown = written.replace("(?:)", "");
          return this.#parts.replace(text, `write \`${shown}\``, written, `the letter ${text[1]}`);
        },
      ],
    ];
  }

  #escape(text: string, letter: string): string {
    const foreign = foreignEscapes.get(letter);
    if (foreign !== undefined) {
      this.#parts.add(text, foreign.fix, foreign.meaning);
      return foreign.outside;
    }
    // With the flag `u` only what means something may be escaped.
    return /[\w$()*+./?[\\\]^{|}]/.test(letter) ? text : this.#literal(letter);
  }

  #literal(character: string): string {
    if (/[$()*+./?[\\\]^{|}]/.test(character)) return `\\${character}`;
    return this.flags.i ? bothCases(character) : character;
  }

  #otherRules(): Rule[] {
    return [
      [/#[^\n]*/y, () => (this.flags.x ? "" : undefined)],
      [
        /([*+?]|\{\d+(?:,\d*)?\})\+/y,
        ([text = "", count = ""]) => {
          const fix = `write \`${count}\`, which may also match what \`${text}\` would not give back`;
          return this.#parts.replace(text, fix, count);
        },
      ],
      [
        /\{,(\d+)\}/y,
        ([text = "", most]) => {
          return this.#parts.replace(
            text,
            `write \`{0,${most}}\``,
            `{0,${most}}`,
            "these characters themselves",
          );
        },
      ],
      // `]` at the start of a class is one of its characters; a class may hold classes.
      [
        /\[(\^?)(\]?)((?:\\.|\[:\^?\w+:\]|&&\[(?:\\.|[^\]\\])*\]|-\[(?:\\.|[^\]\\])*\]|[^\]\\])*)\]/sy,
        (match) => {
          return new ClassRewriter(this.#parts, this.flags.i).rewrite(match);
        },
      ],
    ];
  }
}
