import { foreignEscapes, posixClasses, propertyOf } from "./foreign-escapes.js";
import type { ForeignParts } from "./foreign-parts.js";
import { bothCasesOfClass } from "./pattern-cases.js";

/** Character classes and properties of other languages, as ECMAScript writes them. */
export class ClassRewriter {
  readonly #parts: ForeignParts;

  constructor(
    parts: ForeignParts,
    readonly ignoreCase: boolean,
  ) {
    this.#parts = parts;
  }

  property(text: string, isInside: boolean): string {
    const name = text.replace(/^\\[pP]\{?\^?|\}$/g, "");
    const isNegative = text.startsWith("\\P") !== text.includes("^");
    const unicode = propertyOf(name);
    const posix = posixClasses.get(name.toLowerCase());
    if (unicode !== undefined) {
      const written = `\\${isNegative ? "P" : "p"}{${unicode}}`;
      const fix =
        written === text
          ? "write only what the flag `u` allows beside it, and names that Unicode has"
          : `write \`${written}\``;
      this.#parts.add(text, fix, "the letter p and braces");
      return written;
    }
    if (posix !== undefined && !(isInside && isNegative)) {
      const set = `[${isNegative ? "^" : ""}${posix}]`;
      this.#parts.add(text, `write \`${set}\``, "the letter p and braces");
      return isInside ? posix : set;
    }
    const fix = "write only what the flag `u` allows beside it, and names that Unicode has";
    this.#parts.add(text, fix, "the letter p and braces");
    this.#parts.canRewrite = false;
    return "";
  }

  rewrite([text = "", negative = "", bracket = "", body = ""]: readonly string[]): string {
    let written = "";
    let before = "";
    let rest = body;
    if (bracket !== "") {
      if (body === "" || !text.endsWith("]")) return text;
      this.#parts.add(`[${negative}]`, "write `\\]` for the character", "an empty class");
      written = "\\]";
    }
    const operation = /(&&|-)\[(\^?)((?:\\.|[^\]\\])+)\]$/s.exec(rest);
    if (operation !== null && !operation[3]?.startsWith(":")) {
      const [whole, operator, not, other = ""] = operation;
      rest = rest.slice(0, -whole.length);
      before = `(?${(operator === "-" ? not === "" : not === "^") ? "!" : "="}[${this.#classBody(other)}])`;
      const fix = `write a lookahead before the class, \`${before}\``;
      this.#parts.add(whole, fix, "these characters, and then `]`");
    }
    return `${before}[${negative}${written}${this.#classBody(rest)}]`;
  }

  #classBody(body: string): string {
    const parts =
      /\[:(\^?)(\w+):\]|\\[pP](?:\{[^}]{0,40}\}|[A-Z])|\\x\{[0-9a-fA-F]{1,6}\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[a-zA-Z]|\\0[0-7]{0,2}|\\.|[^\\]/gsu;
    const tokens = [...body.matchAll(parts)].map((match) => this.#classToken(match));
    const plain = tokens.map((token, index) => {
      // A hyphen beside a class such as `\w` is no range.
      const beside = [tokens[index - 1], tokens[index + 1]];
      const isSet = beside.some(
        (other) => other !== undefined && /^\\[wWdDsSpP]|^.-|^ \\t$/.test(other),
      );
      return token === "-" && isSet ? "\\-" : token;
    });
    const written = plain.join("");
    return this.ignoreCase ? bothCasesOfClass(written) : written;
  }

  #classToken([text, not, posix]: RegExpExecArray): string {
    if (posix !== undefined) {
      const set = posixClasses.get(posix.toLowerCase());
      const fix = "list the characters, or write `\\p{…}` of Unicode";
      this.#parts.add(`[${text}`, fix, "one of these characters, and then `]`");
      if (set === undefined || not !== "") this.#parts.canRewrite = false;
      return set ?? "";
    }
    if (/^\\[pP]/.test(text)) return this.property(text, true);
    if (text.startsWith("\\x{")) {
      const written = text.replace("\\x", "\\u");
      return this.#parts.replace(text, `write \`${written}\``, written, "the letter x and braces");
    }
    const foreign =
      text.length === 2 && text[0] === "\\" ? foreignEscapes.get(text[1] ?? "") : undefined;
    if (foreign !== undefined) {
      this.#parts.add(text, foreign.fix, foreign.meaning);
      if (foreign.inside === undefined) this.#parts.canRewrite = false;
      return foreign.inside ?? "";
    }
    return /^\\[^\w$()*+./?[\\\]^{|}-]$/u.test(text) ? text.slice(1) : text;
  }
}
