import type { Findings } from "../../findings/diagnostics.js";
import type { JsonObject } from "../../json/json.js";
import { accessorOf } from "../names/accessor.js";
import { buildContent } from "./build-content.js";
import { buildHeader, buildParameter } from "./build-parameter.js";
import { readDocs } from "../docs.js";
import { readExtension } from "../extensions.js";
import { followReference } from "../follow.js";
import { pascalCase } from "../../text/identifiers.js";
import { isIgnoredHeader, reportContentTypeHeader } from "./ignored-headers.js";
import { matchPathParameters } from "./path-parameters.js";
import type { Operation, Parameter, RequestBody, Response, Side } from "../../model/model.js";
import type { OperationName } from "../names/operation-names.js";
import type { RawObject } from "../raw.js";
import type { SchemaRegistry } from "../schemas/schema-registry.js";
import { rawParameters } from "./schema-sides.js";
import { readSecurity } from "./security.js";

export interface OperationOwner {
  readonly document: JsonObject;
  readonly findings: Findings;
  readonly registry: SchemaRegistry;
  /** The API sends the request, and the user of the document answers it: a webhook or a callback. */
  readonly incoming?: boolean;
  /** The parents of each tag, outermost first (OpenAPI 3.2). */
  readonly tagParents: ReadonlyMap<string, readonly string[]>;
}

/** Builds an operation from its Operation Object, its path item and the document's root. */
export function buildOperation(named: OperationName, owner: OperationOwner): Operation {
  const { site, name, typeName, operationId } = named;
  const { operation, method } = site;
  const declared = buildParameters(named, owner);
  const requestBody = buildRequestBody(operation, typeName, owner);
  const rpc = readExtension(operation, "x-rpc");
  const matched =
    owner.incoming === true
      ? { path: site.path, parameters: declared }
      : matchPathParameters(site, declared, owner.findings);
  return {
    name,
    typeName,
    ...(operationId === undefined ? {} : { operationId }),
    method,
    path: matched.path,
    accessor: accessorOf(operation, name, owner.tagParents),
    ...(rpc === undefined ? {} : { rpc }),
    parameters: matched.parameters,
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: buildResponses(operation, typeName, owner),
    tags: operation.strings("tags"),
    // The root's security requirements apply to calls to the API only, not to webhooks and callbacks.
    security:
      owner.incoming === true && !operation.has("security")
        ? []
        : readSecurity(operation, owner.document, owner.findings),
    docs: readDocs(operation),
    source: operation.pointer,
  };
}

/** The path item's parameters, then the operation's; the operation's win (OpenAPI 3.1, 4.8.10.1). */
function buildParameters(named: OperationName, owner: OperationOwner): Parameter[] {
  const { document, findings, registry } = owner;
  const { pathItem, operation } = named.site;
  const context = registry.context(sentSide(owner));
  const merged = new Map<string, Parameter>();
  for (const raw of [pathItem, operation].flatMap((part) =>
    rawParameters(part, document, findings),
  )) {
    if (isIgnoredHeader(raw, context)) continue;
    const parameter = buildParameter(raw, context, named.typeName);
    if (parameter !== undefined) merged.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...merged.values()];
}

function buildRequestBody(
  operation: RawObject,
  typeName: string,
  owner: OperationOwner,
): RequestBody | undefined {
  const reference = operation.child("requestBody");
  const raw = reference && followReference(reference, owner.document, owner.findings);
  if (raw === undefined) return undefined;
  return {
    required: raw.read("required", "boolean") === true,
    content: buildContent(raw, `${typeName}Body`, sentSide(owner), owner.registry),
    docs: readDocs(raw),
    source: raw.pointer,
  };
}

function buildResponses(operation: RawObject, typeName: string, owner: OperationOwner): Response[] {
  const keys = Object.keys(operation.child("responses")?.value ?? {});
  return operation.children("responses").flatMap(([key, reference]) => {
    const status = statusOf(key, keys);
    const raw = followReference(reference, owner.document, owner.findings);
    if (raw === undefined) return [];
    const name = /^2/.test(status)
      ? `${typeName}Response`
      : `${typeName}Response${pascalCase(status)}`;
    const side = owner.incoming === true ? "request" : "response";
    const content = buildContent(raw, name, side, owner.registry);
    const headers = buildHeaders(raw, name, side, owner);
    return [{ status, content, headers, docs: readDocs(raw), source: raw.pointer }];
  });
}

/** A range in lower case (`2xx`) is read as `2XX`, unless the responses have that too. */
function statusOf(key: string, keys: readonly string[]): string {
  const upper = key.toUpperCase();
  return /^[1-5]XX$/.test(upper) && !keys.includes(upper) ? upper : key;
}

/** The direction of parameters and body. */
function sentSide({ incoming }: OperationOwner): Side {
  return incoming === true ? "response" : "request";
}

/**
 * The headers of a response, each once: header names are case-insensitive. `Content-Type` is ignored, as
 * the media type of the body gives it (OpenAPI 3.1, 4.8.17).
 */
function buildHeaders(
  response: RawObject,
  typeName: string,
  side: Side,
  { document, findings, registry }: OperationOwner,
): Parameter[] {
  const context = registry.context(side);
  const seen = new Set<string>();
  return response.children("headers").flatMap(([name, reference]) => {
    const key = name.toLowerCase();
    if (key === "content-type") {
      reportContentTypeHeader(reference.pointer, "response", context);
      return [];
    }
    const raw = followReference(reference, document, findings);
    if (raw === undefined || seen.has(key)) return [];
    seen.add(key);
    return [buildHeader(name, raw, context, typeName)];
  });
}
