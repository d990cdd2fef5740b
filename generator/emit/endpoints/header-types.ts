import type { Operation, Parameter, Schema } from "../../model/model.js";
import { code, type Code, literal, nothing, typeKey } from "../code/code.js";
import { array, entry, memberList, object } from "../code/combine.js";
import type { NamedSchemas } from "../named-schemas.js";
import { typeExpression } from "../types/type-expression.js";
import type { TypeScope } from "../types/type-scope.js";

/** What the text of a header is read as: see `HeaderDescriptor` of the runtime. */
export type HeaderKind = "text" | "number" | "boolean" | "texts" | "numbers" | "json";

export function headerKind({ mediaType, schema }: Parameter, schemas: NamedSchemas): HeaderKind {
  if (mediaType !== undefined) return /[/+]json\b/i.test(mediaType) ? "json" : "text";
  const scalar = scalarKind(schema, schemas);
  if (scalar !== undefined) return scalar;
  const resolved = schemas.resolve(schema);
  if (resolved.kind !== "array" || resolved.prefixItems.length > 0) return "text";
  const item = resolved.items === undefined ? "text" : scalarKind(resolved.items, schemas);
  if (item === "number") return "numbers";
  return item === "text" ? "texts" : "text";
}

function scalarKind(
  schema: Schema,
  schemas: NamedSchemas,
): "text" | "number" | "boolean" | undefined {
  const resolved = schemas.resolve(schema);
  if (resolved.kind === "number") return "number";
  if (resolved.kind === "boolean") return "boolean";
  if (resolved.kind === "string") return "text";
  if (resolved.kind !== "literal") return undefined;
  if (resolved.values.every((value) => typeof value === "string")) return "text";
  return resolved.values.every((value) => typeof value === "number") ? "number" : undefined;
}

/** `{ 200: { "x-total"?: number } }`: the declared headers by status; undefined where there are none. */
export function headersType(operation: Operation, outer: TypeScope): Code | undefined {
  // Headers are read, and not decoded any further.
  const scope = outer.decoded?.wire ?? outer;
  const members = operation.responses.flatMap(({ status, headers }) => {
    if (headers.length === 0) return [];
    const fields = headers.map((header) => {
      const name = typeKey(header.name.toLowerCase());
      return code`${name}${header.required ? nothing : code`?`}: ${valueType(header, scope)}`;
    });
    return [code`${statusKey(status)}: ${memberList(fields)}`];
  });
  return members.length === 0 ? undefined : memberList(members);
}

/** A text that no reader takes apart is typed as one, whatever its schema says. */
function valueType(header: Parameter, scope: TypeScope): Code {
  return isRead(header, scope.schemas) ? typeExpression(header.schema, scope) : code`string`;
}

/** Whether its value is one of its schema: a text that no reader takes apart is not. */
export function isRead(header: Parameter, schemas: NamedSchemas): boolean {
  const isText = headerKind(header, schemas) === "text";
  return !isText || scalarKind(header.schema, schemas) === "text";
}

/** The headers of a response as the runtime reads them, and what it checks their values with. */
export function headerDescriptors(
  headers: readonly Parameter[],
  schemas: NamedSchemas,
  schemaOf?: (header: Parameter) => Code | undefined,
): Code {
  const descriptors = headers.map((header) => {
    const schema = schemaOf?.(header);
    return object([
      entry(code`name`, literal(header.name.toLowerCase())),
      entry(code`required`, literal(header.required)),
      entry(code`kind`, literal(headerKind(header, schemas))),
      ...(schema === undefined ? [] : [entry(code`schema`, schema)]),
    ]);
  });
  return array(descriptors);
}

/** A response's key in a type: a number for a status, so that `Response<E, 200>` finds it. */
export function statusKey(status: string): Code {
  return /^[1-9]\d\d$/.test(status) ? literal(Number(status)) : typeKey(status);
}
