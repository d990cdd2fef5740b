import type {
  NamedSchema,
  ObjectSchema,
  Operation,
  Pagination,
  Property,
  Schema,
} from "../../model/model.js";

const pageToken = /^page_?token$/i;
const pageSize = /^page_?size$/i;
const nextPageToken = /^next_?page_?token$/i;
const usualItems = ["list", "items", "results", "data"];

/** Page-token pagination (AIP-158), recognized by the names that it prescribes. */
export function findPagination(
  operation: Operation,
  schemas: ReadonlyMap<string, NamedSchema>,
): Pagination | undefined {
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const token = query.find(({ name }) => pageToken.test(name));
  const size = query.find(({ name }) => pageSize.test(name));
  const page = pageSchema(operation, schemas);
  const next = page?.properties.find(({ name }) => nextPageToken.test(name));
  const items = page && itemsProperty(page);
  if (token === undefined || next === undefined || items === undefined) return undefined;
  return {
    pageToken: token.name,
    ...(size === undefined ? {} : { pageSize: size.name }),
    nextPageToken: next.name,
    items: items.name,
  };
}

function pageSchema(
  operation: Operation,
  schemas: ReadonlyMap<string, NamedSchema>,
): ObjectSchema | undefined {
  const response = operation.responses.find(({ status }) => status === "200");
  let schema: Schema | undefined = response?.content[0]?.schema;
  for (let hops = 0; schema?.kind === "ref" && hops < 16; hops += 1) {
    schema = schemas.get(schema.target)?.schema;
  }
  return schema?.kind === "object" ? schema : undefined;
}

/** The array with the items of the page: by its usual name, else the only array. */
function itemsProperty(page: ObjectSchema): Property | undefined {
  const arrays = page.properties.filter(({ schema }) => isArray(schema));
  const usual = usualItems.map((name) => arrays.find((property) => property.name === name));
  return (
    usual.find((property) => property !== undefined) ??
    (arrays.length === 1 ? arrays[0] : undefined)
  );
}

function isArray(schema: Schema): boolean {
  if (schema.kind === "array") return true;
  return schema.kind === "union" && schema.members.some((member) => member.kind === "array");
}
