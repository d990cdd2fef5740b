import type { MediaType, Operation, Parameter, Schema } from "../../model/model.js";
import { code, literal, propertyKey, type Code } from "../code/code.js";
import { array, call, entry, object } from "../code/combine.js";
import { converter } from "../codecs/converter.js";
import { headerDescriptors } from "./header-types.js";
import type { Imports } from "../imports.js";
import { bodyKind, isBinary } from "./media-types.js";
import type { TypeScope } from "../types/type-scope.js";

/** What writes descriptors: it names types, and gains the imports that they need. */
export interface DescriptorWriter extends TypeScope {
  readonly imports: Imports;
  /** The Standard Schema that bodies of a named schema are checked with; nobody checks them without it. */
  readonly bodySchema?: (name: string) => Code;
  /** As `bodySchema`, a body of JSON in short, with its media type; undefined where that does not say all. */
  readonly jsonBody?: (name: string) => Code | undefined;
  /**
   * Whether functions may say what is usual. Only inside of a function: what is called at module level stays in
   * every bundle.
   */
  readonly isShort?: boolean;
  /** Whether responses are read, and not sent. */
  readonly readsResponses?: boolean;
  /** Whether requests are read, and not sent. */
  readonly readsRequests?: boolean;
  /** What the value of a header is checked with, in responses that come in. */
  readonly headerSchema?: (header: Parameter) => Code | undefined;
}

export function parameterCodes(
  operation: Operation,
  place: Parameter["in"],
  writer: DescriptorWriter,
): Code[] {
  const group = operation.parameters.filter((parameter) => parameter.in === place);
  return group.map((parameter) => parameterCode(parameter, writer));
}

/** Where a parameter stands: the function of the runtime that describes it, and what that one takes as usual. */
const usualParameters = {
  path: { make: "inPath", style: "simple", explode: false, required: true },
  query: { make: "inQuery", style: "form", explode: true, required: false },
  header: { make: "inHeader", style: "simple", explode: false, required: false },
  cookie: { make: "inCookie", style: "form", explode: true, required: false },
} as const satisfies Readonly<Record<Parameter["in"], object>>;

function parameterCode(parameter: Parameter, writer: DescriptorWriter): Code {
  const { decoded, imports } = writer;
  const { name, style, explode, required, allowReserved, mediaType, wholeQuery, schema } =
    parameter;
  const keepSlashes = parameter.keepsSlashes === true;
  const { make, ...usual } = usualParameters[parameter.in];
  const isUsual = (key: keyof typeof usual) =>
    writer.isShort === true && parameter[key] === usual[key];
  const plain = {
    ...(isUsual("style") ? {} : { style }),
    ...(isUsual("explode") ? {} : { explode }),
    ...(isUsual("required") ? {} : { required }),
    ...(allowReserved ? { allowReserved } : {}),
    ...(keepSlashes ? { keepSlashes } : {}),
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(wholeQuery ? { wholeQuery } : {}),
  };
  // A reference leads to `encodeFoo`, which other modules see; the codec itself they do not.
  const codec =
    decoded === undefined ? undefined : converter("encode", schema, decoded.codings, imports);
  const entries = [
    ...Object.entries(plain).map(([key, value]) => entry(propertyKey(key), literal(value))),
    ...(codec === undefined ? [] : [entry(code`encode`, codec)]),
  ];
  if (writer.isShort !== true) return object([entry(code`name`, literal(name)), ...entries]);
  return call(imports.runtime(make), [
    literal(name),
    ...(entries.length === 0 ? [] : [object(entries)]),
  ]);
}

/** The body of a request; undefined where it has none. */
export function requestBodyCode(operation: Operation, writer: DescriptorWriter): Code | undefined {
  const { requestBody: body } = operation;
  const [media, ...others] = body?.content ?? [];
  if (body === undefined || media === undefined) return undefined;
  const isReceived = writer.readsRequests === true;
  const [mediaType, ...rest] = contentEntries(media, writer, isReceived);
  return object([
    ...(mediaType === undefined ? [] : [mediaType]),
    entry(code`required`, literal(body.required)),
    ...rest,
    ...alternatives(others, writer, isReceived),
  ]);
}

