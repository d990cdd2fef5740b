import { buildSchema } from "../schemas/build-schema.js";
import { isJsonMediaType, mediaTypesOf, type RawMediaType } from "./content.js";
import type { SchemaContext } from "../context.js";
import { readDocs } from "../docs.js";
import { readExtension } from "../extensions.js";
import { pascalCase } from "../../text/identifiers.js";
import type { Parameter, ParameterStyle, Schema } from "../../model/model.js";
import type { JsonValue } from "../../json/json.js";
import type { RawObject } from "../raw.js";
import { choiceAdvice, short } from "../schemas/value-advice.js";

type In = Parameter["in"];

const swaggerPlaces: readonly string[] = ["path", "query", "header", "formData", "body"];
const places: readonly string[] = ["path", "query", "header", "cookie"] satisfies readonly In[];

/** Styles that each place allows; the first is the default (OpenAPI 3.1, 4.8.12.2). */
const styles: Readonly<Record<In, readonly ParameterStyle[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

/** A Parameter Object; undefined after a finding where it cannot be used. */
export function buildParameter(
  raw: RawObject,
  context: SchemaContext,
  operationType: string,
): Parameter | undefined {
  const name = raw.read("name", "string");
  const location = raw.read("in", "string");
  const whole = location === "querystring" && name !== undefined;
  const place = whole ? "query" : location;
  if (name === undefined || place === undefined || !isPlace(place)) {
    reportUnplaced(raw);
    return undefined;
  }
  const style = readStyle(raw, place, context);
  const [media] = mediaTypesOf(raw);
  const isForm = formType.test(media?.mediaType ?? "");
  if (whole && !isForm && (media === undefined || !isWritable(media)))
    return reportQueryString(raw, context);
  // A query as a form is an object with `style: form`.
  const named = media === undefined || (whole && isForm) ? {} : { mediaType: media.mediaType };
  return {
    name,
    in: place,
    required: place === "path" || raw.read("required", "boolean") === true,
    style,
    explode: raw.read("explode", "boolean") ?? style === "form",
    allowReserved: raw.read("allowReserved", "boolean") === true,
    ...slashes(raw, place),
    ...named,
    ...(whole && !isForm ? { wholeQuery: true } : {}),
    schema: parameterSchema(media?.raw ?? raw, context, operationType + pascalCase(name)),
    docs: readDocs(raw),
    source: raw.pointer,
  };
}

/** A parameter without a name or a place cannot be sent (OpenAPI 3.1, 4.8.12.2). */
function reportUnplaced(raw: RawObject): void {
  const [name, place] = [raw.get("name"), raw.get("in")];
  if (name === undefined) {
    raw.reportMissing("The parameter has no `name`.", "Add its name, such as `name: id`.");
  }
  if (place === undefined) {
    const fix = {
      "2.0": "Add `in: query`, `in: path`, `in: header`, `in: formData` or `in: body`.",
      "3.0": "Add `in: query`, `in: path`, `in: header` or `in: cookie`.",
    };
    raw.reportMissing(`The parameter${named(name)} has no \`in\`.`, fix);
  } else if (typeof place === "string" && !isPlace(place) && place !== "querystring") {
    const message = `\`${short(place)}\` is not a place for a parameter.`;
    const fix = {
      "2.0": choiceAdvice("in", place, swaggerPlaces),
      "3.0": placeAdvice[place] ?? choiceAdvice("in", place, places),
    };
    raw.reportInvalid(message, "in", fix);
  }
}

function named(name: JsonValue | undefined): string {
  return typeof name === "string" ? ` \`${short(name)}\`` : "";
}

/** Advice for the places that only Swagger 2.0 has. */
const placeAdvice: Readonly<Record<string, string>> = Object.assign(Object.create(null) as object, {
  body: "Write `requestBody: { content: { application/json: { schema: … } } }` beside `parameters` instead.",
  formData:
    "Write `requestBody: { content: { multipart/form-data: { schema: … } } }` beside `parameters`, with the field as a property.",
});

function slashes(raw: RawObject, place: In): { readonly keepsSlashes?: boolean } {
  const keepsSlashes = readExtension(raw, "x-keep-slashes");
  return keepsSlashes === undefined || place !== "path" ? {} : { keepsSlashes };
}

const formType = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** `in: querystring` (OpenAPI 3.2) is the query as a whole: JSON, or text. */
function isWritable({ mediaType, raw }: RawMediaType): boolean {
  return isJsonMediaType(mediaType) || raw.child("schema")?.read("type", "string") === "string";
}

function reportQueryString(raw: RawObject, { findings }: SchemaContext): undefined {
  const message =
    "A query as a whole is supported as a form, as JSON or as a string: this parameter is left out.";
  const fix = "Describe it in one of these ways, or put it into the URL yourself.";
  findings.report("unsupported-keyword", message, { pointer: raw.at("in") }, { fix });
}

/** A Header Object: a parameter without `name` and `in` (OpenAPI 3.1, 4.8.21). */
export function buildHeader(
  name: string,
  raw: RawObject,
  context: SchemaContext,
  responseType: string,
): Parameter {
  const [media] = mediaTypesOf(raw);
  return {
    name,
    in: "header",
    required: raw.read("required", "boolean") === true,
    style: "simple",
    explode: raw.read("explode", "boolean") === true,
    allowReserved: false,
    ...(media === undefined ? {} : { mediaType: media.mediaType }),
    schema: parameterSchema(media?.raw ?? raw, context, responseType + pascalCase(name)),
    docs: readDocs(raw),
    source: raw.pointer,
  };
}

function isPlace(text: string): text is In {
  return places.includes(text);
}

function parameterSchema(owner: RawObject, context: SchemaContext, name: string): Schema {
  const value = owner.get("schema") ?? true;
  return buildSchema(value, owner.at("schema"), context, { name, place: "inline" });
}

function readStyle(raw: RawObject, place: In, context: SchemaContext): ParameterStyle {
  const allowed = styles[place];
  const [standard = "form"] = allowed;
  const given = raw.read("style", "string");
  const style = allowed.find((candidate) => candidate === given);
  if (given === "cookie" && place === "cookie") {
    const message = "`style: cookie` is read as `form`: values are percent-encoded.";
    const at = { pointer: raw.at("style") };
    const fix = "Nothing to do where the values have only characters that cookies allow.";
    context.findings.report("unsupported-keyword", message, at, { fix });
  } else if (given !== undefined && style === undefined) {
    const [only] = allowed;
    const choice = allowed.length === 1 ? only : `one of ${allowed.join(", ")}`;
    const message = `\`style\` of a ${place} parameter must be ${choice}.`;
    raw.reportInvalid(message, "style", choiceAdvice("style", given, allowed));
  }
  return style ?? standard;
}
