import type { Operation, Parameter, Schema } from "../../model/model.js";
import { code, type Code, literal, nothing, typeKey } from "../code/code.js";
import { array, entry, memberList, object } from "../code/combine.js";
import { converter } from "../codecs/converter.js";
import { needsDigits, scalarCoding } from "../codecs/scalar-coding.js";
import type { Imports } from "../imports.js";
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
  const members = operation.responses.flatMap(({ status, headers }) => {
    if (headers.length === 0) return [];
    const fields = headers.map((header) => {
      const name = typeKey(header.name.toLowerCase());
      return code`${name}${header.required ? nothing : code`?`}: ${valueType(header, outer)}`;
    });
    return [code`${statusKey(status)}: ${memberList(fields)}`];
  });
  return members.length === 0 ? undefined : memberList(members);
}

/**
 * A text that no reader takes apart is typed as one, whatever its schema says. JSON is decoded as in a body; other
 * headers are read, and not decoded any further, but for 64-bit integers, whose digits are there.
 */
function valueType(header: Parameter, outer: TypeScope): Code {
  const kind = headerKind(header, outer.schemas);
  if (!isRead(header, outer.schemas)) return code`string`;
  const isDecoded = kind === "json" || exactKind(header, outer) !== undefined;
  return typeExpression(header.schema, isDecoded ? outer : (outer.decoded?.wire ?? outer));
}

/** What the 64-bit integers of a header become; undefined where it has none, or they stay numbers. */
function exactKind(
  header: Parameter,
  { schemas, style }: Pick<TypeScope, "schemas" | "style">,
): "bigint" | "string" | undefined {
  const kind = headerKind(header, schemas);
  if (kind !== "number" && kind !== "numbers") return undefined;
  const resolved = schemas.resolve(header.schema);
  const scalar = resolved.kind === "array" && resolved.items ? resolved.items : resolved;
  const coding = scalarCoding(schemas.resolve(scalar), style);
  if (coding === "bigintNumberCodec") return "bigint";
  return coding === "textNumberCodec" ? "string" : undefined;
}

/** Whether its value is one of its schema: a text that no reader takes apart is not. */
export function isRead(header: Parameter, schemas: NamedSchemas): boolean {
  const isText = headerKind(header, schemas) === "text";
  return !isText || scalarKind(header.schema, schemas) === "text";
}

/** What writes the descriptors of headers: the part of a `DescriptorWriter` that they need. */
interface HeaderWriter extends TypeScope {
  readonly imports: Imports;
  readonly headerSchema?: (header: Parameter) => Code | undefined;
}

/** The headers of a response as the runtime reads them, and what it checks their values with. */
export function headerDescriptors(headers: readonly Parameter[], writer: HeaderWriter): Code {
  const descriptors = headers.map((header) => {
    const schema = writer.headerSchema?.(header);
    const exact = exactKind(header, writer);
    return object([
      entry(code`name`, literal(header.name.toLowerCase())),
      entry(code`required`, literal(header.required)),
      entry(code`kind`, literal(headerKind(header, writer.schemas))),
      ...(exact === undefined ? [] : [entry(code`exact`, literal(exact))]),
      ...jsonEntries(header, writer),
      ...(schema === undefined ? [] : [entry(code`schema`, schema)]),
    ]);
  });
  return array(descriptors);
}

/** How JSON that is decoded is read; its codec needs the digits that `JSON.parse` rounds. */
function jsonEntries(header: Parameter, writer: HeaderWriter): Code[] {
  const { decoded, imports, schemas, style } = writer;
  if (decoded === undefined || headerKind(header, schemas) !== "json") return [];
  const decode = converter("decode", header.schema, decoded.codings, imports);
  if (decode === undefined) return [];
  return [
    ...(needsDigits(style) ? [entry(code`parse`, imports.runtime("parseJson"))] : []),
    entry(code`decode`, decode),
  ];
}

/** A response's key in a type: a number for a status, so that `Response<E, 200>` finds it. */
export function statusKey(status: string): Code {
  return /^[1-9]\d\d$/.test(status) ? literal(Number(status)) : typeKey(status);
}
