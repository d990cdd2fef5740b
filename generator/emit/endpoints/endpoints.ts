import type { StatementStructures } from "ts-morph";
import type {
  Api,
  BodyPath,
  JsonValue,
  Operation,
  Pagination,
  Parameter,
  Schema,
} from "../../model/model.js";
import { partsOf, schemasAt } from "../../model/body-paths.js";
import { pageContent } from "../../model/visit.js";
import { bodySchema, jsonBody } from "./body-schemas.js";
import { code, identifier, literal, propertyKey, typeOnly, type Code } from "../code/code.js";
import { array, call, entry, generic, object } from "../code/combine.js";
import { constantDeclaration, interfaceDeclaration } from "../code/declare.js";
import {
  parameterCodes,
  requestBodyCode,
  responsesCode,
  securityCodes,
  type DescriptorWriter,
} from "./descriptor-parts.js";
import { endpointParts } from "./endpoint-parts.js";
import { buildTree, treeType, treeValue } from "./endpoint-tree.js";
import { HeaderSchemas } from "./header-schemas.js";
import { headersType } from "./header-types.js";
import type { Imports } from "../imports.js";
import type { NamedSchemas } from "../named-schemas.js";
import { responsesType } from "../types/operation-types.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { builtInModule } from "../source-module.js";
import { ReachedOneofs } from "../protobuf/reached-oneofs.js";
import { serversDeclaration } from "./servers.js";
import { typeScope } from "../types/type-scope.js";
import { unknownType } from "../types/union-type.js";

interface EndpointWriter extends DescriptorWriter {
  readonly oneofs: ReachedOneofs;
  /** Whether there is a client, to which descriptors bring what it needs for them. */
  readonly hasClient: boolean;
}

/** `endpoints.ts`: a frozen descriptor per operation, and the tree of them all. */
export function emitEndpoints(context: EmitContext): SourceModule {
  const { api, options } = context;
  const imports = context.newImports();
  const scope = typeScope(context, imports, "elsewhere");
  const headers = new HeaderSchemas(api, scope.schemas, imports, options);
  const bodies = { codings: scope.decoded?.codings, protojson: api.protojson };
  const writer: EndpointWriter = {
    imports,
    oneofs: new ReachedOneofs(api, scope.schemas, imports),
    hasClient: options.client !== false,
    readsResponses: true,
    isShort: true,
    ...(options.validators === false
      ? {}
      : {
          bodySchema: (name) => bodySchema(name, imports, bodies),
          jsonBody: (name) => jsonBody(name, imports, bodies),
          headerSchema: (header) => headers.get(header),
        }),
    ...scope,
  };
  const descriptors = api.operations.flatMap((operation) => [
    typeOfDescriptor(operation, writer),
    descriptorDeclaration(operation, writer),
  ]);
  if (descriptors.length === 0) return builtInModule("endpoints.ts", imports, []);
  const tree = treeDeclaration(api, imports);
  const declared = [...descriptors, tree, ...serversDeclaration(api, imports)];
  return builtInModule("endpoints.ts", imports, declared);
}

const treeWords =
  "All operations, by resource. A bundle in which it is used holds every descriptor and its validators: where size counts, import single descriptors.";

function treeDeclaration(api: Api, imports: Imports): StatementStructures {
  const tree = buildTree(api.operations);
  return constantDeclaration({
    name: code`endpoints`,
    type: treeType(tree),
    value: call(code`/* @__PURE__ */ ${imports.runtime("deepFreeze")}`, [treeValue(tree)]),
    comment: { docs: {}, fallback: treeWords },
    exported: true,
  });
}

/** An interface, which hovers show by its name: the arguments of `Endpoint` are long, and stand there twice. */
function typeOfDescriptor(operation: Operation, writer: EndpointWriter): StatementStructures {
  const input = writer.typeName(`${operation.typeName}Params`);
  const item = itemType(operation, writer);
  const headers = headersType(operation, writer);
  const parts = [
    input,
    responsesType(operation, writer),
    ...(item === undefined && headers === undefined ? [] : [item ?? unknownType]),
    ...(headers === undefined ? [] : [headers]),
  ];
  return interfaceDeclaration({
    name: endpointType(operation),
    comment: { docs: {}, fallback: `The type of \`${operation.name}\`.` },
    members: [],
    base: generic(writer.imports.runtimeType("Endpoint"), parts),
  });
}

