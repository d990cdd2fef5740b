import {
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { valueAt } from "../../json/pointer.js";
import { followed, referenceOf, referencedPlace } from "../../json/reference.js";

/** Helpers for schemas that are composed with `allOf`, `oneOf` and `anyOf`. */

function membersOf(schema: JsonObject, ...keywords: readonly string[]): readonly JsonValue[] {
  return keywords.flatMap((keyword) => itemsOf(ownValue(schema, keyword)));
}

/** The targets of the members of a union, including those of nested unions. */
export function listedTargets(union: JsonObject, document: JsonObject): ReadonlySet<Pointer> {
  const found = new Set<Pointer>();
  const queue: (JsonValue | undefined)[] = [...membersOf(union, "oneOf", "anyOf")];
  while (queue.length > 0) {
    const member = queue.pop();
    const reference = referencedPlace(member);
    if (reference !== undefined && !found.has(reference)) {
      found.add(reference);
      queue.push(valueAt(document, reference));
    }
    if (isJsonObject(member)) queue.push(...membersOf(member, "oneOf", "anyOf", "allOf"));
  }
  return found;
}

/** Whether the schema at a place extends another one by `allOf`, directly or indirectly. */
export function buildsOn(pointer: Pointer, base: Pointer, document: JsonObject): boolean {
  const seen = new Set<Pointer>();
  const queue: Pointer[] = [pointer];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === base) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const schema = valueAt(document, next);
    if (!isJsonObject(schema)) continue;
    const parts: readonly JsonValue[] = [schema, ...membersOf(schema, "allOf")];
    for (const part of parts) {
      const reference = referencedPlace(part);
      if (reference !== undefined) queue.push(reference);
    }
  }
  return false;
}

/** Whether every value of the schema has the property; assumed where it is not known. */
export function requiresProperty(
  schema: JsonValue | undefined,
  property: string,
  document: JsonObject,
  seen: readonly JsonValue[] = [],
): boolean {
  if (!isJsonObject(schema)) return schema === undefined;
  if (seen.includes(schema)) return false;
  const asks = (part: JsonValue | undefined): boolean =>
    requiresProperty(part, property, document, [...seen, schema]);
  if (itemsOf(ownValue(schema, "required")).includes(property)) return true;
  if (referenceOf(schema) !== undefined && asks(followed(schema, document))) return true;
  if (membersOf(schema, "allOf").some(asks)) return true;
  return ["oneOf", "anyOf"].some((keyword) => {
    const members = membersOf(schema, keyword);
    return members.length > 0 && members.every(asks);
  });
}
