import type { SchemaContext } from "../context.js";
import { readDocs } from "../docs.js";
import type { Schema } from "../../model/model.js";
import type { RawObject } from "../raw.js";

/** `$ref`: the node names its target, so recursive schemas stay finite (JSON Schema core, 8.2.3.1). */
export function buildReference(raw: RawObject, context: SchemaContext): Schema {
  const docs = context.dialect.refSiblings ? readDocs(raw) : {};
  const reference = raw.read("$ref", "string");
  const target = reference === undefined ? undefined : context.target(reference, raw.at("$ref"));
  if (target === undefined) return { kind: "any", source: raw.pointer, docs };
  return { kind: "ref", target, source: raw.pointer, docs };
}

/** `$dynamicRef`: the target depends on the dynamic scope (JSON Schema core, 8.2.3.2). */
export function buildDynamicReference(raw: RawObject, context: SchemaContext): Schema | undefined {
  const initial = raw.read("$dynamicRef", "string");
  if (initial === undefined) return undefined;
  const pointer = context.dynamicScope?.targetOf(raw.pointer, initial) ?? initial;
  const target = context.target(pointer, raw.at("$dynamicRef"));
  return target === undefined ? undefined : { kind: "ref", target, source: raw.pointer, docs: {} };
}
