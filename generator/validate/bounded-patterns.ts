import { createContext, Script, type Context } from "node:vm";
import type { Pattern } from "../../templates/runtime/node.js";
import { patternFlags } from "../ir/patterns.js";
import { patternSpeed } from "../ir/pattern-speed.js";

/** Milliseconds for one test, and for all that ended without an answer. */
const patience = 100;
const allPatience = 2_000;

/** Texts up to this length are soon tested, even in the square of their length. */
const shortText = 1_000;

const test = new Script("new RegExp(pattern, flags).test(text)");

/**
 * Patterns of a document that meet its examples: both are somebody else's text, so a pattern that
 * backtracks is stopped. `gaveUp` then says that an answer is missing.
 */
export class BoundedPatterns {
  #spent = 0;
  #context: Context | undefined;
  #gaveUp = false;
  readonly #hopeless = new Set<string>();

  make(pattern: string): Pattern {
    const expression = new RegExp(pattern, patternFlags(pattern));
    const speed = patternSpeed(pattern);
    if (speed === "linear") return expression;
    const isSoon = (text: string) => speed === "polynomial" && text.length <= shortText;
    return {
      test: (text) =>
        isSoon(text) ? expression.test(text) : this.#tryFor(pattern, expression.flags, text),
      toString: () => String(expression),
    };
  }

  /** Whether a test ended without an answer since the last call. */
  takeGaveUp(): boolean {
    const gaveUp = this.#gaveUp;
    this.#gaveUp = false;
    return gaveUp;
  }

  #tryFor(pattern: string, flags: string, text: string): boolean {
    if (!this.#hopeless.has(pattern) && this.#spent < allPatience) {
      this.#context ??= createContext(Object.create(null) as Context);
      Object.assign(this.#context, { pattern, flags, text });
      try {
        return test.runInContext(this.#context, { timeout: patience }) === true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
        this.#spent += patience;
        this.#hopeless.add(pattern);
      }
    }
    this.#gaveUp = true;
    return true;
  }
}
