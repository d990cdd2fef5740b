import type { Findings } from "../../findings/diagnostics.js";
import { appendPointer } from "../../json/pointer.js";
import type { PaginationDeclaration, PaginationOptions } from "../../options/pagination-option.js";
import { nearestName } from "../../text/nearest-name.js";
import { partsOf, type SchemasById } from "../../model/body-paths.js";
import type { Operation, Pagination } from "../../model/model.js";
import { readExtension } from "../extensions.js";
import type { OperationName } from "../names/operation-names.js";
import type { RawObject } from "../raw.js";
import { fitPagination, usualList } from "./declared-pagination.js";
import { readSpeakeasy } from "./speakeasy-pagination.js";

interface PaginationContext {
  readonly schemas: SchemasById;
  readonly findings: Findings;
  readonly options: PaginationOptions;
}

/** The operations with their pages: as the configuration says, the document, the default, or their names. */
export function withPagination(
  operations: readonly Operation[],
  sites: readonly OperationName[],
  context: PaginationContext,
): Operation[] {
  const { options, findings } = context;
  const raws = new Map(sites.map(({ site: { operation } }) => [operation.pointer, operation]));
  reportUnknown(operations, context);
  const found = operations.map((operation) => {
    const raw = raws.get(operation.source);
    return { operation, ...paginationOf(operation, raw, context) };
  });
  if (options.default !== undefined && !found.some(({ isDefault }) => isDefault === true)) {
    const message = "`pagination.default` fits no operation of the document.";
    const fix = "Correct the names of its parameters and properties, or remove it.";
    findings.report("invalid-pagination", message, undefined, { fix });
  }
  return found.map(({ operation, pagination }) =>
    pagination === undefined ? operation : { ...operation, pagination },
  );
}

interface Found {
  readonly pagination?: Pagination;
  /** By the default of the configuration. */
  readonly isDefault?: boolean;
}

/** A declaration, or that there are no pages; who says so; and where it has each field. */
interface Declared {
  readonly declaration: PaginationDeclaration | false;
  readonly words: string;
  readonly pointerOf: (field: string | undefined) => string;
}

function paginationOf(
  operation: Operation,
  raw: RawObject | undefined,
  context: PaginationContext,
): Found {
  const { schemas, options } = context;
  const declared = declaredByOption(operation, options) ?? (raw && declaredByDocument(raw));
  if (declared !== undefined) return fitOrReport(declared, operation, context);
  const byDefault = options.default && fitPagination(options.default, operation, schemas);
  if (byDefault !== undefined && "pagination" in byDefault)
    return { ...byDefault, isDefault: true };
  const pagination = findPageTokens(operation, schemas);
  return pagination === undefined ? {} : { pagination };
}

function fitOrReport(
  { declaration, words, pointerOf }: Declared,
  operation: Operation,
  { schemas, findings }: PaginationContext,
): Found {
  if (declaration === false) return {};
  const fit = fitPagination(declaration, operation, schemas);
  if ("pagination" in fit) return fit;
  const { field, message, fix } = fit.misfit;
  const whole = `${words} does not fit: ${operation.name} ${message}. It is ignored.`;
  findings.report("invalid-pagination", whole, { pointer: pointerOf(field) }, { fix });
  return {};
}

function declaredByOption(
  { operationId, source }: Operation,
  { operations = {} }: PaginationOptions,
): Declared | undefined {
  if (operationId === undefined || !Object.hasOwn(operations, operationId)) return undefined;
  const declaration = operations[operationId];
  if (declaration === undefined) return undefined;
  const words = `\`pagination.operations.${operationId}\``;
  return { declaration, words, pointerOf: () => source };
}

function declaredByDocument(raw: RawObject): Declared | undefined {
  const declaration = readExtension(raw, "x-pagination");
  if (declaration !== undefined) {
    const at = (field?: string) => (field === undefined || declaration === false ? [] : [field]);
    return inDocument(raw, "x-pagination", declaration, at);
  }
  const given = readExtension(raw, "x-speakeasy-pagination");
  const read = given && readSpeakeasy(given);
  if (read === undefined) return undefined;
  const at = (field?: string) => (field === undefined ? [] : (read.places[field] ?? []));
  return inDocument(raw, "x-speakeasy-pagination", read.declaration, at);
}

function inDocument(
  raw: RawObject,
  name: string,
  declaration: PaginationDeclaration | false,
  at: (field?: string) => readonly (string | number)[],
): Declared {
  const pointerOf = (field: string | undefined) => {
    const path = at(field).map(String);
    const { value } = raw;
    // A field that is missing, since it has a default, has no place of its own.
    const isThere =
      path.length !== 1 || Object.hasOwn(Object(value[name]) as object, path[0] ?? "");
    return appendPointer(raw.pointer, name, ...(isThere ? path : []));
  };
  return { declaration, words: `\`${name}\``, pointerOf };
}

/** Operations of the option that the document does not have. */
function reportUnknown(
  operations: readonly Operation[],
  { options, findings }: PaginationContext,
): void {
  const known = operations.flatMap(({ operationId }) => operationId ?? []);
  for (const id of Object.keys(options.operations ?? {})) {
    if (known.includes(id)) continue;
    const near = nearestName(id, known);
    const message = `\`pagination.operations\`: the document has no operation "${id}".`;
    const fix = near === undefined ? {} : { fix: `Did you mean "${near}"?` };
    findings.report("invalid-pagination", message, undefined, fix);
  }
}

const pageToken = /^page_?token$/i;
const pageSize = /^page_?size$/i;
const nextPageToken = /^next_?page_?token$/i;

/** Page-token pagination (AIP-158), recognized by the names that it prescribes. */
function findPageTokens(operation: Operation, schemas: SchemasById): Pagination | undefined {
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const token = query.find(({ name }) => pageToken.test(name));
  const response = operation.responses.find(({ status }) => status === "200");
  const schema = response?.content[0]?.schema;
  if (token === undefined || schema === undefined) return undefined;
  const [page] = partsOf(schema, schemas);
  if (page?.kind !== "object") return undefined;
  const size = query.find(({ name }) => pageSize.test(name));
  const next = page.properties.find(({ name }) => nextPageToken.test(name));
  const items = usualList(page, schemas);
  if (next === undefined || items === undefined) return undefined;
  return {
    pageToken: token.name,
    ...(size === undefined ? {} : { pageSize: size.name }),
    nextPageToken: next.name,
    items,
  };
}
