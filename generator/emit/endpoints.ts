import type { StatementStructures } from "ts-morph";
import type { Api, Operation, Schema } from "../ir/model.js";
import { referencedIds } from "../ir/visit.js";
import { bodySchema } from "./body-schemas.js";
import { code, identifier, join, lines, literal, propertyKey, type Code } from "./code.js";
import { constantDeclaration } from "./declarations.js";
import {
  parametersCode,
  requestBodyCode,
  responsesCode,
  securityCode,
  type DescriptorWriter,
} from "./descriptor-parts.js";
import { buildTree, treeType, treeValue } from "./endpoint-tree.js";
import { headersType } from "./header-types.js";
import { Imports } from "./imports.js";
import type { NamedSchemas } from "./named-schemas.js";
import { ownedOneofs } from "./oneofs.js";
import { responsesType } from "./operation-types.js";
import type { EmitOptions, SourceModule } from "./output.js";
import { typeScope } from "./type-scope.js";

/** `endpoints.ts`: a frozen descriptor per operation, and the tree of them all. */
export function emitEndpoints(api: Api, options: EmitOptions): SourceModule {
  const imports = new Imports(options.templates);
  const scope = typeScope(api, imports, "elsewhere", options);
  const writer: DescriptorWriter = {
    imports,
    bodySchema: (name) => bodySchema(name, imports, scope.decoded?.codings),
    ...scope,
  };
  const descriptors = api.operations.map((operation) => descriptorDeclaration(operation, writer));
  if (descriptors.length === 0) return { path: "endpoints.ts", statements: [], runtime: [] };
  const tree = treeDeclaration(api, imports);
  const declared = [...descriptors, tree];
  const statements = [...imports.declarations(declared), ...declared];
  return { path: "endpoints.ts", statements, runtime: imports.runtimeFiles };
}

function treeDeclaration(api: Api, imports: Imports): StatementStructures {
  const tree = buildTree(api.operations);
  return constantDeclaration({
    name: code`endpoints`,
    type: treeType(tree),
    value: code`/* @__PURE__ */ ${imports.runtime("deepFreeze")}(${treeValue(tree)})`,
    comment: { docs: {}, fallback: "All operations, by resource." },
    exported: true,
  });
}

function descriptorDeclaration(
  operation: Operation,
  writer: DescriptorWriter,
): StatementStructures {
  const { imports } = writer;
  const input = writer.typeName(`${operation.typeName}Input`);
  const item = itemType(operation, writer);
  const headers = headersType(operation, writer);
  const parts = [
    input,
    responsesType(operation, writer),
    ...(item === undefined && headers === undefined ? [] : [item ?? code`unknown`]),
    ...(headers === undefined ? [] : [headers]),
  ];
  const define = imports.runtime("defineEndpoint");
  // With its result said, TypeScript checks the data once only.
  const data = imports.runtimeType("EndpointData");
  return constantDeclaration({
    name: identifier(operation.name),
    type: code`${imports.runtimeType("Endpoint")}<${join(parts)}>`,
    value: code`/* @__PURE__ */ ${define}((): ${data} => (${descriptor(operation, writer)}))`,
    comment: {
      docs: operation.docs,
      source: operation.source,
      fallback: `${operation.method} ${operation.path}`,
    },
    exported: true,
  });
}

/** The type of one item of a page, for `paginate`. */
function itemType(operation: Operation, writer: DescriptorWriter): Code | undefined {
  const { pagination } = operation;
  const schema = operation.responses.find(({ status }) => status === "200")?.content[0]?.schema;
  if (pagination === undefined || schema?.kind !== "ref") return undefined;
  const page = writer.typeName(writer.schemas.get(schema.target).name);
  return code`NonNullable<${page}[${literal(pagination.items)}]>[number]`;
}

function descriptor(operation: Operation, writer: DescriptorWriter): Code {
  const { operationId, name, method, path, tags, docs, pagination } = operation;
  const body = requestBodyCode(operation, writer);
  const entries: (readonly [string, Code] | undefined)[] = [
    ["operationId", literal(operationId ?? name)],
    ["method", literal(method)],
    ["path", literal(path)],
    ["pathParams", parametersCode(operation, "path", writer)],
    ["query", parametersCode(operation, "query", writer)],
    ["headers", parametersCode(operation, "header", writer)],
    ["cookies", parametersCode(operation, "cookie", writer)],
    body === undefined ? undefined : ["requestBody", body],
    ["responses", responsesCode(operation, writer)],
    ["tags", literal(tags)],
    docs.summary === undefined ? undefined : ["summary", literal(docs.summary)],
    ["deprecated", literal(docs.deprecated === true)],
    ["security", securityCode(operation)],
    pagination === undefined ? undefined : ["pagination", literal({ ...pagination })],
    ["oneofs", oneofs(operation, writer)],
  ];
  const present = entries.filter((entry) => entry !== undefined);
  return code`{
${lines(present.map(([key, value]) => code`${propertyKey(key)}: ${value},`))}
}`;
}

/** The case tables of all messages that the operation sends or receives. */
function oneofs(operation: Operation, writer: DescriptorWriter): Code {
  const content = [
    ...(operation.requestBody?.content ?? []),
    ...operation.responses.flatMap((response) => response.content),
  ];
  const ids = reachable(
    content.map(({ schema }) => schema),
    writer.schemas,
  );
  const groups = [...ids].flatMap((id) => ownedOneofs(writer.schemas.get(id)));
  const names = groups.map(({ oneof }) => `${oneof.typeName}Oneof`).sort();
  return code`[${join(names.map((name) => writer.imports.value("./oneofs.js", name)))}]`;
}

function reachable(starts: readonly Schema[], schemas: NamedSchemas): Set<string> {
  const ids = new Set<string>();
  const queue = starts.flatMap((schema) => [...referencedIds(schema)]);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (ids.has(id)) continue;
    ids.add(id);
    queue.push(...referencedIds(schemas.get(id).schema));
  }
  return ids;
}
