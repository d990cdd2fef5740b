import type { MemberShape } from "./input-members.js";

/** What of a received value is not sent, by what its schema says in both directions. */
export type Rule =
  | ObjectRule
  | {
      readonly kind: "array";
      readonly items: Rule | undefined;
      readonly first: readonly (Rule | undefined)[];
    }
  | { readonly kind: "all"; readonly parts: readonly Rule[] }
  | { readonly kind: "one"; readonly members: readonly RuleMember[] }
  /** The rule of a named schema: the id of its request variant. */
  | { readonly kind: "named"; readonly id: string };

export interface ObjectRule {
  readonly kind: "object";
  readonly drop: readonly string[];
  /** For the values of properties, by name. */
  readonly inside: readonly (readonly [name: string, rule: Rule])[];
  readonly patterns: readonly (readonly [pattern: string, rule: Rule])[];
  /** For the values of all properties but these, and those that a pattern fits. */
  readonly rest?: { readonly names: readonly string[]; readonly rule: Rule };
}

export interface RuleMember {
  readonly shape: MemberShape;
  readonly rule: Rule | undefined;
}

/** What all parts say that say anything. */
export function allOf(rules: readonly (Rule | undefined)[]): Rule | undefined {
  const parts = rules.filter((rule) => rule !== undefined);
  return parts.length > 1 ? { kind: "all", parts } : parts[0];
}

/** The rule without parts that drop nothing; `dropping`: the named schemas that drop something. */
export function pruned(rule: Rule | undefined, dropping: ReadonlySet<string>): Rule | undefined {
  const inner = (each: Rule | undefined) => pruned(each, dropping);
  switch (rule?.kind) {
    case undefined:
      return undefined;
    case "named":
      return dropping.has(rule.id) ? rule : undefined;
    case "all":
      return allOf(rule.parts.map(inner));
    case "one": {
      const members = rule.members.map((member) => ({ ...member, rule: inner(member.rule) }));
      const isEmpty = members.every((member) => member.rule === undefined);
      return isEmpty ? undefined : { ...rule, members };
    }
    case "array": {
      const [items, first] = [inner(rule.items), rule.first.map(inner)];
      const isEmpty = items === undefined && first.every((each) => each === undefined);
      return isEmpty ? undefined : { ...rule, items, first };
    }
    case "object":
      return prunedObject(rule, inner);
    default:
      return rule satisfies never;
  }
}

function prunedObject(
  { kind, drop, inside, patterns, rest }: ObjectRule,
  inner: (rule: Rule) => Rule | undefined,
): Rule | undefined {
  const named = (list: ObjectRule["inside"]) =>
    list.flatMap(([name, each]) => {
      const kept = inner(each);
      return kept === undefined ? [] : [[name, kept] as const];
    });
  const base = { kind, drop, inside: named(inside), patterns: named(patterns) };
  const others = rest && inner(rest.rule);
  if (rest !== undefined && others !== undefined)
    return { ...base, rest: { ...rest, rule: others } };
  return drop.length + base.inside.length + base.patterns.length === 0 ? undefined : base;
}

/** The named schemas whose rules a rule asks for. */
export function namedIn(rule: Rule | undefined): readonly string[] {
  if (rule === undefined) return [];
  return rule.kind === "named" ? [rule.id] : partsOf(rule).flatMap(namedIn);
}

/** The rule drops something, without asking for those of named schemas. */
export function dropsItself(rule: Rule | undefined): boolean {
  if (rule === undefined) return false;
  return (rule.kind === "object" && rule.drop.length > 0) || partsOf(rule).some(dropsItself);
}

function partsOf(rule: Rule): readonly Rule[] {
  switch (rule.kind) {
    case "named":
      return [];
    case "all":
      return rule.parts;
    case "one":
      return rule.members.flatMap((member) => member.rule ?? []);
    case "array":
      return [...rule.first, rule.items].filter((part) => part !== undefined);
    case "object": {
      const named = [...rule.inside, ...rule.patterns].map(([, part]) => part);
      return rule.rest === undefined ? named : [...named, rule.rest.rule];
    }
    default:
      return rule satisfies never;
  }
}
