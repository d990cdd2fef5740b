import { createContext, Script, type Context } from "node:vm";
import type { Pattern } from "../../templates/runtime/trace.js";
import { patternFlags } from "../regex/patterns.js";
import { statedLength } from "../regex/pattern-cost.js";
import { patternVerdict } from "../regex/pattern-speed.js";

/** Milliseconds for one test, and for all tests without a result together. */
const patience = 200;
const allPatience = 2_000;

const test = new Script("new RegExp(pattern, flags).test(text)");

/**
 * Matches patterns of a document against its examples. Both are untrusted, so a test is stopped when it
 * takes too long, unless the pattern has a proven bound for the length of the text. `takeGaveUp` returns
 * the patterns without a result.
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

  /** Patterns whose test was stopped since the last call. */
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
