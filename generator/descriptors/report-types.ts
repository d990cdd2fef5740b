import type { Findings } from "../findings/diagnostics.js";
import { isJsonArray, isJsonObject, ownValue, type JsonObject } from "../json/json.js";
import { formatPointer } from "../json/pointer.js";
import { followed, referenceOf } from "../json/reference.js";
import { hasSpecialJson, type ProtoField, type ProtoMessage } from "./descriptor-facts.js";
import { listOf, nameOf, propertiesOf, valuesOf, type SchemaPlace } from "./schema-parts.js";

interface TypeTools {
  readonly document: JsonObject;
  readonly findings: Findings;
}

/** References are followed no further. */
const mostSteps = 8;

const text = ["string"];
const numbers = ["integer", "number"];
/** ProtoJSON writes 64-bit integers as text and reads both; documents say the one, the other, or both. */
const eitherForm = ["string", ...numbers];

/** The types that the JSON form of a protobuf type has (ProtoJSON). Others are messages, or may be anything. */
const jsonTypes: ReadonlyMap<string, readonly string[]> = new Map([
  ...["string", "bytes"].map((type) => [type, text] as const),
  ["bool", ["boolean"]],
  ...["int32", "sint32", "uint32", "fixed32", "sfixed32"].map((type) => [type, numbers] as const),
  ...["int64", "sint64", "uint64", "fixed64", "sfixed64"].map(
    (type) => [type, eitherForm] as const,
  ),
  // "NaN" and the infinities are text.
  ...["double", "float"].map((type) => [type, eitherForm] as const),
  ["enum", ["string", "integer"]],
]);

const wellKnownTypes: ReadonlyMap<string, readonly string[]> = new Map([
  ...["Timestamp", "Duration", "StringValue", "BytesValue"].map((name) => [name, text] as const),
  ...["Int64Value", "UInt64Value", "DoubleValue", "FloatValue"].map(
    (name) => [name, eitherForm] as const,
  ),
  ...["Int32Value", "UInt32Value"].map((name) => [name, numbers] as const),
  ["BoolValue", ["boolean"]],
  ["ListValue", ["array"]],
  ["Struct", ["object"]],
  ["Any", ["object"]],
]);

/**
 * Reports properties whose `type` no JSON form of their field has. A schema that says no `type`, by itself or
 * by a reference, contradicts nothing.
 */
export function reportTypes(
  parts: readonly SchemaPlace[],
  message: ProtoMessage,
  tools: TypeTools,
): void {
  for (const part of parts) {
    const properties = propertiesOf(part.schema);
    for (const field of message.fields) {
      const name = nameOf(field, properties);
      const schema = name === undefined ? undefined : ownValue(properties, name);
      if (name === undefined || !isJsonObject(schema)) continue;
      reportType({ path: [...part.path, "properties", name], schema }, field, message, tools);
    }
  }
}

function reportType(
  place: SchemaPlace,
  field: ProtoField,
  { fullName }: ProtoMessage,
  { document, findings }: TypeTools,
): void {
  const whole = { one: undefined, list: ["array"], map: ["object"] }[field.shape];
  const outer = typesIn(place.schema, document);
  const isOther = whole !== undefined && outer !== undefined && contradict(outer, whole);
  const inner = isOther ? place : valuesOf(place, field);
  const wanted = isOther ? whole : typesOf(field);
  if (inner === undefined || wanted === undefined) return;
  const said = typesIn(inner.schema, document);
  if (said === undefined || !contradict(said, wanted)) return;
  const kind = { one: "", list: "repeated ", map: "a map of " }[field.shape];
  const declared = `${kind}${field.message ?? field.type}`;
  const [is, should] = [said, wanted].map((types) => types.join(" or "));
  const which =
    inner.path === place.path ? "" : field.shape === "list" ? "an item of " : "a value of ";
  const message = `The type is ${is ?? ""} here; in the descriptors \`${fullName}.${field.name}\` is ${declared}, so that ${which}it is ${should ?? ""} in JSON.`;
  findings.report("descriptors-contradicted", message, { pointer: formatPointer(inner.path) });
}

function typesOf({ type, message }: ProtoField): readonly string[] | undefined {
  if (type !== "message" && type !== "group") return jsonTypes.get(type);
  if (message === undefined || !hasSpecialJson(message)) return ["object"];
  return wellKnownTypes.get(message.slice(message.lastIndexOf(".") + 1));
}

function contradict(said: readonly string[], wanted: readonly string[]): boolean {
  return said.every((type) => !wanted.includes(type));
}

/** The types that the schema says, without null; undefined where it says none. */
function typesIn(schema: JsonObject, document: JsonObject): readonly string[] | undefined {
  let found = schema;
  for (let step = 0; step < mostSteps; step += 1) {
    const type = ownValue(found, "type");
    const types = (isJsonArray(type) ? type : [type]).filter(
      (one) => typeof one === "string" && one !== "null",
    ) as string[];
    if (types.length > 0) return types;
    const [only, ...others] = listOf(found, "allOf");
    const alone = others.length === 0 ? only : undefined;
    const next = referenceOf(found) === undefined ? alone : followed(found, document);
    if (!isJsonObject(next)) return undefined;
    found = next;
  }
  return undefined;
}
