import type { TextProblem } from "./parsed-text.js";

/** Report at most this many inexact numbers of one text. */
const maxReported = 20;

/** Reports numbers of a document that a double, which JSON readers use, cannot hold. */
export class NumberFaults {
  readonly #found: TextProblem[] = [];
  #inexact = 0;

  get problems(): readonly TextProblem[] {
    return this.#found;
  }

  /** Checks a number as written in the text, at `start`. */
  check(text: string, start: number): void {
    const at = { start, end: start + text.length };
    const value = Number(text);
    if (!Number.isFinite(value)) {
      const message = `\`${shortened(text)}\` is larger than any number that JSON readers support.`;
      const fix = "Leave the value out, or put it in quotes.";
      this.#found.push({ code: "invalid-syntax", message, fix, ...at });
    } else if (value === 0 && isNotZero(text)) {
      const message = `\`${shortened(text)}\` is closer to zero than any number that JSON readers support.`;
      const fix = "Write 0 if that is intended, or put it in quotes.";
      this.#found.push({ code: "invalid-syntax", message, fix, ...at });
    } else if (isRounded(text, value) && this.#inexact < maxReported) {
      this.#inexact += 1;
      const message = `\`${shortened(text)}\` is read as ${BigInt(value)}.`;
      this.#found.push({ code: "inexact-number", message, ...at });
    }
  }
}

function isNotZero(text: string): boolean {
  return /^[-+]?0[box]/i.test(text) ? false : /[1-9]/.test(text.split(/e/i, 1)[0] ?? "");
}

/**
 * Only from 2 ** 53 on, where doubles are integers: inexact fractions such as 0.1 are expected. A number
 * that is printed as it was written counts as exact, such as 1e23.
 */
function isRounded(text: string, value: number): boolean {
  if (Number.isSafeInteger(value) || Math.abs(value) < 2 ** 53) return false;
  const given = digitsOf(text);
  if (given === undefined) return BigInt(text) !== BigInt(value);
  const isExact = given === digitsOf(BigInt(value).toString());
  return !isExact && (/^[-+]?\d+$/.test(text) || given !== digitsOf(String(value)));
}

/** Significant digits and exponent: equal for equal decimal numbers. */
function digitsOf(text: string): string | undefined {
  const [, whole = "", fraction = "", exponent = "0"] =
    /^[-+]?(\d*)(?:\.(\d*))?(?:e([-+]?\d+))?$/i.exec(text) ?? [];
  if (whole + fraction === "") return undefined;
  const digits = (whole + fraction).replace(/^0+/, "");
  const leading = whole.length + fraction.length - digits.length;
  return `${digits.replace(/0+$/, "")}e${whole.length - leading + Number(exponent)}`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
