import type { StatementStructures } from "ts-morph";
import type { IncomingRequest } from "../../model/model.js";
import { camelCase, identifierOf } from "../../text/identifiers.js";
import { BodySchemas } from "./body-schemas.js";
import { code, identifier, literal, propertyKey, typeKey, type Code } from "../code/code.js";
import { array, call, entry, generic, memberList, object } from "../code/combine.js";
import { constantDeclaration } from "../code/declare.js";
import {
  parameterCodes,
  requestBodyCode,
  responsesCode,
  securityCodes,
  type DescriptorWriter,
} from "./descriptor-parts.js";
import type { Imports } from "../imports.js";
import { responsesType } from "../types/operation-types.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { builtInModule } from "../source-module.js";
import { typeScope } from "../types/type-scope.js";

/** `webhooks.ts`: a frozen descriptor per webhook and callback; empty where there are none. */
export function emitWebhooks(context: EmitContext): SourceModule {
  const { api, options } = context;
  const imports = context.newImports();
  const scope = typeScope(context, imports, "elsewhere");
  const bodyOptions = { codings: scope.decoded?.codings, protojson: api.protojson };
  const bodies = new BodySchemas(imports, bodyOptions);
  const writer: DescriptorWriter = {
    imports,
    readsRequests: true,
    ...(options.validators === false ? {} : { bodySchema: (name) => bodies.get(name) }),
    ...scope,
  };
  const { webhooks, callbacks } = api;
  const declared = [...webhooks, ...callbacks].map((request) => declaration(request, writer));
  const maps = [
    ...(webhooks.length === 0 ? [] : [webhooksDeclaration(webhooks, imports)]),
    ...(callbacks.length === 0 ? [] : [callbacksDeclaration(callbacks, imports)]),
  ];
  const statements = [...bodies.declarations(), ...declared, ...maps];
  return builtInModule("webhooks.ts", imports, statements);
}

function declaration(request: IncomingRequest, writer: DescriptorWriter): StatementStructures {
  const { imports } = writer;
  const { operation, key } = request;
  const input = writer.typeName(`${operation.typeName}Params`);
  return constantDeclaration({
    name: identifier(operation.name),
    type: generic(imports.runtimeType("IncomingRequest"), [
      input,
      responsesType(operation, writer),
    ]),
    value: frozen(descriptor(request, writer), imports),
    comment: {
      docs: operation.docs,
      source: operation.source,
      fallback: `${operation.method} ${key}`,
    },
    exported: true,
  });
}

function descriptor({ key, owner, operation }: IncomingRequest, writer: DescriptorWriter): Code {
  const { operationId, method, path, tags, docs } = operation;
  const body = requestBodyCode(operation, writer);
  const entries: (readonly [string, Code] | undefined)[] = [
    ["name", literal(key)],
    owner === undefined ? undefined : ["url", literal(path)],
    operationId === undefined ? undefined : ["operationId", literal(operationId)],
    ["method", literal(method)],
    ["query", array(parameterCodes(operation, "query", writer))],
    ["headers", array(parameterCodes(operation, "header", writer))],
    ["cookies", array(parameterCodes(operation, "cookie", writer))],
    body === undefined ? undefined : ["requestBody", body],
    ["responses", responsesCode(operation, writer)],
    ["tags", literal(tags)],
    docs.summary === undefined ? undefined : ["summary", literal(docs.summary)],
    ["deprecated", literal(docs.deprecated === true)],
    ["security", array(securityCodes(operation))],
  ];
  const present = entries.filter((entry) => entry !== undefined);
  return object(
    present.map(([name, value]) => entry(propertyKey(name), value)),
    "open",
  );
}

function frozen(value: Code, imports: Imports): Code {
  return call(code`/* @__PURE__ */ ${imports.runtime("deepFreeze")}`, [value]);
}

type Names = readonly (readonly [key: string, name: Code])[];

/** Each by its key; where several have the same one, each by key and method. */
function namesOf(requests: readonly IncomingRequest[]): Names {
  const taken = new Set<string>();
  return requests.map((request) => {
    const { key, operation } = request;
    const isAlone = !requests.some((other) => other !== request && other.key === key);
    const words = isAlone ? key : `${key} ${operation.method.toLowerCase()}`;
    const usual = identifierOf(camelCase(words), "request");
    let name = usual;
    for (let attempt = 2; taken.has(name); attempt += 1) name = `${usual}${attempt}`;
    taken.add(name);
    return [name, identifier(operation.name)] as const;
  });
}

function valueOf(names: Names): Code {
  return object(
    names.map(([key, name]) => entry(propertyKey(key), name)),
    "open",
  );
}

function typeOf(names: Names): Code {
  return memberList(
    names.map(([key, name]) => code`readonly ${typeKey(key)}: typeof ${name}`),
    "open",
  );
}

function webhooksDeclaration(
  webhooks: readonly IncomingRequest[],
  imports: Imports,
): StatementStructures {
  const names = namesOf(webhooks);
  return constantDeclaration({
    name: code`webhooks`,
    type: typeOf(names),
    value: frozen(valueOf(names), imports),
    comment: { docs: {}, fallback: "The requests that the API makes by itself, by name." },
    exported: true,
  });
}

function callbacksDeclaration(
  callbacks: readonly IncomingRequest[],
  imports: Imports,
): StatementStructures {
  const owners = [...new Set(callbacks.map(({ owner = "" }) => owner))];
  const groups = owners.map((owner) => {
    return [owner, namesOf(callbacks.filter((callback) => callback.owner === owner))] as const;
  });
  const entries = groups.map(([owner, names]) => entry(propertyKey(owner), valueOf(names)));
  const types = groups.map(([owner, names]) => code`readonly ${typeKey(owner)}: ${typeOf(names)}`);
  return constantDeclaration({
    name: code`callbacks`,
    type: memberList(types, "open"),
    value: frozen(object(entries, "open"), imports),
    comment: {
      docs: {},
      fallback: "The requests that operations make the API send, by operation and name.",
    },
    exported: true,
  });
}
