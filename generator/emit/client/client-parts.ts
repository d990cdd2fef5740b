import type { Api, Pagination, SecurityScheme } from "../../model/model.js";
import { code, propertyKey, type Code } from "../code/code.js";
import { entry, object } from "../code/combine.js";
import type { Imports } from "../imports.js";

/** What a client needs for some documents only: entries of its descriptor of the API. */
export function clientParts({ securitySchemes, operations }: Api, imports: Imports): Code[] {
  const kinds = securitySchemes.flatMap((scheme) => authorizerKind(scheme) ?? []);
  const pages = operations.flatMap(({ pagination }) =>
    pagination === undefined ? [] : [pageKind(pagination)],
  );
  const table = (names: Readonly<Record<string, string>>, used: readonly string[]) =>
    object(
      Object.entries(names).flatMap(([kind, name]) =>
        used.includes(kind) ? [entry(propertyKey(kind), imports.runtime(name))] : [],
      ),
    );
  return [
    ...(kinds.length === 0 ? [] : [entry(code`authorizers`, table(authorizers, kinds))]),
    ...(pages.length === 0 ? [] : [entry(code`pages`, table(pageReaders, pages))]),
  ];
}

type AuthorizerKind = "text" | "basic" | "apiKey" | "oauth2";

const authorizers: Readonly<Record<AuthorizerKind, string>> = {
  text: "authorizeByText",
  basic: "authorizeByPassword",
  apiKey: "authorizeByKey",
  oauth2: "authorizeByToken",
};

/** As `kindOf` of the runtime. */
function authorizerKind({ type, scheme }: SecurityScheme): AuthorizerKind | undefined {
  switch (type) {
    case "http":
      return scheme?.toLowerCase() === "basic" ? "basic" : "text";
    case "apiKey":
    case "oauth2":
      return type;
    case "openIdConnect":
      return "text";
    case "mutualTLS":
      return undefined;
    default:
      return type satisfies never;
  }
}

type PageKind = NonNullable<Pagination["kind"]>;

const pageReaders: Readonly<Record<PageKind, string>> = {
  cursor: "cursorPages",
  offset: "offsetPages",
  page: "numberPages",
  link: "linkPages",
};

/** Page tokens are cursors. */
function pageKind({ kind }: Pagination): PageKind {
  return kind ?? "cursor";
}
