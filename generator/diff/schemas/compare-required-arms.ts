import type { ObjectSchema, Schema, UnionSchema } from "../../model/model.js";
import { refuted, type Codes, type Conjunction, type Scope, type Steps } from "../scope.js";
import type { SchemaModel } from "./schema-model.js";
import { objectsOf, sentProperty } from "./sent-object.js";

/** The names that each member of an `anyOf` requires, where the members say nothing else. */
export function requiredArms(
  union: UnionSchema,
  model: SchemaModel,
): readonly (readonly string[])[] | undefined {
  if (union.mode !== "anyOf" || union.members.length === 0) return undefined;
  const arms = union.members.map((member) => model.resolve(member));
  return arms.every(onlyRequires) ? arms.map(({ required }) => required) : undefined;
}

function onlyRequires(schema: Schema): schema is ObjectSchema {
  if (schema.kind !== "object" || schema.required.length === 0) return false;
  const { properties, patternProperties, additionalProperties, propertyNames } = schema;
  const { dependentRequired, dependentSchemas, oneofs, minProperties, maxProperties } = schema;
  const lists = [properties, patternProperties, dependentRequired, dependentSchemas, oneofs];
  const others = [additionalProperties, propertyNames, minProperties, maxProperties];
  return lists.every(({ length }) => length === 0) && others.every((one) => one === undefined);
}

/** Compares with a rule that some properties are present: `anyOf: [{required: [a]}, {required: [b]}]`. */
export function* compareToArms(
  scope: Scope,
  sent: Conjunction,
  accepted: UnionSchema,
  arms: readonly (readonly string[])[],
): Steps {
  if (isArmPresent(scope, sent, arms)) return;
  // An alternative of the sent schema that none of the accepted ones stands for.
  const isAlternative = sent.some(onlyRequires);
  const codes: Codes = isAlternative
    ? ["union-member-removed", "union-member-added"]
    : ["one-property-required", "no-property-required"];
  const detail = arms.map((names) => names.join(" with ")).join(", ");
  const options = isAlternative ? {} : { keys: ["anyOf"], detail };
  yield refuted(scope, codes, sent, accepted, options);
}

/** Whichever member of a oneof is set, of which one is set always, some arm has what it requires. */
function isArmPresent(
  scope: Scope,
  sent: Conjunction,
  arms: readonly (readonly string[])[],
): boolean {
  const property = (name: string) => sentProperty(scope, sent, name);
  const isPresent = (name: string): boolean => property(name).required;
  if (arms.some((names) => names.every(isPresent))) return true;
  const groups = objectsOf(sent).flatMap(({ oneofs }) => oneofs);
  return groups.some(({ mode, members }) => {
    if (mode !== "exactlyOne") return false;
    return members.every((member) => {
      if (property(member).absent) return true;
      return arms.some((names) => names.every((name) => name === member || isPresent(name)));
    });
  });
}
