import type { Findings } from "../diagnostics.js";
import { isJsonObject, ownValue, type JsonObject, type Pointer } from "../load/json.js";
import { normalizePointer } from "../load/pointer.js";
import { mediaTypesOf } from "./content.js";
import { followReference } from "./follow.js";
import { operationSites } from "./operation-sites.js";
import type { RawObject } from "./raw.js";
import type { SchemaGraph } from "./schema-graph.js";

/** The schemas that values sent to the server, and values sent by it, are made of. */
export interface SchemaSides {
  readonly request: ReadonlySet<Pointer>;
  readonly response: ReadonlySet<Pointer>;
}

export function findSides(
  document: JsonObject,
  graph: SchemaGraph,
  findings: Findings,
): SchemaSides {
  const request: Pointer[] = [];
  const response: Pointer[] = [];
  for (const { pathItem, operation } of operationSites(document, findings)) {
    const body = operation.child("requestBody");
    for (const owner of [pathItem, operation])
      request.push(...parameterSchemas(owner, document, findings));
    if (body !== undefined) request.push(...contentSchemas(body, document, findings));
    for (const [, answer] of operation.children("responses")) {
      response.push(...contentSchemas(answer, document, findings));
    }
  }
  return { request: graph.reach(request), response: graph.reach(response) };
}

function contentSchemas(reference: RawObject, document: JsonObject, findings: Findings): Pointer[] {
  const owner = followReference(reference, document, findings);
  if (owner === undefined) return [];
  return mediaTypesOf(owner).flatMap(({ raw }) => schemaPointer(raw));
}

function parameterSchemas(owner: RawObject, document: JsonObject, findings: Findings): Pointer[] {
  return rawParameters(owner, document, findings).flatMap((parameter) => [
    ...schemaPointer(parameter),
    ...mediaTypesOf(parameter).flatMap(({ raw }) => schemaPointer(raw)),
  ]);
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

function schemaPointer(raw: RawObject): Pointer[] {
  const schema = raw.get("schema");
  if (schema === undefined) return [];
  const reference = isJsonObject(schema) ? ownValue(schema, "$ref") : undefined;
  return [typeof reference === "string" ? normalizePointer(reference) : raw.at("schema")];
}
