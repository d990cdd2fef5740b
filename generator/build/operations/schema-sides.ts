import type { Findings } from "../../findings/diagnostics.js";
import { type JsonObject, type Pointer } from "../../json/json.js";
import { referencedPlace } from "../../json/reference.js";
import { mediaTypesOf } from "./content.js";
import { followReference } from "../follow.js";
import {
  callbackSites,
  operationSites,
  webhookSites,
  type OperationSite,
} from "./operation-sites.js";
import type { RawObject } from "../raw.js";
import type { SchemaGraph } from "../schema-graph.js";

/** The schemas of values that are sent to the server (request) and by the server (response). */
export interface SchemaSides {
  readonly request: ReadonlySet<Pointer>;
  readonly response: ReadonlySet<Pointer>;
}

/** The schemas of parameters, bodies and headers, which refer to all others. */
export interface SideStarts {
  readonly request: readonly Pointer[];
  readonly response: readonly Pointer[];
}

export function findStarts(document: JsonObject, findings: Findings): SideStarts {
  const request: Pointer[] = [];
  const response: Pointer[] = [];
  const sent = { request, response };
  const received = { request: response, response: request };
  for (const site of operationSites(document, findings)) {
    addSides(site, sent, document, findings);
    for (const callback of callbackSites(site.operation, document, findings)) {
      addSides(callback, received, document, findings);
    }
  }
  for (const site of webhookSites(document, findings)) {
    addSides(site, received, document, findings);
  }
  return sent;
}

/** `messages` can stand behind `@type`. Those that no operation reaches are received there. */
export function findSides(
  starts: SideStarts,
  messages: readonly Pointer[],
  graph: SchemaGraph,
): SchemaSides {
  const request = graph.reach(starts.request);
  const response = graph.reach(starts.response);
  const packed = messages.filter((pointer) => !request.has(pointer) && !response.has(pointer));
  return {
    request,
    response: packed.length === 0 ? response : graph.reach([...response, ...packed]),
  };
}

/** Adds the schemas of a request and of its responses. */
function addSides(
  { pathItem, operation }: OperationSite,
  to: { readonly request: Pointer[]; readonly response: Pointer[] },
  document: JsonObject,
  findings: Findings,
): void {
  const body = operation.child("requestBody");
  for (const owner of [pathItem, operation]) {
    to.request.push(...parameterSchemas(owner, document, findings));
  }
  if (body !== undefined) to.request.push(...contentSchemas(body, document, findings));
  for (const [, reference] of operation.children("responses")) {
    to.response.push(...contentSchemas(reference, document, findings));
    const answer = followReference(reference, document, findings);
    for (const [, header] of answer?.children("headers") ?? []) {
      to.response.push(...valueSchemas(header, document, findings));
    }
  }
}

function contentSchemas(reference: RawObject, document: JsonObject, findings: Findings): Pointer[] {
  const owner = followReference(reference, document, findings);
  if (owner === undefined) return [];
  return mediaTypesOf(owner).flatMap(({ raw }) => [
    ...schemaPointer(raw, "schema"),
    ...schemaPointer(raw, "itemSchema"),
  ]);
}

/** Of a header or parameter: its `schema`, or that of its `content`. */
function valueSchemas(reference: RawObject, document: JsonObject, findings: Findings): Pointer[] {
  const owner = followReference(reference, document, findings);
  if (owner === undefined) return [];
  return [...schemaPointer(owner, "schema"), ...contentSchemas(owner, document, findings)];
}

function parameterSchemas(owner: RawObject, document: JsonObject, findings: Findings): Pointer[] {
  return rawParameters(owner, document, findings).flatMap((parameter) => {
    return valueSchemas(parameter, document, findings);
  });
}

/** The Parameter Objects of an operation or path item, references followed. */
export function rawParameters(
  owner: RawObject,
  document: JsonObject,
  findings: Findings,
): RawObject[] {
  return owner.objects("parameters").flatMap((reference) => {
    return followReference(reference, document, findings) ?? [];
  });
}

function schemaPointer(raw: RawObject, key: "schema" | "itemSchema"): Pointer[] {
  const schema = raw.get(key);
  if (schema === undefined) return [];
  return [referencedPlace(schema) ?? raw.at(key)];
}
