import { MAX_DEPTH } from "./trace.js";
import { hasOwn, ownFields } from "./own.js";

/**
 * What of a received message is not sent. A function stands for a rule that is declared elsewhere; a
 * value of another kind than the rule is about stays as it is.
 */
export type InputRule =
  | ObjectRule
  | ArrayRule
  | { readonly of: "all"; readonly parts: readonly InputRule[] }
  | { readonly of: "one"; readonly members: readonly InputMember[] }
  | { readonly of: "recursive"; readonly rule: () => InputRule }
  | (() => InputRule);

interface ObjectRule {
  readonly of: "object";
  /** Names of read-only properties. */
  readonly drop?: readonly string[];
  /** Rules for the values of properties, by name. */
  readonly inside?: readonly (readonly [name: string, rule: InputRule])[];
  /** Rules for the values of properties that are called like this. */
  readonly patterns?: readonly (readonly [name: RegExp, rule: InputRule])[];
  /** For the values of all properties but `names` and those that a pattern fits. */
  readonly rest?: {
    readonly names: readonly string[];
    readonly rule: InputRule;
  };
}

interface ArrayRule {
  readonly of: "array";
  readonly items?: InputRule;
  /** Of the first items, by place. */
  readonly first?: readonly (InputRule | undefined)[];
}

/** A member of a union: by what its values are known, and what of them is not sent. */
export interface InputMember {
  readonly required?: readonly string[];
  /** Properties whose values tell the members apart. */
  readonly tags?: readonly (readonly [
    name: string,
    values: readonly (string | number | boolean | null)[],
  ])[];
  /** The properties that are sent: another member's rule does not drop them. */
  readonly names?: readonly string[];
  readonly rule?: InputRule;
}

/** A message that may be sent, except for what it has to have and is never received. */
export type WithoutKeys<T, Keys extends PropertyKey> = T extends unknown
  ? { [Key in keyof T as Key extends Keys ? never : Key]: T[Key] }
  : never;

/** A rule as it applies to one value. */
interface Part {
  readonly drops: (name: string) => boolean;
  readonly inside: (key: string | number) => readonly InputRule[];
}

interface Walk {
  /** What is being made, for people. */
  readonly name: string;
  /** What was made of a part by a rule: parts that are shared are looked at once. */
  readonly made: Map<InputRule, Map<object, unknown>>;
}

/**
 * A copy of a received message without its read-only properties, at any depth. Everything else is in it as
 * it was: parts in which there is nothing to drop are the same objects.
 *
 * @throws RangeError for a value in which recursive messages are nested deeper than validators accept.
 */
export function toInput(
  message: unknown,
  name: string,
  rule?: InputRule,
): unknown {
  const walk: Walk = { name, made: new Map() };
  const made =
    rule === undefined ? message : withoutReadOnly(message, [rule], walk, 0);
  if (made !== message || !isPlain(message)) return made;
  return Array.isArray(message)
    ? Array.from(message)
    : Object.fromEntries(Object.entries(message));
}

function withoutReadOnly(
  value: unknown,
  rules: readonly InputRule[],
  walk: Walk,
  depth: number,
): unknown {
  if (!isPlain(value)) return value;
  const rule = rules[0];
  if (typeof rule === "object" && rule.of === "recursive" && rules.length === 1)
    return onceFor(value, rule.rule(), walk, depth + 1);
  const parts = rules.flatMap((each) => partsOf(value, each, walk, depth));
  if (parts.length === 0) return value;
  const inside = (key: string | number, item: unknown): unknown => {
    const within = parts.flatMap((part) => part.inside(key));
    return withoutReadOnly(item, within, walk, depth);
  };
  if (Array.isArray(value))
    return Array.from(value, (item: unknown, index) => inside(index, item));
  const kept = Object.entries(value).filter(
    (entry) => !parts.some((part) => part.drops(entry[0])),
  );
  // Unlike assignment, this keeps a property `__proto__` a property.
  return Object.fromEntries(
    kept.map((entry) => [entry[0], inside(entry[0], entry[1])]),
  );
}

