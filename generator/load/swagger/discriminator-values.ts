import {
  isJsonObject,
  itemsOf,
  ownValue,
  setOwn,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { formatPointer, parsePointer, pointerToReference } from "../../json/pointer.js";
import { referenceOf } from "../../json/reference.js";

/** Extensions for the discriminator value of a schema; the default is its name. */
const extensions = ["x-ms-discriminator-value", "x-discriminator-value"];

/**
 * Adds the discriminator values of subtypes to the `mapping` of their bases. `definitions` has converted
 * schemas whose references are still those of Swagger.
 */
export function addDiscriminatorValues(definitions: JsonObject): void {
  for (const [name, schema] of Object.entries(definitions)) {
    if (!isJsonObject(schema)) continue;
    const value = extensions.map((key) => ownValue(schema, key)).find(isString);
    if (value === undefined) continue;
    for (const discriminator of discriminatorsOf(name, definitions)) {
      const known = ownValue(discriminator, "mapping");
      const mapping: JsonObject = isJsonObject(known) ? known : {};
      setOwn(mapping, value, pointerToReference(formatPointer(["definitions", name])));
      setOwn(discriminator, "mapping", mapping);
    }
  }
}

/** The discriminators of a definition and of its bases. */
function discriminatorsOf(start: string, definitions: JsonObject): JsonObject[] {
  const names = new Set([start]);
  for (const name of names) {
    const schema = ownValue(definitions, name);
    for (const part of isJsonObject(schema) ? itemsOf(ownValue(schema, "allOf")) : []) {
      const base = definitionName(part);
      if (base !== undefined) names.add(base);
    }
  }
  return [...names].flatMap((name) => {
    const schema = ownValue(definitions, name);
    const discriminator = isJsonObject(schema) ? ownValue(schema, "discriminator") : undefined;
    return isJsonObject(discriminator) ? [discriminator] : [];
  });
}

function definitionName(part: JsonValue): string | undefined {
  const text = referenceOf(part);
  if (text?.startsWith("#") !== true) return undefined;
  const [section, name, ...rest] = parsePointer(text);
  return section === "definitions" && rest.length === 0 ? name : undefined;
}

function isString(value: JsonValue | undefined): value is string {
  return typeof value === "string";
}
