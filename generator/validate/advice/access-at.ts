import { isReadOnly, isWriteOnly } from "../../model/access.js";
import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { valueAt } from "../../json/pointer.js";
import { schemasInPlace } from "../schemas-in-place.js";

/**
 * The mark of the property at `path`: the variant for one direction lacks the property, so an example with
 * it would have an unknown one.
 */
export function accessAt(
  path: readonly (string | number)[],
  pointer: Pointer,
  document: JsonObject,
): { readonly readOnly: boolean; readonly writeOnly: boolean } {
  let schemas: readonly (JsonValue | undefined)[] = [valueAt(document, pointer)];
  for (const key of path) {
    const around = [...schemasInPlace(schemas, document)];
    schemas = around.flatMap((schema) =>
      (typeof key === "number" ? itemOf : propertyOf)(schema, key),
    );
  }
  return {
    readOnly: schemas.some((schema) => isReadOnly(schema, document)),
    writeOnly: schemas.some((schema) => isWriteOnly(schema, document)),
  };
}

function propertyOf(schema: JsonObject, name: string | number): (JsonValue | undefined)[] {
  const properties = ownValue(schema, "properties");
  const declared = isJsonObject(properties) ? ownValue(properties, String(name)) : undefined;
  return [declared ?? ownValue(schema, "additionalProperties")];
}

function itemOf(schema: JsonObject, index: string | number): (JsonValue | undefined)[] {
  const places = ownValue(schema, "prefixItems");
  const declared = Array.isArray(places)
    ? (places as readonly JsonValue[])[Number(index)]
    : undefined;
  return [declared ?? ownValue(schema, "items")];
}
