import { isJsonObject, type JsonObject, type JsonValue } from "../json/json.js";
import { parsePointer } from "../json/pointer.js";

/** Keywords of a schema that `diff` compares, but that the model does not have. */
const names = ["contentEncoding", "contentMediaType", "contentSchema", "externalDocs"] as const;

/** These keywords of a schema at a place of a document. */
export function unmodelledKeywords(raw: JsonValue | undefined, place: string): JsonObject {
  if (!isJsonObject(raw)) return {};
  const found: Record<string, JsonValue> = {};
  for (const name of names) {
    const value = raw[name];
    if (value !== undefined) found[name] = value;
  }
  const xml = xmlOf(raw["xml"], place);
  if (Object.keys(xml).length > 0) found["xml"] = xml;
  return found;
}

/** The XML Object without default values (OpenAPI 3.1, 4.8.26). */
function xmlOf(xml: JsonValue | undefined, place: string): JsonObject {
  if (!isJsonObject(xml)) return {};
  const [parent, own] = parsePointer(place).slice(-2);
  const name = parent === "properties" ? own : undefined;
  const defaults: JsonObject = { attribute: false, wrapped: false, prefix: "", namespace: "" };
  const entries = Object.entries(xml).filter(([key, value]) => {
    if (key.startsWith("x-")) return false;
    return key === "name" ? value !== name : value !== defaults[key];
  });
  return Object.fromEntries(entries);
}
