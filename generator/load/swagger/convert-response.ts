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
import { convertHeader } from "./convert-parameter.js";
import { convertSchema } from "./convert-schema.js";
import { essence, octets, defaultMediaType } from "./media-types.js";

const foreign = ["content", "links"];
const moved: ReadonlySet<string> = new Set(["schema", "headers", "examples", ...foreign]);

/** Converts a Response Object, at the new place `to`: each media type gets its schema. */
export function convertResponse(
  part: SwaggerPart,
  produces: readonly string[],
  to: Pointer,
  conversion: Conversion,
): JsonObject {
  const { value } = part;
  conversion.moves.add(part.origin, to);
  conversion.reportForeign(part, foreign);
  const headers = ownValue(value, "headers");
  const { content, unplaced } = contentOf(part, produces, to, conversion);
  return {
    ...omit(value, moved),
    ...(headers === undefined ? {} : { headers: convertHeaders(part, headers, to, conversion) }),
    ...(content === undefined ? {} : { content }),
    ...(unplaced === undefined ? {} : { "x-examples": unplaced }),
  };
}

function convertHeaders(
  { origin }: SwaggerPart,
  headers: JsonValue,
  to: Pointer,
  conversion: Conversion,
): JsonValue {
  if (!isJsonObject(headers)) return headers;
  const converted: JsonObject = {};
  for (const [name, value] of Object.entries(headers)) {
    const header = { value, origin: appendPointer(origin, "headers", name) };
    const made = isJsonObject(value)
      ? convertHeader({ ...header, value }, appendPointer(to, "headers", name), conversion)
      : value;
    setOwn(converted, name, made);
  }
  return converted;
}

interface Content {
  readonly content?: JsonObject;
  /** Examples of media types that the operation does not produce. */
  readonly unplaced?: JsonObject;
}

/** Without `schema` there is no content, also with `produces` (Swagger 2.0, Response Object). */
function contentOf(
  { value, origin }: SwaggerPart,
  produces: readonly string[],
  to: Pointer,
  { moves }: Conversion,
): Content {
  const schema = ownValue(value, "schema");
  const given = ownValue(value, "examples");
  const examples = isJsonObject(given) ? given : {};
  const names = Object.keys(examples);
  const types = schema === undefined ? [] : typesOf(schema, produces, names);
  const content: JsonObject = {};
  for (const type of types) {
    const at = appendPointer(to, "content", type);
    moves.add(origin, at);
    moves.add(appendPointer(origin, "schema"), appendPointer(at, "schema"));
    const name = names.find((candidate) => essence(candidate) === essence(type));
    if (name !== undefined) {
      moves.add(appendPointer(origin, "examples", name), appendPointer(at, "example"));
    }
    const example = name === undefined ? {} : { example: ownValue(examples, name) ?? null };
    setOwn(content, type, { schema: convertSchema(schema ?? {}), ...example });
  }
  const placed = new Set(types.map(essence));
  const unplaced = omit(examples, new Set(names.filter((name) => placed.has(essence(name)))));
  return {
    ...(types.length === 0 ? {} : { content }),
    ...(Object.keys(unplaced).length === 0 ? {} : { unplaced }),
  };
}

function typesOf(
  schema: JsonValue,
  produces: readonly string[],
  examples: readonly string[],
): readonly string[] {
  const named = examples.filter((name) => /^[\w.+-]+\/[\w.+*-]+/.test(name));
  const given = new Set(produces.map(essence));
  // An operation that produces images may have JSON examples for its errors.
  const contradicts = named.length > 0 && !named.some((name) => given.has(essence(name)));
  if (contradicts) return named;
  if (produces.length > 0) return [...new Set(produces)];
  const isFile = isJsonObject(schema) && ownValue(schema, "type") === "file";
  return [isFile ? octets : defaultMediaType];
}
