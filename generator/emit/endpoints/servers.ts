import type { StatementStructures } from "ts-morph";
import type { Api, Server, ServerVariable } from "../../model/model.js";
import { code, literal, propertyKey, type Code } from "../code/code.js";
import {
  alternatives,
  array,
  call,
  entry,
  generic,
  object,
  readonlyList,
} from "../code/combine.js";
import { constantDeclaration } from "../code/declare.js";
import type { Imports } from "../imports.js";
import { neverType } from "../types/union-type.js";

/** `servers`: the URL templates of the document's servers, for `serverUrl`. Nothing where it has none. */
export function serversDeclaration({ servers }: Api, imports: Imports): StatementStructures[] {
  if (servers.length === 0) return [];
  return [
    constantDeclaration({
      name: code`servers`,
      type: readonlyList(array(servers.map((server) => serverType(server, imports)))),
      value: call(code`/* @__PURE__ */ ${imports.runtime("deepFreeze")}`, [
        array(servers.map(serverCode)),
      ]),
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
  return generic(type, [names.length === 0 ? neverType : alternatives(names)]);
}

function serverCode({ url, description, variables }: Server): Code {
  const entries = variables.map((variable) => {
    return entry(propertyKey(variable.name), literal(variableData(variable)));
  });
  return object([
    entry(code`url`, literal(url)),
    ...(description === undefined ? [] : [entry(code`description`, literal(description))]),
    entry(code`variables`, object(entries)),
  ]);
}

function variableData({ default: value, values, description }: ServerVariable) {
  return {
    default: value,
    ...(values === undefined ? {} : { values }),
    ...(description === undefined ? {} : { description }),
  };
}
