import {
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { appendPointer, valueAt } from "../../json/pointer.js";
import { referencedPlace } from "../../json/reference.js";
import type { RawPlace } from "./oneof-arms.js";

/** A schema object, with its place. */
export interface ObjectPlace extends RawPlace {
  readonly value: JsonObject;
}

/** A schema that holds together with another one. */
export interface Together extends ObjectPlace {
  /** It stands behind a `$ref`. */
  readonly isBehind: boolean;
}

/** Schemas that are looked at: enough for people, and bounded for everyone else. */
const mostTogether = 64;

/** The schema, the items of its `allOf`, and the targets of `$ref` in any of these: each of them once. */
export function placesTogether(
  { value, pointer }: RawPlace,
  document: JsonObject,
): readonly Together[] {
  if (!isJsonObject(value)) return [];
  const found = new Map<JsonValue, Together>([[value, { value, pointer, isBehind: false }]]);
  // A Map's iterator also visits what is added while it runs.
  for (const place of found.values()) {
    for (const next of nextTo(place, document)) {
      if (found.size < mostTogether && !found.has(next.value)) found.set(next.value, next);
    }
  }
  return [...found.values()];
}

function nextTo({ value, pointer, isBehind }: Together, document: JsonObject): Together[] {
  const inPlace = itemsOf(ownValue(value, "allOf")).flatMap((item, index) => {
    const place = appendPointer(pointer, "allOf", index);
    return isJsonObject(item) ? [{ value: item, pointer: place, isBehind }] : [];
  });
  const place = referencedPlace(value);
  const target = place === undefined ? undefined : valueAt(document, place);
  if (place === undefined || !isJsonObject(target)) return inPlace;
  return [{ value: target, pointer: place, isBehind: true }, ...inPlace];
}

/** Where a schema that holds together with the message declares the property. */
export function declaredBeside(
  schema: RawPlace,
  name: string,
  document: JsonObject,
): RawPlace | undefined {
  for (const { value, pointer } of placesTogether(schema, document)) {
    const properties = ownValue(value, "properties");
    const found = isJsonObject(properties) ? ownValue(properties, name) : undefined;
    if (found === undefined) continue;
    return { value: found, pointer: appendPointer(pointer, "properties", name) };
  }
  return undefined;
}
