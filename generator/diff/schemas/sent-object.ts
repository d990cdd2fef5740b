import { propertiesOf } from "../../model/visit.js";
import { refusesAll } from "../../model/certainty.js";
import type { ObjectSchema, Schema } from "../../model/model.js";
import { nullableMembers } from "../../model/oneof-members.js";
import type { Conjunction, Scope } from "../scope.js";
import { perhapsEvaluated } from "./evaluated-cases.js";
import { BoundedPatterns } from "../../validate/bounded-patterns.js";

/** The constraints on one property of the sent objects. */
export interface SentProperty {
  /** The schemas that its values fit. */
  readonly schemas: Conjunction;
  /** Some schema mentions it, by name, by pattern, or as an additional property. */
  readonly declared: boolean;
  readonly required: boolean;
  /** It is certainly absent. */
  readonly absent: boolean;
}

/** `isNullSaid`: a member of a oneof that is null is unset, and this has been reported of the oneof. */
export function sentProperty(
  scope: Scope,
  sent: Conjunction,
  name: string,
  isNullSaid = false,
): SentProperty {
  const schemas = sent.flatMap((part) => saidOf(scope, sent, part, name, isNullSaid));
  const required = sent.some((part) => part.kind === "object" && part.required.includes(name));
  const never = schemas.some((schema) => refusesAll(scope.sent.resolve(schema)));
  const declared = schemas.length > 0;
  const unsent = !declared && !scope.strict && !required && !isFreeForm(sent);
  return { schemas, declared, required, absent: never || unsent };
}

/** Whether no schema mentions properties: such objects may have any. */
export function isFreeForm(sent: Conjunction): boolean {
  return objectsOf(sent).every(({ properties, patternProperties, additionalProperties }) => {
    const isBare = properties.length === 0 && patternProperties.length === 0;
    return isBare && additionalProperties === undefined;
  });
}

export function objectsOf(sent: Conjunction): readonly ObjectSchema[] {
  return sent.flatMap((part) => (part.kind === "object" ? [part] : []));
}

/** The schemas of additional properties; empty where there are none. */
export function sentRest(scope: Scope, sent: Conjunction): Conjunction {
  return sent.flatMap((part) => {
    if (part.kind === "object") return part.additionalProperties ?? [];
    if (part.kind !== "unevaluated" || part.of !== "properties") return [];
    const seen = perhapsEvaluated(scope, sent, part);
    if (seen.all) return [];
    // A name that only an alternative declares: the schema of the rest does not apply to it.
    const objects = objectsOf(sent);
    const isKnown =
      seen.names.every((name) => objects.some((object) => propertiesOf(object).has(name))) &&
      seen.patterns.every((pattern) =>
        objects.some(({ patternProperties }) =>
          patternProperties.some((one) => one.pattern === pattern),
        ),
      );
    return isKnown ? part.schema : [];
  });
}

function saidOf(
  scope: Scope,
  sent: Conjunction,
  part: Schema,
  name: string,
  isNullSaid: boolean,
): readonly Schema[] {
  if (part.kind === "object") return saidByObject(scope, part, name, isNullSaid);
  if (part.kind !== "unevaluated" || part.of !== "properties") return [];
  const seen = perhapsEvaluated(scope, sent, part);
  const perhaps = seen.all || seen.names.includes(name);
  return perhaps || seen.patterns.some((pattern) => matches(pattern, name)) ? [] : [part.schema];
}

function saidByObject(
  scope: Scope,
  object: ObjectSchema,
  name: string,
  isNullSaid: boolean,
): readonly Schema[] {
  const own = propertiesOf(object).get(name);
  const isMember = !isNullSaid && nullableMembers(object).has(name);
  const schema = own !== undefined && isMember ? scope.schemas.orNull(own.schema) : own?.schema;
  const patterns = object.patternProperties.filter(({ pattern }) => matches(pattern, name));
  const constraints = [
    ...(schema === undefined ? [] : [schema]),
    ...patterns.map((one) => one.schema),
  ];
  if (constraints.length > 0 || object.additionalProperties === undefined) return constraints;
  return [object.additionalProperties];
}

const patterns = new BoundedPatterns();

/** If matching takes too long, the pattern counts as matching. */
export function matches(pattern: string, name: string): boolean {
  return patterns.make(pattern).test(name);
}
