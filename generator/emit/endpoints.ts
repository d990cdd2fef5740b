import type { StatementStructures } from "ts-morph";
import type { Api, MediaType, Operation, Parameter, Schema } from "../ir/model.js";
import { referencedIds } from "../ir/visit.js";
import { code, identifier, join, lines, literal, propertyKey, type Code } from "./code.js";
import { constantDeclaration } from "./declarations.js";
import { buildTree, treeType, treeValue } from "./endpoint-tree.js";
import { Imports } from "./imports.js";
import { NamedSchemas } from "./named-schemas.js";
import { ownedOneofs } from "./oneofs.js";
import { responsesType } from "./operation-types.js";
import type { EmitOptions, SourceModule } from "./output.js";
import type { TypeScope } from "./type-expression.js";

/** `endpoints.ts`: a frozen descriptor per operation, and the tree of them all. */
export function emitEndpoints(api: Api, options: EmitOptions): SourceModule {
  const imports = new Imports(options.templates);
  const writer: Writer = {
    imports,
    schemas: new NamedSchemas(api),
    protojson: api.protojson,
    typeName: (name) => imports.type("./types.js", name),
  };
  const descriptors = api.operations.map((operation) => descriptorDeclaration(operation, writer));
  if (descriptors.length === 0) return { path: "endpoints.ts", statements: [], runtime: [] };
  const tree = treeDeclaration(api, imports);
  const statements = [...imports.declarations([...descriptors, tree]), ...descriptors, tree];
  return { path: "endpoints.ts", statements, runtime: imports.runtimeFiles };
}

interface Writer extends TypeScope {
  readonly imports: Imports;
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

function descriptorDeclaration(operation: Operation, writer: Writer): StatementStructures {
  const { imports } = writer;
  const input = writer.typeName(`${operation.typeName}Input`);
  const parts = [input, responsesType(operation, writer), ...itemType(operation, writer)];
  const define = imports.runtime("defineEndpoint");
  return constantDeclaration({
    name: identifier(operation.name),
    type: code`${imports.runtimeType("Endpoint")}<${join(parts)}>`,
    value: code`/* @__PURE__ */ ${define}(${descriptor(operation, writer)})`,
    comment: {
      docs: operation.docs,
      source: operation.source,
      fallback: `${operation.method} ${operation.path}`,
    },
    exported: true,
  });
}

/** The type of one item of a page, for `paginate`. */
function itemType(operation: Operation, writer: Writer): Code[] {
  const { pagination } = operation;
  const schema = operation.responses.find(({ status }) => status === "200")?.content[0]?.schema;
  if (pagination === undefined || schema?.kind !== "ref") return [];
  const page = writer.typeName(writer.schemas.get(schema.target).name);
  return [code`NonNullable<${page}[${literal(pagination.items)}]>[number]`];
}

function descriptor(operation: Operation, writer: Writer): Code {
  const { operationId, name, method, path, tags, docs, pagination } = operation;
  const body = requestBody(operation, writer);
  const entries: (readonly [string, Code] | undefined)[] = [
    ["operationId", literal(operationId ?? name)],
    ["method", literal(method)],
    ["path", literal(path)],
    ["pathParams", parameters(operation, "path")],
    ["query", parameters(operation, "query")],
    ["headers", parameters(operation, "header")],
    ["cookies", parameters(operation, "cookie")],
    body === undefined ? undefined : ["requestBody", body],
    ["responses", responses(operation, writer)],
    ["tags", literal(tags)],
    docs.summary === undefined ? undefined : ["summary", literal(docs.summary)],
    ["deprecated", literal(docs.deprecated === true)],
    ["security", security(operation)],
    pagination === undefined ? undefined : ["pagination", literal({ ...pagination })],
    ["oneofs", oneofs(operation, writer)],
  ];
  const present = entries.filter((entry) => entry !== undefined);
  return code`{
${lines(present.map(([key, value]) => code`${propertyKey(key)}: ${value},`))}
}`;
}

function parameters(operation: Operation, place: Parameter["in"]): Code {
  const group = operation.parameters.filter((parameter) => parameter.in === place);
  return code`[${join(
    group.map(({ name, style, explode, required, allowReserved, mediaType }) =>
      literal({
        name,
        style,
        explode,
        required,
        ...(allowReserved ? { allowReserved } : {}),
        ...(mediaType === undefined ? {} : { mediaType }),
      }),
    ),
  )}]`;
}

function requestBody(operation: Operation, writer: Writer): Code | undefined {
  const { requestBody: body } = operation;
  const [media] = body?.content ?? [];
  if (body === undefined || media === undefined) return undefined;
  return code`{ ${join([
    code`mediaType: ${literal(media.mediaType)}`,
    code`required: ${literal(body.required)}`,
    ...schemaEntry(media, writer),
  ])} }`;
}

function responses(operation: Operation, writer: Writer): Code {
  const entries = operation.responses.map(({ status, content }) => {
    const [media] = content;
    const parts =
      media === undefined
        ? []
        : [code`mediaType: ${literal(media.mediaType)}`, ...schemaEntry(media, writer)];
    const key = /^[1-9]\d\d$/.test(status) ? literal(Number(status)) : propertyKey(status);
    return code`${key}: { ${join(parts)} }`;
  });
  return entries.length === 0 ? code`{}` : code`{ ${join(entries)} }`;
}

function schemaEntry(media: MediaType, writer: Writer): Code[] {
  if (media.schema.kind !== "ref") return [];
  const { name } = writer.schemas.get(media.schema.target);
  return [code`schema: ${writer.imports.value("./validators.js", `${name}Schema`)}`];
}

function security(operation: Operation): Code {
  const alternatives = operation.security.map((requirement) => {
    const schemes = requirement.map(
      ({ scheme, scopes }) => code`${propertyKey(scheme)}: ${literal(scopes)}`,
    );
    return schemes.length === 0 ? code`{}` : code`{ ${join(schemes)} }`;
  });
  return code`[${join(alternatives)}]`;
}

/** The case tables of all messages that the operation sends or receives. */
function oneofs(operation: Operation, writer: Writer): Code {
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
