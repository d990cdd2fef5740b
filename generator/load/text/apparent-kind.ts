import {
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import type { Kind } from "../references/reference-positions.js";

/**
 * The kinds that an object can be by its fields alone, for places whose kind is not declared; undefined
 * where it could be any. Only fields that no other kind has are used, since a wrong guess would refuse a
 * valid document.
 */
export function apparentKinds(value: JsonValue | undefined): readonly Kind[] | undefined {
  if (value === undefined || !isJsonObject(value) || Object.hasOwn(value, "$ref")) return undefined;
  if (isParameter(value)) return ["parameter", "header"];
  const type = ownValue(value, "type");
  if (typeof type === "string" && securityTypes.has(type)) return ["securityScheme"];
  if (isPathItem(value)) return ["pathItem"];
  if (isSchema(value)) return ["schema"];
  if (isContent(ownValue(value, "content"))) return contentOwners(value);
  return undefined;
}

const places: readonly (JsonValue | undefined)[] = [
  ...["path", "query", "querystring", "header", "cookie", "body", "formData"],
];

/** OpenAPI 3.2, 4.12: `name` and `in` are required. */
function isParameter(value: JsonObject): boolean {
  const hasValue = ["schema", "content", "type"].some((key) => Object.hasOwn(value, key));
  return (
    typeof ownValue(value, "name") === "string" &&
    places.includes(ownValue(value, "in")) &&
    hasValue
  );
}

/** The types of Security Scheme Objects; none is a type of JSON Schema. */
const securityTypes: ReadonlySet<string> = new Set([
  ...["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect", "basic"],
]);

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function isPathItem(value: JsonObject): boolean {
  return methods.some((method) => {
    const operation = ownValue(value, method);
    return operation !== undefined && isJsonObject(operation) && isMap(operation["responses"]);
  });
}

const jsonTypes: readonly (JsonValue | undefined)[] = [
  ...["null", "boolean", "integer", "number", "string", "array", "object"],
];

/** By `type`, or by keywords that only schemas have. */
function isSchema(value: JsonObject): boolean {
  if (["in", "content", "schema", "value"].some((key) => Object.hasOwn(value, key))) return false;
  const type = ownValue(value, "type");
  const types = itemsOf(type);
  if (
    jsonTypes.includes(type) ||
    (types.length > 0 && types.every((name) => jsonTypes.includes(name)))
  ) {
    return true;
  }
  return ["allOf", "anyOf", "oneOf"].some((key) => Array.isArray(ownValue(value, key)));
}

/** Whether the keys are media types, which contain a slash. */
function isContent(content: JsonValue | undefined): boolean {
  if (!isMap(content)) return false;
  const names = Object.keys(content);
  return names.length > 0 && names.every((name) => name.includes("/"));
}

/**
 * The kinds that have `content`: request bodies, responses, parameters and headers. Only responses have the
 * fields below.
 */
function contentOwners(value: JsonObject): readonly Kind[] {
  const isResponse = ["headers", "links"].some((key) => isMap(ownValue(value, key)));
  return isResponse ? ["response"] : ["response", "requestBody", "parameter", "header"];
}

function isMap(value: JsonValue | undefined): value is JsonObject {
  return value !== undefined && isJsonObject(value);
}
