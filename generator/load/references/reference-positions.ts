import { isJsonObject, type JsonValue } from "../../json/json.js";
import { referenceOf } from "../../json/reference.js";

/**
 * Decides which parts of a document may be references. `$ref` is a reference only where the specification
 * allows an object; in examples, defaults, constants and extensions it is data, and under `properties` it
 * is the name of a property.
 */

/** The kind of an object of the document. `pathsItem` is a path item directly in `paths`. */
export type Kind =
  | "openapi"
  | "components"
  | "pathsItem"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "response"
  | "header"
  | "example"
  | "link"
  | "callback"
  | "securityScheme"
  | "discriminator"
  | "schema"
  | "swagger"
  | "swaggerPathItem"
  | "swaggerOperation"
  | "swaggerParameter"
  | "swaggerResponse"
  | "swaggerHeader"
  | "data";

/**
 * A place for one object of a kind, for a list of them, or for a map from keys to them. In a
 * `patterned` map `x-...` is an extension; a map of `names` may have a name `$ref`.
 */
export interface Shape {
  readonly kind: Kind;
  readonly as: "one" | "list" | "map" | "patterned" | "names";
}

type Fields = Readonly<Record<string, Shape>>;

const ones = new Map<Kind, Shape>();

/** One shared object per kind, since every place of a document needs one. */
function one(kind: Kind): Shape {
  let shape = ones.get(kind);
  if (shape === undefined) ones.set(kind, (shape = { kind, as: "one" }));
  return shape;
}

const list = (kind: Kind): Shape => ({ kind, as: "list" });
const map = (kind: Kind): Shape => ({ kind, as: "map" });
const patterned = (kind: Kind): Shape => ({ kind, as: "patterned" });
const names = (kind: Kind): Shape => ({ kind, as: "names" });

/** The root of a document, and of a file with schemas. */
export const documentShape = one("openapi");
export const swaggerShape = one("swagger");
export const schemaShape = one("schema");
/** Values without objects of the specification: examples, extensions, unknown keywords. */
export const dataShape = one("data");

const parameterFields: Fields = {
  schema: one("schema"),
  content: map("mediaType"),
  examples: map("example"),
};

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

function operations(kind: Kind, upTo: string): Fields {
  const known = methods.slice(0, methods.indexOf(upTo) + 1);
  return Object.fromEntries(known.map((method) => [method, one(kind)]));
}

const pathItemFields: Fields = {
  ...operations("operation", "query"),
  additionalOperations: map("operation"),
  parameters: list("parameter"),
};

/** JSON Schema 2020-12, with keywords of older drafts that documents still use. */
const schemaFields: Fields = {
  allOf: list("schema"),
  anyOf: list("schema"),
  oneOf: list("schema"),
  not: one("schema"),
  if: one("schema"),
  then: one("schema"),
  else: one("schema"),
  prefixItems: list("schema"),
  items: one("schema"),
  additionalItems: one("schema"),
  unevaluatedItems: one("schema"),
  contains: one("schema"),
  properties: names("schema"),
  patternProperties: names("schema"),
  additionalProperties: one("schema"),
  unevaluatedProperties: one("schema"),
  propertyNames: one("schema"),
  dependentSchemas: names("schema"),
  dependencies: names("schema"),
  contentSchema: one("schema"),
  $defs: names("schema"),
  definitions: names("schema"),
  discriminator: one("discriminator"),
};

/** Swagger 2.0. Its keywords for schemas are all in `schemaFields`. */
const swaggerFields = {
  swagger: {
    paths: patterned("swaggerPathItem"),
    definitions: map("schema"),
    parameters: map("swaggerParameter"),
    responses: map("swaggerResponse"),
  },
  swaggerPathItem: {
    ...operations("swaggerOperation", "patch"),
    parameters: list("swaggerParameter"),
  },
  swaggerOperation: {
    parameters: list("swaggerParameter"),
    responses: patterned("swaggerResponse"),
  },
  // Only a body may have `schema`, and `items` may not have `$ref`, but documents have both.
  swaggerParameter: { schema: one("schema"), items: one("schema") },
  swaggerResponse: { schema: one("schema"), headers: map("swaggerHeader") },
  swaggerHeader: { schema: one("schema"), items: one("schema") },
} satisfies Readonly<Partial<Record<Kind, Fields>>>;

