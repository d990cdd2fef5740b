import { list } from "./describe.js";
import { isObject } from "./object.js";
import { getOwn } from "./own.js";
import type { Choice } from "./rules.js";
import { report } from "./trace.js";

/**
 * Alternatives that each ask for other properties: which of them may be set, and which one is missing.
 * `isMissing`: there is no alternative for a value without any of them.
 */
export function explainChoice(
  arms: readonly (readonly string[])[],
  isMissing: boolean,
): Choice {
  const setOf = (value: unknown): string[] =>
    isObject(value)
      ? arms.filter((names) => hasAll(value, names)).map(nameOf)
      : [];
  const names = arms.map(nameOf);
  return {
    several: (value, trace) => {
      const set = setOf(value);
      if (set.length < 2) return false;
      const expected = `one of ${list(names)}`;
      const message = `only ${expected} may be set; set: ${list(set)}`;
      report(trace, "oneOf", message, expected, `object with ${list(set)}`);
      return true;
    },
    none: (value, trace) => {
      if (!isMissing || !isObject(value) || setOf(value).length > 0)
        return false;
      const isPartly = arms.some((arm) =>
        arm.some((name) => getOwn(value, name) !== undefined),
      );
      if (isPartly) return false;
      const expected = `one of ${list(names)}`;
      report(
        trace,
        "oneOf",
        `${expected} is required`,
        expected,
        "none of them",
      );
      return true;
    },
  };
}

/** Objects must not have all these properties at once, for each of the lists. */
export function explainTogether(lists: readonly (readonly string[])[]): Choice {
  return {
    several: (value, trace) => {
      if (!isObject(value)) return false;
      const broken = lists.filter((names) => hasAll(value, names));
      const all = [...new Set(broken.flat())];
      // Every two of them may not: then it is said of all of them at once.
      const isWhole =
        broken.every((names) => names.length === 2) &&
        broken.length === (all.length * (all.length - 1)) / 2;
      for (const names of isWhole ? [all] : broken) {
        const set = joinAnd(names);
        const message =
          names.length === 1
            ? `${set} may not be set`
            : `${set} may not be set together`;
        report(trace, "not", message, "not all of them", `object with ${set}`);
      }
      return broken.length > 0;
    },
    none: () => false,
  };
}

function hasAll(value: object, names: readonly string[]): boolean {
  return names.every((name) => getOwn(value, name) !== undefined);
}

function nameOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(" with ");
}

function joinAnd(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2
    ? quoted.join("")
    : `${quoted.slice(0, -1).join(", ")} and ${quoted[quoted.length - 1]}`;
}
