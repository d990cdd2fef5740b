import type { TextProblem } from "./parsed-text.js";

/** Of a text full of such numbers these are told; the others are no news. */
const mostTold = 20;

/** What becomes of numbers of a document that a double, as JSON is read everywhere, cannot hold. */
export class NumberFaults {
  readonly #found: TextProblem[] = [];
  #inexact = 0;

  get problems(): readonly TextProblem[] {
    return this.#found;
  }

  /** Looks at a number as it stands in the text, from `start`. */
  check(text: string, start: number): void {
    const at = { start, end: start + text.length };
    const value = Number(text);
    if (!Number.isFinite(value)) {
      const message = `\`${shortened(text)}\` is larger than any number that JSON readers know.`;
      const fix = "Leave the value out, or put it in quotes.";
      this.#found.push({ code: "invalid-syntax", message, fix, ...at });
    } else if (isRounded(text, value) && this.#inexact < mostTold) {
      this.#inexact += 1;
      const message = `\`${shortened(text)}\` is read as ${BigInt(value)}.`;
      this.#found.push({ code: "inexact-number", message, ...at });
    }
  }
}

/** Only integers: everybody knows that 0.1 is not exact. */
function isRounded(text: string, value: number): boolean {
  if (Number.isSafeInteger(value) || !/^-?\d+$/.test(text)) return false;
  return BigInt(text) !== BigInt(value);
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
