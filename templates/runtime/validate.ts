/** The functions behind `validateFoo` and `assertFoo`. */
import { formatIssue } from "./format-issues.js";
import type { Issue, ValidationResult } from "./issues.js";
import { ownFields } from "./own.js";
import {
  abandon,
  isTooDeep,
  isTooMuch,
  MAX_DEPTH,
  type Node,
  type NullReader,
  placeIn,
  report,
  startDepth,
  type Table,
  toIssues,
  type Trace,
  visit,
  wholeValue,
} from "./trace.js";

/** Options of the `assert…` functions. */
export interface AssertOptions {
  /** Stop after so many issues. Default: 100; at least 1. */
  readonly maxIssues?: number | undefined;
}

/** Options of the `validate…` functions. */
export interface ValidateOptions extends AssertOptions {
  /**
   * `nullIsUnset`: a field that is null, and whose schema does not allow null, counts as absent. It is a
   * function, so that a bundle has it only where it is used.
   */
  readonly nulls?: NullRule | undefined;
}

/** A second reading of a value that its schema refuses. */
export type NullRule = (
  value: unknown,
  table: Table,
  options: AssertOptions,
) => ValidationResult<unknown>;

/** Thrown by the `assert…` functions. The message names the first faults, `issues` holds all. */
export class ValidationError extends Error {
  override readonly name: string = "ValidationError";
  readonly issues: readonly Issue[];
  /** Of the answer, where it is the body of one that is not valid. */
  readonly status: number | undefined;

  /** `subject`: what was checked, as the message's first word: `App`. */
  constructor(subject: string, issues: readonly Issue[], status?: number) {
    super(`${subject} is not valid: ${summarize(issues)}`);
    this.issues = issues;
    this.status = status;
  }
}

function summarize(issues: readonly Issue[]): string {
  const shown = issues.slice(0, 3).map(formatIssue).join("; ");
  return issues.length > 3 ? `${shown}; and ${issues.length - 3} more` : shown;
}

/**
 * The error pass for a value that the boolean pass has refused: there is always at least one issue.
 * Never throws, whatever the value does when it is read.
 */
export function explainValue(
  value: unknown,
  table: Table,
  options?: AssertOptions,
): readonly Issue[] {
  const trace = explainWhole(value, table, options);
  if (trace.faults.length === 0)
    report(trace, "type", "is not valid", "a valid value", "another");
  return toIssues(trace.faults);
}

/** The error pass by itself: why the node refuses the value, and nothing where it accepts it. */
export function findIssues(
  value: unknown,
  table: Table,
  options?: AssertOptions,
  depth?: number,
): readonly Issue[] {
  return toIssues(explainWhole(value, table, options, depth).faults);
}

/** Runs the whole pass, and returns all that it has found. Never throws. */
export function explainWhole(
  value: unknown,
  table: Table,
  options: AssertOptions = {},
  depth: number = 0,
  nulls?: NullReader,
): Trace {
  const { maxIssues = 100 } = ownFields(options);
  const trace: Trace = {
    faults: [],
    maxIssues: maxIssues >= 1 ? maxIssues : 1,
    place: wholeValue,
    depth,
    isCounting: false,
    steps: 0,
    alternatives: undefined,
    isSettling: false,
    nulls,
    accepted: undefined,
  };
  const { faults } = trace;
  try {
    visit(value, typeof table === "function" ? table() : table, trace);
  } catch {
    trace.faults = faults;
    // It is still the place where the pass ended.
    const received = "a value that throws when it is read";
    report(trace, "type", "cannot be read", "a JSON value", received);
  }
  return trace;
}

/** The boolean pass for a named schema. */
export type Check = (value: unknown, depth: number) => boolean;

/**
 * A named schema. Its table is made on demand, so that tables may be in any order, and only if its check
 * does not accept the value.
 */
export function explainReference(to: () => Node, check?: Check): Node {
  let node: Node | undefined;
  return {
    explain: (value, trace) => visit(value, (node ??= to()), trace),
    accepts: (value, { depth }) => accepts(check, value, depth),
  };
}

/** Whether the first pass accepts the value, so that the second need not check it. */
export function accepts(
  check: Check | undefined,
  value: unknown,
  depth: number,
): boolean {
  try {
    return check?.(value, depth) === true;
  } catch {
    // The second pass will reach the place that throws, and report it.
    return false;
  }
}

/** As `explainReference` for a recursive schema, whose references are levels of depth. */
export function explainRecursive(to: () => Node, check?: Check): Node {
  let node: Node | undefined;
  return {
    explain: (value, trace) => {
      if (isTooDeep(++trace.depth)) reportDepth(trace);
      else visit(value, (node ??= to()), trace);
      trace.depth--;
    },
    accepts: (value, trace) => {
      // Not at every level, since each call walks through all levels below.
      if (trace.depth > 0) return false;
      if (!trace.isCounting) startDepth();
      trace.isCounting = true;
      return accepts(check, value, 1);
    },
  };
}

/** The value is not read, since it may be cyclic. */
function reportDepth(trace: Trace): void {
  if (isTooMuch()) abandon(trace);
  const expected = `at most ${MAX_DEPTH} levels`;
  const message = `must be nested ${expected} deep`;
  report(trace, "depth", message, expected, "deeper nesting");
}

/** A named schema whose table is in another module: by the function that validates it. */
export function explainValidated(
  validate: (
    value: unknown,
    options?: ValidateOptions,
  ) => ValidationResult<unknown>,
): Node {
  return {
    explain: (value, trace) => {
      const { faults, maxIssues, place } = trace;
      const result = validate(value, { maxIssues: maxIssues - faults.length });
      if (result.ok) return;
      for (const { path, pointer: _pointer, ...issue } of result.issues)
        faults.push({ ...issue, place: path.reduce(placeIn, place) });
    },
  };
}

/** The result of a `validate…` function for a value that the boolean pass has refused. */
export function fail<T>(
  value: unknown,
  node: Table,
  options: ValidateOptions = {},
): ValidationResult<T> {
  const { nulls } = ownFields(options);
  if (nulls !== undefined)
    return nulls(value, node, options) as ValidationResult<T>;
  return { ok: false, issues: explainValue(value, node, options) };
}

/** The error that an `assert…` function throws for a value that the boolean pass has refused. */
export function refuse(
  name: string,
  value: unknown,
  node: Table,
  options?: AssertOptions,
): ValidationError {
  return new ValidationError(name, explainValue(value, node, options));
}

/**
 * The result of a `validate…` function for a list, or a page of one: its table checks item by item whether
 * there is an issue, so that no item is checked twice. `depth`: the result of `startDepth`, where recursive
 * schemas are reached.
 */
export function listResult<T>(
  value: unknown,
  table: Table,
  options: ValidateOptions = {},
  depth?: number,
): ValidationResult<T> {
  const issues = findIssues(value, table, options, depth);
  if (issues.length === 0) return { ok: true, value: value as T };
  const { nulls } = ownFields(options);
  return nulls === undefined
    ? { ok: false, issues }
    : (nulls(value, table, options) as ValidationResult<T>);
}
