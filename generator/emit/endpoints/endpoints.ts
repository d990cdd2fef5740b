import type { StatementStructures } from "ts-morph";
import type { Api, JsonValue, Operation } from "../../model/model.js";
import { pageContent } from "../../model/visit.js";
import { bodySchema } from "./body-schemas.js";
import { code, identifier, literal, propertyKey, type Code } from "../code/code.js";
import { call, entry, generic, object } from "../code/combine.js";
import { constantDeclaration } from "../code/declare.js";
import {
  parametersCode,
  requestBodyCode,
  responsesCode,
  securityCode,
  type DescriptorWriter,
} from "./descriptor-parts.js";
import { buildTree, treeType, treeValue } from "./endpoint-tree.js";
import { HeaderSchemas } from "./header-schemas.js";
import { headersType } from "./header-types.js";
import { Imports } from "../imports.js";
import { responsesType } from "../types/operation-types.js";
import type { EmitOptions, SourceModule } from "../output.js";
import { ReachedOneofs } from "../protobuf/reached-oneofs.js";
import { serversDeclaration } from "./servers.js";
import { typeScope } from "../types/type-scope.js";
import { unknownType } from "../types/union-type.js";

interface EndpointWriter extends DescriptorWriter {
  readonly oneofs: ReachedOneofs;
}

/** `endpoints.ts`: a frozen descriptor per operation, and the tree of them all. */
export function emitEndpoints(api: Api, options: EmitOptions): SourceModule {
  const imports = new Imports(options.templates);
  const scope = typeScope(api, imports, "elsewhere", options);
  const headers = new HeaderSchemas(api, scope.schemas, imports, options);
  const bodies = { codings: scope.decoded?.codings, protojson: api.protojson };
  const writer: EndpointWriter = {
    imports,
    oneofs: new ReachedOneofs(api, scope.schemas, imports),
    readsResponses: true,
    ...(options.validators === false
      ? {}
      : {
          bodySchema: (name) => bodySchema(name, imports, bodies),
          headerSchema: (header) => headers.get(header),
        }),
    ...scope,
  };
  const descriptors = api.operations.map((operation) => descriptorDeclaration(operation, writer));
  if (descriptors.length === 0) return { path: "endpoints.ts", statements: [], runtime: [] };
  const tree = treeDeclaration(api, imports);
  const declared = [...descriptors, tree, ...serversDeclaration(api, imports)];
  const statements = [...imports.declarations(declared), ...declared];
  return { path: "endpoints.ts", statements, runtime: imports.runtimeFiles };
}

function treeDeclaration(api: Api, imports: Imports): StatementStructures {
  const tree = buildTree(api.operations);
  return constantDeclaration({
    name: code`endpoints`,
    type: treeType(tree),
    value: call(code`/* @__PURE__ */ ${imports.runtime("deepFreeze")}`, [treeValue(tree)]),
    comment: { docs: {}, fallback: "All operations, by resource." },
    exported: true,
  });
}

function descriptorDeclaration(operation: Operation, writer: EndpointWriter): StatementStructures {
  const { imports } = writer;
  const input = writer.typeName(`${operation.typeName}Params`);
  const item = itemType(operation, writer);
  const headers = headersType(operation, writer);
  const parts = [
    input,
    responsesType(operation, writer),
    ...(item === undefined && headers === undefined ? [] : [item ?? unknownType]),
    ...(headers === undefined ? [] : [headers]),
  ];
  const define = imports.runtime("defineEndpoint");
  // With its result said, TypeScript checks the data once only.
  const data = imports.runtimeType("EndpointData");
  return constantDeclaration({
    name: identifier(operation.name),
    type: generic(imports.runtimeType("Endpoint"), parts),
    value: code`/* @__PURE__ */ ${define}((): ${data} => (${descriptor(operation, writer)}))`,
    comment: {
      docs: operation.docs,
      source: operation.source,
      fallback: `${operation.method} ${operation.path}`,
      found: placeInTree(operation),
    },
    exported: true,
  });
}

/** Where readers of the API's own pages find it: by the tree, and by the RPC. */
function placeInTree({ accessor, rpc }: Operation): string {
  const place = `\`${["endpoints", ...accessor].join(".")}\``;
  return rpc === undefined ? place : `${place}, RPC \`${rpc}\``;
}

/** The type of one item of a page, for `paginate`. */
function itemType(operation: Operation, writer: DescriptorWriter): Code | undefined {
  const { pagination } = operation;
  const schema = pageContent(operation)?.schema;
  if (pagination === undefined || schema?.kind !== "ref") return undefined;
  const page = writer.typeName(writer.schemas.get(schema.target).name);
  const path = pagination.kind === undefined ? [pagination.items] : pagination.items;
  const list = path.reduce<Code>((at, step, index) => {
    const object = index === 0 ? at : code`NonNullable<${at}>`;
    return code`${object}[${typeof step === "number" ? code`number` : literal(step)}]`;
  }, page);
  return code`NonNullable<${list}>[number]`;
}

function descriptor(operation: Operation, writer: EndpointWriter): Code {
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
    pagination === undefined
      ? undefined
      : ["pagination", literal(pagination as unknown as JsonValue)],
    ["oneofs", writer.oneofs.tables(operation)],
  ];
  const present = entries.filter((entry) => entry !== undefined);
  return object(
    present.map(([key, value]) => entry(propertyKey(key), value)),
    "open",
  );
}
