import {
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { followed, referenceOf } from "../../json/reference.js";
import type { Dialect } from "../context.js";

/** What is known of the document around a schema that has not been built. */
export interface SchemaScope {
  readonly document: JsonObject;
  readonly dialect: Pick<Dialect, "refSiblings">;
}

/** A union asks for each of its members: more schemas than this belong to a hostile document. */
const mostSchemas = 64;

interface WalkOptions {
  /** Schemas that do not count are not entered either. */
  readonly leavesOut?: (schema: JsonObject) => boolean;
  readonly most?: number;
}

/**
 * The schemas that a value has to fit together: this one, the targets of `$ref`, and the items of `allOf`,
 * each once, the nearest first.
 */
export function* schemasTogether(
  start: JsonValue | undefined,
  { document, dialect }: SchemaScope,
  { leavesOut = () => false, most = mostSchemas }: WalkOptions = {},
): Generator<JsonObject, void, undefined> {
  const found = new Set<JsonValue | undefined>([start]);
  let left = most;
  // A Set's iterator also visits what is added while it runs.
  for (const schema of found) {
    if (left === 0) return;
    if (!isJsonObject(schema)) continue;
    left -= 1;
    if (leavesOut(schema)) continue;
    const isReference = referenceOf(schema) !== undefined;
    if (isReference) found.add(followed(schema, document));
    // OpenAPI 3.0: what stands beside a reference is ignored.
    if (isReference && !dialect.refSiblings) continue;
    yield schema;
    for (const item of itemsOf(ownValue(schema, "allOf"))) found.add(item);
  }
}
