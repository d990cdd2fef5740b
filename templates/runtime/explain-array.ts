import { fits } from "./attempt.js";
import { count, describe } from "./describe.js";
import type { IssueCode } from "./issue.js";
import type { ArrayNode } from "./node-kinds.js";
import type { Child } from "./node.js";
import { isFull, report, reportType, visitAt, type Trace } from "./trace.js";

/** Reports what is wrong with an array, then with its items. */
export function explainArray(
  value: unknown,
  node: ArrayNode,
  trace: Trace,
): void {
  if (!Array.isArray(value)) return reportType(trace, "array", value);
  const array: readonly unknown[] = value;
  const { minItems = 0, maxItems = Infinity } = node;
  const fault = (code: IssueCode, message: string, expected: string): void =>
    report(trace, code, message, expected, describe(array));
  if (array.length < minItems) {
    const expected = `at least ${count(minItems, "item")}`;
    fault("minItems", `must have ${expected}`, expected);
  }
  if (array.length > maxItems) {
    const expected = `at most ${count(maxItems, "item")}`;
    fault("maxItems", `must have ${expected}`, expected);
  }
  if (node.unique?.(array) === false) {
    fault(
      "uniqueItems",
      "must not hold the same item twice",
      "different items",
    );
  }
  explainContains(array, node, trace);
  explainItems(array, node.prefixItems ?? [], node.items, trace);
}

function explainContains(
  array: readonly unknown[],
  { contains }: ArrayNode,
  trace: Trace,
): void {
  if (contains === undefined) return;
  const { node, min, max = Infinity } = contains;
  let matching = 0;
  for (const item of array) if (fits(item, node, trace)) matching++;
  if (matching >= min && matching <= max) return;
  const bound = matching < min ? `at least ${min}` : `at most ${max}`;
  const expected = `${bound} of the items as \`contains\` asks`;
  report(
    trace,
    "contains",
    `must have ${expected}`,
    expected,
    `${matching} such`,
  );
}

function explainItems(
  array: readonly unknown[],
  prefix: readonly Child[],
  rest: Child | undefined,
  trace: Trace,
): void {
  const end =
    rest === undefined ? Math.min(prefix.length, array.length) : array.length;
  for (let i = 0; i < end && !isFull(trace); i++) {
    const child = prefix[i] ?? rest;
    if (child !== undefined) visitAt(i, array[i], child, trace);
  }
}
