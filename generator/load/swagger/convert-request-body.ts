import {
  ownValue,
  setOwn,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import { omit, type Conversion, type SwaggerPart } from "./conversion.js";
import { convertSchema } from "./convert-schema.js";
import { formMediaTypes, defaultMediaType } from "./media-types.js";
import { listStyle, splitValue } from "./split-value.js";

const bodyFields: ReadonlySet<string> = new Set(["name", "in", "schema"]);

/** Converts the parameter `in: body`: each media type gets its schema. */
export function convertBody(
  part: SwaggerPart,
  consumes: readonly string[],
  to: Pointer,
  conversion: Conversion,
): JsonObject {
  const { value, origin } = part;
  const types = consumes.length === 0 ? [defaultMediaType] : consumes;
  const schema = convertSchema(ownValue(value, "schema") ?? {});
  const content: JsonObject = {};
  conversion.moves.add(origin, to);
  for (const type of types) {
    const at = appendPointer(to, "content", type);
    conversion.moves.add(origin, at);
    conversion.moves.add(appendPointer(origin, "schema"), appendPointer(at, "schema"));
    setOwn(content, type, { schema });
  }
  const name = ownValue(value, "name");
  return {
    ...omit(value, bodyFields),
    // Keeps the name, which OpenAPI 3 has no field for, since some tools use it for an argument.
    ...(typeof name === "string" ? { "x-body-name": name } : {}),
    content,
  };
}

/** The parameters `in: formData`: each becomes a property of one object. */
export function convertForm(
  parts: readonly SwaggerPart[],
  consumes: readonly string[],
  to: Pointer,
  conversion: Conversion,
): JsonObject {
  const hasFile = parts.some(({ value }) => ownValue(value, "type") === "file");
  const types = formMediaTypes(consumes, hasFile);
  const contents = types.map((type) => appendPointer(to, "content", type));
  const properties: JsonObject = {};
  const encoding: JsonObject = {};
  const required: string[] = [];
  for (const part of parts) {
    const given = ownValue(part.value, "name");
    const name = typeof given === "string" ? given : "";
    for (const at of contents) {
      conversion.moves.add(part.origin, appendPointer(at, "schema", "properties", name));
      conversion.moves.add(part.origin, appendPointer(at, "encoding", name));
    }
    setOwn(properties, name, formProperty(part, conversion));
    const style = listStyle(part, conversion);
    if (style.style !== undefined) setOwn(encoding, name, { ...style });
    if (ownValue(part.value, "required") === true) required.push(name);
  }
  // The form as a whole is where its first field is.
  for (const at of [
    to,
    ...contents.flatMap((content) => [content, appendPointer(content, "schema")]),
  ])
    conversion.moves.add(parts[0]?.origin ?? to, at);
  const schema = { type: "object", ...(required.length > 0 ? { required } : {}), properties };
  const content: JsonObject = {};
  for (const type of types) setOwn(content, type, { schema, ...encodingOf(encoding) });
  return { ...(required.length > 0 ? { required: true } : {}), content };
}

/**
 * `collectionFormat` applies to both media types of forms (Swagger 2.0, Parameter Object). In OpenAPI 3.0
 * an encoding has no style for `multipart/form-data`, so the dialect of Swagger allows it
 * (`multipartStyles`).
 */
function encodingOf(encoding: JsonObject): { encoding?: JsonObject } {
  return Object.keys(encoding).length === 0 ? {} : { encoding };
}

const parameterOnly: ReadonlySet<string> = new Set([
  ...["name", "in", "required", "allowEmptyValue", "examples"],
]);

function formProperty(part: SwaggerPart, conversion: Conversion): JsonValue {
  const { own, schema } = splitValue(part, conversion);
  return { ...omit(own, parameterOnly), ...schema };
}
