import { isJsonObject, type JsonValue } from "../../json/json.js";
import { isSequential } from "./content.js";
import { followReference } from "../follow.js";
import { RawObject } from "../raw.js";
import type { Schema } from "../../model/model.js";
import type { SchemaRegistry } from "../schemas/schema-registry.js";

/** Where the schema of the items of a sequence stands, and whether `schema` describes the whole sequence. */
export interface SequenceItems {
  readonly of: RawObject;
  readonly key: "itemSchema" | "schema" | "items";
  readonly isWhole: boolean;
}

/**
 * The items of a sequence have `itemSchema` since OpenAPI 3.2. `schema` is that of the list of them (3.2, 4.14.3);
 * in earlier documents it usually describes one item, unless it is an array, or a string: the text of the sequence.
 * A `schema` of 3.2 that no list fits is left from an earlier version: by the letter it refuses every sequence.
 */
export function itemsOf(
  media: RawObject,
  mediaType: string,
  { options }: SchemaRegistry,
): SequenceItems | undefined {
  if (media.has("itemSchema"))
    return { of: media, key: "itemSchema", isWhole: media.has("schema") };
  const { dialect, document, findings } = options;
  const given = media.get("schema");
  if (!isSequential(mediaType) || !isJsonObject(given)) return undefined;
  const reference = new RawObject(given, media.at("schema"), findings);
  const schema = followReference(reference, document, findings);
  if (schema === undefined || Object.keys(schema.value).length === 0) return undefined;
  const types = [schema.get("type")].flat();
  if (types.includes("array")) return { of: schema, key: "items", isWhole: true };
  const follow = (raw: RawObject) => followReference(raw, document, findings);
  const mayBe = (kind: "array" | "string") => mayHaveType(schema, kind, follow);
  if (dialect.schemaOfItems)
    return types.includes("string") ? undefined : { of: media, key: "schema", isWhole: false };
  if (mayBe("array") || mayBe("string")) return undefined;
  const message = `\`schema\` describes the list of all items of ${mediaType}, and no list fits it. It is read as the schema of one item.`;
  media.report("schema-of-one-item", message, "schema");
  return { of: media, key: "schema", isWhole: false };
}

/** The schema of a whole sequence: the list of its items. */
export function listOf(items: Schema): Schema {
  const { source } = items;
  return { kind: "array", prefixItems: [], items, uniqueItems: false, source, docs: {} };
}

/** Whether a schema says nothing against values of a type; what is nested very deeply may be anything. */
function mayHaveType(
  given: RawObject,
  kind: "array" | "string",
  follow: (raw: RawObject) => RawObject | undefined,
  depth = 0,
): boolean {
  const raw = follow(given);
  if (raw === undefined || depth > 8) return true;
  if (raw.has("type") && ![raw.get("type")].flat().includes(kind)) return false;
  const values = raw.has("const") ? [raw.get("const")] : raw.get("enum");
  if (Array.isArray(values) && !values.some((value) => isOfType(value, kind))) return false;
  const members = (key: string): boolean[] => {
    const list = raw.get(key);
    if (!Array.isArray(list)) return [];
    return list.map((member, index) => {
      const part = isJsonObject(member) ? follow(raw.within(member, key, index)) : undefined;
      return part === undefined || mayHaveType(part, kind, follow, depth + 1);
    });
  };
  const isOpen = (key: string) => !raw.has(key) || members(key).includes(true);
  return !members("allOf").includes(false) && isOpen("oneOf") && isOpen("anyOf");
}

function isOfType(value: JsonValue | undefined, kind: "array" | "string"): boolean {
  return kind === "array" ? Array.isArray(value) : typeof value === "string";
}
