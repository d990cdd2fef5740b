import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../load/json.js";
import { formatPointer, normalizePointer, parsePointer, valueAt } from "../load/pointer.js";

/** Keywords whose schemas speak of the same object. */
const inPlaceLists = ["allOf", "anyOf", "oneOf"];
const inPlace = ["if", "then", "else", "not"];

/**
 * The names that are declared for the object which the schema at `pointer` speaks of: by itself, by
 * what it refers to, and by the schemas that it is a part of. Undefined where any name is declared.
 */
export function declaredProperties(
  pointer: Pointer,
  document: JsonObject,
): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  const seen = new Set<JsonValue>();
  const queue: JsonValue[] = [valueAt(document, wholeOf(pointer)) ?? null];
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    if (!isJsonObject(schema) || seen.has(schema)) continue;
    seen.add(schema);
    if (isMap(schema)) return undefined;
    const properties = ownValue(schema, "properties");
    if (isJsonObject(properties)) for (const name of Object.keys(properties)) names.add(name);
    const reference = ownValue(schema, "$ref");
    if (typeof reference === "string") {
      queue.push(valueAt(document, normalizePointer(reference)) ?? null);
    }
    for (const key of inPlaceLists) {
      const members = ownValue(schema, key);
      if (Array.isArray(members)) queue.push(...(members as readonly JsonValue[]));
    }
    for (const key of inPlace) queue.push(ownValue(schema, key) ?? null);
  }
  return names;
}

/** Up through `allOf/0`, `then` and the like: `#/…/Pet/allOf/1` -> `#/…/Pet`. */
function wholeOf(pointer: Pointer): Pointer {
  const segments = parsePointer(pointer);
  for (;;) {
    const [list = "", last = ""] = segments.slice(-2);
    if (inPlaceLists.includes(list) && /^\d+$/.test(last)) segments.splice(-2);
    else if (inPlace.includes(last) && list !== "properties" && list !== "schemas") segments.pop();
    else return formatPointer(segments);
  }
}

function isMap(schema: JsonObject): boolean {
  const others = ["patternProperties", "additionalProperties", "unevaluatedProperties"];
  return others.some((key) => (ownValue(schema, key) ?? false) !== false);
}
