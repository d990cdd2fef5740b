import type { ObjectSchema } from "../../model/model.js";
import { refuted, type Codes, type Conjunction, type Scope, type Steps } from "../scope.js";
import { objectsOf, sentProperty } from "./sent-object.js";

const codes: Codes = ["dependency-narrowed", "dependency-widened"];

/** Compares `dependentRequired` and `dependentSchemas`. */
export function* compareDependencies(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
): Steps {
  for (const { property, required } of accepted.dependentRequired) {
    if (sentProperty(scope, sent, property).absent) continue;
    const known = requiredWith(sent, property);
    const missing = required.filter((name) => name !== property && !known.has(name));
    if (missing.length === 0) continue;
    const options = { keys: ["dependentRequired", property], name: property };
    yield refuted(scope, codes, sent, accepted, { ...options, detail: missing.join(", ") });
  }
  for (const { property, schema } of accepted.dependentSchemas) {
    if (sentProperty(scope, sent, property).absent) continue;
    const own = objectsOf(sent).flatMap((object) => object.dependentSchemas);
    const holding = own.filter((one) => one.property === property).map((one) => one.schema);
    const present = scope.schemas.requiring(property);
    if (scope.proves([...sent, ...holding, present], schema)) continue;
    const options = { keys: ["dependentSchemas", property], name: property };
    yield refuted(scope, codes, sent, accepted, options);
  }
}

/** The properties that are present whenever this one is. */
function requiredWith(sent: Conjunction, property: string): ReadonlySet<string> {
  const objects = objectsOf(sent);
  const dependent = objects.flatMap((object) => object.dependentRequired);
  const held = dependent.filter((one) => one.property === property);
  return new Set([
    ...objects.flatMap((object) => object.required),
    ...held.flatMap((one) => one.required),
  ]);
}
