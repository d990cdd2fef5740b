import { fits } from "./attempt.js";
import { count } from "./describe.js";
import type { Node } from "./node.js";
import { ownFields } from "./own.js";
import type { ArrayRules } from "./rules.js";
import {
  demand,
  isFull,
  report,
  reportType,
  visit,
  type Trace,
} from "./trace.js";

/** Reports what is wrong with an array, then with its items. */
export function explainArray(given: ArrayRules): Node {
  const rules = ownFields(given);
  return {
    explain: (value, trace) => {
      if (!Array.isArray(value)) return reportType(value, trace, "array");
      explainSize(value, rules, trace);
      if (rules.unique?.(value) === false) {
        const message = "must not hold the same item twice";
        demand(value, trace, "uniqueItems", "different items", message);
      }
      explainContains(value, rules, trace);
      explainEach(value, rules, trace);
    },
  };
}

function explainSize(
  array: readonly unknown[],
  { minItems = 0, maxItems = Infinity }: ArrayRules,
  trace: Trace,
): void {
  if (array.length < minItems) {
    const expected = `at least ${count(minItems, "item")}`;
    demand(array, trace, "minItems", expected, `must have ${expected}`);
  }
  if (array.length > maxItems) {
    const expected = `at most ${count(maxItems, "item")}`;
    demand(array, trace, "maxItems", expected, `must have ${expected}`);
  }
}

function explainContains(
  array: readonly unknown[],
  { contains }: ArrayRules,
  trace: Trace,
): void {
  if (contains === undefined) return;
  const { node, min, max = Infinity } = ownFields(contains);
  let matching = 0;
  for (const item of array) if (fits(item, node, trace)) matching++;
  if (matching >= min && matching <= max) return;
  const bound = matching < min ? `at least ${min}` : `at most ${max}`;
  const expected = `${bound} of the items as \`contains\` asks`;
  const message = `must have ${expected}`;
  report(trace, "contains", message, expected, `${matching} such`);
}

function explainEach(
  array: readonly unknown[],
  { prefixItems = [], items }: ArrayRules,
  trace: Trace,
): void {
  const { length } = array;
  const end =
    items === undefined ? Math.min(prefixItems.length, length) : length;
  for (let i = 0; i < end && !isFull(trace); i++) {
    const child = i < prefixItems.length ? prefixItems[i] : items;
    if (child !== undefined) visit(array[i], child, trace, i);
  }
}
