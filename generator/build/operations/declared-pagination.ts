import type { PaginationDeclaration } from "../../options/pagination-option.js";
import { shortList } from "../../text/name-hint.js";
import { nearestName } from "../../text/nearest-name.js";
import {
  isList,
  parseBodyPath,
  partsOf,
  schemasAt,
  type SchemasById,
} from "../../model/body-paths.js";
import type {
  BodyPath,
  InputPlace,
  Operation,
  Pagination,
  Parameter,
  Schema,
} from "../../model/model.js";
import { pageContent } from "../../model/visit.js";

/** Why a declaration does not fit its operation: the field, and what to write there. */
export interface Misfit {
  readonly field?: string;
  readonly message: string;
  readonly fix: string;
}

/** The declaration as a part of the model; or the first reason why it does not fit the operation. */
export function fitPagination(
  declaration: PaginationDeclaration,
  operation: Operation,
  schemas: SchemasById,
): { readonly pagination: Pagination } | { readonly misfit: Misfit } {
  try {
    return { pagination: fitted(declaration, new Fitting(operation, schemas)) };
  } catch (error) {
    if (error instanceof MisfitError) return { misfit: error.misfit };
    throw error;
  }
}

const usualItems = ["list", "items", "results", "data"];

/** The property with the items of a page: by its usual name, else the only list. */
export function usualList(page: Schema, schemas: SchemasById): string | undefined {
  const lists = partsOf(page, schemas)
    .flatMap((part) => (part.kind === "object" ? part.properties : []))
    .filter(({ schema }) => isList(schema, schemas))
    .map(({ name }) => name);
  return (
    usualItems.find((name) => lists.includes(name)) ?? (lists.length === 1 ? lists[0] : undefined)
  );
}

class MisfitError extends Error {
  constructor(readonly misfit: Misfit) {
    super(misfit.message);
  }
}

function fitted(declaration: PaginationDeclaration, fitting: Fitting): Pagination {
  const items = fitting.items(declaration.items);
  const limit =
    declaration.limit === undefined ? {} : { limit: fitting.place("limit", declaration.limit) };
  switch (declaration.type) {
    case "cursor": {
      const cursor = fitting.place("cursor", declaration.cursor);
      const next = fitting.path("next", declaration.next);
      const found = fitting.paths({ hasMore: declaration.hasMore });
      return { kind: "cursor", items, cursor, next, ...found, ...limit };
    }
    case "offset": {
      const { total, hasMore } = declaration;
      const offset = fitting.place("offset", declaration.offset);
      return { kind: "offset", items, offset, ...fitting.paths({ total, hasMore }), ...limit };
    }
    case "page": {
      const { totalPages, hasMore } = declaration;
      const page = fitting.place("page", declaration.page);
      const first = declaration.first ?? fitting.defaultNumber(declaration.page) ?? 1;
      const found = fitting.paths({ totalPages, hasMore });
      return { kind: "page", items, page, first, ...found, ...limit };
    }
    case "link":
      return { kind: "link", items, ...fitting.paths({ next: declaration.next }), ...limit };
    default:
      return declaration satisfies never;
  }
}

/** Looks up what a declaration names, in one operation. */
class Fitting {
  readonly #page: Schema;

  constructor(
    readonly operation: Operation,
    readonly schemas: SchemasById,
  ) {
    const content = pageContent(operation);
    if (content === undefined || !/json|^\*\//i.test(content.mediaType)) {
      const fix = "Declare the body of a page as the response `200`, with a schema.";
      throw new MisfitError({ message: "has no JSON body in its response `200`", fix });
    }
    this.#page = content.schema;
  }

  items(text: string | undefined): BodyPath {
    if (text !== undefined) {
      const path = this.path("items", text);
      if (this.#isList(path)) return path;
      const fix = `Write the way to the list of items, such as \`items: ${this.#usual() ?? "data"}\`.`;
      throw new MisfitError({
        field: "items",
        message: `has no list at \`${text}\` in a page`,
        fix,
      });
    }
    if (this.#isList([])) return [];
    const usual = this.#usual();
    if (usual !== undefined) return [usual];
    const fix = "Write where the list of items is, as `items: data.results`.";
    throw new MisfitError({ message: "has no list in a page that is clearly its items", fix });
  }

  paths<Name extends string>(
    fields: Readonly<Record<Name, string | undefined>>,
  ): Partial<Record<Name, BodyPath>> {
    const names = Object.keys(fields) as Name[];
    const entries = names.flatMap((name) => {
      const text = fields[name];
      return text === undefined ? [] : [[name, this.path(name, text)] as const];
    });
    return Object.fromEntries(entries) as Partial<Record<Name, BodyPath>>;
  }

  path(field: string, text: string): BodyPath {
    const path = parseBodyPath(text);
    if (path === undefined) {
      const message = `has \`${text}\` as \`${field}\`, which does not lead to a value of a page`;
      throw new MisfitError({ field, message, fix: "Write names with dots: `data.results`." });
    }
    if (this.#has(path)) return path;
    const end = path.findIndex((_, at) => !this.#has(path.slice(0, at + 1)));
    const known = this.#names(path.slice(0, end));
    const near = nearestName(String(path[end]), known);
    const message = `has no \`${text}\` in a page, which \`${field}\` names`;
    throw new MisfitError({ field, message, fix: adviceOf(near, known, "property") });
  }

  place(field: string, name: string): InputPlace {
    const { parameters } = this.operation;
    for (const [part, place] of parts) {
      if (parameters.some((each) => each.in === place && each.name === name))
        return { in: part, name };
    }
    const body = this.operation.requestBody?.content[0]?.schema;
    if (body !== undefined && schemasAt(body, [name], this.schemas).length > 0)
      return { in: "body", name };
    const known = parameters.map((each) => each.name);
    const message = `has no parameter \`${name}\`, which \`${field}\` names`;
    const fix = adviceOf(nearestName(name, known), known, "parameter");
    throw new MisfitError({ field, message, fix });
  }

  /** The default of a parameter, which is the number of its first page. */
  defaultNumber(name: string): number | undefined {
    const parameter = this.operation.parameters.find((each) => each.name === name);
    const first = parameter?.schema.docs.default;
    return typeof first === "number" && Number.isSafeInteger(first) ? first : undefined;
  }

  #has(path: BodyPath): boolean {
    return schemasAt(this.#page, path, this.schemas).length > 0;
  }

  #isList(path: BodyPath): boolean {
    return schemasAt(this.#page, path, this.schemas).some((each) => isList(each, this.schemas));
  }

  #usual(): string | undefined {
    return usualList(this.#page, this.schemas);
  }

  #names(path: BodyPath): string[] {
    const found = schemasAt(this.#page, path, this.schemas);
    const parts = found.flatMap((schema) => partsOf(schema, this.schemas));
    return parts.flatMap((part) =>
      part.kind === "object" ? part.properties.map(({ name }) => name) : [],
    );
  }
}

/** The parts of an input, in the order in which a name is looked for. */
const parts = [
  ["query", "query"],
  ["headers", "header"],
  ["pathParams", "path"],
] as const satisfies readonly (readonly [InputPlace["in"], Parameter["in"]])[];

function adviceOf(near: string | undefined, known: readonly string[], what: string): string {
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  if (known.length === 0) return `Declare the ${what}, or name another one.`;
  return `Name one of ${shortList(known.map((name) => `\`${name}\``))}.`;
}
