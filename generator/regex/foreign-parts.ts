/** A part of a pattern that another language wrote, and what is wrong with it in ECMAScript. */
export interface ForeignPart {
  readonly text: string;
  /** What ECMAScript takes it for; undefined where it is an error. */
  readonly meaning?: string;
  readonly fix: string;
}

export interface RewrittenPattern {
  readonly parts: readonly ForeignPart[];
  /** The pattern for ECMAScript, where it can be said. */
  readonly rewrite: string | undefined;
}

/** What was found in a pattern, and whether all of it can be said in ECMAScript. */
export class ForeignParts {
  readonly list: ForeignPart[] = [];
  canRewrite = true;

  add(text: string, fix: string, meaning?: string): void {
    this.list.push({ text, fix, ...(meaning === undefined ? {} : { meaning }) });
  }

  /** What is written in its place. */
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
