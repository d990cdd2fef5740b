/** A part of a pattern that another language wrote, and what is wrong with it in ECMAScript. */
export interface ForeignPart {
  readonly text: string;
  /** What ECMAScript takes it for; undefined where it is an error. */
  readonly meaning?: string;
  readonly remedy: string;
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

  add(text: string, remedy: string, meaning?: string): void {
    this.list.push({ text, remedy, ...(meaning === undefined ? {} : { meaning }) });
  }

  /** What is written in its place. */
  replace(text: string, remedy: string, written: string, meaning?: string): string {
    this.add(text, remedy, meaning);
    return written;
  }

  giveUp(text: string, remedy: string): string {
    this.add(text, remedy);
    this.canRewrite = false;
    return "";
  }
}
