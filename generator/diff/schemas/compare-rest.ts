import { refusesAll } from "../../model/certainty.js";
import type { ObjectSchema, Schema } from "../../model/model.js";
import { hiddenCode } from "../hidden-code.js";
import {
  placeOf,
  refuted,
  type Codes,
  type Conjunction,
  type Scope,
  type Steps,
} from "../scope.js";
import { isFreeForm, matches, objectsOf, sentProperty, sentRest } from "./sent-object.js";
import { propertiesOf } from "../../model/visit.js";
import { anySchema, stringSchema } from "./synthetic-schemas.js";

const codes: Codes = ["additional-properties-narrowed", "additional-properties-widened"];

/** Compares the schemas of additional properties and patterns, and the constraints on names. */
export function* compareRest(scope: Scope, sent: Conjunction, accepted: ObjectSchema): Steps {
  yield* comparePatterns(scope, sent, accepted);
  if (accepted.additionalProperties !== undefined) {
    yield* compareUnnamed(scope, sent, accepted, accepted.additionalProperties);
  }
  yield* compareNames(scope, sent, accepted);
}

/** The names that the sender declares; all others are in its patterns or its additional properties. */
function namesOf(sent: Conjunction): string[] {
  const names = objectsOf(sent).flatMap((object) => [
    ...object.properties.map(({ name }) => name),
    ...object.required,
  ]);
  return [...new Set(names)];
}

function* comparePatterns(scope: Scope, sent: Conjunction, accepted: ObjectSchema): Steps {
  for (const { pattern, schema } of accepted.patternProperties) {
    for (const name of namesOf(sent)) {
      const { schemas, absent } = sentProperty(scope, sent, name);
      if (!absent && matches(pattern, name)) yield* scope.compare(schemas, schema);
    }
    const patterns = objectsOf(sent).flatMap((object) => object.patternProperties);
    for (const other of patterns) yield* compareUnlessHeld(scope, [other.schema], schema);
    // Names that match a pattern of the sender are not additional properties.
    if (patterns.some((other) => other.pattern === pattern)) continue;
    const rest = sentRest(scope, sent);
    const isOpen = scope.strict || isFreeForm(sent);
    if (rest.length > 0 || isOpen) yield* compareUnlessHeld(scope, rest, schema);
  }
}

function* compareUnlessHeld(scope: Scope, sent: Conjunction, accepted: Schema): Steps {
  if (!scope.proves(sent, accepted)) yield refuted(scope, codes, sent, accepted);
}

function* compareUnnamed(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
  rest: Schema,
): Steps {
  const isClosed = refusesAll(scope.accepted.resolve(rest));
  const isNamed = (name: string): boolean =>
    propertiesOf(accepted).has(name) ||
    accepted.patternProperties.some(({ pattern }) => matches(pattern, name));
  for (const name of namesOf(sent)) {
    const { schemas, absent } = sentProperty(scope, sent, name);
    if (absent || isNamed(name)) continue;
    if (!isClosed) yield* scope.compare(schemas, rest);
    else {
      const gone: Codes = [hiddenCode(scope, [accepted], name), "property-added"];
      yield refuted(scope, gone, sent, accepted, { keys: ["properties", name], name });
    }
  }
  const known = new Set(accepted.patternProperties.map(({ pattern }) => pattern));
  const others = objectsOf(sent).flatMap((object) => object.patternProperties);
  const sentSchemas = others
    .filter(({ pattern }) => !known.has(pattern))
    .map((one) => [one.schema]);
  const unnamed = sentRest(scope, sent);
  const place = scope.schemas.placed(anySchema, placeOf(sent));
  for (const part of [...sentSchemas, unnamed.length > 0 ? unnamed : [place]]) {
    if (scope.proves(part, rest)) continue;
    const options = { keys: ["additionalProperties"] };
    if (isClosed || part[0] === place) yield refuted(scope, codes, sent, accepted, options);
    else yield* scope.compare(part, rest);
  }
}

function* compareNames(scope: Scope, sent: Conjunction, accepted: ObjectSchema): Steps {
  const { propertyNames } = accepted;
  if (propertyNames === undefined) return;
  const rules = objectsOf(sent).flatMap((object) => object.propertyNames ?? []);
  if (scope.proves([stringSchema, ...rules], propertyNames)) return;
  const patterns = objectsOf(sent).flatMap((object) => object.patternProperties);
  const rest = sentRest(scope, sent);
  const isClosed = rest.some((schema) => refusesAll(scope.sent.resolve(schema)));
  const names = namesOf(sent).filter((name) => !sentProperty(scope, sent, name).absent);
  const fits = names.every((name) => scope.accepted.accepts(propertyNames, name));
  if (fits && isClosed && patterns.length === 0) return;
  const options = { keys: ["propertyNames"] };
  yield refuted(
    scope,
    ["property-names-narrowed", "property-names-widened"],
    sent,
    accepted,
    options,
  );
}
