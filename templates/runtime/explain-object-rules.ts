import { attempt } from "./attempt.js";
import { describe } from "./describe.js";
import { explainObject, isUnset } from "./explain-object.js";
import type { ObjectRulesNode } from "./node-kinds.js";
import { isObject } from "./object.js";
import { getOwn, hasOwn } from "./own.js";
import { isFull, report, visit, visitAt, type Trace } from "./trace.js";

/** As `explainObject`, and the rules about names, numbers of properties and dependencies. */
export function explainObjectRules(
  value: unknown,
  node: ObjectRulesNode,
  trace: Trace,
): void {
  explainObject(value, node, trace);
  if (!isObject(value)) return;
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  explainCount(names.length, node, trace);
  for (const name of names) {
    if (isFull(trace)) return;
    explainName(name, node, trace);
    const property = value[name];
    if (!isUnset(node.oneofs, name, property))
      explainProperty(name, property, node, trace);
  }
  explainDependencies(value, node, trace);
}

function explainCount(
  length: number,
  node: ObjectRulesNode,
  trace: Trace,
): void {
  const { minProperties = 0, maxProperties = Infinity } = node;
  const received = `object of ${properties(length)}`;
  if (length < minProperties) {
    const expected = `at least ${properties(minProperties)}`;
    report(trace, "minProperties", `must have ${expected}`, expected, received);
  }
  if (length > maxProperties) {
    const expected = `at most ${properties(maxProperties)}`;
    report(trace, "maxProperties", `must have ${expected}`, expected, received);
  }
}

function properties(amount: number): string {
  return `${amount} ${amount === 1 ? "property" : "properties"}`;
}

function explainName(
  name: string,
  { propertyNames }: ObjectRulesNode,
  trace: Trace,
): void {
  if (propertyNames === undefined) return;
  const [issue] = attempt(name, propertyNames, trace, 1);
  if (issue === undefined) return;
  const { message, expected, received } = issue;
  report(
    trace,
    "propertyNames",
    `has a name that ${message}`,
    expected,
    received,
    name,
  );
}

function explainProperty(
  name: string,
  value: unknown,
  node: ObjectRulesNode,
  trace: Trace,
): void {
  let known =
    hasOwn(node.properties ?? {}, name) ||
    node.declared?.includes(name) === true;
  for (const { pattern, node: child } of node.patternProperties ?? []) {
    if (!pattern.test(name)) continue;
    known = true;
    visitAt(name, value, child, trace);
  }
  const { additionalProperties: others } = node;
  if (known || others === undefined) return;
  if (others !== false) return visitAt(name, value, others, trace);
  const expected = "no property of this name";
  report(
    trace,
    "additionalProperties",
    "is not a known property",
    expected,
    describe(value),
    name,
  );
}

function explainDependencies(
  value: object,
  node: ObjectRulesNode,
  trace: Trace,
): void {
  const { dependentRequired = {}, dependentSchemas = {} } = node;
  for (const name of Object.keys(dependentRequired)) {
    if (getOwn(value, name) === undefined) continue;
    for (const other of dependentRequired[name] ?? []) {
      if (getOwn(value, other) !== undefined) continue;
      const message = `is required where ${JSON.stringify(name)} is present`;
      report(trace, "dependentRequired", message, "a value", "nothing", other);
    }
  }
  for (const name of Object.keys(dependentSchemas)) {
    const child = dependentSchemas[name];
    if (child !== undefined && getOwn(value, name) !== undefined)
      visit(value, child, trace);
  }
}