/** The name of the type of a descriptor. */
export function endpointType({ typeName }: Operation): Code {
  return identifier(`${typeName}Endpoint`);
}

function descriptorDeclaration(operation: Operation, writer: EndpointWriter): StatementStructures {
  const { imports } = writer;
  const define = imports.runtime("defineEndpoint");
  // With its result said, TypeScript checks the data once only.
  const data = imports.runtimeType("EndpointDescription");
  const parts = writer.hasClient ? endpointParts(operation, writer) : undefined;
  const describe = code`()${typeOnly(code`: ${data}`)} => (${descriptor(operation, writer)})`;
  return constantDeclaration({
    name: identifier(operation.name),
    type: endpointType(operation),
    value: code`/* @__PURE__ */ ${define}(${describe}${parts === undefined ? code`` : code`, ${parts}`})`,
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

/** The type of one item of a page, for `paginate`: by its name, where it has one. */
export function itemType(
  operation: Operation,
  { schemas, typeName }: Pick<DescriptorWriter, "schemas" | "typeName">,
): Code | undefined {
  const { pagination } = operation;
  const schema = pageContent(operation)?.schema;
  if (pagination === undefined || schema?.kind !== "ref") return undefined;
  const path = pagination.kind === undefined ? [pagination.items] : pagination.items;
  const item = itemSchema(schema, path, schemas);
  if (item?.kind === "ref") return typeName(schemas.typeNameOf(item.target));
  const page = typeName(schemas.get(schema.target).name);
  const list = path.reduce<Code>((at, step, index) => {
    const object = index === 0 ? at : code`NonNullable<${at}>`;
    return code`${object}[${typeof step === "number" ? code`number` : literal(step)}]`;
  }, page);
  return code`NonNullable<${list}>[number]`;
}

/** Plain data, though an interface does not promise that it has no other fields. */
function paginationCode(pagination: Pagination): Code {
  return literal(pagination as unknown as JsonValue);
}

/** What the list of a page holds; undefined where several parts of the page speak of it. */
function itemSchema(page: Schema, path: BodyPath, schemas: NamedSchemas): Schema | undefined {
  const lists = schemasAt(page, path, schemas).flatMap((schema) => partsOf(schema, schemas));
  const [list, ...others] = lists;
  return list?.kind === "array" && others.length === 0 ? list.items : undefined;
}

type Entry = readonly [key: string, value: Code];

/** Without what `defineEndpoint` adds: empty lists, and `false`. */
function descriptor(operation: Operation, writer: EndpointWriter): Code {
  const { operationId, name, method, path, tags, docs, pagination } = operation;
  const body = requestBodyCode(operation, writer);
  const parameters = (place: Parameter["in"]) => parameterCodes(operation, place, writer);
  const entries: readonly Entry[] = [
    ["operationId", literal(operationId ?? name)],
    ["method", literal(method)],
    ["path", literal(path)],
    ...unlessEmpty("pathParams", parameters("path")),
    ...unlessEmpty("query", parameters("query")),
    ...unlessEmpty("headers", parameters("header")),
    ...unlessEmpty("cookies", parameters("cookie")),
    ...(body === undefined ? [] : [["requestBody", body] as const]),
    ["responses", responsesCode(operation, writer)],
    ...unlessEmpty("tags", tags.map(literal)),
    ...(docs.summary === undefined ? [] : [["summary", literal(docs.summary)] as const]),
    ...(docs.deprecated === true ? [["deprecated", literal(true)] as const] : []),
    ...unlessEmpty("security", securityCodes(operation)),
    ...(pagination === undefined ? [] : [["pagination", paginationCode(pagination)] as const]),
    ...unlessEmpty("oneofs", writer.oneofs.tables(operation)),
  ];
  return object(
    entries.map(([key, value]) => entry(propertyKey(key), value)),
    "open",
  );
}

function unlessEmpty(key: string, items: readonly Code[]): Entry[] {
  return items.length === 0 ? [] : [[key, array(items)]];
}
