import { refusesAll } from "../../model/certainty.js";
import type { ObjectSchema } from "../../model/model.js";
import { nullableMembers } from "../../model/oneof-members.js";
import { compareDependencies } from "./compare-dependencies.js";
import { compareOneofs, membersThatCount } from "./compare-oneofs.js";
import { compareRest } from "./compare-rest.js";
import type { Framing } from "../difference.js";
import { hiddenCode } from "../hidden-code.js";
import { noteWords } from "../note-words.js";
import {
  placeOf,
  refuted,
  type Codes,
  type Conjunction,
  type Scope,
  type Steps,
} from "../scope.js";
import { objectsOf, sentProperty, sentRest } from "./sent-object.js";
import { propertiesOf } from "../../model/visit.js";
import { anySchema } from "./synthetic-schemas.js";

/** Compares objects: their properties, what else they may hold, and the rules about both. */
export function* compareObjects(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
  framing: Framing,
): Steps {
  yield* compareRequired(scope, sent, accepted);
  yield* compareProperties(scope, sent, accepted);
  yield* compareRest(scope, sent, accepted);
  yield* compareCounts(scope, sent, accepted);
  yield* compareDependencies(scope, sent, accepted);
  yield* compareOneofs(scope, sent, accepted, framing);
}

function* compareRequired(scope: Scope, sent: Conjunction, accepted: ObjectSchema): Steps {
  for (const name of accepted.required) {
    const property = sentProperty(scope, sent, name);
    if (property.required) continue;
    const own = objectsOf(sent).some((object) => propertiesOf(object).has(name));
    const codes: Codes = own
      ? ["property-became-required", "property-became-optional"]
      : ["required-property-added", hiddenCode(scope, sent, name)];
    const keys = own ? ["properties", name] : ["required"];
    yield refuted(scope, codes, sent, accepted, { keys, name });
  }
}

function* compareProperties(scope: Scope, sent: Conjunction, accepted: ObjectSchema): Steps {
  const members = nullableMembers(accepted);
  const counted = membersThatCount(scope, sent, accepted);
  for (const { name, schema, docs } of accepted.properties) {
    const { schemas, absent } = sentProperty(scope, sent, name, counted.has(name));
    if (absent) continue;
    const target = members.has(name) ? scope.schemas.orNull(schema) : schema;
    const anything = scope.schemas.placed(anySchema, placeOf(sent));
    yield* scope.compare(schemas.length > 0 ? schemas : [anything], target);
    yield* noteWords(scope, ownProperty(sent, name), { docs, schema });
  }
}

function ownProperty(sent: Conjunction, name: string) {
  return objectsOf(sent).flatMap((object) => propertiesOf(object).get(name) ?? [])[0];
}

function* compareCounts(scope: Scope, sent: Conjunction, accepted: ObjectSchema): Steps {
  const { minProperties = 0, maxProperties = Infinity } = accepted;
  const objects = objectsOf(sent);
  const required = new Set(objects.flatMap((object) => object.required));
  const least = Math.max(required.size, ...objects.map((object) => object.minProperties ?? 0));
  const most = Math.min(mostNames(scope, sent), ...objects.map(maxOf));
  if (least < minProperties) {
    const options = { keys: ["minProperties"], sent: least, accepted: minProperties };
    yield refuted(
      scope,
      ["min-properties-raised", "min-properties-lowered"],
      sent,
      accepted,
      options,
    );
  }
  if (most > maxProperties) {
    const before = most === Infinity ? {} : { sent: most };
    const options = { keys: ["maxProperties"], ...before, accepted: maxProperties };
    yield refuted(
      scope,
      ["max-properties-lowered", "max-properties-raised"],
      sent,
      accepted,
      options,
    );
  }
}

function maxOf({ maxProperties = Infinity }: ObjectSchema): number {
  return maxProperties;
}

/** The maximum number of properties, where only declared ones may be sent. */
function mostNames(scope: Scope, sent: Conjunction): number {
  const isClosed = sentRest(scope, sent).some((rest) => refusesAll(scope.sent.resolve(rest)));
  const objects = objectsOf(sent);
  if (!isClosed || objects.some(({ patternProperties }) => patternProperties.length > 0))
    return Infinity;
  return new Set(objects.flatMap((object) => object.properties.map(({ name }) => name))).size;
}
