import { isJsonObject, ownValue, type JsonObject } from "../../json/json.js";
import { isReadOnly, isWriteOnly } from "../../model/access.js";
import type { SchemaContext } from "../context.js";
import { schemasTogether } from "./schemas-together.js";

const none: ReadonlySet<string> = new Set();

/** Properties hidden in this direction: read-only ones in requests, write-only ones in responses. */
export function hiddenProperties(schema: JsonObject, context: SchemaContext): ReadonlySet<string> {
  if (context.side === "both") return none;
  const isHidden = context.side === "request" ? isReadOnly : isWriteOnly;
  const properties = ownValue(schema, "properties");
  if (!isJsonObject(properties)) return none;
  return new Set(
    Object.keys(properties).filter((name) => isHidden(properties[name], context.document)),
  );
}

/**
 * The same for the schema with its `$ref` and `allOf`: one part may declare a property as read-only that
 * another part requires.
 */
export function hiddenThroughout(schema: JsonObject, context: SchemaContext): ReadonlySet<string> {
  if (context.side === "both") return none;
  const hidden = new Set<string>();
  for (const part of schemasTogether(schema, context, { most: Infinity })) {
    for (const name of hiddenProperties(part, context)) hidden.add(name);
  }
  return hidden;
}
