import { describe } from "./describe.js";
import type { Issue, IssueCode } from "./issue.js";
import type { Child } from "./node.js";
import { hasOwn } from "./own.js";
import { toToken } from "./pointer.js";

/** An issue on its way: a node around the one that reports it may say more. */
export type Fault = { -readonly [Key in keyof Issue]: Issue[Key] };

/** The state of one error pass. All of it is there from the start: nothing is read from a prototype. */
export interface Trace {
  /** Set aside while an alternative is tried. */
  faults: Fault[];
  maxIssues: number;
  /** Where the pass is; issues of one place share it. */
  path: readonly (string | number)[];
  /** The same place as a JSON pointer. */
  pointer: string;
  /** Nested references to recursive schemas. */
  depth: number;
  /** References to recursive schemas are counted since the start of the pass. */
  isCounting: boolean;
  /** What the pass has cost so far, in visits. */
  steps: number;
  /** Set while alternatives are tried. */
  alternatives: Alternatives | undefined;
  /** What is tried now only decides what is evaluated: no reasons are looked for inside. */
  isSettling: boolean;
  /** Set while null fields are read as unset. */
  nulls: NullReader | undefined;
  /** Where there are unions, of a fault that speaks for several kinds of values: all of them. */
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
  readonly path: readonly (string | number)[];
  readonly pointer: string;
  /** Steps for alternatives beside the most costly one, in unions within this one. */
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
  const { faults, path, pointer } = trace;
  if (!isFull(trace))
    faults.push({ path, pointer, code, message, expected, received });
}

/** Reports a value that is not as it must be. */
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

/** Whether the pass has as many issues as it was asked for. */
export function isFull(trace: Trace): boolean {
  return trace.faults.length >= trace.maxIssues;
}

/** Whether it is certain at once that nothing is wrong. */
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
  const { path, pointer } = trace;
  if (key !== undefined) {
    trace.path = [...path, key];
    trace.pointer += toToken(key);
  }
  if (typeof child === "string") reportType(value, trace, child);
  else child.explain(value, trace);
  // Not where something throws: then this is the place to tell.
  trace.path = path;
  trace.pointer = pointer;
}
