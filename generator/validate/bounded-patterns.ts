import type { Pattern } from "../../templates/runtime/trace.js";
import { statedLength } from "../regex/pattern-cost.js";
import { patternVerdict } from "../regex/pattern-speed.js";
import { builtInModule } from "../text/built-in-module.js";
import { patternFlags } from "../regex/pattern-syntax.js";

/** Milliseconds for one test, and for all tests without a result together. */
const patience = 200;
const allPatience = 2_000;

const test = "new RegExp(pattern, flags).test(text)";

/** Runs the test with these values, for as long as there is patience. */
type TimedTest = (values: object) => boolean;

/**
 * Matches patterns of a document against its examples. Both are untrusted, so a test is stopped when it
 * takes too long, unless the pattern has a proven bound for the length of the text. Only Node can stop one;
 * elsewhere such a test does not begin. `takeGaveUp` returns the patterns without a result.
 */
export class BoundedPatterns {
  #spent = 0;
  #timed: TimedTest | undefined;
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
      try {
        this.#timed ??= timedTest();
        if (this.#timed !== undefined) return this.#timed({ pattern, flags, text });
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

/** Undefined where nothing can stop a test. */
function timedTest(): TimedTest | undefined {
  const vm = builtInModule("vm");
  if (vm === undefined) return undefined;
  const script = new vm.Script(test);
  const context = vm.createContext(Object.create(null) as object);
  return (values) => {
    Object.assign(context, values);
    return script.runInContext(context, { timeout: patience }) === true;
  };
}
