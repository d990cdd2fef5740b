import { isJsonArray, ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import { isJsonType, matchesType, type JsonType } from "../../model/types.js";
import { extensionOf } from "../extensions.js";

/** See `GenerateOptions.unknownEnumValues`. */
export type UnknownEnumValues = "open" | "closed" | "marked";

/**
 * Whether an enum accepts unknown strings where it is received. The document's mark decides; `open` opens
 * enums without a mark, `closed` closes all, and by default only marks count. An enum of one value is a
 * constant, and is closed unless it is marked; so are `NaN` and the infinities, which no server adds to.
 */
export function isOpenEnum(schema: JsonObject, wanted?: UnknownEnumValues): boolean {
  if (wanted === "closed") return false;
  // `const` beside `enum` selects one of its values.
  if (Object.hasOwn(schema, "const") && Object.hasOwn(schema, "enum")) return false;
  const marked = markOf(schema);
  if (marked !== undefined) return marked;
  if (wanted !== "open") return false;
  const values = possibleValues(schema);
  return values.length > 1 && isTextEnum(values) && !values.every(isNotFinite);
}

/** Plugins of protoc list numbers beside `type: string`. These are never valid. */
function possibleValues(schema: JsonObject): readonly JsonValue[] {
  const values = ownValue(schema, "enum");
  const type = ownValue(schema, "type");
  if (!isJsonArray(values)) return [];
  const types = (isJsonArray(type) ? type : [type]).filter(isType);
  if (types.length === 0) return values;
  return values.filter((value) => {
    return value === null || types.some((one) => matchesType(value, one));
  });
}

function isType(value: JsonValue | undefined): value is JsonType {
  return typeof value === "string" && isJsonType(value);
}

/** Numbers as ProtoJSON writes them that JSON does not have. */
const notFinite: readonly JsonValue[] = ["NaN", "Infinity", "-Infinity"];

function isNotFinite(value: JsonValue): boolean {
  return value === null || notFinite.includes(value);
}

/** Whether the document marks the enum as open. */
export function isMarkedOpen(schema: JsonObject): boolean {
  return markOf(schema) === true;
}

function markOf(schema: JsonObject): boolean | undefined {
  const mark = extensionOf(schema, "x-extensible-enum");
  if (mark !== undefined) return mark !== false;
  const values = extensionOf(schema, "x-speakeasy-unknown-values");
  return values === undefined ? undefined : values === "allow";
}

/** Strings, and null beside them. */
export function isTextEnum(values: readonly JsonValue[]): boolean {
  return values.every((value) => value === null || typeof value === "string");
}
