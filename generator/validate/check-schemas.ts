import type { VersionedText } from "../findings/document-words.js";
import type { Findings } from "../findings/diagnostics.js";
import type { Api } from "../model/model.js";
import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../json/json.js";
import { appendPointer } from "../json/pointer.js";
import { nearestName } from "../text/nearest-name.js";
import { declaredProperties } from "./advice/declared-properties.js";
import type { DocumentValues } from "./document-values.js";
import { eachSchema } from "./each-schema.js";

/** Reports schemas that no value fits, or that probably do not mean what was intended. */
export function checkSchemas(api: Api, values: DocumentValues, findings: Findings): void {
  const seen = new Set<Pointer>();
  eachSchema(api, ({ source }) => {
    if (seen.has(source)) return;
    seen.add(source);
    const schema = values.at(source);
    if (!isJsonObject(schema)) return;
    checkEnum(schema, source, findings);
    checkBounds(schema, source, findings);
    checkRequired(schema, source, values.document, findings);
  });
}

function checkEnum(schema: JsonObject, pointer: Pointer, findings: Findings): void {
  const values = ownValue(schema, "enum");
  if (!Array.isArray(values)) return;
  const seen = new Set<string>();
  (values as readonly JsonValue[]).forEach((value, index) => {
    const text = JSON.stringify(value);
    const place = { pointer: appendPointer(pointer, "enum", index) };
    if (seen.has(text)) {
      findings.report("duplicate-enum-value", `${text} occurs twice in the enum.`, place);
    } else if (!isOfType(value, schema)) {
      const type = typesOf(schema).join(" or ");
      const fix = { fix: value === null ? nullFix(schema) : valueFix(value, type) };
      const message = `${text} of the enum is not of the type ${type}.`;
      findings.report("enum-type-mismatch", message, place, fix);
    }
    seen.add(text);
  });
}

function valueFix(value: JsonValue, type: string): string {
  if (/\bstring\b/.test(type) && (typeof value === "number" || typeof value === "boolean")) {
    return `Write ${JSON.stringify(String(value))}, with quotes.`;
  }
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : NaN;
  if (/\b(?:number|integer)\b/.test(type) && Number.isFinite(number)) {
    return `Write ${number}, without quotes.`;
  }
  return `Write a value of the type ${type}, or remove it.`;
}

function nullFix(schema: JsonObject): VersionedText {
  return Array.isArray(ownValue(schema, "type"))
    ? "Add `null` to `type`."
    : {
        "2.0": "Accept null too with `x-nullable: true`, or remove it.",
        "3.0": "Accept null too with `nullable: true`, or remove it.",
        "3.1": "Accept null too with `type: [T, 'null']`, or remove it.",
      };
}

function typesOf(schema: JsonObject): string[] {
  return [ownValue(schema, "type")].flat().filter((type) => typeof type === "string");
}

function isOfType(value: JsonValue, schema: JsonObject): boolean {
  const types = typesOf(schema);
  if (types.length === 0) return true;
  if (value === null && ownValue(schema, "nullable") === true) return true;
  return types.some((type) => {
    if (type === "null") return value === null;
    if (type === "array") return Array.isArray(value);
    if (type === "object") return isJsonObject(value);
    if (type === "integer") return Number.isInteger(value);
    return typeof value === type;
  });
}

/** Bounds of one kind of value each; values of other kinds pass them. */
const bounds = [
  ["minimum", "maximum", "number"],
  ["minLength", "maxLength", "string"],
  ["minItems", "maxItems", "array"],
  ["minProperties", "maxProperties", "object"],
  ["minContains", "maxContains", "array"],
] as const;

function checkBounds(schema: JsonObject, pointer: Pointer, findings: Findings): void {
  for (const [low, high, kind] of bounds) {
    // Without `contains` they say nothing.
    if (low === "minContains" && !Object.hasOwn(schema, "contains")) continue;
    const [least, most] = [ownValue(schema, low), ownValue(schema, high)];
    if (typeof least !== "number" || typeof most !== "number" || least <= most) continue;
    const message = `\`${low}\` is ${least}, and \`${high}\` is ${most}: no ${kind} fits.`;
    findings.report("contradictory-bounds", message, { pointer: appendPointer(pointer, low) });
  }
}

/** Only where the schema declares properties; otherwise they are usually those of a sibling schema. */
function checkRequired(
  schema: JsonObject,
  pointer: Pointer,
  document: JsonObject,
  findings: Findings,
): void {
  const required = ownValue(schema, "required");
  const properties = ownValue(schema, "properties");
  if (!Array.isArray(required) || !isJsonObject(properties)) return;
  const others = ["patternProperties", "additionalProperties", "unevaluatedProperties"];
  if (others.some((key) => (ownValue(schema, key) ?? false) !== false)) return;
  const names = required as readonly JsonValue[];
  if (names.every((name) => typeof name === "string" && Object.hasOwn(properties, name))) return;
  const declared = declaredProperties(pointer, document);
  if (declared === undefined) return;
  names.forEach((name, index) => {
    if (typeof name !== "string" || declared.has(name)) return;
    const message = `"${name}" is required, but not declared.`;
    const place = { pointer: appendPointer(pointer, "required", index) };
    findings.report("undeclared-required-property", message, place, nearFix(name, declared));
  });
}

function nearFix(name: string, declared: ReadonlySet<string>): { fix?: string } {
  const near = nearestName(name, declared);
  return near === undefined ? {} : { fix: `Did you mean "${near}"?` };
}
