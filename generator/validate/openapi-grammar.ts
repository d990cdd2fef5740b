import { isObject } from "../../templates/runtime/object.js";
import type { Node } from "../../templates/runtime/node.js";
import {
  anything,
  choose,
  fields,
  flag,
  listOf,
  mapOf,
  oneOfTexts,
  orReference,
  patternMap,
  text,
  textOf,
} from "./grammar.js";

/**
 * What each object of an OpenAPI document may hold (OpenAPI 3.0.4, 3.1.1 and 3.2.0, clause 4.8). One
 * grammar serves the three: fields that a version lacks are allowed, required ones are those that all
 * of them require. Schemas are read by the model's builders and only passed over here.
 */

const externalDocs = fields({ "url!": text, description: text });

const server = fields({
  "url!": text,
  name: text,
  description: text,
  variables: mapOf(fields({ "default!": text, enum: listOf(text), description: text })),
});

const info = fields({
  "title!": text,
  "version!": text,
  summary: text,
  description: text,
  termsOfService: text,
  contact: fields({ name: text, url: text, email: text }),
  license: fields({ "name!": text, identifier: text, url: text }),
});

const example = orReference(
  fields({
    summary: text,
    description: text,
    value: anything,
    dataValue: anything,
    serializedValue: text,
    externalValue: text,
  }),
);

const styles = [
  "matrix",
  "label",
  "simple",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
  "cookie",
];

const describedBySchema = {
  description: text,
  required: flag,
  deprecated: flag,
  allowEmptyValue: flag,
  style: oneOfTexts(...styles),
  explode: flag,
  allowReserved: flag,
  schema: anything,
  content: () => content,
  example: anything,
  examples: mapOf(example),
};

const header = orReference(fields(describedBySchema));

const encoding: Node = fields({
  contentType: text,
  headers: mapOf(header),
  style: oneOfTexts(...styles),
  explode: flag,
  allowReserved: flag,
  encoding: mapOf(() => encoding),
  prefixEncoding: listOf(() => encoding),
  itemEncoding: () => encoding,
});

const content: Node = mapOf(
  orReference(
    fields({
      description: text,
      schema: anything,
      itemSchema: anything,
      example: anything,
      examples: mapOf(example),
      encoding: mapOf(encoding),
      prefixEncoding: listOf(encoding),
      itemEncoding: encoding,
    }),
  ),
);

const parameter = orReference(
  fields({
    ...describedBySchema,
    "name!": text,
    "in!": oneOfTexts("query", "querystring", "header", "path", "cookie"),
  }),
);

const requestBody = orReference(fields({ "content!": content, description: text, required: flag }));

const link = orReference(
  fields({
    operationRef: text,
    operationId: text,
    parameters: mapOf(anything),
    requestBody: anything,
    description: text,
    server,
  }),
);

const response = orReference(
  fields({ summary: text, description: text, headers: mapOf(header), content, links: mapOf(link) }),
);

const responses = patternMap(/^(?:[1-5](?:\d\d|XX)|default)$/, response);

const securityRequirement = mapOf(listOf(text));

const callback: Node = orReference(patternMap(/^(?!x-)/, () => pathItem));

const operation = fields({
  operationId: text,
  summary: text,
  description: text,
  tags: listOf(text),
  externalDocs,
  parameters: listOf(parameter),
  requestBody,
  responses,
  callbacks: mapOf(callback),
  deprecated: flag,
  security: listOf(securityRequirement),
  servers: listOf(server),
});

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** A path item may have `$ref` beside its own fields. */
const pathItem: Node = fields({
  $ref: text,
  summary: text,
  description: text,
  servers: listOf(server),
  parameters: listOf(parameter),
  additionalOperations: mapOf(operation),
  ...Object.fromEntries(methods.map((method) => [method, operation])),
});

const flow = fields({
  authorizationUrl: text,
  deviceAuthorizationUrl: text,
  tokenUrl: text,
  refreshUrl: text,
  "scopes!": mapOf(text),
});

const securityScheme = orReference(
  fields({
    "type!": oneOfTexts("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"),
    description: text,
    name: text,
    in: oneOfTexts("query", "header", "cookie"),
    scheme: text,
    bearerFormat: text,
    flows: fields({
      implicit: flow,
      password: flow,
      clientCredentials: flow,
      authorizationCode: flow,
      deviceAuthorization: flow,
    }),
    openIdConnectUrl: text,
    oauth2MetadataUrl: text,
    deprecated: flag,
  }),
);

const components = fields({
  schemas: mapOf(choose([(value) => typeof value !== "boolean" && !isObject(value), fields({})])),
  responses: mapOf(response),
  parameters: mapOf(parameter),
  examples: mapOf(example),
  requestBodies: mapOf(requestBody),
  headers: mapOf(header),
  securitySchemes: mapOf(securityScheme),
  links: mapOf(link),
  callbacks: mapOf(callback),
  pathItems: mapOf(pathItem),
  mediaTypes: mapOf(anything),
});

const tag = fields({
  "name!": text,
  summary: text,
  description: text,
  externalDocs,
  parent: text,
  kind: text,
});

/** The root: an OpenAPI Object. */
export const openapiGrammar: Node = fields({
  "openapi!": textOf(/^3\.[0-2]\.\d+/),
  "info!": info,
  $self: text,
  jsonSchemaDialect: text,
  servers: listOf(server),
  paths: patternMap(/^\//, pathItem),
  webhooks: mapOf(pathItem),
  components,
  security: listOf(securityRequirement),
  tags: listOf(tag),
  externalDocs,
});
