import type { StatementStructures } from "ts-morph";
import type { Api } from "../../model/model.js";
import { clientOptions, isServerKnown } from "./client-options.js";
import { clientParts } from "./client-parts.js";
import { clientTree } from "./client-tree.js";
import { code, literal, propertyKey, type Code } from "../code/code.js";
import { call, cast, entry, object } from "../code/combine.js";
import { functionDeclaration, typeDeclaration } from "../code/declare.js";
import { buildTree } from "../endpoints/endpoint-tree.js";
import { needsDigits } from "../codecs/scalar-coding.js";
import type { Imports } from "../imports.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { builtInModule } from "../source-module.js";
import { typeScope } from "../types/type-scope.js";

/** `client.ts`: `createClient` and `createCall`, made of the descriptors. Empty where there are none. */
export function emitClient(context: EmitContext): SourceModule {
  const { api } = context;
  const imports = context.newImports();
  const scope = typeScope(context, imports, "elsewhere");
  if (api.operations.length === 0) return builtInModule("client.ts", imports, []);
  const declared = [
    clientOptions(api, imports),
    typeDeclaration({
      name: code`ApiClient`,
      comment: { docs: {}, fallback: "All operations as calls, by resource." },
      type: clientTree(buildTree(api.operations), { imports, scope }),
    }),
    ...functions(api, imports, needsDigits(context.style)),
  ];
  return builtInModule("client.ts", imports, declared);
}

function functions(api: Api, imports: Imports, digits: boolean): StatementStructures[] {
  const optional = isServerKnown(api);
  const parameters = [{ name: code`options`, type: code`ClientOptions`, optional }];
  const options = optional ? code`options ?? {}` : code`options`;
  const endpoints = imports.value("./endpoints.js", "endpoints");
  const described = code`describeApi()`;
  const client = call(imports.runtime("makeClient"), [described, endpoints, options]);
  const single = call(imports.runtime("makeCall"), [described, options]);
  return [
    functionDeclaration({
      name: code`createClient`,
      parameters,
      returnType: code`ApiClient`,
      body: [code`return ${cast(client, code`ApiClient`)};`],
      comment: { docs: {}, fallback: clientWords },
      exported: true,
    }),
    functionDeclaration({
      name: code`createCall`,
      parameters,
      returnType: imports.runtimeType("ApiCall"),
      body: [code`return ${single};`],
      comment: { docs: {}, fallback: callWords },
      exported: true,
    }),
    functionDeclaration({
      name: code`describeApi`,
      parameters: [],
      returnType: imports.runtimeType("ApiDescriptor"),
      body: [code`return ${apiDescriptor(api, imports, digits)};`],
      exported: false,
    }),
  ];
}

const clientWords =
  "A client of the whole API. It holds all descriptors; where size counts, use `createCall`. Throws a TypeError for options that no call could use.";

const callWords =
  "A function that calls any operation: `call(listApps, input)`. Only the operations that are used with it are shipped. Throws a TypeError for options that no call could use.";

/** What the runtime's client has to know, and descriptors do not say. */
function apiDescriptor(api: Api, imports: Imports, digits: boolean): Code {
  const { servers, securitySchemes, operations } = api;
  const schemes = securitySchemes.map(({ name, description: _, parameter, ...rest }) => {
    return entry(propertyKey(name), literal({ ...rest, ...parameter }));
  });
  // Nobody says what it needs: it would be sent nowhere.
  const always = schemes.length > 0 && operations.every(({ security }) => security.length === 0);
  const entries = [
    ...(servers.length === 0
      ? []
      : [entry(code`server`, code`${imports.value("./endpoints.js", "servers")}[0]`)]),
    entry(code`schemes`, object(schemes)),
    ...clientParts(api, imports),
    ...(always ? [entry(code`always`, code`true`)] : []),
    ...(digits ? [entry(code`parse`, imports.runtime("parseJson"))] : []),
  ];
  return object(entries);
}
