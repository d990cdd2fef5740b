import {
  isJsonArray,
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import type { Version } from "../object-grammar.js";

/** Where a field is missing. */
export interface Gap {
  /** The object's kind, as the grammar names it. */
  readonly kind: string | undefined;
  /** The key of the object: the status of a response, the name of a component. */
  readonly key: string;
  readonly owner: JsonObject;
  readonly field: string;
  readonly version: Version;
}

/** What to add where a required field is missing. */
export function missingAdvice(gap: Gap): string {
  const { kind, field, owner } = gap;
  if (kind === "parameter" && field === "required") {
    return "Add `required: true`: path parameters always are.";
  }
  if (kind === "securityScheme" && field === "type") return `Add \`type: ${schemeType(owner)}\`.`;
  if (field === "schema" && isJsonObject(owner)) return schemaAdviceFor(gap);
  if (kind === "requestBody" && Object.hasOwn(owner, "schema")) {
    return "Write `content: { application/json: { schema: … } }` around the schema.";
  }
  return `Add ${exampleOf(gap)}.`;
}

/** The type of a parameter is in its schema in OpenAPI 3, and beside its name in Swagger 2.0. */
function schemaAdviceFor({ owner, version, kind }: Gap): string {
  const type = ownValue(owner, "type");
  if (version !== "2.0" && typeof type === "string") {
    return `Write \`schema: { type: ${type} }\` instead of \`type: ${type}\`.`;
  }
  if (version === "2.0") {
    return kind === "parameter"
      ? "Add `schema`, which describes the body, such as `schema: { type: object }`."
      : "Add `schema: { type: string }`.";
  }
  return "Add `schema: { type: string }`.";
}

function exampleOf({ kind, field, owner, key, version }: Gap): string {
  const special = kind === undefined ? undefined : examples[`${kind}.${field}`];
  if (kind === "response" && field === "description") {
    return `\`description: "${phrases[key] ?? "Done"}"\``;
  }
  if (kind === "serverVariable" && field === "default") {
    return `\`default: ${JSON.stringify(firstOf(owner, "enum") ?? "…")}\``;
  }
  if (field === "tokenUrl" || field === "authorizationUrl" || field === "deviceAuthorizationUrl") {
    return `\`${field}: https://example.com/oauth/${urlNames[field]}\``;
  }
  if (kind === "securityScheme" && field === "in" && version === "2.0")
    return "`in: header` or `in: query`";
  if (field === "items") return "`items: { type: string }`";
  if (field === "paths" && version === "2.0") return "`paths: {}`";
  return special ?? `\`${field}\`, with its value`;
}

const urlNames = {
  tokenUrl: "token",
  authorizationUrl: "authorize",
  deviceAuthorizationUrl: "device",
} as const;

const examples: Readonly<Record<string, string>> = {
  "document.info": '`info: { title: "My API", version: "1.0.0" }`',
  "document.paths": "`paths: {}`",
  "document.swagger": '`swagger: "2.0"`',
  "document.openapi": "`openapi: 3.1.0`",
  "info.title": '`title: "My API"`',
  "info.version": '`version: "1.0.0"`',
  "license.name": '`name: "MIT"`',
  "server.url": "`url: https://api.example.com`",
  "externalDocs.url": "`url: https://example.com/docs`",
  "tag.name": "`name: pets`",
  "operation.responses": '`responses: { "200": { description: "OK" } }`',
  "responses.default": '`"200": { description: "OK" }`',
  "requestBody.content": "`content: { application/json: { schema: { type: object } } }`",
  "parameter.content": "`content: { application/json: { schema: { type: object } } }`",
  "parameter.name": "`name: id`",
  "parameter.in": "`in: query`",
  "parameter.type": "`type: string`",
  "header.type": "`type: string`",
  "item.type": "`type: string`",
  "parameter.collectionFormat": "`collectionFormat: csv`",
  "securityScheme.scheme": "`scheme: bearer`, or `scheme: basic`",
  "securityScheme.name": "`name: X-API-Key`, the name of the header",
  "securityScheme.in": "`in: header`, `in: query` or `in: cookie`",
  "securityScheme.flows":
    "`flows: { clientCredentials: { tokenUrl: https://example.com/oauth/token, scopes: {} } }`",
  "securityScheme.flow": "`flow: implicit`, `password`, `application` or `accessCode`",
  "securityScheme.scopes": "`scopes: {}`",
  "securityScheme.openIdConnectUrl":
    "`openIdConnectUrl: https://example.com/.well-known/openid-configuration`",
  "flow.scopes": '`scopes: {}`, or the scopes: `scopes: { read: "Read everything" }`',
  "discriminator.propertyName": "`propertyName: kind`, the property that distinguishes the schemas",
  "link.operationRef": "`operationId: getPet`, the operation that the link refers to",
  "link.operationId": "`operationId: getPet`, the operation that the link refers to",
  "schema.$ref": "`$ref: '#/definitions/Pet'`",
};

/** Reason phrases, used as descriptions (RFC 9110, 15). */
const phrases: Readonly<Record<string, string>> = {
  "200": "OK",
  "201": "Created",
  "202": "Accepted",
  "204": "No content",
  "301": "Moved permanently",
  "302": "Found",
  "304": "Not modified",
  "400": "Bad request",
  "401": "Unauthorized",
  "403": "Forbidden",
  "404": "Not found",
  "409": "Conflict",
  "422": "Unprocessable content",
  "429": "Too many requests",
  "500": "Internal server error",
  "503": "Service unavailable",
  "2XX": "Success",
  "4XX": "Client error",
  "5XX": "Server error",
  default: "Error",
};

/** The type of a security scheme that has these other fields. */
function schemeType(scheme: JsonObject): string {
  const has = (key: string): boolean => Object.hasOwn(scheme, key);
  if (has("scheme") || has("bearerFormat")) return "http";
  if (has("flows") || has("flow")) return "oauth2";
  if (has("openIdConnectUrl")) return "openIdConnect";
  return has("in") || has("name") ? "apiKey" : "http` with `scheme: bearer";
}

function firstOf(object: JsonObject, key: string): JsonValue | undefined {
  const list = ownValue(object, key);
  return isJsonArray(list) ? list[0] : undefined;
}
