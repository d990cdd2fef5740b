/** A part of a pattern in another language's syntax, and what is wrong with it in ECMAScript. */
export interface ForeignPart {
  readonly text: string;
  /** Its meaning in ECMAScript; undefined where it is an error. */
  readonly meaning?: string;
  readonly fix: string;
}

export interface RewrittenPattern {
  readonly parts: readonly ForeignPart[];
  /** The pattern for ECMAScript; undefined where there is no equivalent. */
  readonly rewrite: string | undefined;
}

/** The foreign parts of a pattern, and whether ECMAScript can express all of them. */
export class ForeignParts {
  readonly list: ForeignPart[] = [];
  canRewrite = true;

  add(text: string, fix: string, meaning?: string): void {
    this.list.push({ text, fix, ...(meaning === undefined ? {} : { meaning }) });
  }

  /** Adds a part, and returns its replacement. */
  replace(text: string, fix: string, written: string, meaning?: string): string {
    this.add(text, fix, meaning);
    return written;
  }

  giveUp(text: string, fix: string): string {
    this.add(text, fix);
    this.canRewrite = false;
    return "";
  }
}
