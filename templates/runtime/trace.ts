/** The error pass: nodes report what is wrong with a value, and a trace collects the issues, within limits. */
import {
  describe,
  type Issue,
  type IssueCode,
  joinOr,
  toPointer,
  withArticle,
} from "./issues.js";
import { hasOwn } from "./own.js";

/** Reports the issues of a value. */
export type Explain = (value: unknown, trace: Trace) => void;

/**
 * A part of a table of the error pass: the constraints of a schema. The functions `explain…` make them, one
 * function per kind, so that a bundler drops the kinds that no table uses.
 */
export interface Node {
  readonly explain: Explain;
  /** A fast check that runs first: whether the value is certainly valid. */
  readonly accepts?: (value: unknown, trace: Trace) => boolean;
}

/** Types that are exactly a result of `typeof`. */
export type PlainType = "string" | "boolean";

/** A node, or the name of a type that has no rules. */
export type Child = PlainType | Node;

/** What a pass starts with: a node, or the function that makes it. */
export type Table = Child | (() => Node);

export interface Children {
  readonly [name: string]: Child;
}

/** A `RegExp` without the flags `g` and `y`, or what another engine makes of a pattern. */
export interface Pattern {
  test(text: string): boolean;
  /** Stands in messages. */
  toString(): string;
}

// The constraints of a schema in a table, for kinds with several constraints.

export interface StringRules {
  /** Lengths are in Unicode code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  readonly format?: Node;
}

export interface NumberRules {
  readonly integer?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /**
   * Used with `isMultipleOf`, which is passed as an argument, so that a bundle has it only where it is
   * used.
   */
  readonly multipleOf?: number;
  readonly isMultipleOf?: (value: number, divisor: number) => boolean;
}

export interface ArrayRules {
  /** The first items, by position. */
  readonly prefixItems?: readonly Child[];
  /** The items after `prefixItems`. */
  readonly items?: Child;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** `hasUniqueItems`, passed as an argument, so that a bundle has it only where it is used. */
  readonly unique?: (array: readonly unknown[]) => boolean;
  readonly contains?: Contains;
}

/** So many items fit the node. */
export interface Contains {
  readonly node: Child;
  readonly min: number;
  readonly max?: number;
}

/** Messages for alternatives that require properties; `false`: they do not apply. */
export interface Choice {
  /** More alternatives fit than allowed. */
  several(value: unknown, trace: Trace): boolean;
  /** No alternative fits. */
  none(value: unknown, trace: Trace): boolean;
}

/** The constraints of both kinds of object nodes. */
export interface ObjectShape {
  readonly required?: readonly string[];
  readonly properties?: Children;
  readonly oneofs?: readonly Oneof[];
}

/** A oneof; its `members` are unset where they are null, whatever rules there are. */
export interface Oneof extends Node {
  readonly members: readonly string[];
}

/** How a oneof differs from that of protobuf: one member has to be set; null is a value. */
export interface OneofRules {
  readonly mode?: "exactlyOne" | undefined;
  readonly nulls?: "value" | undefined;
}

/** What else a union asks for. */
export interface UnionRules {
  /** The members with closed enums. */
  readonly closed?: readonly Child[];
  /** Messages for members that each require other properties. */
  readonly choice?: Choice;
}

/** Rules about names, or about how many properties there are. */
export interface ObjectRules extends ObjectShape {
  readonly patternProperties?: readonly PatternProperty[];
  /** For every name that is neither declared nor matched by a pattern; `false`: there is none. */
  readonly additionalProperties?: Child | false;
  /** Declared names that `properties` leaves out because they accept anything. */
  readonly declared?: readonly string[];
  readonly propertyNames?: Child;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: { readonly [name: string]: readonly string[] };
  readonly dependentSchemas?: Children;
}

export interface PatternProperty {
  readonly pattern: Pattern;
  readonly node: Child;
}

export interface IfRules {
  readonly if: Child;
  readonly then?: Child;
  readonly else?: Child;
}

