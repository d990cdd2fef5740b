/** The error pass for `allOf`, `anyOf`, `oneOf`, `not` and `if`. */
import { count, describe, describeValues, list } from "./issues.js";
import { getOwn, hasOwn, isObject, ownFields } from "./own.js";
import {
  append,
  attempt,
  attemptEach,
  type Child,
  type Children,
  type Choice,
  demand,
  type Fault,
  fits,
  type IfRules,
  isFine,
  pathOf,
  isMismatch,
  type Node,
  report,
  reportAt,
  reportMismatch,
  reportMissing,
  reportType,
  type Trace,
  type UnionRules,
  visit,
} from "./trace.js";

/** All members must fit. Equal issues of two members are reported once. */
export function explainAll(members: readonly Child[]): Node {
  return {
    explain: (value, trace) => {
      const start = trace.faults.length;
      for (const member of members) {
        if (trace.faults.length === start) visit(value, member, trace);
        else {
          const shown = new Set(trace.faults.slice(start).map(wordsOf));
          const isNew = (fault: Fault): boolean => !shown.has(wordsOf(fault));
          append(trace, attempt(value, member, trace).filter(isNew));
        }
      }
    },
  };
}

/** The visible text of an issue: alternatives use another code for a wrong type. */
function wordsOf({ place, message }: Fault): string {
  return `${JSON.stringify(pathOf(place))} ${message}`;
}

/** Reports issues of `then` or `else`. */
export function explainIf(given: IfRules): Node {
  const rules = ownFields(given);
  return {
    explain: (value, trace) => {
      const branch = fits(value, rules.if, trace) ? rules.then : rules.else;
      if (branch !== undefined) visit(value, branch, trace);
    },
  };
}

/** Reports a value that fits an excluded schema; `choice` may give a better message. */
export function explainNot(child: Child, choice?: Choice): Node {
  return {
    explain: (value, trace) => {
      const message = "must not be what `not` excludes";
      if (!fits(value, child, trace)) return;
      if (choice?.several(value, trace) !== true)
        demand(value, trace, "not", "anything else", message);
    },
  };
}

/** The child must fit, or the value is `null`. The child reports a wrong type first, and then with `code`. */
export function explainNullable(
  child: Child,
  code: "type" | "anyOf" = "type",
): Node {
  return {
    accepts: (value, trace) => value === null || isFine(value, child, trace),
    explain: (value, trace) => {
      const { faults, accepted } = trace;
      const { length } = faults;
      visit(value, child, trace);
      const fault = faults.length > length ? faults[length] : undefined;
      if (fault === undefined || !isMismatch(fault, trace)) return;
      accepted?.set(fault, [fault.expected, "null"]);
      fault.code = code;
      fault.expected += " or null";
      fault.message += " or null";
    },
  };
}

/**
 * Alternatives that each require other properties: reports several set ones, or none. `isMissing`: a value
 * without any of them fits no alternative. Of `anyOf`, several may be set.
 */
export function explainChoice(
  arms: readonly (readonly string[])[],
  isMissing: boolean,
  mode: "oneOf" | "anyOf" = "oneOf",
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
      const most = mode === "anyOf" ? "at least " : "";
      const expected = `${most}one of ${list(names)}`;
      const message = `${expected} is required`;
      report(trace, mode, message, expected, "none of them");
      return true;
    },
  };
}

