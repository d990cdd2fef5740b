import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import { appendPointer, normalizePointer, valueAt } from "../../json/pointer.js";
import type { SchemaContext } from "../context.js";
import type { RawPlace } from "./oneof-arms.js";

/** How many schemas are looked through for one member. */
const mostBehind = 64;

/** Where a schema that holds together with the message declares the property. */
export function declaredBehind(
  schema: JsonObject,
  name: string,
  { document }: SchemaContext,
): RawPlace | undefined {
  const seen = new Set<JsonValue>();
  const queue: RawPlace[] = [...referencesOf(schema, document)];
  for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
    const { value, pointer } = place;
    if (!isJsonObject(value) || seen.has(value) || seen.size > mostBehind) continue;
    seen.add(value);
    const properties = ownValue(value, "properties");
    const found = isJsonObject(properties) ? ownValue(properties, name) : undefined;
    if (found !== undefined)
      return { value: found, pointer: appendPointer(pointer, "properties", name) };
    queue.push(...referencesOf(value, document));
  }
  return undefined;
}

/** The targets of the schema's `$ref`, and the items of its `allOf`. */
function referencesOf(schema: JsonObject, document: JsonObject): readonly RawPlace[] {
  const reference = ownValue(schema, "$ref");
  const items = ownValue(schema, "allOf");
  const target = typeof reference === "string" ? valueAt(document, reference) : undefined;
  return [
    ...(target === undefined
      ? []
      : [{ value: target, pointer: normalizePointer(reference as string) }]),
    ...(Array.isArray(items) ? (items as readonly JsonValue[]) : []).flatMap((item) => {
      return isJsonObject(item) ? [...referencesOf(item, document)] : [];
    }),
  ];
}