/** The value must fit `base`, and its unevaluated properties or items must fit `node`. */
export interface UnevaluatedRules {
  readonly base: Child;
  readonly evaluated: Evaluated;
  /** `false`: nothing may be left. */
  readonly node: Child | false;
}

/** The parts that a schema evaluates: properties by name, items by index. */
export interface Evaluated {
  readonly all?: true;
  readonly names?: readonly string[];
  readonly patterns?: readonly Pattern[];
  /** So many items from the first on. */
  readonly first?: number;
  /** Items that fit one of these. */
  readonly matching?: readonly Child[];
  /** More, depending on the value. */
  readonly cases?: readonly EvaluatedCase[];
}

/** A case that depends on a property and its value, or on a schema that the value fits. */
export interface EvaluatedCase {
  readonly has?: string;
  /** The property is one of these. */
  readonly tags?: readonly string[];
  readonly if?: Child;
  readonly then?: Evaluated;
  readonly else?: Evaluated;
  /** `if` is a member of an `anyOf`: a value may be intended to fit it, even if it fits another member. */
  readonly meant?: true;
}

/** A place in the value: the property or item `key` of another place. Only issues need it written out. */
export interface ValuePlace {
  /** `undefined` for the whole value. */
  readonly outer: ValuePlace | undefined;
  readonly key: string | number;
  /** The number of steps from the whole value. */
  readonly depth: number;
}

/** The place of the whole value. */
export const wholeValue: ValuePlace = { outer: undefined, key: "", depth: 0 };

/** The place `key` in another one. */
export function placeIn(outer: ValuePlace, key: string | number): ValuePlace {
  return { outer, key, depth: outer.depth + 1 };
}

/** The steps to the place. */
export function pathOf(place: ValuePlace): (string | number)[] {
  const path = new Array<string | number>(place.depth);
  for (let at = place; at.outer !== undefined; at = at.outer)
    path[at.depth - 1] = at.key;
  return path;
}

/** An issue that outer nodes may still change, and whose place is not written out yet. */
export type Fault = {
  -readonly [Key in keyof Omit<Issue, "path" | "pointer">]: Issue[Key];
} & { readonly place: ValuePlace };

/** Writes the places out. */
export function toIssues(faults: readonly Fault[]): readonly Issue[] {
  return faults.map(toIssue);
}

// Field by field: engines copy objects slowly that have fields left out.
function toIssue(fault: Fault): Issue {
  const { place, code, message, expected, received } = fault;
  const path = pathOf(place);
  const pointer = toPointer(path);
  const issue = { path, pointer, code, message, expected, received };
  return hasOwn(fault, "oneof") && fault.oneof !== undefined
    ? { ...issue, oneof: fault.oneof }
    : issue;
}

/** The state of one error pass. All fields exist from the start, so nothing is read from a prototype. */
export interface Trace {
  /** Set aside while an alternative is tried. */
  faults: Fault[];
  maxIssues: number;
  /** Where the pass is; issues of one place share it. */
  place: ValuePlace;
  /** Nested references to recursive schemas. */
  depth: number;
  /** References to recursive schemas are counted since the start of the pass. */
  isCounting: boolean;
  /** The number of visits of the pass so far. */
  steps: number;
  /** Set while alternatives are tried. */
  alternatives: Alternatives | undefined;
  /** Set while a try only decides what is evaluated, so no reasons are needed. */
  isSettling: boolean;
  /** Set while null fields are read as unset. */
  nulls: NullReader | undefined;
  /** For unions: the types that an issue names, if it names several. */
  accepted: Map<Fault, readonly string[]> | undefined;
}

/** Finds the values that ProtoJSON reads as others; see `nullIsUnset`. */
export interface NullReader {
  /** Those found so far. */
  readonly found: Reread[];
  /** Whether the field `name`, which is null, is read as unset: the node for its value refuses null. */
  readonly isUnset: (child: Child, name: string, trace: Trace) => boolean;
}