export function responsesCode(operation: Operation, writer: DescriptorWriter): Code {
  const entries = operation.responses.map(({ status, content, headers }) => {
    const [media, ...others] = content;
    const isReceived = writer.readsResponses === true;
    const parts = [
      ...(media === undefined ? [] : contentEntries(media, writer, isReceived)),
      ...alternatives(others, writer, isReceived),
      ...(headers.length === 0 ? [] : [entry(code`headers`, headerDescriptors(headers, writer))]),
    ];
    const key = /^[1-9]\d\d$/.test(status) ? literal(Number(status)) : propertyKey(status);
    const whole = media === undefined || parts.length > 1 ? undefined : shortBody(media, writer);
    return entry(key, whole ?? object(parts));
  });
  return object(entries);
}

function alternatives(
  others: readonly MediaType[],
  writer: DescriptorWriter,
  isReceived = false,
): Code[] {
  if (others.length === 0) return [];
  const entries = others.map((media) => object(contentEntries(media, writer, isReceived)));
  return [entry(code`alternatives`, array(entries))];
}

function contentEntries(media: MediaType, writer: DescriptorWriter, isReceived = false): Code[] {
  const short = shortBody(media, writer);
  if (short !== undefined) return [code`...${short}`];
  const { mediaType, schema, itemSchema, encoding } = media;
  const isRaw = isBinary(media, writer.schemas);
  const schemaCode = isRaw ? undefined : schemaOf(schema, writer);
  const { decoded } = writer;
  const encode =
    isRaw || decoded === undefined
      ? undefined
      : converter("encode", schema, decoded.codings, writer.imports);
  const itemCode = itemSchema === undefined ? undefined : schemaOf(itemSchema, writer);
  const fields = encoding.map(({ property, ...how }) => {
    return entry(propertyKey(property), literal(how));
  });
  return [
    entry(code`mediaType`, literal(mediaType)),
    ...(schemaCode === undefined ? [] : [entry(code`schema`, schemaCode)]),
    ...(encode === undefined ? [] : [entry(code`encode`, encode)]),
    ...(isReceived ? receivedEntries(media, writer) : []),
    ...(itemCode === undefined ? [] : [entry(code`itemSchema`, itemCode)]),
    ...(fields.length === 0 ? [] : [entry(code`encoding`, object(fields))]),
  ];
}

/** A body that is JSON, checked, and nothing more. */
function shortBody(media: MediaType, writer: DescriptorWriter): Code | undefined {
  const { mediaType, schema, itemSchema, encoding } = media;
  const isMore = itemSchema !== undefined || encoding.length > 0;
  if (mediaType !== "application/json" || schema.kind !== "ref" || isMore) return undefined;
  if (isBinary(media, writer.schemas)) return undefined;
  return writer.jsonBody?.(writer.schemas.get(schema.target).name);
}

/** What only bodies that come back have: how they are read, and decoded where nobody checks them. */
function receivedEntries(media: MediaType, writer: DescriptorWriter): Code[] {
  const kind = bodyKind(media, writer.schemas);
  const whole = kind === undefined ? decoder(media.schema, writer) : undefined;
  const item = media.itemSchema === undefined ? undefined : decoder(media.itemSchema, writer);
  return [
    ...(whole === undefined ? [] : [entry(code`decode`, whole)]),
    ...(kind === undefined ? [] : [entry(code`kind`, literal(kind))]),
    ...(item === undefined ? [] : [entry(code`decodeItem`, item)]),
  ];
}

function decoder(
  schema: Schema,
  { decoded, imports, schemas }: DescriptorWriter,
): Code | undefined {
  if (schema.kind !== "ref" || decoded?.codings.isCoded(schema) !== true) return undefined;
  return imports.value("./codecs.js", `decode${schemas.get(schema.target).name}`);
}

function schemaOf(schema: Schema, writer: DescriptorWriter): Code | undefined {
  if (schema.kind !== "ref") return undefined;
  return writer.bodySchema?.(writer.schemas.get(schema.target).name);
}

/** The alternatives of an operation. */
export function securityCodes(operation: Operation): Code[] {
  return operation.security.map((requirement) => {
    return object(
      requirement.map(({ scheme, scopes }) => entry(propertyKey(scheme), literal(scopes))),
    );
  });
}
