/** The error pass for `unevaluatedProperties` and `unevaluatedItems` (JSON Schema core, 11). */
import { describe } from "./issues.js";
import { getOwn, isObject, ownFields } from "./own.js";
import {
  append,
  attempt,
  type Evaluated,
  type EvaluatedCase,
  type Fault,
  fits,
  isFull,
  isMismatch,
  type Node,
  reportAt,
  type Trace,
  type UnevaluatedRules,
  visit,
} from "./trace.js";

/** The evaluated parts of a value, with all conditions decided. */
export function settleEvaluated(
  value: object,
  evaluated: Evaluated,
  trace: Trace,
): readonly Evaluated[] {
  const { cases = [] } = ownFields(evaluated);
  return [
    evaluated,
    ...cases.flatMap((item) => {
      const fields = ownFields(item);
      const branch = holds(value, fields, trace) ? fields.then : fields.else;
      return branch === undefined ? [] : settleEvaluated(value, branch, trace);
    }),
  ];
}

function holds(
  value: object,
  { has, tags, if: condition }: EvaluatedCase,
  trace: Trace,
): boolean {
  if (has !== undefined) {
    const property = getOwn(value, has);
    return tags === undefined
      ? property !== undefined
      : typeof property === "string" && tags.includes(property);
  }
  return (
    condition === undefined ||
    quietly(trace, () => fits(value, condition, trace))
  );
}

/** An alternative that the value was probably intended to fit, with the parts that it would evaluate. */
export interface Missed<Key> {
  readonly faults: readonly Fault[];
  readonly keys: ReadonlySet<Key>;
}

/**
 * If parts are unevaluated, finds the alternative that would evaluate most of them: that it does not fit is
 * the cause, and the unevaluated parts only follow from it.
 */
export function findMissed<Key extends string | number>(
  value: object,
  unknown: readonly Key[],
  settled: readonly Evaluated[],
  knows: (part: Evaluated, key: Key) => boolean,
  trace: Trace,
): Missed<Key> {
  let best: Missed<Key> = { faults: [], keys: new Set() };
  if (unknown.length === 0 || trace.isSettling) return best;
  for (const item of settled.flatMap((part) => ownFields(part).cases ?? [])) {
    const { meant, if: condition, then } = ownFields(item);
    // An alternative that accepts any part is no sign that it was intended.
    if (!meant || condition === undefined || !then || ownFields(then).all)
      continue;
    const keys = new Set(unknown.filter((key) => knows(then, key)));
    if (keys.size === 0 || keys.size < best.keys.size) continue;
    const faults = quietly(trace, () => attempt(value, condition, trace));
    if (faults.length === 0 || meansAnother(faults, unknown, trace)) continue;
    const isBetter =
      keys.size > best.keys.size || faults.length < best.faults.length;
    if (isBetter) best = { faults, keys };
  }
  return best;
}

/** Otherwise the search would start again at each level of a recursive value. */
function quietly<T>(trace: Trace, run: () => T): T {
  const { isSettling } = trace;
  trace.isSettling = true;
  const result = run();
  trace.isSettling = isSettling;
  return result;
}

/** Whether the value has another type, or the tag of another alternative. */
function meansAnother(
  faults: readonly Fault[],
  unknown: readonly (string | number)[],
  trace: Trace,
): boolean {
  return faults.some((fault) => {
    const inside = fault.place.depth - trace.place.depth;
    if (inside === 0) return isMismatch(fault, trace);
    const isTag = inside === 1 && /^(?:const|enum)$/.test(fault.code);
    return isTag && !unknown.includes(fault.place.key);
  });
}

/** The unevaluated properties or items of a value. */
export interface LeftOver<Key> {
  readonly value: object;
  readonly keys: readonly Key[];
  readonly known: readonly Evaluated[];
  readonly knows: (part: Evaluated, key: Key) => boolean;
  /** Reports what is wrong with one of them. */
  readonly explain: (key: Key) => void;
}

/**
 * Reports issues of the unevaluated parts, or, for parts that an alternative would evaluate, why the value
 * does not fit that alternative. Each part is checked once, since it may be large.
 */
