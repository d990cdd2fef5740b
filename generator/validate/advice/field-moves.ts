import { entry, plain, short } from "../../build/schemas/value-advice.js";
import { ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import type { Located, Version } from "../object-grammar.js";

/** An unknown field of an object. */
export interface Stranger {
  readonly name: string;
  readonly value: JsonValue | undefined;
  /** The object with the field. */
  readonly owner: JsonObject;
  readonly located: Located | undefined;
  readonly document: JsonObject;
  readonly version: Version;
}

/** What to write instead, or a function where that depends on the value. */
export type Advice = string | ((stranger: Stranger) => string);

const byMediaType =
  "Name the media types under `content`, in request bodies and in responses: `content: { application/json: … }`.";

const openapi: Readonly<Partial<Record<string, Advice>>> = {
  "document.definitions": "Move the schemas to `components: { schemas: … }`.",
  "document.schemas": "Move the schemas to `components: { schemas: … }`.",
  "document.securityDefinitions":
    "Move the security schemes to `components: { securitySchemes: … }`.",
  "document.securitySchemes": "Move the security schemes to `components: { securitySchemes: … }`.",
  "document.parameters": "Move the parameters to `components: { parameters: … }`.",
  "document.responses": "Move the responses to `components: { responses: … }`.",
  "document.host": serverAdvice,
  "document.basePath": serverAdvice,
  "document.schemes": serverAdvice,
  "document.consumes": byMediaType,
  "document.produces": byMediaType,
  "document.title": "Move it into `info`.",
  "document.version": "Move it into `info`.",
  "document.description": "Move it into `info`.",
  "document.swagger": "Remove it: `openapi` names the version.",
  "components.schema": "Did you mean `schemas`?",
  "components.definitions": "Write `schemas` instead.",
  "components.securityDefinitions": "Write `securitySchemes` instead.",
  "operation.consumes": byMediaType,
  "operation.produces": byMediaType,
  "operation.schemes": "Write `servers` instead.",
  "operation.content": "Move it into `requestBody`, or into a response.",
  "operation.schema": "Move it into `requestBody`, or into a response, below a media type.",
  "operation.body": "Did you mean `requestBody`?",
  "operation.required": "Move it into the parameter or the `requestBody` that is required.",
  "response.schema": "Write `content: { application/json: { schema: … } }` around it.",
  "response.example":
    "Move it below the media type: `content: { application/json: { example: … } }`.",
  "response.examples":
    "Move them below the media type: `content: { application/json: { examples: … } }`.",
  "requestBody.schema": "Write `content: { application/json: { schema: … } }` around it.",
  "requestBody.name": "Remove it: a request body has no name.",
  "requestBody.in": "Remove it: a request body has its own place.",
  "requestBody.example":
    "Move it below the media type: `content: { application/json: { example: … } }`.",
  "parameter.collectionFormat": ({ value }) => styleAdvice(value),
  "header.collectionFormat": ({ value }) => styleAdvice(value),
  "header.name": "Remove it: the key under `headers` is the name.",
  "header.in": "Remove it: a header has no other place.",
  "securityScheme.flow": ({ value, owner }) => flowAdvice(value, owner),
  "securityScheme.authorizationUrl": "Move it below `flows`: `flows: { implicit: … }`.",
  "securityScheme.tokenUrl": "Move it below `flows`: `flows: { clientCredentials: … }`.",
  "securityScheme.scopes": "Move it below `flows`: `flows: { clientCredentials: … }`.",
  "securityScheme.bearerFormat": "Remove it, or write `type: http` and `scheme: bearer`.",
  "flows.accessCode": "Did you mean `authorizationCode`?",
  "flows.application": "Did you mean `clientCredentials`?",
  "schema.const": ({ value }) => `Write ${entry("enum", `[${constant(value)}]`)} instead.`,
  "schema.examples": "Write `example` with one value instead.",
  "schema.optional":
    "Remove it: a property is optional where `required` around it does not name it.",
  "schema.id": "Remove it: a schema is identified by its key in `components.schemas`.",
};

const swagger: Readonly<Partial<Record<string, Advice>>> = {
  "document.servers": "Write `host`, `basePath` and `schemes` instead.",
  "document.components":
    "Write `definitions` for schemas, and `parameters`, `responses` and `securityDefinitions` at the root.",
  "document.securitySchemes": "Did you mean `securityDefinitions`?",
  "document.openapi": "Remove it: `swagger` names the version.",
  "operation.requestBody": "Write a parameter with `in: body` and a `schema` instead.",
  "operation.servers": "Write `schemes`, or `host` and `basePath` at the root, instead.",
  "operation.content": "Name the media types under `consumes` and `produces`.",
  "response.content":
    "Write `schema` beside `description`, and name the media types under `produces`.",
  "parameter.style": "Write `collectionFormat` instead.",
  "parameter.explode": "Write `collectionFormat: multi` instead.",
  "parameter.content": "Write `schema` for a body, `type` for other parameters.",
  "parameter.schema": "Move its fields beside `name`, such as `type: string`.",
  "parameter.example": "Name it `x-example`: parameters of Swagger 2.0 have no examples.",
  "header.schema": "Move its fields beside `description`, such as `type: string`.",
  "schema.nullable": "Write `x-nullable: true` instead.",
  "schema.oneOf": unionAdvice,
  "schema.anyOf": unionAdvice,
  "schema.not": unionAdvice,
  "schema.const": ({ value }) => `Write ${entry("enum", `[${constant(value)}]`)} instead.`,
  "schema.examples": "Write `example` with one value instead.",
  "securityScheme.flows": "Write `flow`, and the URLs and `scopes` beside it.",
  "securityScheme.scheme":
    "Write `type: basic`; a token is `type: apiKey` with `name: Authorization`.",
  "securityScheme.bearerFormat": "Remove it: a token is `type: apiKey` with `name: Authorization`.",
};

/** Fields of another version or another object, by `kind.field`, with advice where they belong. */
export function fieldMoves(version: Version): typeof openapi {
  return version === "2.0" ? swagger : openapi;
}

function unionAdvice({ name }: Stranger): string {
  return `Swagger 2.0 has no \`${name}\`: convert the document to OpenAPI 3, or remove it.`;
}

/** The server that `host`, `basePath` and `schemes` of Swagger 2.0 describe. */
function serverAdvice({ document }: Stranger): string {
  const text = (key: string, without: string): string => {
    const value = ownValue(document, key);
    return typeof value === "string" ? value : without;
  };
  const schemes = ownValue(document, "schemes");
  const [scheme = "https"] = isStrings(schemes) ? schemes : [];
  const host = text("host", "api.example.com");
  return `Write ${entry("servers", `[{ url: ${short(`${scheme}://${host}${text("basePath", "")}`)} }]`)} instead.`;
}

function isStrings(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item: JsonValue) => typeof item === "string");
}

