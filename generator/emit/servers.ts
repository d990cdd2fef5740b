import type { StatementStructures } from "ts-morph";
import type { Api, Server, ServerVariable } from "../model/model.js";
import { code, join, literal, propertyKey, type Code } from "./code.js";
import { constantDeclaration } from "./declarations.js";
import type { Imports } from "./imports.js";

/** `servers`: the URL templates of the document's servers, for `serverUrl`. Nothing where it has none. */
export function serversDeclaration({ servers }: Api, imports: Imports): StatementStructures[] {
  if (servers.length === 0) return [];
  return [
    constantDeclaration({
      name: code`servers`,
      type: code`readonly [${join(servers.map((server) => serverType(server, imports)))}]`,
      value: code`/* @__PURE__ */ ${imports.runtime("deepFreeze")}([${join(servers.map(serverCode))}])`,
      comment: {
        docs: {},
        fallback:
          "The servers of the API, in the order of the document. `serverUrl` makes a base URL of one.",
      },
      exported: true,
    }),
  ];
}

/** With the names of the variables, so that `serverUrl` knows them. */
function serverType({ variables }: Server, imports: Imports): Code {
  const type = imports.runtimeType("ServerDescriptor");
  const names = variables.map(({ name }) => literal(name));
  return code`${type}<${names.length === 0 ? code`never` : join(names, code` | `)}>`;
}

function serverCode({ url, description, variables }: Server): Code {
  const entries = variables.map(
    (variable) => code`${propertyKey(variable.name)}: ${literal(variableData(variable))}`,
  );
  return code`{ ${join([
    code`url: ${literal(url)}`,
    ...(description === undefined ? [] : [code`description: ${literal(description)}`]),
    code`variables: ${entries.length === 0 ? code`{}` : code`{ ${join(entries)} }`}`,
  ])} }`;
}

function variableData({ default: value, values, description }: ServerVariable) {
  return {
    default: value,
    ...(values === undefined ? {} : { values }),
    ...(description === undefined ? {} : { description }),
  };
}
