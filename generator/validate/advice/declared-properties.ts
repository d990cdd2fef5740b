import { isJsonObject, ownValue, type JsonObject, type Pointer } from "../../json/json.js";
import { formatPointer, parsePointer, valueAt } from "../../json/pointer.js";
import { inPlaceLists, inPlaceSchemas, schemasInPlace } from "../schemas-in-place.js";

/**
 * The names that are declared for the object which the schema at `pointer` speaks of: by itself, by
 * what it refers to, and by the schemas that it is a part of. Undefined where any name is declared.
 */
export function declaredProperties(
  pointer: Pointer,
  document: JsonObject,
): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const schema of schemasInPlace([valueAt(document, wholeOf(pointer))], document)) {
    if (isMap(schema)) return undefined;
    const properties = ownValue(schema, "properties");
    if (isJsonObject(properties)) for (const name of Object.keys(properties)) names.add(name);
  }
  return names;
}

/** Up through `allOf/0`, `then` and the like: `#/…/Pet/allOf/1` -> `#/…/Pet`. */
function wholeOf(pointer: Pointer): Pointer {
  const segments = parsePointer(pointer);
  for (;;) {
    const [list = "", last = ""] = segments.slice(-2);
    if (inPlaceLists.includes(list) && /^\d+$/.test(last)) segments.splice(-2);
    else if (inPlaceSchemas.includes(last) && list !== "properties" && list !== "schemas")
      segments.pop();
    else return formatPointer(segments);
  }
}

function isMap(schema: JsonObject): boolean {
  const others = ["patternProperties", "additionalProperties", "unevaluatedProperties"];
  return others.some((key) => (ownValue(schema, key) ?? false) !== false);
}
