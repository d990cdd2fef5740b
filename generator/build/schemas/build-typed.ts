import { buildArray } from "./build-array.js";
import { buildNumber } from "./build-number.js";
import { buildObject } from "./build-object.js";
import { buildString } from "./build-string.js";
import type { Hint, SchemaContext } from "../context.js";
import { isJsonObject, type JsonValue } from "../../json/json.js";
import { valueAt } from "../../json/pointer.js";
import { extensionOf } from "../extensions.js";
import { reportMisplacedMask } from "../field-mask.js";
import { isNumberFormat } from "../../model/formats.js";
import type { Message } from "../oneofs/message.js";
import type { ObjectSchema, Schema, UnionSchema } from "../../model/model.js";
import type { RawObject } from "../raw.js";
import { isJsonType, jsonTypes, type JsonType } from "../../model/types.js";
import { nullableWord, typeAdvice } from "./type-advice.js";
import { restKeyword } from "./unevaluated.js";
import { itemAdvice, short } from "./value-advice.js";

/** The schema that `type` and the keywords for single types describe. */
export interface Typed {
  readonly schema: Schema;
  /** As `type` lists them; absent where the document gives none. */
  readonly types?: readonly JsonType[];
  /** There are keywords beyond `type`. */
  readonly constrained: boolean;
}

type ConstrainedType = "number" | "string" | "array" | "object";

