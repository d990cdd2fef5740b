import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../load/json.js";
import { valueAt } from "../load/pointer.js";
import type { SchemaContext } from "./context.js";

/** What a member of a union says of its properties: itself, by `$ref`, and in `allOf`. */
export interface TagView {
  /** Some part of it says that only objects fit. */
  isObject: boolean;
  readonly required: Set<string>;
  /** Every schema that a part gives the property; all of them hold. */
  readonly properties: Map<string, JsonValue[]>;
}

/** Parts that are looked at: enough for people, and bounded for everyone else. */
const mostParts = 64;

export function tagView(
  member: JsonValue,
  { document, dialect }: Pick<SchemaContext, "document" | "dialect">,
): TagView {
  const view: TagView = { isObject: false, required: new Set(), properties: new Map() };
  const seen = new Set<JsonValue>();
  const queue: (JsonValue | undefined)[] = [member];
  while (queue.length > 0 && seen.size < mostParts) {
    const part = queue.shift();
    if (!isJsonObject(part) || seen.has(part)) continue;
    seen.add(part);
    const reference = ownValue(part, "$ref");
    if (typeof reference === "string") queue.push(valueAt(document, reference));
    if (typeof reference === "string" && !dialect.refSiblings) continue;
    addPart(part, view);
    queue.push(...itemsOf(ownValue(part, "allOf")));
  }
  return view;
}

function addPart(part: JsonObject, view: TagView): void {
  if (ownValue(part, "type") === "object") view.isObject = true;
  for (const name of itemsOf(ownValue(part, "required"))) {
    if (typeof name === "string") view.required.add(name);
  }
  const properties = ownValue(part, "properties");
  if (!isJsonObject(properties)) return;
  for (const [name, schema] of Object.entries(properties)) {
    view.properties.set(name, [...(view.properties.get(name) ?? []), schema]);
  }
}

function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
