import type { JsonObject } from "../../generator/json/json.js";

const text = { type: "string" };
const json = (schema: JsonObject) => ({ "application/json": { schema } });

const operation = (operationId: string): JsonObject => ({
  operationId,
  responses: { "204": { description: "Done." } },
});

const other = ["put", "post", "delete", "options", "head", "patch", "trace", "query"] as const;

const styled = { name: "styled", in: "query", schema: { type: "array", items: text } };

const parameters: readonly JsonObject[] = [
  { name: "id", in: "path", required: true, schema: text },
  { name: "limit", in: "query", description: "Most.", schema: { type: "integer" } },
  { ...styled, style: "form", explode: true, example: ["a"] },
  { name: "filter", in: "query", content: json({ type: "object" }) },
];

const link = {
  operationId: "getThing",
  parameters: { id: "$response.body#/id" },
  requestBody: "a",
  description: "The same again.",
  server: { url: "https://links.example.com" },
};

const answer = {
  summary: "A thing",
  description: "The thing.",
  headers: {
    "X-Count": {
      description: "How many.",
      required: false,
      schema: { type: "array", items: text },
      explode: false,
    },
    "X-Data": { content: json({ type: "object" }) },
  },
  content: {
    "application/json": {
      schema: { $ref: "#/components/schemas/Thing" },
      examples: { first: { summary: "First", description: "The first.", value: { id: "a" } } },
    },
    "text/event-stream": { itemSchema: { type: "object", properties: { data: text } } },
  },
  links: { self: link, byReference: { operationRef: "#/paths/~1things~1{id}/get" } },
};

const form = {
  "multipart/form-data": {
    schema: {
      type: "object",
      properties: { list: { type: "array", items: text }, file: { type: "object" } },
    },
    encoding: {
      list: { style: "form", explode: true },
      file: { contentType: "application/json", headers: { "X-Part": { schema: text } } },
    },
  },
  "multipart/mixed": {
    itemSchema: { type: "object", properties: { a: text } },
    prefixEncoding: [{ contentType: "text/plain" }],
    itemEncoding: { contentType: "application/json" },
  },
};

const get: JsonObject = {
  tags: ["things"],
  summary: "Get",
  description: "Gets a thing.",
  externalDocs: { description: "More", url: "https://example.com/more" },
  operationId: "getThing",
  parameters: [...parameters],
  responses: { "200": answer, "404": { description: "None." }, default: { description: "Fault." } },
  security: [{ key: [] }],
};

const post: JsonObject = {
  operationId: "postThing",
  parameters: [{ name: "id", in: "path", required: true, schema: text }],
  requestBody: { description: "The thing.", required: true, content: form },
  responses: { "204": { description: "Done." } },
  callbacks: { changed: { "{$request.query.url}": { post: operation("changed") } } },
};

const flows = {
  implicit: { authorizationUrl: "https://example.com/a", scopes: { read: "Reads." } },
  password: { tokenUrl: "https://example.com/t", scopes: { read: "Reads." } },
  clientCredentials: {
    tokenUrl: "https://example.com/t",
    refreshUrl: "https://example.com/r",
    scopes: { read: "Reads." },
  },
  authorizationCode: {
    authorizationUrl: "https://example.com/a",
    tokenUrl: "https://example.com/t",
    scopes: { read: "Reads." },
  },
  deviceAuthorization: {
    deviceAuthorizationUrl: "https://example.com/d",
    tokenUrl: "https://example.com/t",
    scopes: { read: "Reads." },
  },
};

const unused = {
  schemas: { Thing: { type: "object", properties: { id: text } }, Unused: text },
  responses: { Unused: { description: "Unused." } },
  parameters: { Unused: { name: "unused", in: "query", schema: text } },
  examples: { Unused: { value: "a" } },
  requestBodies: { Unused: { content: json(text) } },
  headers: { Unused: { schema: text } },
  links: { Unused: { operationId: "getThing" } },
  callbacks: { Unused: { "{$request.query.url}": { post: operation("unusedCallback") } } },
  pathItems: { Unused: { summary: "Unused." } },
  mediaTypes: { Unused: { schema: text } },
};

/** A document of OpenAPI 3.2 with every field of every object, for the table of fields. */
export const fieldDocument: JsonObject = {
  openapi: "3.2.0",
  $self: "https://example.com/openapi.json",
  info: {
    title: "Things",
    summary: "All things",
    description: "An API.",
    termsOfService: "https://example.com/terms",
    contact: { name: "Ann", url: "https://example.com", email: "ann@example.com" },
    license: { name: "MIT", url: "https://example.com/license" },
    version: "1",
  },
  jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
  servers: [
    {
      url: "https://{region}.example.com",
      description: "Live.",
      name: "live",
      variables: { region: { enum: ["eu", "us"], default: "eu", description: "Where." } },
    },
  ],
  paths: {
    "/things/{id}": {
      summary: "Things",
      description: "All of them.",
      servers: [{ url: "https://things.example.com" }],
      get,
      ...Object.fromEntries(
        other.map((method) => [
          method,
          method === "post" ? post : withId(operation(`${method}It`)),
        ]),
      ),
      additionalOperations: { LINK: withId(operation("linkThing")) },
    },
    "/shared/{key}": {
      parameters: [{ name: "key", in: "path", required: true, schema: text }],
      get: { ...operation("shared"), servers: [{ url: "https://own.example.com" }] },
    },
  },
  webhooks: { created: { post: operation("created") } },
  components: {
    ...unused,
    securitySchemes: {
      key: { type: "apiKey", name: "X-Key", in: "header", description: "A key." },
      basic: { type: "http", scheme: "basic" },
      bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      oauth: { type: "oauth2", flows, oauth2MetadataUrl: "https://example.com/meta" },
      connect: { type: "openIdConnect", openIdConnectUrl: "https://example.com/connect" },
    },
  },
  security: [{ key: [] }],
  tags: [
    { name: "all", summary: "All", description: "Everything.", kind: "nav" },
    { name: "things", parent: "all", externalDocs: { url: "https://example.com/things" } },
  ],
  externalDocs: { description: "Docs", url: "https://example.com/docs" },
};

function withId(document: JsonObject): JsonObject {
  return { ...document, parameters: [{ name: "id", in: "path", required: true, schema: text }] };
}
