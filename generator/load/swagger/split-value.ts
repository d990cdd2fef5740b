import {
  isJsonObject,
  ownValue,
  setOwn,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import { omit, type Conversion, type SwaggerPart } from "./conversion.js";
import { convertSchema } from "./convert-schema.js";

/** Fields of the parameter or header itself; all other fields describe its value. */
const ownFields: ReadonlySet<string> = new Set([
  ...["name", "in", "description", "required", "allowEmptyValue", "deprecated"],
  ...["example", "examples", "schema", "$ref"],
]);

/** Extensions that speak of the values, so that they are looked for in a schema. */
const schemaExtension =
  /^x-(?:nullable|extensible-enum|field-mask|ms-enum|enum|speakeasy-unknown-values)/i;

/** The two halves that OpenAPI 3 makes of a parameter or a header of Swagger. */
export interface SplitValue {
  readonly own: JsonObject;
  readonly schema: JsonObject;
}

/** Separates the schema of the value from a header or a parameter other than a body. */
export function splitValue(part: SwaggerPart, conversion: Conversion): SplitValue {
  const own: JsonObject = {};
  const about: JsonObject = {};
  for (const [key, value] of Object.entries(part.value)) {
    if (key === "schema" || key === "collectionFormat") continue;
    const isOwn = ownFields.has(key) || (key.startsWith("x-") && !schemaExtension.test(key));
    setOwn(isOwn ? own : about, key, value);
  }
  // Not valid Swagger, but common: `schema` as in OpenAPI 3.
  const given = ownValue(part.value, "schema");
  const whole = isJsonObject(given) ? { ...given, ...about } : about;
  return { own, schema: convertSchema(plainItems(whole, part.origin, conversion)) as JsonObject };
}

/** OpenAPI 3 has no separators for the items of inner lists. */
function plainItems(value: JsonObject, origin: Pointer, conversion: Conversion): JsonObject {
  const items = ownValue(value, "items");
  if (!isJsonObject(items)) return value;
  const at = appendPointer(origin, "items");
  const format = ownValue(items, "collectionFormat");
  if (format !== undefined && format !== "csv") reportFormat(format, at, conversion);
  const inner = plainItems(omit(items, new Set(["collectionFormat"])), at, conversion);
  return { ...value, items: inner };
}

export interface ListStyle {
  readonly style?: string;
  readonly explode?: boolean;
}

/** The equivalent of `collectionFormat` in OpenAPI 3; empty for values that are not lists. */
export function listStyle(part: SwaggerPart, conversion: Conversion): ListStyle {
  if (ownValue(part.value, "type") !== "array") return {};
  const format = ownValue(part.value, "collectionFormat") ?? "csv";
  const place = ownValue(part.value, "in");
  const isForm = place === "query" || place === "formData";
  // `simple`, which is the default of paths and headers, separates by commas.
  const known = isForm ? formStyles : simpleStyles;
  if (typeof format === "string" && Object.hasOwn(known, format)) return known[format] ?? {};
  reportFormat(format, part.origin, conversion);
  return known["csv"] ?? {};
}

const formStyles: Readonly<Record<string, ListStyle>> = {
  csv: { style: "form", explode: false },
  multi: { style: "form", explode: true },
  ssv: { style: "spaceDelimited", explode: false },
  pipes: { style: "pipeDelimited", explode: false },
};

const simpleStyles: Readonly<Record<string, ListStyle>> = { csv: {} };

function reportFormat(format: JsonValue, part: Pointer, conversion: Conversion): void {
  conversion.problem({
    code: "unsupported-keyword",
    message: `\`collectionFormat: ${JSON.stringify(format)}\` is not supported here: commas separate the items.`,
    fix: "Write `collectionFormat: csv`, `ssv` or `pipes`; in a query or a form also `multi`.",
    origin: appendPointer(part, "collectionFormat"),
  });
}
