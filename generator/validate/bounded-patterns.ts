import { createContext, Script, type Context } from "node:vm";
import type { Pattern } from "../../templates/runtime/trace.js";
import { patternFlags } from "../regex/patterns.js";
import { statedLength } from "../regex/pattern-cost.js";
import { patternVerdict } from "../regex/pattern-speed.js";

/** Milliseconds for one test, and for all that ended without an answer. */
const patience = 200;
const allPatience = 2_000;

const test = new Script("new RegExp(pattern, flags).test(text)");

/**
 * Patterns of a document that meet its examples: both are somebody else's text, so a test is stopped
 * when it takes too long, whatever was said of the pattern. Only a pattern with a proven bound meets a
 * text of the length that it was proven for without a limit. `takeGaveUp` names the patterns of which
 * an answer is missing.
 */
export class BoundedPatterns {
  #spent = 0;
  #context: Context | undefined;
  #gaveUp: string[] = [];
  readonly #hopeless = new Set<string>();

  make(pattern: string): Pattern {
    const expression = new RegExp(pattern, patternFlags(pattern));
    const { isProven } = patternVerdict(pattern);
    return {
      test: (text) =>
        isProven && text.length <= statedLength
          ? expression.test(text)
          : this.#tryFor(pattern, expression.flags, text),
      toString: () => String(expression),
    };
  }

  /** Patterns whose test ended without an answer since the last call. */
  takeGaveUp(): readonly string[] {
    const gaveUp = [...new Set(this.#gaveUp)];
    this.#gaveUp = [];
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
    this.#gaveUp.push(pattern);
    return true;
  }
}
