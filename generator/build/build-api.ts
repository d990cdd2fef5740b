import type { Findings } from "../findings/diagnostics.js";
import type { ModelOptions } from "../options/options.js";
import type { DynamicScopes } from "../load/references/dynamic-scopes.js";
import type { JsonObject, Pointer } from "../json/json.js";
import { buildCallbacks, buildWebhooks, type IncomingOwner } from "./operations/build-incoming.js";
import { buildOperation } from "./operations/build-operation.js";
import { dialectOf } from "./dialect.js";
import { readDocs } from "./docs.js";
import { readExtension } from "./extensions.js";
import { checkSentMasks, nameFieldMasks } from "./field-mask.js";
import type { Api, NamedSchema, Schema, Server, ServerVariable } from "../model/model.js";
import { reportFlatTypes } from "./report-flat-types.js";
import { claimMessageNames, withMessages } from "./message-names.js";
import { NameScope } from "../text/name-scope.js";
import { Naming } from "./names/naming.js";
import { nameOperations, type OperationName } from "./names/operation-names.js";
import { type OperationSite, operationSites } from "./operations/operation-sites.js";
import { withoutOwnCircles } from "./own-circles.js";
import { withPagination } from "./operations/pagination.js";
import { RawObject } from "./raw.js";
import { findRecursive } from "../model/graph.js";
import { componentPointers, SchemaGraph } from "./schema-graph.js";
import { readSecuritySchemes } from "./operations/security.js";
import { settleEnums } from "./schemas/settle-enums.js";
import { SchemaRegistry } from "./schemas/schema-registry.js";
import { reportUnusablePaths } from "./unusable-paths.js";
import { selectParts } from "./select-parts.js";
import { checkedIds, walkSchema } from "../model/visit.js";
import { evaluatedBy } from "../model/evaluated.js";

export interface BuildOptions extends ModelOptions {
  /** Whether the document is ProtoJSON; by default its extension and its oneofs decide. */
  readonly protojson?: boolean;
  /** How `additionalProperties: false` beside other schemas is read. */
  readonly closedObjects?: "strict" | "composed";
  /** The document is one of Swagger 2.0 that was converted to OpenAPI 3.0. */
  readonly isSwagger?: boolean;
  /** Values are decoded: the names of the functions for that are reserved for each schema. */
  readonly hasCodecs?: boolean;
  /** The dynamic scopes for `$dynamicRef`; absent where the document has none. */
  readonly dynamicScopes?: DynamicScopes;
}

/** The model of a bundled document; undefined where its version is not supported. */
export function buildApi(
  whole: JsonObject,
  findings: Findings,
  options: BuildOptions = {},
): Api | undefined {
  const usual = dialectOf(new RawObject(whole, "#", findings), findings, options.isSwagger);
  if (usual === undefined) return undefined;
  const dialect = { ...usual, composedObjects: options.closedObjects === "composed" };
  const document = selectParts(whole, options, findings);
  const root = new RawObject(document, "#", findings);
  const protojson = options.protojson ?? isProtojson(root);
  const names = new NameScope({ hasCodecs: options.hasCodecs === true });
  const naming = new Naming(options.naming);
  const masked = new Map<string, Pointer>();
  claimMessageNames(document, names);
  const common = { document, findings, names, dialect, protojson, naming, masked };
  const registry = new SchemaRegistry({ ...common, ...registryOptions(options) });
  const sites = nameOperations(checkedSites(document, findings), names, findings, naming);
  naming.reportUnused(whole, findings);
  const tagParents = readTagParents(root);
  const owner = { document, findings, registry, names, naming, tagParents };
  const exchanges = buildExchanges(sites, owner);
  const named = withoutOwnCircles(registry.build(), document, findings);
  const checked = masked.size === 0 ? named : checkSentMasks(named, registry.sides);
  const messages = withMessages(checked, document, findings);
  const settled = settleEnums({ schemas: messages, ...exchanges }, names);
  const { schemas, closedSchemas } = withRecursion(settled);
  reportAbandoned([...schemas, ...closedSchemas], findings);
  reportFlatTypes({ ...settled, schemas }, document, findings);
  const byId = new Map(schemas.map((schema) => [schema.id, schema]));
  const paging = { schemas: byId, findings, options: options.pagination ?? {} };
  return {
    irVersion: 1,
    ...readInfo(root.child("info")),
    protojson,
    ...settled,
    schemas: byName(schemas),
    closedSchemas: byName(closedSchemas),
    operations: withPagination(settled.operations, sites, paging),
    ...readAccess(root, findings),
    fieldMasks: nameFieldMasks(masked, { schemas, names, findings }),
    document,
  };
}

function registryOptions({ dynamicScopes, unknownEnumValues }: BuildOptions) {
  return {
    ...(dynamicScopes === undefined ? {} : { dynamicScopes }),
    ...(unknownEnumValues === undefined ? {} : { unknownEnumValues }),
  };
}

