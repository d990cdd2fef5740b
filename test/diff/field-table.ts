import type { ChangeCode } from "../../generator/index.js";
import type { JsonValue } from "../../generator/json/json.js";

/** A field gets another value; without one it is removed. */
interface Mutation {
  readonly at: string;
  readonly value?: JsonValue;
}

/** What `diff` reports. */
export interface Reported extends Mutation {
  readonly code: ChangeCode;
  /** What else follows from the mutation. */
  readonly also: readonly ChangeCode[];
  /** Where, if it is not the place of the mutation or the object that has the field. */
  readonly place?: string;
}

/** Why `diff` reports nothing. */
export interface Silent extends Mutation {
  readonly because: string;
}

/** The field holds other objects, whose rows say what is reported. */
export interface Outer {
  readonly see: string;
}

export type FieldRow = Reported | Silent | Outer;

function told(code: ChangeCode, at: string, value?: JsonValue, place?: string): Reported {
  const given = value === undefined ? {} : { value };
  return { code, also: [], at, ...given, ...(place === undefined ? {} : { place }) };
}

/** Several changes: the field means several things, or another server or parameter takes the place. */
const and = (row: Reported, ...also: readonly ChangeCode[]): Reported => ({ ...row, also });

const words = (at: string, value: JsonValue = "https://example.com/other", place?: string) =>
  told("documentation-changed", at, value, place);

const silent = (because: string, at: string, value?: JsonValue): Silent => ({
  because,
  at,
  ...(value === undefined ? {} : { value }),
});

const item = "#/paths/~1things~1{id}";
const get = `${item}/get`;
const post = `${item}/post`;
const answer = `${get}/responses/200`;
const form = `${post}/requestBody/content/multipart~1form-data`;
const mixed = `${post}/requestBody/content/multipart~1mixed`;
const components = "#/components";
const schemes = `${components}/securitySchemes`;
const flows = `${schemes}/oauth/flows`;
const variable = "#/servers/0/variables/region";
const link = `${answer}/links/self`;
const example = `${answer}/content/application~1json/examples/first`;
const anyExample = "an example shows values, and allows none";
const removedOperation = (method: string) =>
  told("operation-removed", `${item}/${method}`, undefined, "#/paths");
const reference = "a reference is followed: what it refers to is compared";
const integer = { type: "integer" };

