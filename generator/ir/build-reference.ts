import type { SchemaContext } from "./context.js";
import { readDocs } from "./docs.js";
import type { Schema } from "./model.js";
import type { RawObject } from "./raw.js";

/** `$ref`: the target stays by name, so that recursion is finite (JSON Schema core, 8.2.3.1). */
export function buildReference(raw: RawObject, context: SchemaContext): Schema {
  const source = raw.pointer;
  const docs = context.dialect.refSiblings ? readDocs(raw) : {};
  const reference = raw.read("$ref", "string");
  const target = reference === undefined ? undefined : context.target(reference, raw.at("$ref"));
  if (target === undefined) return { kind: "any", source, docs };
  return { kind: "ref", target, source, docs };
}
