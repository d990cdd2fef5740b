import { isJsonObject, ownValue, type JsonObject, type Pointer } from "../../json/json.js";
import { formatPointer, parsePointer, valueAt } from "../../json/pointer.js";
import { inPlaceLists, inPlaceSchemas, schemasInPlace } from "../schemas-in-place.js";

/**
 * The property names that are declared for an object: by the schema at `pointer`, by its references, and by
 * the schemas of which it is a part. Undefined where all names are allowed.
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

/** The schema of which this one is a part: `#/…/Pet/allOf/1` -> `#/…/Pet`. */
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
