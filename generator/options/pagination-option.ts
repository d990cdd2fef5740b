/**
 * How an operation gives its items page after page, as users declare it: in the option `pagination`, or in the
 * document (`x-pagination`).
 */
export type PaginationDeclaration =
  CursorDeclaration | OffsetDeclaration | PageDeclaration | LinkDeclaration;

interface ListDeclaration {
  /** Where a page has its items: `data.results`. Default: the list with a usual name, else the only list. */
  readonly items?: string | undefined;
  /** The parameter with the number of items of a page. */
  readonly limit?: string | undefined;
}

/** A page has what to send for the next one. */
export interface CursorDeclaration extends ListDeclaration {
  readonly type: "cursor";
  /** The parameter, or the property of the request body: `starting_after`. */
  readonly cursor: string;
  /** Where a page has the next cursor: `meta.next`, `data[-1].id`. */
  readonly next: string;
  /** Where a page says whether it is the last one: `has_more`. */
  readonly hasMore?: string | undefined;
}

/** A page begins after so many items. */
export interface OffsetDeclaration extends ListDeclaration {
  readonly type: "offset";
  readonly offset: string;
  /** Where a page has the number of all items. */
  readonly total?: string | undefined;
  readonly hasMore?: string | undefined;
}

/** Pages have numbers. */
export interface PageDeclaration extends ListDeclaration {
  readonly type: "page";
  readonly page: string;
  /** The number of the first page. Default: the default of the parameter, else 1. */
  readonly first?: number | undefined;
  /** Where a page has the number of all pages. */
  readonly totalPages?: string | undefined;
  readonly hasMore?: string | undefined;
}

/** A page has the address of the next one. */
export interface LinkDeclaration extends ListDeclaration {
  readonly type: "link";
  /** Where the body has it: `links.next`. Default: the header `Link`, `rel="next"`. */
  readonly next?: string | undefined;
}

/** The option `pagination`. It takes precedence over what the document says. */
export interface PaginationOptions {
  /** For every operation that it fits and for which nothing else is declared. */
  readonly default?: PaginationDeclaration | undefined;
  /** By operationId; `false`: the operation has no pages. */
  readonly operations?: Readonly<Record<string, PaginationDeclaration | false>> | undefined;
}

interface Fields {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const shared = ["items", "limit"];

const fieldsOf: Readonly<Record<PaginationDeclaration["type"], Fields>> = {
  cursor: { required: ["cursor", "next"], optional: ["hasMore", ...shared] },
  offset: { required: ["offset"], optional: ["total", "hasMore", ...shared] },
  page: { required: ["page"], optional: ["first", "totalPages", "hasMore", ...shared] },
  link: { required: [], optional: ["next", ...shared] },
};

/** What is wrong with the form of a declaration, and in which of its fields; undefined where nothing is. */
export function declarationFault(
  value: unknown,
): { readonly message: string; readonly field?: string } | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { message: "must be an object with a `type`" };
  const given = value as Readonly<Record<string, unknown>>;
  const type = Object.hasOwn(given, "type") ? given["type"] : undefined;
  if (typeof type !== "string" || !Object.hasOwn(fieldsOf, type))
    return { message: 'must have the `type` "cursor", "offset", "page" or "link"' };
  const { required, optional } = fieldsOf[type as PaginationDeclaration["type"]];
  const missing = required.find((name) => !Object.hasOwn(given, name));
  if (missing !== undefined)
    return { message: `of type "${type}" must have the field \`${missing}\`` };
  for (const [field, entry] of Object.entries(given)) {
    if (field === "type" || entry === undefined) continue;
    if (![...required, ...optional].includes(field)) {
      const known = [...required, ...optional].map((name) => `\`${name}\``).join(", ");
      return { message: `of type "${type}" has no field \`${field}\`, only ${known}`, field };
    }
    const isRight = field === "first" ? Number.isSafeInteger(entry) : isFilled(entry);
    if (isRight) continue;
    const form = field === "first" ? "a whole number" : "a text that is not empty";
    return { message: `must have ${form} in its field \`${field}\``, field };
  }
  return undefined;
}

function isFilled(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