function onceFor(
  value: object,
  rule: InputRule,
  walk: Walk,
  depth: number,
): unknown {
  checkDepth(depth, walk);
  const made = walk.made.get(rule) ?? new Map<object, unknown>();
  walk.made.set(rule, made);
  if (!made.has(value))
    made.set(value, withoutReadOnly(value, [rule], walk, depth));
  return made.get(value);
}

function checkDepth(depth: number, { name }: Walk): void {
  if (depth <= MAX_DEPTH) return;
  throw new RangeError(
    `${name}: the message is nested deeper than ${MAX_DEPTH} levels, or it contains itself.`,
  );
}

/** What a rule says of this value; nothing where it is about others. */
function partsOf(
  value: object,
  rule: InputRule,
  walk: Walk,
  depth: number,
): readonly Part[] {
  checkDepth(depth, walk);
  const inner = (each: InputRule) => partsOf(value, each, walk, depth);
  if (typeof rule === "function") return inner(rule());
  switch (rule.of) {
    case "object":
      return Array.isArray(value) ? [] : [objectPart(rule)];
    case "array":
      return Array.isArray(value) ? [arrayPart(rule)] : [];
    case "all":
      return rule.parts.flatMap(inner);
    case "one":
      return [choicePart(meantBy(value, rule.members), inner)];
    case "recursive":
      return partsOf(value, rule.rule(), walk, depth + 1);
    default:
      return rule satisfies never;
  }
}

function objectPart(rule: ObjectRule): Part {
  const { drop = [], inside = [], patterns = [], rest } = ownFields(rule);
  const isNamed = (name: string) =>
    rest?.names.includes(name) === true ||
    patterns.some((entry) => entry[0].test(name));
  return {
    drops: (name) => drop.includes(name),
    inside: (key) => {
      const name = String(key);
      const own = [
        ...inside.filter((entry) => entry[0] === name),
        ...patterns.filter((entry) => entry[0].test(name)),
      ].map((entry) => entry[1]);
      return rest === undefined || isNamed(name) ? own : [...own, rest.rule];
    },
  };
}

function arrayPart(rule: ArrayRule): Part {
  const { items, first = [] } = ownFields(rule);
  return {
    drops: () => false,
    inside: (key) => {
      const own = Number(key) < first.length ? first[Number(key)] : items;
      return own === undefined ? [] : [own];
    },
  };
}

/** The members of a union that a value may be one of: those whose tag it has, where there are any. */
function meantBy(
  value: object,
  members: readonly InputMember[],
): readonly InputMember[] {
  const fields = members.map((member) => ownFields(member));
  const fitting = fields.filter(({ required = [], tags = [] }) => {
    if (!required.every((name) => hasOwn(value, name))) return false;
    return tags.every((tag) => hasTag(value, tag[0], tag[1]));
  });
  const tagged = fitting.filter(({ tags }) => tags !== undefined);
  return tagged.length > 0 ? tagged : fitting;
}

function hasTag(
  value: object,
  name: string,
  values: readonly unknown[],
): boolean {
  return (
    hasOwn(value, name) && values.includes(value[name as keyof typeof value])
  );
}

/** Where it cannot be told which member is meant, a property is dropped that none of them sends. */
function choicePart(
  members: readonly InputMember[],
  partsBy: (rule: InputRule) => readonly Part[],
): Part {
  const choices = members.map(({ rule, names = [] }) => ({
    names,
    parts: rule === undefined ? [] : partsBy(rule),
  }));
  const drops = (name: string): boolean =>
    choices.some(({ parts }) => parts.some((part) => part.drops(name))) &&
    !choices.some(({ names }) => names.includes(name));
  const inside = (key: string | number): readonly InputRule[] => {
    const each = choices
      .map(({ parts }) => parts.flatMap((part) => part.inside(key)))
      .filter((rules) => rules.length > 0);
    if (each.length < 2) return each[0] ?? [];
    const rules = each.map((parts) => ({
      rule: { of: "all", parts } as const,
    }));
    return [{ of: "one", members: rules }];
  };
  return { drops, inside };
}

/** An object or array as JSON has them; a date is a value. */
function isPlain(value: unknown): value is object {
  return (
    typeof value === "object" && value !== null && !(value instanceof Date)
  );
}
