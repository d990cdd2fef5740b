import { rulesByType } from "./certainty.js";
import type { DependentRequired, ObjectSchema, Schema, UnionSchema } from "./model.js";
import { data, node, type TableValue } from "./table-value.js";

/**
 * Recognizes schemas that only require properties: `{ required: [a] }`, also with the schemas of these
 * properties. A `oneOf` of them means "one of the fields", and messages should say so.
 */

/** The schema with this id. */
type Named = (id: string) => Schema;

/** The entry for messages of a union whose members each require other properties, in place or behind a reference. */
export function choiceWords(union: UnionSchema, named: Named): TableValue[] {
  const found = choiceAmong({
    ...union,
    members: union.members.map((member) => behindReferences(member, named)),
  });
  const isAny = union.mode === "anyOf";
  // Of `anyOf`, several may be set: only none can be wrong.
  if (found === undefined || (isAny && !found.isMissing)) return [];
  const mode = isAny ? [data(union.mode)] : [];
  return [node("explainChoice", data(found.arms), data(found.isMissing), ...mode)];
}

/** The entry for messages of properties that `not` excludes together. */
export function togetherWords(excluded: Schema): TableValue[] {
  const lists = excludedTogether(excluded);
  return lists === undefined ? [] : [node("explainTogether", data(lists))];
}

/** References may lead in a circle: nobody looks further than this. */
const mostReferences = 8;

/** What a reference leads to, if that only requires properties: other schemas are better known by their own words. */
function behindReferences(schema: Schema, named: Named): Schema {
  let found = schema;
  for (let step = 0; found.kind === "ref" && step < mostReferences; step += 1) {
    found = named(found.target);
  }
  return requiredNames(found, true) === undefined ? schema : found;
}

interface PresenceChoice {
  /** By member, the properties that only this member requires. */
  readonly arms: readonly (readonly string[])[];
  /** A value without any of them fits no member. */
  readonly isMissing: boolean;
}

/** The properties among which a `oneOf` chooses; undefined where it is about something else. */
export function presenceChoice(union: UnionSchema): PresenceChoice | undefined {
  return union.mode === "oneOf" ? choiceAmong(union) : undefined;
}

/** The same for `anyOf`, of which several may be set. */
function choiceAmong({ mode, members, discriminator }: UnionSchema): PresenceChoice | undefined {
  if (mode === "types" || discriminator !== undefined || members.length < 2) return undefined;
  const arms: (readonly string[])[] = [];
  let isMissing = true;
  for (const member of members) {
    const names = requiredNames(member);
    if (names !== undefined) arms.push(names);
    else if (member.kind === "not" && isMissing) isMissing = false;
    else return undefined;
  }
  const [first = []] = arms;
  const shared = first.filter((name) => arms.every((names) => names.includes(name)));
  const own = arms.map((names) => names.filter((name) => !shared.includes(name)));
  const isTelling = own.length > 1 && own.every((names) => names.length > 0);
  return isTelling ? { arms: own, isMissing } : undefined;
}

/** The lists of properties of which a schema under `not` excludes each as a whole. */
export function excludedTogether(schema: Schema): readonly (readonly string[])[] | undefined {
  const members =
    schema.kind === "union" && schema.mode === "anyOf" && schema.discriminator === undefined
      ? schema.members
      : [schema];
  const lists = members.map((member) => requiredNames(member, true));
  return lists.every((names) => names !== undefined) ? lists : undefined;
}

/**
 * The required properties of an object schema without other constraints. Unless `isBare`, it may also have
 * the schemas of these properties.
 */
function requiredNames(schema: Schema, isBare = false): readonly string[] | undefined {
  const object = schema.kind === "object" ? schema : impliedObject(schema);
  if (object === undefined || object.required.length === 0) return undefined;
  const { properties, required } = object;
  const declared = properties.filter((property) => property.schema.kind !== "any");
  if (isBare && declared.length > 0) return undefined;
  return hasOtherRules(object) || !declared.every(({ name }) => required.includes(name))
    ? undefined
    : required;
}

/** `{ required: [a] }` without `type` constrains objects only. */
function impliedObject(schema: Schema): ObjectSchema | undefined {
  const [only, ...others] = rulesByType(schema) ?? [];
  return only?.kind === "object" && others.length === 0 ? only : undefined;
}

function hasOtherRules(object: ObjectSchema): boolean {
  const { additionalProperties: rest, propertyNames, minProperties, maxProperties } = object;
  const isOpen = rest === undefined || rest.kind === "any";
  const counts = [propertyNames, minProperties, maxProperties];
  const lists = [
    object.patternProperties,
    object.dependentRequired,
    object.dependentSchemas,
    object.oneofs,
  ];
  return (
    !isOpen || counts.some((rule) => rule !== undefined) || lists.some((rules) => rules.length > 0)
  );
}

/** Unions of more members than this make types slow to check and errors unreadable. */
const mostAlternatives = 64;
const mostAbsent = 16;
const mostDependencies = 4;

/** A rule about which fields are present, and the size of the type that would say it. */
export interface PresenceSize {
  readonly keyword: "dependentRequired" | "not" | "oneOf" | "anyOf";
  /** How many of these there are, and how many a type may have. */
  readonly what: "rules" | "combinations" | "alternatives";
  readonly size: number;
  readonly most: number;
}

/** What of a schema's rules about the presence of fields is too large for its type, which leaves out that part. */
export function tooLargeForType(schema: Schema): PresenceSize | undefined {
  const size = presenceSize(schema);
  return size === undefined || size.size <= size.most ? undefined : size;
}

function presenceSize(schema: Schema): PresenceSize | undefined {
  switch (schema.kind) {
    case "object": {
      const { length } = dependencyRules(schema);
      return {
        keyword: "dependentRequired",
        what: "rules",
        size: length,
        most: mostDependencies,
      };
    }
    case "not": {
      const size = combinations(excludedTogether(schema.schema) ?? []);
      return { keyword: "not", what: "combinations", size, most: mostAbsent };
    }
    case "union": {
      if (schema.discriminator !== undefined) return undefined;
      if (schema.mode === "anyOf") {
        const size = excludedTogether(schema)?.length ?? 0;
        return { keyword: "anyOf", what: "alternatives", size, most: mostAlternatives };
      }
      const arms = presenceChoice(schema)?.arms ?? [];
      const size = Math.max(0, ...arms.map((own) => combinations(othersOf(own, arms))));
      return { keyword: "oneOf", what: "combinations", size, most: mostAbsent };
    }
    default:
      return undefined;
  }
}

/** What `dependentRequired` says that `required` does not. */
export function dependencyRules({
  dependentRequired,
  required: always,
}: ObjectSchema): readonly DependentRequired[] {
  return dependentRequired.flatMap(({ property, required }) => {
    const others = required.filter((name) => name !== property && !always.includes(name));
    return others.length === 0 ? [] : [{ property, required: others }];
  });
}

/** What the other alternatives of a choice ask for beside what this one does. */
export function othersOf(
  own: readonly string[],
  arms: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  return arms.filter((arm) => arm !== own).map((arm) => arm.filter((name) => !own.includes(name)));
}

/** Whether a type is too large that says of each list that one of its fields is absent. */
export function areTooMany(lists: readonly (readonly string[])[]): boolean {
  return combinations(lists) > mostAbsent;
}

/** In how many ways one field of each list can be absent. */
function combinations(lists: readonly (readonly string[])[]): number {
  return lists.reduce((product, names) => product * Math.max(1, names.length), 1);
}
