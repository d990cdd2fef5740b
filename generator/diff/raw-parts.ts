import type { Api } from "../model/model.js";
import {
  canonicalJson,
  isJsonObject,
  itemsOf,
  type JsonObject,
  type JsonValue,
} from "../json/json.js";
import { valueAt } from "../json/pointer.js";

/** The object at a place of the document, with references followed; empty where there is none. */
export function objectAt({ document }: Api, pointer: string): JsonObject {
  return follow(document, valueAt(document, pointer));
}

/** A part of an object, with its reference followed. */
export function partOf({ document }: Api, owner: JsonObject, key: string): JsonObject {
  return follow(document, Object.hasOwn(owner, key) ? owner[key] : undefined);
}

function follow(document: JsonValue, value: JsonValue | undefined): JsonObject {
  const seen = new Set<string>();
  let found = value;
  while (isJsonObject(found) && typeof found["$ref"] === "string" && !seen.has(found["$ref"])) {
    seen.add(found["$ref"]);
    const target = valueAt(document, found["$ref"]);
    if (target === undefined) break;
    found = target;
  }
  return isJsonObject(found) ? found : {};
}

export function listOf(owner: JsonObject, key: string): readonly JsonObject[] {
  const value = owner[key];
  return itemsOf(value).filter(isJsonObject);
}

/** Some fields of an object as text, to compare them. */
export function fieldsText(owner: JsonObject, fields: readonly string[]): string {
  return canonicalJson(fields.map((field) => owner[field] ?? null));
}

/** All fields but the extensions and some others, as text. */
export function restText(owner: JsonObject, without: readonly string[] = []): string {
  const entries = Object.entries(owner).filter(
    ([key]) => !key.startsWith("x-") && !without.includes(key),
  );
  return canonicalJson(Object.fromEntries(entries));
}

/** Names of either object, each once, in order. */
export function namesOf(...objects: readonly JsonObject[]): readonly string[] {
  const names = objects.flatMap((object) => Object.keys(object));
  return [...new Set(names)].filter((name) => !name.startsWith("x-")).sort();
}
