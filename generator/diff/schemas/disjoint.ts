import type {
  ArraySchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  StringSchema,
} from "../../model/model.js";
import { nullableMembers } from "../../model/oneof-members.js";
import { boundsOf } from "../../model/bounds.js";
import { refusesAll } from "../../model/certainty.js";
import { commonKinds, kindsOf } from "./kinds.js";
import type { Conjunction, Scope } from "../scope.js";
import { matches, objectsOf, sentProperty } from "./sent-object.js";
import { propertiesOf } from "../../model/visit.js";
import { schemasInPlace } from "./cases.js";

/** The depth of nested schemas that is examined; deeper, nothing is known. */
const deepest = 6;

/**
 * Whether certainly no value fits both. Undeclared properties may be present, unless senders are assumed to
 * send only declared ones: then a property that only one side requires distinguishes the two.
 */
export function isDisjoint(
  scope: Scope,
  sentParts: Conjunction,
  acceptedPart: Schema,
  depth = 0,
): boolean {
  if (depth > deepest) return false;
  const sent = scope.flatten(sentParts);
  const accepted = scope.accepted.resolve(acceptedPart);
  const kinds = [
    ...sent.map((part) => kindsOf(part, scope.sent)),
    kindsOf(accepted, scope.accepted),
  ];
  if (commonKinds(kinds).size === 0) return true;
  if (refusesAll(accepted)) return true;
  const again = (part: Schema): boolean => isDisjoint(scope, sent, part, depth + 1);
  if (accepted.kind === "union") return accepted.members.every(again);
  if (accepted.kind === "intersection") return accepted.members.some(again);
  if (accepted.kind === "unevaluated") return again(accepted.base);
  const listed = sent.find((part) => part.kind === "literal" && !part.open);
  if (listed?.kind === "literal") {
    const possible = listed.values.filter((value) =>
      sent.every((part) => scope.sent.accepts(part, value)),
    );
    return possible.every((value) => !scope.accepted.accepts(accepted, value));
  }
  const union = sent.find((part) => part.kind === "union");
  if (union?.kind === "union") {
    const rest = sent.filter((part) => part !== union);
    return union.members.every((part) => isDisjoint(scope, [...rest, part], accepted, depth + 1));
  }
  return areApart(scope, sent, accepted, depth);
}

function areApart(scope: Scope, sent: Conjunction, accepted: Schema, depth: number): boolean {
  switch (accepted.kind) {
    case "literal":
      if (accepted.open) return false;
      return accepted.values.every((value) =>
        sent.some((part) => !scope.sent.accepts(part, value)),
      );
    case "not":
      return scope.proves(sent, accepted.schema);
    case "object":
      return objectsApart(scope, sent, accepted, depth);
    case "number":
      return numbersApart(sent, accepted);
    case "string":
      return lengthsApart(sent, accepted);
    case "array":
      return sizesApart(sent, accepted);
    default:
      return false;
  }
}

/** A property that one of the two requires, but that no value fits in both. */
function objectsApart(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
  depth: number,
): boolean {
  const required = [...accepted.required, ...objectsOf(sent).flatMap((part) => part.required)];
  if (accepted.required.some((name) => isNeverSent(scope, sent, name))) return true;
  return [...new Set(required)].some((name) => {
    const [asked] = constraintsOn(accepted, name);
    if (asked === undefined) return false;
    const sentSchemas = objectsOf(sent).flatMap((part) => constraintsOn(part, name));
    return isDisjoint(scope, sentSchemas, asked, depth + 1);
  });
}

/** Whether no schema of the sent values mentions the property, not even under a condition. */
function isNeverSent(scope: Scope, sent: Conjunction, name: string): boolean {
  if (scope.strict || !sent.some((part) => part.kind === "object")) return false;
  if (!sentProperty(scope, sent, name).absent) return false;
  return !sent.some((part) => mayName(scope, part, name));
}

/** Whether a schema of the value mentions the property: by name, by pattern, or as an additional property. */
function mayName(scope: Scope, start: Schema, name: string): boolean {
  return schemasInPlace(scope.sent, start).some((schema) => {
    if (schema.kind === "unevaluated") return schema.of === "properties";
    if (schema.kind !== "object") return false;
    const { required, patternProperties, additionalProperties } = schema;
    if (propertiesOf(schema).has(name) || required.includes(name)) return true;
    if (patternProperties.some(({ pattern }) => matches(pattern, name))) return true;
    return additionalProperties !== undefined && !refusesAll(additionalProperties);
  });
}

/** Null is accepted for members of oneofs, so nothing is said of these. */
function constraintsOn(object: ObjectSchema, name: string): readonly Schema[] {
  if (nullableMembers(object).has(name)) return [];
  const own = propertiesOf(object).get(name)?.schema;
  if (own !== undefined) return [own];
  const found = object.patternProperties.find(({ pattern }) => matches(pattern, name));
  const rest = found?.schema ?? object.additionalProperties;
  return rest === undefined ? [] : [rest];
}

function numbersApart(sent: Conjunction, accepted: NumberSchema): boolean {
  const all = [...sent.flatMap((part) => (part.kind === "number" ? [part] : [])), accepted];
  const bounds = all.map((number) => boundsOf(number, "assert"));
  const least = Math.max(...bounds.map(({ minimum = -Infinity }) => minimum));
  const most = Math.min(...bounds.map(({ maximum = Infinity }) => maximum));
  const above = Math.max(...bounds.map(({ exclusiveMinimum = -Infinity }) => exclusiveMinimum));
  const below = Math.min(...bounds.map(({ exclusiveMaximum = Infinity }) => exclusiveMaximum));
  return least > most || above >= most || least >= below || above >= below;
}

function lengthsApart(sent: Conjunction, accepted: StringSchema): boolean {
  const all = [...sent.flatMap((part) => (part.kind === "string" ? [part] : [])), accepted];
  const least = Math.max(...all.map(({ minLength = 0 }) => minLength));
  return least > Math.min(...all.map(({ maxLength = Infinity }) => maxLength));
}

function sizesApart(sent: Conjunction, accepted: ArraySchema): boolean {
  const all = [...sent.flatMap((part) => (part.kind === "array" ? [part] : [])), accepted];
  const least = Math.max(...all.map(({ minItems = 0 }) => minItems));
  return least > Math.min(...all.map(({ maxItems = Infinity }) => maxItems));
}