/** The operations of the document, with a finding for paths that cannot be appended to a URL. */
function checkedSites(document: JsonObject, findings: Findings): OperationSite[] {
  const sites = operationSites(document, findings);
  reportUnusablePaths(sites, findings);
  return sites;
}

function buildExchanges(
  sites: readonly OperationName[],
  owner: IncomingOwner,
): Pick<Api, "operations" | "webhooks" | "callbacks"> {
  return {
    operations: sites.map((site) => buildOperation(site, owner)),
    webhooks: buildWebhooks(owner),
    callbacks: sites.flatMap((site) => buildCallbacks(site, owner)),
  };
}

/** Sorted by UTF-16 code units, so the order does not depend on the locale. */
function byName(schemas: readonly NamedSchema[]): NamedSchema[] {
  return [...schemas].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function readInfo(info: RawObject | undefined): Pick<Api, "title" | "version" | "docs"> {
  return {
    title: info?.read("title", "string") ?? "",
    version: info?.read("version", "string") ?? "",
    docs: info === undefined ? {} : readDocs(info),
  };
}

/** By the extension at the root, or because the document has protobuf oneofs. */
function isProtojson(root: RawObject): boolean {
  const mark = readExtension(root, "x-protojson");
  if (mark !== undefined) return mark;
  const document = root.value;
  const graph = new SchemaGraph(document);
  return componentPointers(document).some((pointer) => graph.node(pointer).oneofs);
}

/** Marks recursive schemas. */
function withRecursion({ schemas, closedSchemas }: SchemaForms): SchemaForms {
  const all = [...schemas, ...closedSchemas];
  const recursive = findRecursive(new Map(all.map(({ id, schema }) => [id, checkedIds(schema)])));
  const marked = (named: NamedSchema) => ({ ...named, recursive: recursive.has(named.id) });
  return { schemas: schemas.map(marked), closedSchemas: closedSchemas.map(marked) };
}

type SchemaForms = Pick<Api, "schemas" | "closedSchemas">;

/** Where the API is, and how callers show who they are. */
function readAccess(root: RawObject, findings: Findings): Pick<Api, "servers" | "securitySchemes"> {
  return { servers: readServers(root), securitySchemes: readSecuritySchemes(root, findings) };
}

function readServers(root: RawObject): Server[] {
  return root.objects("servers").flatMap((server) => {
    const url = server.read("url", "string");
    const description = server.read("description", "string");
    if (url === undefined) return [];
    const variables = readVariables(server);
    return [{ url, ...(description === undefined ? {} : { description }), variables }];
  });
}

function readVariables(server: RawObject): ServerVariable[] {
  return server.children("variables").flatMap(([name, variable]) => {
    const [value, description] = [variable.get("default"), variable.get("description")];
    const listed = variable.get("enum");
    const values = Array.isArray(listed) ? listed.filter((each) => typeof each === "string") : [];
    // `validate` reports values of another form.
    if (typeof value !== "string") return [];
    return [
      {
        name,
        default: value,
        ...(values.length === 0 ? {} : { values }),
        ...(typeof description === "string" ? { description } : {}),
      },
    ];
  });
}

/** Reports `unevaluated…` keywords that are not checked because they have too many cases. */
function reportAbandoned(schemas: readonly NamedSchema[], findings: Findings): void {
  const byId = new Map(schemas.map(({ id, schema }) => [id, schema]));
  const named = (id: string): Schema => byId.get(id) ?? { kind: "any", source: id, docs: {} };
  for (const { schema } of schemas) {
    for (const node of walkSchema(schema)) {
      if (node.kind !== "unevaluated") continue;
      if (evaluatedBy(node.base, node.of, named).abandoned !== true) continue;
      const keyword = node.of === "properties" ? "unevaluatedProperties" : "unevaluatedItems";
      const message = `\`${keyword}\` is not checked here: it has too many combinations with the alternatives beside it.`;
      findings.report("unsupported-keyword", message, {
        pointer: `${node.source}/${keyword}`,
        at: "key",
      });
    }
  }
}

/** The parents of each tag, outermost first (OpenAPI 3.2, 4.22 `parent`). */
function readTagParents(root: RawObject): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string>();
  for (const tag of root.objects("tags")) {
    const name = tag.read("name", "string");
    const parent = tag.read("parent", "string");
    if (name !== undefined && parent !== undefined) parents.set(name, parent);
  }
  return new Map([...parents.keys()].map((name) => [name, ancestors(name, parents)]));
}

/** The ancestors of a tag; a tag that is its own ancestor ends the list. */
function ancestors(name: string, parents: ReadonlyMap<string, string>): string[] {
  const above: string[] = [];
  for (let tag = parents.get(name); tag !== undefined; tag = parents.get(tag)) {
    if (tag === name || above.includes(tag)) break;
    above.unshift(tag);
  }
  return above;
}