function styleAdvice(format: JsonValue | undefined): string {
  switch (format) {
    case "multi":
      return "Write `style: form` and `explode: true` instead.";
    case "ssv":
      return "Write `style: spaceDelimited` and `explode: false` instead.";
    case "pipes":
      return "Write `style: pipeDelimited` and `explode: false` instead.";
    default:
      return "Write `style: form` and `explode: false` instead.";
  }
}

const flowNames: Readonly<Partial<Record<string, string>>> = {
  implicit: "implicit",
  password: "password",
  application: "clientCredentials",
  accessCode: "authorizationCode",
};

function flowAdvice(flow: JsonValue | undefined, owner: JsonObject): string {
  const name = (typeof flow === "string" ? flowNames[flow] : undefined) ?? "clientCredentials";
  const fields = ["authorizationUrl", "tokenUrl", "scopes"].filter((key) =>
    Object.hasOwn(owner, key),
  );
  const inside = fields.length === 0 ? " … " : ` ${fields.map((key) => `${key}: …`).join(", ")} `;
  return `Write \`flows: { ${name}: {${inside}} }\` instead.`;
}

function constant(value: JsonValue | undefined): string {
  if (typeof value === "string") return plain(value);
  return typeof value === "object" ? (value === null ? "null" : "…") : String(value);
}