/** A field that is read as unset; with a text, a value that is read as that. */
export interface Reread {
  readonly path: readonly (string | number)[];
  readonly text?: string;
}

/** The alternatives of one place, and of the places inside it. */
export interface Alternatives {
  /** The issues of the pass, which are set aside. */
  readonly faults: Fault[];
  /** Their place. */
  readonly place: ValuePlace;
  /** The steps of all alternatives except the most costly one, in nested unions. */
  repeated: number;
}

/** Adds an issue at the current place. */
export function report(
  trace: Trace,
  code: IssueCode,
  message: string,
  expected: string,
  received: string,
): void {
  const { faults, place } = trace;
  if (!isFull(trace)) faults.push({ place, code, message, expected, received });
}

/** Reports a value that does not fit. */
export function demand(
  value: unknown,
  trace: Trace,
  code: IssueCode,
  expected: string,
  message: string = `must be ${expected}`,
): void {
  report(trace, code, message, expected, describe(value));
}

/** Reports that the value has another type than the expected one: `string`, `object`. */
export function reportType(
  value: unknown,
  trace: Trace,
  expected: string,
): void {
  const article = /^[aio]/.test(expected) ? "an" : "a";
  demand(value, trace, "type", expected, `must be ${article} ${expected}`);
}

/** Whether the pass has reached its maximum number of issues. */
export function isFull(trace: Trace): boolean {
  return trace.faults.length >= trace.maxIssues;
}

/** Whether a fast check already accepts the value. */
export function isFine(value: unknown, child: Child, trace: Trace): boolean {
  return typeof child === "string"
    ? typeof value === child
    : hasOwn(child, "accepts") && child.accepts?.(value, trace) === true;
}

/** Explains the value by the node, at the current place or as its property or item `key`. */
export function visit(
  value: unknown,
  child: Child,
  trace: Trace,
  key?: string | number,
): void {
  trace.steps++;
  if (isFull(trace) || isFine(value, child, trace)) return;
  const { place } = trace;
  if (key !== undefined) trace.place = placeIn(place, key);
  if (typeof child === "string") reportType(value, trace, child);
  else child.explain(value, trace);
  // Not restored after an error: this is then the place of the issue.
  trace.place = place;
}

/** A limit for nested recursive alternatives, which a hostile value could make exponential. */
const MOST_REPEATED_STEPS = 500_000;

/** The issues that the node has with the value, without reporting them; none: it fits. */
export function attempt(
  value: unknown,
  child: Child,
  trace: Trace,
  // Independent of the caller's limit, so that the closest alternative is always the same.
  most: number = Math.max(trace.maxIssues, 100),
): readonly Fault[] {
  const { faults, maxIssues, alternatives, place, nulls } = trace;
  const count = nulls?.found.length;
  trace.faults = [];
  trace.maxIssues = most;
  trace.alternatives ??= { faults, place, repeated: 0 };
  visit(value, child, trace);
  const found = trace.faults;
  trace.faults = faults;
  trace.maxIssues = maxIssues;
  trace.alternatives = alternatives;
  // What does not apply to the value does not say which of its fields are unset.
  if (nulls !== undefined && found.length > 0) nulls.found.length = count ?? 0;
  return found;
}

/**
 * As `attempt` for each alternative, until one fits, or for all of them. Ends the pass if that becomes too
 * costly.
 */
export function attemptEach(
  value: unknown,
  children: readonly Child[],
  trace: Trace,
  findAll: boolean,
): readonly (readonly Fault[])[] {
  const { alternatives, nulls } = trace;
  if (nulls !== undefined) {
    // An alternative that fits unchanged takes precedence over one that fits without null fields.
    trace.nulls = undefined;
    const exact = attemptEach(value, children, trace, findAll);
    trace.nulls = nulls;
    if (exact.some(({ length }) => length === 0)) return exact;
  }
  const attempts: (readonly Fault[])[] = [];
  let largest = 0;
  // A few steps are free, so that a long list of nullable items is not too costly.
  let repeated = -2 * children.length;
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as Child;
    const before = trace.steps;
    const faults = attempt(value, child, trace);
    const steps = trace.steps - before;
    repeated += Math.min(steps, largest);
    largest = Math.max(steps, largest);
    attempts.push(faults);
    if (faults.length === 0 && !findAll) break;
  }
  if (alternatives !== undefined && repeated > 0) {
    alternatives.repeated += repeated;
    if (alternatives.repeated > MOST_REPEATED_STEPS) abandon(trace);
  }
  return attempts;
}