export function explainLeftOver<Key extends string | number>(
  { value, keys, known, knows, explain }: LeftOver<Key>,
  trace: Trace,
): void {
  const { faults } = trace;
  const start = faults.length;
  const found = new Map<Key, readonly Fault[]>();
  for (let i = 0; i < keys.length && !isFull(trace); i++) {
    const key = keys[i] as Key;
    const before = faults.length;
    explain(key);
    found.set(key, faults.slice(before));
  }
  if (faults.length === start) return;
  const refused = keys.filter((key) => (found.get(key)?.length ?? 0) > 0);
  const missed = findMissed(value, refused, known, knows, trace);
  if (missed.keys.size === 0) return;
  faults.length = start;
  append(trace, missed.faults);
  for (let i = 0; i < keys.length && !isFull(trace); i++) {
    const key = keys[i] as Key;
    if (missed.keys.has(key)) continue;
    const own = found.get(key);
    if (own === undefined) explain(key);
    else append(trace, own);
  }
}

/** Reports issues of `base`, then of the items that it does not evaluate. */
export function explainUnevaluatedItems(rules: UnevaluatedRules): Node {
  return {
    explain: (value, trace) => {
      const before = trace.faults.length;
      visit(value, rules.base, trace);
      if (!Array.isArray(value)) return;
      // While no alternative fits, it is not known which items are evaluated.
      const isOpen = ownFields(rules.evaluated).cases !== undefined;
      if (trace.faults.length === before || !isOpen)
        explainOtherItems(value, rules, trace);
    },
  };
}

function explainOtherItems(
  array: readonly unknown[],
  { evaluated, node }: UnevaluatedRules,
  trace: Trace,
): void {
  const known = settleEvaluated(array, evaluated, trace);
  const explain = (index: number): void => {
    if (node !== false) visit(array[index], node, trace, index);
    else reportUnknownItem(index, array[index], trace);
  };
  const knowsOf = (part: Evaluated, index: number): boolean =>
    knowsItem(part, index, array[index], trace);
  const keys = [...array.keys()].filter(
    (index) => !known.some((part) => knowsOf(part, index)),
  );
  const leftOver = { value: array, keys, known, knows: knowsOf, explain };
  explainLeftOver(leftOver, trace);
}

function knowsItem(
  part: Evaluated,
  index: number,
  item: unknown,
  trace: Trace,
): boolean {
  const { all, first = 0, matching } = ownFields(part);
  return (
    all === true ||
    index < first ||
    matching?.some((child) => fits(item, child, trace)) === true
  );
}

function reportUnknownItem(index: number, item: unknown, trace: Trace): void {
  const message = "is one item too many";
  const received = describe(item);
  reportAt(index, trace, "unevaluatedItems", message, "no item here", received);
}

/** Reports issues of `base`, then of the properties that it does not evaluate. */
export function explainUnevaluatedProperties(rules: UnevaluatedRules): Node {
  return {
    explain: (value, trace) => {
      const before = trace.faults.length;
      visit(value, rules.base, trace);
      if (!isObject(value)) return;
      // While no alternative fits, it is not known which properties are evaluated.
      const isOpen = ownFields(rules.evaluated).cases !== undefined;
      if (trace.faults.length === before || !isOpen)
        explainOtherProperties(value, rules, trace);
    },
  };
}

function explainOtherProperties(
  value: { readonly [key: string]: unknown },
  { evaluated, node }: UnevaluatedRules,
  trace: Trace,
): void {
  const known = settleEvaluated(value, evaluated, trace);
  const explain = (name: string): void => {
    if (node !== false) visit(value[name], node, trace, name);
    else reportUnknownProperty(name, value[name], trace);
  };
  const keys = Object.keys(value).filter(
    (name) =>
      value[name] !== undefined &&
      !known.some((part) => knowsProperty(part, name)),
  );
  explainLeftOver({ value, keys, known, knows: knowsProperty, explain }, trace);
}

function knowsProperty(part: Evaluated, name: string): boolean {
  const { all, names, patterns } = ownFields(part);
  return (
    all === true ||
    names?.includes(name) === true ||
    patterns?.some((pattern) => pattern.test(name)) === true
  );
}

function reportUnknownProperty(
  name: string,
  value: unknown,
  trace: Trace,
): void {
  const message = "is not a known property";
  const expected = "no property of this name";
  const received = describe(value);
  reportAt(name, trace, "unevaluatedProperties", message, expected, received);
}
