import type { Findings } from "../findings/diagnostics.js";
import type { JsonObject } from "../json/json.js";
import { appendPointer, valueAt } from "../json/pointer.js";
import type { NamedSchema, Operation, Schema } from "../model/model.js";
import { tooLargeForType } from "../model/presence.js";
import { childSchemas } from "../model/visit.js";

interface TypedParts {
  readonly schemas: readonly NamedSchema[];
  readonly operations: readonly Operation[];
}

/** Reports rules about which fields are present that are too large for a type. */
export function reportFlatTypes(
  { schemas, operations }: TypedParts,
  document: JsonObject,
  findings: Findings,
): void {
  const waiting = [...schemas.map(({ schema }) => schema), ...operations.flatMap(schemasOf)];
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    reportRule(schema, document, findings);
    // What must not be has no type, nor has a condition.
    if (schema.kind === "not" || schema.kind === "conditional") continue;
    waiting.push(...childSchemas(schema));
  }
}

function schemasOf({ parameters, requestBody, responses }: Operation): Schema[] {
  const headers = responses.flatMap((response) => response.headers);
  const content = [...(requestBody?.content ?? []), ...responses.flatMap((one) => one.content)];
  return [...parameters, ...headers, ...content].map(({ schema }) => schema);
}

function reportRule(schema: Schema, document: JsonObject, findings: Findings): void {
  const rule = tooLargeForType(schema);
  if (rule === undefined) return;
  const { keyword, what, size, most } = rule;
  const own = appendPointer(schema.source, keyword);
  const pointer = valueAt(document, own) === undefined ? schema.source : own;
  const message = `\`${keyword}\` has ${size} ${what} here: the type does not say all of it (more than ${most}).`;
  findings.report("presence-not-in-type", message, { pointer, at: "key" });
}
