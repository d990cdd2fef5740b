import { attempt } from "./attempt.js";
import { describe } from "./describe.js";
import { explainObject } from "./explain-object.js";
import type { Node } from "./node.js";
import { isObject } from "./object.js";
import { getOwn, hasOwn, ownFields } from "./own.js";
import { reportAt, reportMissing } from "./report-at.js";
import type { ObjectRules } from "./rules.js";
import { isFull, report, visit, type Fault, type Trace } from "./trace.js";

/** As `explainObject`, and the rules about names, numbers of properties and dependencies. */
export function explainObjectRules(given: ObjectRules): Node {
  const rules = ownFields(given);
  const shape = explainObject(rules);
  const members = rules.oneofs?.flatMap((oneof) => oneof.members) ?? [];
  return {
    explain: (value, trace) => {
      shape.explain(value, trace);
      if (!isObject(value)) return;
      const names = Object.keys(value).filter(
        (name) => value[name] !== undefined,
      );
      explainCount(names.length, rules, trace);
      for (let i = 0; i < names.length && !isFull(trace); i++) {
        const name = names[i] as string;
        explainName(name, rules, trace);
        const property = value[name];
        // A member of a oneof that is null is unset: no rule applies to it.
        if (property !== null || !members.includes(name))
          explainProperty(name, property, rules, trace);
      }
      explainDependencies(value, rules, trace);
    },
  };
}

function explainCount(
  length: number,
  { minProperties = 0, maxProperties = Infinity }: ObjectRules,
  trace: Trace,
): void {
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
  { propertyNames }: ObjectRules,
  trace: Trace,
): void {
  if (propertyNames === undefined) return;
  const issues = attempt(name, propertyNames, trace, 1);
  if (issues.length === 0) return;
  const issue = issues[0] as Fault;
  const { expected, received } = issue;
  const message = `has a name that ${issue.message}`;
  reportAt(name, trace, "propertyNames", message, expected, received);
}

function explainProperty(
  name: string,
  value: unknown,
  rules: ObjectRules,
  trace: Trace,
): void {
  let known =
    hasOwn(rules.properties ?? {}, name) ||
    rules.declared?.includes(name) === true;
  for (const { pattern, node } of rules.patternProperties ?? []) {
    if (!pattern.test(name)) continue;
    known = true;
    visit(value, node, trace, name);
  }
  const { additionalProperties: others } = rules;
  if (known || others === undefined) return;
  if (others !== false) return visit(value, others, trace, name);
  const message = "is not a known property";
  const expected = "no property of this name";
  const received = describe(value);
  reportAt(name, trace, "additionalProperties", message, expected, received);
}

function explainDependencies(
  value: object,
  { dependentRequired = {}, dependentSchemas = {} }: ObjectRules,
  trace: Trace,
): void {
  for (const name of Object.keys(dependentRequired)) {
    if (getOwn(value, name) === undefined) continue;
    const message = `is required where ${JSON.stringify(name)} is present`;
    for (const other of dependentRequired[name] ?? []) {
      if (getOwn(value, other) === undefined)
        reportMissing(other, trace, "dependentRequired", message);
    }
  }
  for (const name of Object.keys(dependentSchemas)) {
    const child = dependentSchemas[name];
    if (child !== undefined && getOwn(value, name) !== undefined)
      visit(value, child, trace);
  }
}