const fields: Readonly<Record<Kind, Fields>> = {
  ...swaggerFields,
  openapi: {
    paths: patterned("pathsItem"),
    webhooks: map("pathItem"),
    components: one("components"),
  },
  components: {
    schemas: map("schema"),
    responses: map("response"),
    parameters: map("parameter"),
    examples: map("example"),
    requestBodies: map("requestBody"),
    headers: map("header"),
    securitySchemes: map("securityScheme"),
    links: map("link"),
    callbacks: map("callback"),
    pathItems: map("pathItem"),
    mediaTypes: map("mediaType"),
  },
  pathsItem: pathItemFields,
  pathItem: pathItemFields,
  operation: {
    parameters: list("parameter"),
    requestBody: one("requestBody"),
    responses: patterned("response"),
    callbacks: map("callback"),
  },
  parameter: parameterFields,
  requestBody: { content: map("mediaType") },
  mediaType: {
    schema: one("schema"),
    itemSchema: one("schema"),
    examples: map("example"),
    encoding: map("encoding"),
    prefixEncoding: list("encoding"),
    itemEncoding: one("encoding"),
  },
  encoding: { headers: map("header"), encoding: map("encoding") },
  response: {
    headers: map("header"),
    content: map("mediaType"),
    links: map("link"),
  },
  header: parameterFields,
  example: {},
  link: {},
  callback: {},
  securityScheme: {},
  discriminator: {},
  data: {},
  schema: schemaFields,
};

/** The shape of the value under `key` (for a list, an index as text); undefined: data. */
export function childShape(shape: Shape, value: JsonValue, key: string): Shape | undefined {
  const { kind, as } = shape;
  if (kind === "data") return undefined;
  // Older drafts allow a list of schemas where 2020-12 has one (`items`).
  if (Array.isArray(value)) return as === "one" || as === "list" ? one(kind) : undefined;
  switch (as) {
    case "one":
      return fieldShape(kind, key);
    case "list":
      return undefined;
    case "patterned":
      return key.startsWith("x-") ? undefined : one(kind);
    case "map":
    case "names":
      return one(kind);
    default: {
      const impossible: never = as;
      return impossible;
    }
  }
}

function fieldShape(kind: Kind, key: string): Shape | undefined {
  if (kind === "callback") return key.startsWith("x-") ? undefined : one("pathItem");
  const known = fields[kind];
  return Object.hasOwn(known, key) ? known[key] : undefined;
}

const notReferences: ReadonlySet<Kind> = new Set<Kind>(["openapi", "swagger", "data"]);

/** The text of `$ref`, where a value at a place of this shape is a reference. */
export function referenceText(shape: Shape, value: JsonValue): string | undefined {
  if (!isJsonObject(value) || shape.as === "names") return undefined;
  if (notReferences.has(shape.kind)) return undefined;
  return referenceOf(value);
}

/** The section of `components` for targets of this shape; targets without one are inlined. */
export function componentSection({ kind, as }: Shape): string | undefined {
  return as === "one" ? sections[kind] : undefined;
}

const sections: Readonly<Partial<Record<Kind, string>>> = {
  schema: "schemas",
  response: "responses",
  parameter: "parameters",
  example: "examples",
  requestBody: "requestBodies",
  header: "headers",
  securityScheme: "securitySchemes",
  link: "links",
  callback: "callbacks",
  pathItem: "pathItems",
  swaggerParameter: "parameters",
  swaggerResponse: "responses",
};
