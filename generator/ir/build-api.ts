import type { Findings } from "../diagnostics.js";
import type { DynamicScopes } from "../load/dynamic-scopes.js";
import { ownValue, type JsonObject } from "../load/json.js";
import { buildOperation } from "./build-operation.js";
import { dialectOf } from "./dialect.js";
import { readDocs } from "./docs.js";
import type { Api, NamedSchema, Operation, Server } from "./model.js";
import { NameScope } from "./name-scope.js";
import { nameOperations } from "./operation-names.js";
import { operationSites } from "./operation-sites.js";
import { findPagination } from "./pagination.js";
import { RawObject } from "./raw.js";
import { findRecursive } from "./recursion.js";
import { componentPointers, SchemaGraph } from "./schema-graph.js";
import { SchemaRegistry } from "./schema-registry.js";
import { reportAbandoned } from "./report-abandoned.js";
import { referencedIds } from "./visit.js";

export interface BuildOptions {
  /** Whether the document is ProtoJSON, where it does not say so itself. */
  readonly protojson?: boolean;
  /** What `$dynamicRef` means; absent where the document has none. */
  readonly dynamicScopes?: DynamicScopes;
}

/** The model of a bundled document; undefined where its version is not one that we read. */
export function buildApi(
  document: JsonObject,
  findings: Findings,
  options: BuildOptions = {},
): Api | undefined {
  const root = new RawObject(document, "#", findings);
  const dialect = dialectOf(root, findings);
  if (dialect === undefined) return undefined;
  const protojson = options.protojson ?? isProtojson(document);
  const names = new NameScope();
  const { dynamicScopes } = options;
  const registry = new SchemaRegistry({
    document,
    findings,
    names,
    dialect,
    protojson,
    ...(dynamicScopes === undefined ? {} : { dynamicScopes }),
  });
  const named = nameOperations(operationSites(document, findings), names, findings);
  const operations = named.map((name) => buildOperation(name, { document, findings, registry }));
  const schemas = withRecursion(registry.build());
  reportAbandoned(schemas, findings);
  const info = root.child("info");
  return {
    irVersion: 1,
    title: info?.read("title", "string") ?? "",
    version: info?.read("version", "string") ?? "",
    docs: info === undefined ? {} : readDocs(info),
    protojson,
    schemas: [...schemas].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    operations: withPagination(operations, schemas),
    servers: readServers(root),
    document,
  };
}

/** The root says so, or it carries protobuf oneofs. */
function isProtojson(document: JsonObject): boolean {
  const mark = ownValue(document, "x-protojson");
  if (typeof mark === "boolean") return mark;
  const graph = new SchemaGraph(document);
  return componentPointers(document).some((pointer) => graph.node(pointer).oneofs);
}

function withRecursion(schemas: readonly NamedSchema[]): NamedSchema[] {
  const graph = new Map(schemas.map(({ id, schema }) => [id, referencedIds(schema)]));
  const recursive = findRecursive(graph);
  return schemas.map((schema) => ({ ...schema, recursive: recursive.has(schema.id) }));
}

function withPagination(
  operations: readonly Operation[],
  schemas: readonly NamedSchema[],
): Operation[] {
  const byId = new Map(schemas.map((schema) => [schema.id, schema]));
  return operations.map((operation) => {
    const pagination = findPagination(operation, byId);
    return pagination === undefined ? operation : { ...operation, pagination };
  });
}

function readServers(root: RawObject): Server[] {
  return root.objects("servers").flatMap((server) => {
    const url = server.read("url", "string");
    const description = server.read("description", "string");
    if (url === undefined) return [];
    return [{ url, ...(description === undefined ? {} : { description }) }];
  });
}
