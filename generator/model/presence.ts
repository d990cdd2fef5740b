import { rulesByType } from "./certainty.js";
import type { ObjectSchema, Schema, UnionSchema } from "./model.js";
import { data, node, type TableValue } from "./table-value.js";

/**
 * Recognizes schemas that only require properties: `{ required: [a] }`, also with the schemas of these
 * properties. A `oneOf` of them means "one of the fields", and messages should say so.
 */

/** The entry for messages of a union whose members each require other properties. */
export function choiceWords(union: UnionSchema): TableValue[] {
  const found = presenceChoice(union);
  return found === undefined
    ? []
    : [node("explainChoice", data(found.arms), data(found.isMissing))];
}

/** The entry for messages of properties that `not` excludes together. */
export function togetherWords(excluded: Schema): TableValue[] {
  const lists = excludedTogether(excluded);
  return lists === undefined ? [] : [node("explainTogether", data(lists))];
}

interface PresenceChoice {
  /** By member, the properties that only this member requires. */
  readonly arms: readonly (readonly string[])[];
  /** A value without any of them fits no member. */
  readonly isMissing: boolean;
}

/** The properties among which a `oneOf` chooses; undefined where it is about something else. */
export function presenceChoice({ mode, members }: UnionSchema): PresenceChoice | undefined {
  if (mode !== "oneOf" || members.length < 2) return undefined;
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
