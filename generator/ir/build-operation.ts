import type { Findings } from "../diagnostics.js";
import { isJsonObject, ownValue, type JsonObject } from "../load/json.js";
import { normalizePointer } from "../load/pointer.js";
import { accessorOf } from "./accessor.js";
import { buildParameter } from "./build-parameter.js";
import { mediaTypesOf } from "./content.js";
import { readDocs } from "./docs.js";
import { followReference } from "./follow.js";
import { pascalCase } from "./identifiers.js";
import { checkPathParameters } from "./path-parameters.js";
import type { MediaType, Operation, Parameter, RequestBody, Response, Side } from "./model.js";
import type { OperationName } from "./operation-names.js";
import type { RawObject } from "./raw.js";
import type { SchemaRegistry } from "./schema-registry.js";
import { rawParameters } from "./schema-sides.js";
import { readSecurity } from "./security.js";

interface Owner {
  readonly document: JsonObject;
  readonly findings: Findings;
  readonly registry: SchemaRegistry;
}

/** An Operation Object with what it takes from its path item and the document's root. */
export function buildOperation(named: OperationName, owner: Owner): Operation {
  const { site, name, typeName, operationId } = named;
  const { operation, path, method } = site;
  const parameters = buildParameters(named, owner);
  const requestBody = buildRequestBody(operation, typeName, owner);
  checkPathParameters(site, parameters, owner.findings);
  return {
    name,
    typeName,
    ...(operationId === undefined ? {} : { operationId }),
    method,
    path,
    accessor: accessorOf(operation, name),
    parameters,
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: buildResponses(operation, typeName, owner),
    tags: operation.strings("tags"),
    security: readSecurity(operation, owner.document, owner.findings),
    docs: readDocs(operation),
    source: operation.pointer,
  };
}

/** The path item's parameters, then the operation's; the operation's win (OpenAPI 3.1, 4.8.10.1). */
function buildParameters(named: OperationName, owner: Owner): Parameter[] {
  const { document, findings, registry } = owner;
  const { pathItem, operation } = named.site;
  const context = registry.context("request");
  const merged = new Map<string, Parameter>();
  for (const raw of [pathItem, operation].flatMap((part) =>
    rawParameters(part, document, findings),
  )) {
    const parameter = buildParameter(raw, context, named.typeName);
    if (parameter !== undefined) merged.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...merged.values()];
}

function buildRequestBody(
  operation: RawObject,
  typeName: string,
  owner: Owner,
): RequestBody | undefined {
  const reference = operation.child("requestBody");
  const raw = reference && followReference(reference, owner.document, owner.findings);
  if (raw === undefined) return undefined;
  return {
    required: raw.read("required", "boolean") === true,
    content: buildContent(raw, `${typeName}Body`, "request", owner),
    docs: readDocs(raw),
    source: raw.pointer,
  };
}

function buildResponses(operation: RawObject, typeName: string, owner: Owner): Response[] {
  return operation.children("responses").flatMap(([status, reference]) => {
    const raw = followReference(reference, owner.document, owner.findings);
    if (raw === undefined) return [];
    const name = /^2/.test(status)
      ? `${typeName}Response`
      : `${typeName}Response${pascalCase(status)}`;
    const content = buildContent(raw, name, "response", owner);
    return [{ status, content, docs: readDocs(raw), source: raw.pointer }];
  });
}

function buildContent(raw: RawObject, typeName: string, side: Side, owner: Owner): MediaType[] {
  return mediaTypesOf(raw).map(({ mediaType, raw: media }) => {
    const source = media.at("schema");
    const target = schemaTarget(media, typeName, side, owner.registry);
    const place = { source, docs: {} };
    return {
      mediaType,
      schema: target === undefined ? { kind: "any", ...place } : { kind: "ref", target, ...place },
      source: media.pointer,
    };
  });
}

/** A body's schema is always a named one: a component, or one named after its operation. */
function schemaTarget(
  media: RawObject,
  typeName: string,
  side: Side,
  registry: SchemaRegistry,
): string | undefined {
  const schema = media.get("schema");
  if (schema === undefined) return undefined;
  if (isJsonObject(schema) && Object.keys(schema).length === 1) {
    const reference = ownValue(schema, "$ref");
    if (typeof reference === "string") {
      return registry.context(side).target(reference, media.at("schema", "$ref"));
    }
  }
  return registry.idForInline(normalizePointer(media.at("schema")), typeName, side);
}
