import type { InterfaceDeclarationStructure } from "ts-morph";
import type { Api, SecurityScheme, Server } from "../../model/model.js";
import { code, identifier, literal, typeKey, type Code } from "../code/code.js";
import { memberList } from "../code/combine.js";
import { interfaceDeclaration, type Member } from "../code/declare.js";
import { treeWriter } from "../code/shell.js";
import { docComment } from "../docs.js";
import type { Imports } from "../imports.js";
import { optionalType, union } from "../types/union-type.js";

/** `ClientOptions`: those of every client, and what this document makes of them. */
export function clientOptions(api: Api, imports: Imports): InterfaceDeclarationStructure {
  const [server] = api.servers;
  const schemes = api.securitySchemes.filter(({ type }) => type !== "mutualTLS");
  const members: Member[] = [
    member("baseUrl", code`string`, baseWords(api), !isServerKnown(api)),
    ...(server === undefined || server.variables.length === 0
      ? []
      : [member("server", variablesType(server), `The variables of ${server.url}.`)]),
    ...(schemes.length === 0
      ? []
      : [
          member(
            "auth",
            authType(schemes, imports),
            "Who calls: sent to the API, and nowhere else.",
          ),
        ]),
  ];
  return {
    ...interfaceDeclaration({
      name: code`ClientOptions`,
      comment: { docs: {}, fallback: "What `createClient` and `createCall` take." },
      members,
    }),
    extends: treeWriter(imports.runtimeType("CommonOptions")),
  };
}

/** Whether the document tells where the API is. */
export function isServerKnown({ servers }: Api): boolean {
  return servers.length > 0;
}

function baseWords(api: Api): string {
  const [server] = api.servers;
  const form = "An http or https URL, or in a page a path of its own: `/api`.";
  return server === undefined ? form : `${form} Default: ${server.url}.`;
}

function member(name: string, type: Code, words: string, required = false): Member {
  return {
    key: identifier(name),
    type: required ? type : optionalType(type),
    optional: !required,
    readonly: true,
    comment: { docs: {}, fallback: words },
  };
}

function variablesType({ variables }: Server): Code {
  const members = variables.map(({ name, values, description, default: usual }) => {
    const words = `${description === undefined ? "" : `${description} `}Default: \`${usual}\`.`;
    const type = values === undefined ? code`string` : union(values.map(literal));
    const comment = docComment({ docs: {}, fallback: words });
    return code`${comment}readonly ${typeKey(name)}?: ${optionalType(type)}`;
  });
  return memberList(members, "open");
}

function authType(schemes: readonly SecurityScheme[], imports: Imports): Code {
  const members = schemes.map((scheme) => {
    const { name, description } = scheme;
    const comment = docComment({ docs: {}, fallback: description ?? wordsOf(scheme) });
    const type = imports.runtimeType(credentialType(scheme));
    return code`${comment}readonly ${typeKey(name)}?: ${optionalType(type)}`;
  });
  return memberList(members, "open");
}

function credentialType({ type, scheme }: SecurityScheme): string {
  if (type === "oauth2") return "OAuth2Source";
  return type === "http" && scheme?.toLowerCase() === "basic" ? "BasicSource" : "TextCredential";
}

function wordsOf({ type, scheme, parameter }: SecurityScheme): string {
  switch (type) {
    case "http":
      return `HTTP authentication: ${scheme ?? ""}.`;
    case "apiKey":
      return `The API key, sent as the ${parameter?.in ?? ""} ${parameter?.name ?? ""}.`;
    case "oauth2":
      return "An access token, or the client's own credentials.";
    case "openIdConnect":
      return "An access token.";
    case "mutualTLS":
      return "A client certificate.";
    default:
      return type satisfies never;
  }
}