/** The type that a keyword applies to. */
const keywords = new Map<string, ConstrainedType>([
  ...group("number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
  ...group("string", ["minLength", "maxLength", "pattern", "x-field-mask"]),
  ...group("array", ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"]),
  ...group("object", ["properties", "patternProperties", "additionalProperties"]),
  ...group("object", ["propertyNames", "required", "minProperties", "maxProperties"]),
  ...group("object", ["dependentRequired", "dependentSchemas", "x-oneofs"]),
]);

function group(
  type: ConstrainedType,
  names: readonly string[],
): (readonly [string, ConstrainedType])[] {
  return names.map((name) => [name, type] as const);
}

/** Keywords that an `unevaluated…` keyword may stand for (`restKeyword`). */
const restKeywords: readonly (readonly [ConstrainedType, string])[] = [
  ["array", "items"],
  ["object", "additionalProperties"],
];

export function buildTyped(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
  message?: Message,
): Typed | undefined {
  const types = readTypes(raw, context);
  if (message !== undefined) {
    const object = buildObject(raw, context, hint, message);
    const schema = types?.includes("null") === true ? orNull(object) : object;
    return { schema, ...(types === undefined ? {} : { types }), constrained: true };
  }
  const groups = constrainedTypes(raw);
  if (types !== undefined) {
    const constrained = types.some((type) => groups.has(type === "integer" ? "number" : type));
    return { schema: ofTypes(types, raw, context, hint), types, constrained };
  }
  if (hint.ofObjects === true && !groups.has("object")) return undefined;
  if (groups.size === 0) return undefined;
  const schema =
    hint.ofObjects === true
      ? buildObject(raw, context, hint)
      : typeless(groups, raw, context, hint);
  return { schema, constrained: true };
}

function orNull(schema: ObjectSchema): UnionSchema {
  const { source } = schema;
  const members: Schema[] = [schema, { kind: "null", source, docs: {} }];
  return { kind: "union", mode: "types", members, source, docs: {} };
}

function ofTypes(
  types: readonly JsonType[],
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
): Schema {
  if (!types.includes("string")) reportMisplacedMask(raw);
  const members = types.map((type) => buildOfType(type, raw, context, hint));
  const [only] = members;
  if (only !== undefined && members.length === 1) return only;
  return { kind: "union", mode: "types", members, source: raw.pointer, docs: {} };
}

/** Without `type`, each keyword applies to values of its type only, and all other values pass. */
function typeless(
  groups: ReadonlySet<string>,
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
): UnionSchema {
  // A type that no keyword speaks of is no part that deserves a name.
  const bare: Hint = hint.place === "inline" ? { ...hint, place: "nested" } : hint;
  const members = jsonTypes.map((type) =>
    buildOfType(type, raw, context, groups.has(type) ? hint : bare),
  );
  const implied = groups.size === 1 ? jsonTypes.findIndex((type) => groups.has(type)) : -1;
  const source = raw.pointer;
  const union: UnionSchema = { kind: "union", mode: "types", members, source, docs: {} };
  return implied === -1 ? union : { ...union, implied };
}

function buildOfType(type: JsonType, raw: RawObject, context: SchemaContext, hint: Hint): Schema {
  switch (type) {
    case "null":
    case "boolean":
      return { kind: type, source: raw.pointer, docs: {} };
    case "number":
    case "integer":
      return buildNumber(raw, type === "integer", context);
    case "string":
      return buildString(raw, context);
    case "array":
      return buildArray(raw, context, hint);
    case "object":
      return buildObject(raw, context, hint);
    default:
      return type satisfies never;
  }
}

function readTypes(raw: RawObject, context: SchemaContext): readonly JsonType[] | undefined {
  const value = raw.get("type");
  if (value === undefined) return undefined;
  const listed =
    typeof value === "string" ? [value] : Array.isArray(value) ? listTypes(raw, context) : [];
  const types = [...new Set(listed)].filter(isJsonType);
  if (types.length === 0 || types.length < new Set(listed).size) {
    reportType(value, listed, raw, context);
    return undefined;
  }
  const nullable = raw.get("nullable") === true || extensionOf(raw.value, "x-nullable") === true;
  return nullable && !types.includes("null")
    ? [...withoutRedundant(types), "null"]
    : withoutRedundant(types);
}

/** Reports each name that is not a type, with the type that was probably intended. */
function reportType(
  value: JsonValue,
  listed: readonly string[],
  raw: RawObject,
  { findings, document }: SchemaContext,
): void {
  const schemas = valueAt(document, "#/components/schemas");
  const around = {
    nullable: nullableWord(findings.version),
    isSchema: (name: string) => isJsonObject(schemas) && Object.hasOwn(schemas, name),
  };
  const wrong = listed.filter((name) => !isJsonType(name));
  for (const name of wrong) {
    raw.reportInvalid(`\`${short(name)}\` is not a type.`, "type", typeAdvice(name, around));
  }
  // Items that are not strings have been reported already.
  if (wrong.length > 0 || (Array.isArray(value) && value.length > 0)) return;
  const message = Array.isArray(value) ? "`type` names no type." : "`type` must be a string.";
  raw.reportInvalid(message, "type", typeAdvice(value === null ? "null" : value, around));
}

/** `[string, null]`: in YAML the type null needs quotes. Without them the intention is clear, so it is read. */
function listTypes(raw: RawObject, context: SchemaContext): readonly string[] {
  const items = raw.read("type", "array") ?? [];
  return items.flatMap((item, index) => {
    if (typeof item === "string") return [item];
    const message =
      item === null
        ? 'The type of null is named by a string: `"null"`, with quotes.'
        : "`type` must contain only strings.";
    const place = { pointer: raw.at("type", index) };
    const fix = item === null ? 'Write `"null"`, with quotes.' : itemAdvice("type", item);
    context.findings.report("invalid-document", message, place, { fix, harmless: item === null });
    return item === null ? ["null"] : [];
  });
}

/** `[integer, number]` means number. */
function withoutRedundant(types: readonly JsonType[]): readonly JsonType[] {
  return types.includes("number") ? types.filter((type) => type !== "integer") : types;
}

function constrainedTypes(raw: RawObject): ReadonlySet<string> {
  const types = new Set<string>();
  for (const key of Object.keys(raw.value)) {
    const type = keywords.get(key);
    if (type !== undefined) types.add(type);
  }
  for (const [type, key] of restKeywords) {
    if (!types.has(type) && restKeyword(raw, key) !== undefined) types.add(type);
  }
  const format = raw.get("format");
  if (typeof format === "string") types.add(isNumberFormat(format) ? "number" : "string");
  return types;
}
