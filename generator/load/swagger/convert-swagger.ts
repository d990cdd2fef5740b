import {
  isJsonObject,
  ownValue,
  setOwn,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import {
  appendPointer,
  normalizePointer,
  pointerToReference,
  rootPointer,
} from "../../json/pointer.js";
import { documentShape, referenceText } from "../references/reference-positions.js";
import { ShapedValue, walkShapes } from "../references/walk-shapes.js";
import { Conversion, omit, type SwaggerProblem } from "./conversion.js";
import { convertPathItem } from "./convert-operation.js";
import { convertParameter } from "./convert-parameter.js";
import { convertBody } from "./convert-request-body.js";
import { convertResponse } from "./convert-response.js";
import { convertSchema } from "./convert-schema.js";
import { convertSecurityScheme } from "./convert-security.js";
import { convertServers, schemesOf } from "./convert-servers.js";
import { addDiscriminatorValues } from "./discriminator-values.js";
import { mediaTypesOf } from "./media-types.js";

export interface ConvertedSwagger {
  /** OpenAPI 3.0. */
  readonly root: JsonObject;
  /** Where a place of the new document was in the Swagger document. */
  readonly originOf: (pointer: Pointer) => Pointer;
  readonly problems: readonly SwaggerProblem[];
}

const foreign = ["components", "servers", "webhooks", "jsonSchemaDialect"];

/** Fields of the root that have another form in OpenAPI 3, and fields that only OpenAPI 3 has. */
const moved: ReadonlySet<string> = new Set([
  ...["swagger", "host", "basePath", "schemes", "consumes", "produces"],
  ...["paths", "definitions", "parameters", "responses", "securityDefinitions"],
  ...foreign,
]);

/**
 * Converts a bundled Swagger 2.0 document to OpenAPI 3.0. Malformed parts stay as they are, and are
 * reported by the checks. Parts that OpenAPI 3 cannot express are problems.
 */
export function convertSwagger(document: JsonObject): ConvertedSwagger {
  // A copy, since references are rewritten in place.
  const root = structuredClone(document);
  const conversion = new Conversion(root);
  const servers = convertServers(schemesOf(root) ?? [], "#/servers", conversion);
  const { info, tags, externalDocs, ...rest } = omit(root, moved);
  // Components first, so that a reference to one refers to it, not to a copy in a path.
  const components = componentsOf(conversion);
  const converted: JsonObject = {
    openapi: "3.0.4",
    ...(info === undefined ? {} : { info }),
    ...(servers === undefined ? {} : { servers }),
    ...(tags === undefined ? {} : { tags }),
    ...pathsOf(conversion),
    ...components,
    ...(externalDocs === undefined ? {} : { externalDocs }),
    ...rest,
  };
  conversion.moves.add("#/swagger", "#/openapi");
  conversion.reportForeign({ value: root, origin: rootPointer }, foreign);
  rewriteReferences(converted, conversion);
  const { moves, problems } = conversion;
  return { root: converted, originOf: (pointer) => moves.originOf(pointer), problems };
}

function pathsOf(conversion: Conversion): { paths?: JsonValue } {
  const paths = ownValue(conversion.root, "paths");
  if (paths === undefined) return {};
  if (!isJsonObject(paths)) return { paths };
  const converted: JsonObject = {};
  for (const [path, value, origin] of conversion.section("paths")) {
    const isItem = isJsonObject(value) && !path.startsWith("x-");
    setOwn(converted, path, isItem ? convertPathItem({ value, origin }, conversion) : value);
  }
  return { paths: converted };
}

function componentsOf(conversion: Conversion): { components?: JsonObject } {
  const sections: Readonly<Record<string, JsonObject>> = {
    schemas: schemasOf(conversion),
    ...parametersOf(conversion),
    responses: responsesOf(conversion),
    securitySchemes: securitySchemesOf(conversion),
  };
  const filled = Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0);
  conversion.moves.add(rootPointer, "#/components");
  return filled.length === 0 ? {} : { components: Object.fromEntries(filled) };
}

