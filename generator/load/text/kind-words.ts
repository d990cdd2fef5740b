import type { SpecificationVersion } from "../../findings/document-words.js";
import { swaggerHome } from "./root-shape.js";
import { componentSection, type Kind, type Shape } from "../references/reference-positions.js";

/** The name of a kind, with its article. */
export function kindPhrase(kind: Kind): string {
  return phrases[kind];
}

const phrases: Readonly<Record<Kind, string>> = {
  openapi: "an OpenAPI document",
  components: "a Components Object",
  pathsItem: "a path item",
  pathItem: "a path item",
  operation: "an operation",
  parameter: "a parameter",
  requestBody: "a request body",
  mediaType: "a media type",
  encoding: "an encoding",
  response: "a response",
  header: "a header",
  example: "an example",
  link: "a link",
  callback: "a callback",
  securityScheme: "a security scheme",
  discriminator: "a discriminator",
  schema: "a schema",
  swagger: "a Swagger document",
  swaggerPathItem: "a path item",
  swaggerOperation: "an operation",
  swaggerParameter: "a parameter",
  swaggerResponse: "a response",
  swaggerHeader: "a header",
  data: "a value",
};

/** The kind without differences of version and place. */
export function plainKind(kind: Kind): Kind {
  switch (kind) {
    case "pathsItem":
    case "swaggerPathItem":
      return "pathItem";
    case "swaggerOperation":
      return "operation";
    case "swaggerParameter":
      return "parameter";
    case "swaggerResponse":
      return "response";
    case "swaggerHeader":
      return "header";
    default:
      return kind;
  }
}

/** The fix where an object of the kind `needed` is required, and `text` refers to one of the kind `found`. */
export function fixFor(
  needed: Shape,
  found: Kind,
  text: string,
  version: SpecificationVersion,
): string {
  const wrapped = found === "schema" ? aroundSchema(needed.kind, `{ $ref: "${text}" }`) : undefined;
  const home = homeOf(needed, version);
  const kind = kindPhrase(needed.kind);
  const refer = home === undefined ? undefined : `refer to ${kind} under \`${home}\``;
  if (wrapped !== undefined) {
    return `Write \`${wrapped}\` in its place${refer === undefined ? "" : `, or ${refer}`}.`;
  }
  return refer === undefined
    ? `Write ${kind} in its place.`
    : `${refer.charAt(0).toUpperCase()}${refer.slice(1)}, or write ${kind} in its place.`;
}

/** An object of the kind that has the schema. */
function aroundSchema(kind: Kind, schema: string): string | undefined {
  const content = `content: { application/json: { schema: ${schema} } }`;
  switch (kind) {
    case "requestBody":
      return `{ ${content} }`;
    case "response":
      return `{ description: …, ${content} }`;
    case "swaggerResponse":
      return `{ description: …, schema: ${schema} }`;
    case "parameter":
      return `{ name: …, in: query, schema: ${schema} }`;
    case "swaggerParameter":
      return `{ name: body, in: body, schema: ${schema} }`;
    case "mediaType":
    case "header":
      return `{ schema: ${schema} }`;
    default:
      return undefined;
  }
}

/** The place for shared objects of this shape. */
function homeOf(shape: Shape, version: SpecificationVersion): string | undefined {
  const section = componentSection(shape);
  // Components have had path items since 3.1.
  if (section === undefined || (section === "pathItems" && version === "3.0")) return undefined;
  if (version !== "2.0") return `#/components/${section}`;
  const home = swaggerHome(section);
  return home === undefined ? undefined : `#/${home}`;
}