/** For each of the lists, an object must not have all these properties. */
export function explainTogether(lists: readonly (readonly string[])[]): Choice {
  return {
    several: (value, trace) => {
      if (!isObject(value)) return false;
      const broken = lists.filter((names) => hasAll(value, names));
      const all = [...new Set(broken.flat())];
      // If every two exclude each other, one message names all of them.
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

/**
 * At least one member must fit (`anyOf`, `types`), or exactly one (`oneOf`); with `types`, the members
 * differ in their JSON type. If none fits, the issues are those of the closest member, or of `choice`.
 * `closed`: the members of a `oneOf` with closed enums. If one of these fits, the open ones are not
 * checked; if none does, one open member is enough.
 */
export function explainUnion(
  mode: "anyOf" | "oneOf" | "types",
  members: readonly Child[],
  rules: UnionRules = {},
): Node {
  const { closed, choice } = ownFields(rules);
  const node: Node = {
    explain: (value, trace) => {
      trace.accepted ??= new Map();
      if (closed !== undefined) {
        // Two closed members may fit a value without its null fields that an open one fits unchanged.
        if (trace.nulls !== undefined && fits(value, node, trace)) return;
        const known = fittingNumbers(attemptEach(value, closed, trace, true));
        if (known.length > 1) reportSeveral(known, members.length, trace);
        if (known.length > 0) return;
      }
      const findAll = mode === "oneOf" && closed === undefined;
      const attempts = attemptEach(value, members, trace, findAll);
      const fitting = fittingNumbers(attempts);
      if (fitting.length > 1 && choice?.several(value, trace) !== true)
        reportSeveral(fitting, members.length, trace);
      if (fitting.length > 0) return;
      if (choice?.none(value, trace) === true) return;
      const closest = findClosest(attempts, trace);
      if (closest !== undefined) return append(trace, closest);
      const code = mode === "types" ? "type" : mode;
      reportMismatch(value, code, attempts.flat(), trace);
    },
  };
  return node;
}

function fittingNumbers(attempts: readonly (readonly Fault[])[]): number[] {
  return attempts.flatMap((faults, index) =>
    faults.length === 0 ? [index + 1] : [],
  );
}

/** The alternative with the fewest issues, among those for this type of value. */
function findClosest(
  attempts: readonly (readonly Fault[])[],
  place: Trace,
): readonly Fault[] | undefined {
  let closest: readonly Fault[] | undefined;
  for (const faults of attempts) {
    if (faults.some((fault) => isMismatch(fault, place))) continue;
    if (closest === undefined || faults.length < closest.length)
      closest = faults;
  }
  return closest;
}

function reportSeveral(
  fitting: readonly number[],
  of: number,
  trace: Trace,
): void {
  const expected = `exactly one of ${of} alternatives`;
  const numbers = `${fitting.slice(0, -1).join(", ")} and ${fitting[fitting.length - 1]}`;
  const message = `must fit ${expected}, but fits numbers ${numbers}`;
  const received = count(fitting.length, "fitting alternative");
  report(trace, "oneOf", message, expected, received);
}

/** A union in which a property names the member, for the values that have the property. */
export function explainUntagged(
  property: string,
  tagged: Child,
  untagged: Child,
): Node {
  return {
    explain: (value, trace) => {
      const isTagged = isObject(value) && getOwn(value, property) !== undefined;
      visit(value, isTagged ? tagged : untagged, trace);
    },
  };
}

/** A union of objects in which the value of one property names the member. */
export function explainTagged(property: string, tags: Children): Node {
  return {
    explain: (value, trace) => {
      if (!isObject(value)) return reportType(value, trace, "object");
      const tag = getOwn(value, property);
      if (tag === undefined) return reportMissing(property, trace);
      // Numbers and booleans are tags too; the member checks the type.
      const key = typeof tag === "object" ? undefined : String(tag);
      const member =
        key !== undefined && hasOwn(tags, key) ? tags[key] : undefined;
      if (member !== undefined) return visit(value, member, trace);
      const expected = describeValues(Object.keys(tags));
      const message = `must be ${expected}`;
      reportAt(property, trace, "enum", message, expected, describe(tag));
    },
  };
}

/** As `explainTagged`; values with another tag must fit the other schema. */
export function explainTaggedOr(
  property: string,
  tags: Children,
  otherwise: Child,
): Node {
  return {
    explain: (value, trace) => {
      const tag = isObject(value) ? getOwn(value, property) : undefined;
      const isKnown = typeof tag === "string" && hasOwn(tags, tag);
      visit(value, (isKnown ? tags[tag] : undefined) ?? otherwise, trace);
    },
  };
}
