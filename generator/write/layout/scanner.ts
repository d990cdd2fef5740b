import {
  dot,
  doubles,
  equals,
  isNameStart,
  name,
  nameBeyondAscii,
  newline,
  number,
  singles,
  slash,
  star,
  string,
  type Comment,
  type TokenKind,
} from "./tokens.js";
import { normalLine, type LineKind } from "./normal-line.js";
import type { Line } from "./tree.js";
import { unsupported } from "./unsupported.js";

interface ScannerState {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly breaks: number;
  readonly isAdjacent: boolean;
  readonly comments: Comment[] | undefined;
  readonly breaksAfterComments: number;
  readonly position: number;
}

/** The tokens of a text, one at a time. Comments wait until somebody takes them. */
export class Scanner {
  kind: TokenKind = "end";
  /** The token as it is written. */
  text = "";
  start = 0;
  /** It follows the token before without a space. */
  isAdjacent = false;
  /** Line ends between the token before and this one, or the first comment in front of it. */
  breaks = 0;
  #comments: Comment[] | undefined;
  #breaksAfterComments = 0;
  #position = 0;

  /** @param readsLines - lines that look normal are taken as a whole */
  constructor(
    readonly source: string,
    readonly readsLines = true,
  ) {
    this.#read();
  }

  /** Whether the token is this name or mark; a string of the same text is not. */
  is(text: string): boolean {
    return this.text === text;
  }

  /** Goes on if the token is this one. */
  take(text: string): boolean {
    if (this.text !== text) return false;
    this.advance();
    return true;
  }

  expect(text: string): void {
    if (this.text !== text) unsupported(`${this.text} for ${text}`);
    this.advance();
  }

  /** The token of this kind, gone past. */
  takeKind(kind: TokenKind): string {
    const { text } = this;
    if (this.kind !== kind) unsupported(text);
    this.advance();
    return text;
  }

  /** On to the next token. A comment that nobody took stands in a place that is not known here. */
  advance(): void {
    if (this.#comments !== undefined) unsupported("a comment");
    this.#read();
  }

  get hasComments(): boolean {
    return this.#comments !== undefined;
  }

  takeComments(): readonly Comment[] {
    const comments = this.#comments;
    if (comments === undefined) return [];
    // An empty line between a comment and what it speaks of would have to be kept.
    if (this.#breaksAfterComments > 1) unsupported("an empty line");
    this.#comments = undefined;
    return comments;
  }

  /** The place at hand, to come back to after a look ahead. */
  mark(): ScannerState {
    return {
      kind: this.kind,
      text: this.text,
      start: this.start,
      breaks: this.breaks,
      isAdjacent: this.isAdjacent,
      comments: this.#comments,
      breaksAfterComments: this.#breaksAfterComments,
      position: this.#position,
    };
  }

  reset(state: ScannerState): void {
    this.kind = state.kind;
    this.text = state.text;
    this.start = state.start;
    this.breaks = state.breaks;
    this.isAdjacent = state.isAdjacent;
    this.#comments = state.comments;
    this.#breaksAfterComments = state.breaksAfterComments;
    this.#position = state.position;
  }

  /** Goes past the line of this kind that starts here, if it looks normal; what it says. */
  takeLine(kind: LineKind): Line | undefined {
    if (!this.readsLines || this.#comments !== undefined) return undefined;
    const flat = normalLine(kind, this.source, this.start);
    if (flat === undefined) return undefined;
    this.#position = this.start + flat.length;
    this.#read();
    return { kind: "line", line: kind, flat, width: flat.length };
  }

  /** Whether an arrow follows the token, found without reading on. */
  get precedesArrow(): boolean {
    let position = this.#position;
    while (this.source.charCodeAt(position) === 32) position += 1;
    return this.source.startsWith("=>", position);
  }

  /** The text of the token after this one. */
  peek(): string {
    const state = this.mark();
    this.#read();
    const { text } = this;
    this.reset(state);
    return text;
  }

  #read(): void {
    const before = this.#position;
    this.breaks = this.#skipSpace();
    this.#comments = undefined;
    if (this.source.charCodeAt(this.#position) === slash) this.#readComments();
    this.isAdjacent = before === this.#position;
    this.#readToken();
  }

  /** Past blanks; how many line ends there were. */
  #skipSpace(): number {
    const { source } = this;
    let breaks = 0;
    for (; ; this.#position += 1) {
      const code = source.charCodeAt(this.#position);
      if (code === newline) breaks += 1;
      else if (code !== 32 && code !== 9 && code !== 13) return breaks;
    }
  }

  #readComments(): void {
    const { source } = this;
    let before = this.breaks;
    while (
      source.charCodeAt(this.#position) === slash &&
      source.charCodeAt(this.#position + 1) === star
    ) {
      const start = this.#position;
      const end = source.indexOf("*/", start + 2);
      if (end === -1) unsupported("a comment without an end");
      this.#position = end + 2;
      const text = source.slice(start, this.#position);
      const after = this.#skipSpace();
      const comment = { text, breakBefore: before > 0 || start === 0, breakAfter: after > 0 };
      (this.#comments ??= []).push(comment);
      this.#breaksAfterComments = after;
      before = after;
    }
  }

  #readToken(): void {
    this.start = this.#position;
    const code = this.source.charCodeAt(this.#position);
    if (Number.isNaN(code)) {
      this.kind = "end";
      this.text = "";
    } else if (isNameStart(code)) {
      this.#match("name", name);
    } else if (code === 34 || code === 39) {
      this.#match("string", string);
    } else if (code >= 48 && code <= 57) {
      this.#match("number", number);
    } else {
      this.#readMark(code);
    }
  }

  #readMark(code: number): void {
    const single = singles.get(code);
    if (single === undefined) return this.#matchBeyondAscii();
    const { source } = this;
    const start = this.#position;
    const next = source.charCodeAt(start + 1);
    this.kind = "punctuation";
    this.text = single;
    // One `>` at a time: two may close two lists of type arguments.
    if (next === equals || next === code || (code === equals && next === 62) || next === dot) {
      const longer = doubles.get(code)?.find((mark) => source.startsWith(mark, start));
      if (longer !== undefined) this.text = longer;
    }
    this.#position += this.text.length;
  }

  #match(kind: TokenKind, form: RegExp): void {
    form.lastIndex = this.#position;
    const text = form.exec(this.source)?.[0];
    if (text === undefined) return this.#matchBeyondAscii();
    this.kind = kind;
    this.text = text;
    this.#position += text.length;
    if (kind === "name" && this.source.charCodeAt(this.#position) > 127) {
      this.#position -= text.length;
      this.#matchBeyondAscii();
    }
  }

  #matchBeyondAscii(): void {
    nameBeyondAscii.lastIndex = this.#position;
    const text = nameBeyondAscii.exec(this.source)?.[0];
    if (text === undefined) unsupported(this.source.charAt(this.#position));
    this.kind = "name";
    this.text = text;
    this.#position += text.length;
  }
}