function schemasOf(conversion: Conversion): JsonObject {
  const schemas: JsonObject = {};
  conversion.moves.add("#/definitions", "#/components/schemas");
  for (const [name, value] of conversion.section("definitions")) {
    setOwn(schemas, name, convertSchema(value));
  }
  addDiscriminatorValues(schemas);
  return schemas;
}

/** Shared form fields do not become components, but parts of the bodies that use them. */
function parametersOf(conversion: Conversion): {
  parameters: JsonObject;
  requestBodies: JsonObject;
} {
  const parameters: JsonObject = {};
  const requestBodies: JsonObject = {};
  const consumes = mediaTypesOf(conversion.root, "consumes", conversion);
  for (const [name, value, origin] of conversion.section("parameters")) {
    const resolved = conversion.resolve(value, origin);
    const place = resolved && ownValue(resolved.value, "in");
    if (place === "formData") continue;
    const section = place === "body" ? "requestBodies" : "parameters";
    const to = appendPointer("#/components", section, name);
    const target = place === "body" ? requestBodies : parameters;
    if (resolved?.origin !== origin) {
      conversion.moves.add(origin, to);
      setOwn(target, name, isJsonObject(value) ? { ...value } : value);
    } else if (place === "body") {
      setOwn(target, name, convertBody(resolved, consumes, to, conversion));
    } else setOwn(target, name, convertParameter(resolved, to, conversion));
  }
  return { parameters, requestBodies };
}

function responsesOf(conversion: Conversion): JsonObject {
  const responses: JsonObject = {};
  const produces = mediaTypesOf(conversion.root, "produces", conversion);
  for (const [name, value, origin] of conversion.section("responses")) {
    const to = appendPointer("#/components/responses", name);
    const isObject = isJsonObject(value) && !Object.hasOwn(value, "$ref");
    conversion.moves.add(origin, to);
    const copy = isJsonObject(value) ? { ...value } : value;
    const made = isObject ? convertResponse({ value, origin }, produces, to, conversion) : copy;
    setOwn(responses, name, made);
  }
  return responses;
}

function securitySchemesOf(conversion: Conversion): JsonObject {
  const schemes: JsonObject = {};
  conversion.moves.add("#/securityDefinitions", "#/components/securitySchemes");
  for (const [name, value, origin] of conversion.section("securityDefinitions")) {
    const scheme = convertSecurityScheme(value);
    setOwn(schemes, name, scheme);
    const flows = isJsonObject(scheme) ? ownValue(scheme, "flows") : undefined;
    for (const flow of isJsonObject(flows) ? Object.keys(flows) : []) {
      conversion.moves.add(
        origin,
        appendPointer("#/components/securitySchemes", name, "flows", flow),
      );
    }
  }
  return schemes;
}

/** Rewrites references, after all parts have their new places. Changes the new document. */
function rewriteReferences(root: JsonObject, { moves }: Conversion): void {
  const rewrite = (text: string): string => {
    if (!text.startsWith("#")) return text;
    const pointer = normalizePointer(text);
    const target = moves.targetOf(pointer);
    return target === pointer ? text : pointerToReference(target);
  };
  // Media types share their schema.
  const done = new Set<JsonObject>();
  walkShapes(ShapedValue.at(rootPointer, root, documentShape), null, (node) => {
    const { value, shape } = node;
    if (!isJsonObject(value)) return null;
    if (done.has(value)) return undefined;
    done.add(value);
    const text = referenceText(shape, value);
    if (text !== undefined) setOwn(value, "$ref", rewrite(text));
    const mapping = shape.kind === "discriminator" ? ownValue(value, "mapping") : undefined;
    if (!isJsonObject(mapping)) return null;
    for (const [key, name] of Object.entries(mapping)) {
      if (typeof name === "string") setOwn(mapping, key, rewrite(name));
    }
    return null;
  });
}