/** By object and field of OpenAPI 3.2, as its meta-schema calls them. */
export const fieldTable: Readonly<Record<string, Readonly<Record<string, FieldRow>>>> = {
  document: {
    openapi: silent("the version of the format is not part of the API", "#/openapi", "3.2.1"),
    $self: silent("the document's own address", "#/$self", "https://example.com/new.json"),
    info: { see: "info" },
    jsonSchemaDialect: silent(
      "the keywords that are read stay the same",
      "#/jsonSchemaDialect",
      "https://json-schema.org/draft/2020-12/schema",
    ),
    servers: told("server-removed", "#/servers"),
    paths: { see: "paths" },
    webhooks: told("webhook-removed", "#/webhooks/created"),
    components: { see: "components" },
    security: told("security-relaxed", "#/security", [], `${item}/put`),
    tags: and(words("#/tags", []), "accessor-changed"),
    externalDocs: told("documentation-changed", "#/externalDocs"),
  },
  info: {
    title: words("#/info/title", "Other"),
    summary: words("#/info/summary", "Other"),
    description: words("#/info/description", "Other"),
    termsOfService: words("#/info/termsOfService"),
    contact: { see: "contact" },
    license: { see: "license" },
    version: silent("the version follows the changes", "#/info/version", "2"),
  },
  contact: {
    name: words("#/info/contact/name", "Bob", "#/info/contact"),
    url: words("#/info/contact/url", "https://example.com/other", "#/info/contact"),
    email: words("#/info/contact/email", "bob@example.com", "#/info/contact"),
  },
  license: {
    name: words("#/info/license/name", "Apache", "#/info/license"),
    identifier: words("#/info/license", { name: "MIT", identifier: "MIT" }),
    url: words("#/info/license/url", "https://example.com/other", "#/info/license"),
  },
  server: {
    url: and(
      told("server-removed", "#/servers/0/url", "https://{region}.example.org"),
      "server-added",
    ),
    description: words("#/servers/0/description", "Other."),
    name: words("#/servers/0/name", "other"),
    variables: { see: "server-variable" },
  },
  "server-variable": {
    enum: told("server-variable-narrowed", `${variable}/enum`, ["eu"]),
    default: told("server-variable-default-changed", `${variable}/default`, "us"),
    description: words(`${variable}/description`, "Other."),
  },
  components: {
    schemas: told("schema-removed", `${components}/schemas/Unused`),
    responses: told("component-changed", `${components}/responses/Unused/description`, "Other."),
    parameters: told("component-removed", `${components}/parameters/Unused`),
    examples: silent(anyExample, `${components}/examples/Unused/value`, "b"),
    requestBodies: told("component-removed", `${components}/requestBodies/Unused`),
    headers: told("component-removed", `${components}/headers/Unused`),
    securitySchemes: told("security-scheme-removed", `${schemes}/basic`),
    links: told("component-removed", `${components}/links/Unused`),
    callbacks: told("component-removed", `${components}/callbacks/Unused`),
    pathItems: told("component-removed", `${components}/pathItems/Unused`),
    mediaTypes: told("component-removed", `${components}/mediaTypes/Unused`),
  },
  "path-item": {
    $ref: silent(reference, `${item}/x-unrelated`, "a"),
    summary: words(`${item}/summary`, "Other"),
    description: words(`${item}/description`, "Other."),
    servers: and(told("server-removed", `${item}/servers`), "server-added"),
    parameters: told("type-changed", "#/paths/~1shared~1{key}/parameters/0/schema", integer),
    additionalOperations: told(
      "operation-removed",
      `${item}/additionalOperations/LINK`,
      undefined,
      "#/paths",
    ),
    get: removedOperation("get"),
    put: removedOperation("put"),
    post: removedOperation("post"),
    delete: removedOperation("delete"),
    options: removedOperation("options"),
    head: removedOperation("head"),
    patch: removedOperation("patch"),
    trace: removedOperation("trace"),
    query: removedOperation("query"),
  },
  operation: {
    tags: and(told("tags-changed", `${get}/tags`, ["all"]), "accessor-changed"),
    summary: words(`${get}/summary`, "Other"),
    description: words(`${get}/description`, "Other."),
    externalDocs: told("documentation-changed", `${get}/externalDocs`),
    operationId: told("operation-id-changed", `${post}/operationId`, "sendThing"),
    parameters: told("parameter-removed", `${get}/parameters/3`, undefined, get),
    requestBody: told("request-body-removed", `${post}/requestBody`),
    responses: { see: "responses" },
    callbacks: told("callback-removed", `${post}/callbacks/changed`, undefined, post),
    deprecated: told("deprecation-added", `${get}/deprecated`, true),
    security: told("security-tightened", `${get}/security`, [{ key: [], basic: [] }]),
    servers: and(told("server-removed", "#/paths/~1shared~1{key}/get/servers"), "server-added"),
  },
  "external-documentation": {
    description: words("#/externalDocs/description", "Other"),
    url: words("#/externalDocs/url"),
  },
  parameter: {
    name: and(
      told("parameter-removed", `${get}/parameters/1/name`, "most", get),
      "parameter-added",
    ),
    in: told("parameter-moved", `${get}/parameters/1/in`, "header"),
    description: words(`${get}/parameters/1/description`, "Other."),
    required: told("parameter-became-required", `${get}/parameters/1/required`, true),
    deprecated: told("deprecation-added", `${get}/parameters/1/deprecated`, true),
    schema: told("type-changed", `${get}/parameters/1/schema`, { type: "boolean" }),
    content: told("parameter-serialization-changed", `${get}/parameters/3/content`, {
      "application/xml": { schema: { type: "object" } },
    }),
    style: told("parameter-serialization-changed", `${get}/parameters/2/style`, "pipeDelimited"),
    explode: told("parameter-serialization-changed", `${get}/parameters/2/explode`, false),
    allowReserved: told(
      "parameter-serialization-changed",
      `${get}/parameters/2/allowReserved`,
      true,
    ),
    allowEmptyValue: told("empty-value-allowed", `${get}/parameters/2/allowEmptyValue`, true),
    example: silent(anyExample, `${get}/parameters/2/example`, ["b"]),
    examples: silent(anyExample, `${get}/parameters/1/examples`, { one: { value: 1 } }),
  },
  "request-body": {
    description: words(`${post}/requestBody/description`, "Other."),
    content: told("request-media-type-removed", mixed),
    required: told("request-body-became-optional", `${post}/requestBody/required`, false),
  },
  "media-type": {
    description: words(`${form}/description`, "A form."),
    schema: told("type-changed", `${form}/schema/properties/list/items`, integer),
    itemSchema: told(
      "type-changed",
      `${answer}/content/text~1event-stream/itemSchema/properties/data`,
      integer,
    ),
    encoding: { see: "encoding" },
    prefixEncoding: told(
      "encoding-changed",
      `${mixed}/prefixEncoding/0/contentType`,
      "text/html",
      `${mixed}/prefixEncoding`,
    ),
    itemEncoding: told("encoding-changed", `${mixed}/itemEncoding/contentType`, "text/html"),
    example: silent(anyExample, `${form}/example`, { list: [] }),
    examples: silent(anyExample, `${form}/examples`, { one: { value: { list: [] } } }),
  },
  encoding: {
    contentType: told("encoding-changed", `${form}/encoding/file/contentType`, "text/plain"),
    headers: told("encoding-changed", `${form}/encoding/file/headers`),
    style: told("encoding-changed", `${form}/encoding/list/style`, "pipeDelimited"),
    explode: told("encoding-changed", `${form}/encoding/list/explode`, false),
    allowReserved: told("encoding-changed", `${form}/encoding/list/allowReserved`, true),
    encoding: told("encoding-changed", `${form}/encoding/file/encoding`, {
      a: { contentType: "text/plain" },
    }),
    prefixEncoding: told("encoding-changed", `${form}/encoding/list/prefixEncoding`, [
      { contentType: "text/plain" },
    ]),
    itemEncoding: told("encoding-changed", `${form}/encoding/list/itemEncoding`, {
      contentType: "text/plain",
    }),
  },
  responses: {
    default: told("response-removed", `${get}/responses/default`, undefined, get),
    "(status)": told("response-added", `${get}/responses/201`, { description: "Made." }, get),
  },
  response: {
    summary: words(`${answer}/summary`, "Other"),
    description: words(`${answer}/description`, "Other."),
    headers: told("response-header-removed", `${answer}/headers/X-Count`, undefined, answer),
    content: told(
      "response-media-type-removed",
      `${answer}/content/text~1event-stream`,
      undefined,
      answer,
    ),
    links: told("link-removed", `${answer}/links/self`, undefined, answer),
  },
  example: {
    summary: silent(anyExample, `${example}/summary`, "Other"),
    description: silent(anyExample, `${example}/description`, "Other."),
    dataValue: silent(anyExample, example, { dataValue: { id: "b" } }),
    serializedValue: silent(anyExample, example, { serializedValue: '{"id":"b"}' }),
    value: silent(anyExample, `${example}/value`, { id: "b" }),
    externalValue: silent(anyExample, example, { externalValue: "https://example.com/b" }),
  },
  link: {
    operationRef: told("link-changed", `${answer}/links/byReference/operationRef`, `${item}/put`),
    operationId: told("link-changed", `${link}/operationId`, "postThing"),
    parameters: told("link-changed", `${link}/parameters/id`, "$request.path.id", link),
    requestBody: told("link-changed", `${link}/requestBody`, "b"),
    description: words(`${link}/description`, "Other."),
    server: told("link-changed", `${link}/server/url`, "https://other.example.com", link),
  },
  header: {
    description: words(`${answer}/headers/X-Count/description`, "Other."),
    required: told("response-header-became-required", `${answer}/headers/X-Count/required`, true),
    deprecated: told("deprecation-added", `${answer}/headers/X-Count/deprecated`, true),
    schema: told("type-changed", `${answer}/headers/X-Count/schema/items`, integer),
    content: told("parameter-serialization-changed", `${answer}/headers/X-Data/content`, {
      "application/xml": { schema: { type: "object" } },
    }),
    style: silent("a header has one style", `${answer}/headers/X-Count/style`, "simple"),
    explode: told("parameter-serialization-changed", `${answer}/headers/X-Count/explode`, true),
    example: silent(anyExample, `${answer}/headers/X-Count/example`, ["a"]),
    examples: silent(anyExample, `${answer}/headers/X-Count/examples`, { one: { value: ["a"] } }),
  },
  tag: {
    name: words("#/tags/0", { name: "every" }),
    summary: words("#/tags/0/summary", "Other"),
    description: words("#/tags/0/description", "Other."),
    externalDocs: words("#/tags/1/externalDocs/url", "https://example.com/other", "#/tags/1"),
    parent: and(told("documentation-changed", "#/tags/1/parent"), "accessor-changed"),
    kind: words("#/tags/0/kind", "badge"),
  },
  reference: {
    $ref: told(
      "type-changed",
      `${answer}/content/application~1json/schema/$ref`,
      "#/components/schemas/Unused",
    ),
    summary: words(`${answer}/content/application~1json/schema/summary`, "Other"),
    description: words(`${answer}/content/application~1json/schema/description`, "Other."),
  },
  "security-scheme": {
    type: told("security-scheme-changed", `${schemes}/basic`, {
      type: "apiKey",
      name: "X",
      in: "query",
    }),
    description: words(`${schemes}/key/description`, "Other."),
    deprecated: told("deprecation-added", `${schemes}/key/deprecated`, true),
    name: told("security-scheme-changed", `${schemes}/key/name`, "X-Other"),
    in: told("security-scheme-changed", `${schemes}/key/in`, "query"),
    scheme: told("security-scheme-changed", `${schemes}/basic/scheme`, "digest"),
    bearerFormat: told("security-scheme-changed", `${schemes}/bearer/bearerFormat`, "opaque"),
    flows: { see: "oauth-flows" },
    oauth2MetadataUrl: told(
      "security-scheme-changed",
      `${schemes}/oauth/oauth2MetadataUrl`,
      "https://example.com/m",
    ),
    openIdConnectUrl: told(
      "security-scheme-changed",
      `${schemes}/connect/openIdConnectUrl`,
      "https://example.com/c",
    ),
  },
  "oauth-flows": {
    implicit: flowRow("implicit"),
    password: flowRow("password"),
    clientCredentials: flowRow("clientCredentials"),
    authorizationCode: flowRow("authorizationCode"),
    deviceAuthorization: flowRow("deviceAuthorization"),
    authorizationUrl: flowRow("implicit/authorizationUrl", "https://example.com/new"),
    deviceAuthorizationUrl: flowRow(
      "deviceAuthorization/deviceAuthorizationUrl",
      "https://example.com/new",
    ),
    tokenUrl: flowRow("password/tokenUrl", "https://example.com/new"),
    refreshUrl: flowRow("clientCredentials/refreshUrl", "https://example.com/new"),
    scopes: flowRow("password/scopes/write", "Writes."),
  },
};

/** The place is the scheme. */
function flowRow(field: string, value?: JsonValue): Reported {
  return told("security-scheme-changed", `${flows}/${field}`, value, `${schemes}/oauth`);
}