/** Whether the value fits the node without changes. */
export function fits(value: unknown, child: Child, trace: Trace): boolean {
  const { nulls } = trace;
  trace.nulls = undefined;
  const found = attempt(value, child, trace, 1);
  trace.nulls = nulls;
  return found.length === 0;
}

/** Adds issues unchanged, up to the limit. */
export function append(trace: Trace, faults: readonly Fault[]): void {
  for (let i = 0; i < faults.length && !isFull(trace); i++)
    trace.faults.push(faults[i] as Fault);
}

/** Ends the pass: finding the intended alternative has become too costly. */
export function abandon(trace: Trace): never {
  const { faults, place } = trace.alternatives ?? trace;
  Object.assign(trace, { faults, place });
  const message = "fits none of the alternatives";
  report(trace, "anyOf", message, "one of them", "another value");
  // Caught where the pass starts; no further issues are added.
  trace.maxIssues = 0;
  throw new RangeError(message);
}

/**
 * How many references to recursive schemas may be nested in one value. Past it a value is refused,
 * so that neither a hostile nor a cyclic value overflows the stack.
 */
export const MAX_DEPTH = 256;

/**
 * If several alternatives check the same part of a value, the time doubles with each level. A value that
 * needs more calls than this is refused, so that checking ends; ordinary values of a hundred megabytes need
 * fewer.
 */
const MOST_CALLS = 5_000_000;

let calls = 0;

/** The depth at which a check starts. */
export function startDepth(): number {
  calls = 0;
  return 0;
}

/** Whether a check of a recursive schema has reached the maximum depth. */
export function isTooDeep(depth: number): boolean {
  calls++;
  return depth > MAX_DEPTH || calls > MOST_CALLS;
}

/** Whether there have been too many checks since the start. */
export function isTooMuch(): boolean {
  return calls > MOST_CALLS;
}

/**
 * Whether this issue shows that the alternative is for another type of value, so that its other issues do
 * not help.
 */
export function isMismatch({ place, code }: Fault, trace: Trace): boolean {
  return (
    place === trace.place &&
    /^(?:type|const|enum|never|anyOf|oneOf)$/.test(code)
  );
}

/** Reports that the value has none of the types of the alternatives, which have these issues. */
export function reportMismatch(
  value: unknown,
  code: IssueCode,
  faults: readonly Fault[],
  trace: Trace,
): void {
  const here = faults.filter((fault) => isMismatch(fault, trace));
  const told = trace.accepted;
  const accepted = [
    ...new Set(here.flatMap((fault) => told?.get(fault) ?? [fault.expected])),
  ];
  const expected = joinOr(accepted);
  const message = `must be ${joinOr(accepted.map(withArticle))}`;
  const { faults: issues } = trace;
  const { length } = issues;
  report(trace, code, message, expected, describe(value));
  const fault = issues.length > length ? issues[length] : undefined;
  if (fault !== undefined) told?.set(fault, accepted);
}

/** Adds an issue at the property or item `key` of the current place. */
export function reportAt(
  key: string | number,
  trace: Trace,
  code: IssueCode,
  message: string,
  expected: string,
  received: string,
): void {
  const explain = (): void => report(trace, code, message, expected, received);
  visit(undefined, { explain }, trace, key);
}

/** Adds an issue for a property that is not there. */
export function reportMissing(
  name: string,
  trace: Trace,
  code: IssueCode = "required",
  message: string = "is required",
): void {
  reportAt(name, trace, code, message, "a value", "nothing");
}
