/** The error pass for objects and arrays. */
import { count, describe, list } from "./issues.js";
import { getOwn, hasOwn, isObject, ownFields } from "./own.js";
import {
  type ArrayRules,
  attempt,
  type Child,
  type Children,
  demand,
  type Fault,
  fits,
  isFine,
  isFull,
  type Node,
  type ObjectRules,
  type ObjectShape,
  type Oneof,
  type OneofRules,
  report,
  reportAt,
  reportMissing,
  reportType,
  type Trace,
  visit,
} from "./trace.js";

/** An object with properties, and no other rules. */
export function explainFields(properties: Children): Node {
  const names = Object.keys(properties);
  const children = Object.values(properties);
  return {
    explain: (value, trace) => {
      if (!isObject(value)) return reportType(value, trace, "object");
      for (let i = 0; i < names.length; i++) {
        const name = names[i] as string;
        const child = children[i] as Child;
        const property = value[name];
        // Most children are names of types, which `typeof` checks.
        if (property === undefined || typeof property === child) continue;
        if (!hasOwn(value, name)) continue;
        const { nulls } = trace;
        if (property === null && nulls?.isUnset(child, name, trace) === true)
          continue;
        visit(property, child, trace, name);
      }
    },
  };
}

/** Reports missing properties, oneofs with several set members, and issues of the properties. */
export function explainObject(shape: ObjectShape): Node {
  const { required = [], properties = {}, oneofs = [] } = ownFields(shape);
  const fields = explainFields(properties);
  return {
    explain: (value, trace) => {
      if (isObject(value)) {
        for (const name of required)
          if (getOwn(value, name) === undefined) reportMissing(name, trace);
        for (const oneof of oneofs) oneof.explain(value, trace);
      }
      fields.explain(value, trace);
    },
  };
}

/** As `explainObject`, also with rules for names, numbers of properties and dependencies. */
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

/** An object whose values all have the same schema, with any names. */
export function explainMap(values: Child): Node {
  return {
    explain: (value, trace) => {
      if (!isObject(value)) return reportType(value, trace, "object");
      const names = Object.keys(value);
      for (let i = 0; i < names.length && !isFull(trace); i++) {
        const name = names[i] as string;
        const property = value[name];
        if (property !== undefined) visit(property, values, trace, name);
      }
    },
  };
}

/** An array with a schema for its items, and no other rules. */
export function explainItems(items: Child): Node {
  return {
    explain: (value, trace) => {
      if (!Array.isArray(value)) return reportType(value, trace, "array");
      for (let i = 0; i < value.length && !isFull(trace); i++)
        visit(value[i], items, trace, i);
    },
  };
}

/** Reports issues of an array, then of its items. */
export function explainArray(given: ArrayRules): Node {
  const rules = ownFields(given);
  return {
    explain: (value, trace) => {
      if (!Array.isArray(value)) return reportType(value, trace, "array");
      explainSize(value, rules, trace);
      if (rules.unique?.(value) === false) {
        const message = "must not contain the same item twice";
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

/** A oneof of an object: reports that several members are set, or none where one has to be. */
export function explainOneof(
  name: string,
  members: readonly string[],
  rules: OneofRules = {},
): Oneof {
  const { mode, nulls } = ownFields(rules);
  return {
    members: nulls === "value" ? [] : members,
    explain: (value, trace) => {
      const set = members.filter((member) => {
        const property = getOwn(value as object, member);
        return (
          property !== undefined && (nulls === "value" || property !== null)
        );
      });
      reportSet({ name, members, mode }, set, trace);
    },
  };
}

/**
 * A oneof whose alternatives declare their members: one that does not fit is not set. Where none fits, each
 * member that is there tells why. `rule` decides where it is given.
 */
export function explainDeclaredOneof(
  name: string,
  children: Children,
  mode: "atMostOne" | "exactlyOne",
  rule?: Child,
): Oneof {
  const members = Object.keys(children);
  return {
    members: [],
    explain: (value, trace) => {
      if (rule !== undefined && fits(value, rule, trace)) return;
      const present = members.filter(
        (member) => getOwn(value as object, member) !== undefined,
      );
      const childOf = (member: string) => children[member] as Child;
      const fitting = present.filter((member) =>
        fits(getOwn(value as object, member), childOf(member), trace),
      );
      if (fitting.length > 0 || present.length === 0)
        return reportSet(
          { name, members, mode: mode === "exactlyOne" ? mode : undefined },
          fitting,
          trace,
        );
      for (const member of present)
        visit(getOwn(value as object, member), childOf(member), trace, member);
    },
  };
}

interface Group {
  readonly name: string;
  readonly members: readonly string[];
  readonly mode: "atMostOne" | "exactlyOne" | undefined;
}

function reportSet(
  { name, members, mode }: Group,
  set: readonly string[],
  trace: Trace,
): void {
  const isMissing = set.length === 0 && mode === "exactlyOne";
  if (set.length < 2 && !isMissing) return;
  const one = `one of ${list(members.map(quoted))}`;
  const names = list(set.map(quoted));
  const message = isMissing
    ? `${one} is required`
    : `only ${one} may be set; set: ${names}`;
  const expected = mode === "exactlyOne" ? one : `at most ${one}`;
  const received = isMissing ? "none of them" : `object with ${names}`;
  const { faults } = trace;
  const { length } = faults;
  report(trace, "oneof", message, expected, received);
  const fault = faults.length > length ? faults[length] : undefined;
  if (fault !== undefined) fault.oneof = { group: name, set };
}

function quoted(name: string): string {
  return `\`${name}\``;
}

/** A member of a oneof: unset where it is `null`, whatever its schema says of that. */
export function explainMember(child: Child): Node {
  return {
    accepts: (value, trace) => value === null || isFine(value, child, trace),
    explain: (value, trace) => visit(value, child, trace),
  };
}
