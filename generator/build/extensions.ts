import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../json/json.js";
import { declarationFault, type PaginationDeclaration } from "../options/pagination-option.js";
import { isSpeakeasyPagination } from "./operations/speakeasy-pagination.js";
import type { RawObject } from "./raw.js";
import { entry } from "./schemas/value-advice.js";

/**
 * All extensions (`x-…`) that specwright reads: where each may be, its form, and its meaning. All readers
 * use these functions, so a value of another form is always a finding. `docs/extensions.md` is generated
 * from this table (`npm run test:update`).
 */

type Place = "root" | "operation" | "parameter" | "schema";

interface Extension {
  readonly on: readonly Place[];
  /** The form of its value, in words: "must be …". */
  readonly form: string;
  /** A value of this form, as YAML writes it. */
  readonly example: string;
  readonly test: (value: JsonValue) => boolean;
  /** What it does, for the documentation. */
  readonly meaning: string;
}

const isText = (value: JsonValue): value is string => typeof value === "string";
const isFlag = (value: JsonValue): value is boolean => typeof value === "boolean";
const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
const isTextList = (value: JsonValue): value is readonly string[] =>
  isList(value) && value.every(isText);
const isTextMap = (value: JsonValue): value is Readonly<Record<string, string>> =>
  isJsonObject(value) && Object.values(value).every(isText);
const isGroups = (value: JsonValue): value is Readonly<Record<string, readonly string[]>> =>
  isJsonObject(value) && Object.values(value).every(isTextList);
const isExtensible = (value: JsonValue): value is boolean | readonly JsonValue[] =>
  isFlag(value) || isList(value);
const isTextListOrMap = (
  value: JsonValue,
): value is readonly string[] | Readonly<Record<string, string>> =>
  isTextList(value) || isTextMap(value);
/** The form of protobuf's full names: `app.v1.App`, `Outer.Inner`. */
const isMessageName = (value: JsonValue): value is string =>
  isText(value) && /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(value);
const isUnknownValues = (value: JsonValue): value is "allow" | "disallow" =>
  value === "allow" || value === "disallow";

const isPagination = (value: JsonValue): value is (PaginationDeclaration & JsonObject) | false =>
  value === false || declarationFault(value) === undefined;

const table = {
  "x-oneofs": {
    on: ["schema"],
    form: "an object of lists of property names, by group",
    example: "{ home: [house, flat] }",
    test: isGroups,
    meaning:
      "The protobuf oneofs of a message: of the fields of a group at most one is set. Becomes a union type, a rule of the validator, and the functions `which…`, `set…` and `clear…`.",
  },
  "x-field-mask": {
    on: ["schema"],
    form: "the key of a component schema",
    example: "Pet",
    test: isText,
    meaning:
      "On a string: it is a field mask, the JSON form of `google.protobuf.FieldMask`, about this component. Its type completes the paths, validators of requests refuse paths that do not exist, and `masks.ts` has functions that make masks (docs/protojson.md).",
  },
  "x-message": {
    on: ["schema"],
    form: "the full name of a protobuf message",
    example: "pets.v1.Pet",
    test: isMessageName,
    meaning:
      "On a component schema: the protobuf message that it is, so that `unpackAny` in `messages.ts` finds it behind `@type` (docs/protojson.md).",
  },
  "x-protojson": {
    on: ["root"],
    form: "true or false",
    example: "true",
    test: isFlag,
    meaning:
      'Whether the document is ProtoJSON: a `duration` is then `"3.5s"` and not ISO 8601, and a null field is unset. Without it, a document with oneofs is. The option `protojson` takes precedence.',
  },
  "x-name": {
    on: ["schema"],
    form: "a string",
    example: "Pet",
    test: isText,
    meaning: "The name of a component's type, instead of the one derived from its key.",
  },
  "x-accessor": {
    on: ["operation"],
    form: "a string",
    example: "pets.list",
    test: isText,
    meaning:
      "The place of the operation in the tree `endpoints`: `apps.entitlements.create`. Without it: its first tag, then its name.",
  },
  "x-aliases": {
    on: ["operation", "schema"],
    form: "a list of strings",
    example: "[getApp, FetchApp]",
    test: isTextList,
    meaning:
      "What other clients or older documents call it. The names appear in comments, and in a table of the package's README, so that a search finds them.",
  },
  "x-rpc": {
    on: ["operation"],
    form: "a string",
    example: "app.v1.Apps.Get",
    test: isText,
    meaning:
      "The RPC behind the operation: `app.v1.Apps.Get`. It appears in the comment of the descriptor.",
  },
  "x-keep-slashes": {
    on: ["parameter"],
    form: "true or false",
    example: "true",
    test: isFlag,
    meaning:
      "`true`: the value of this path parameter is several segments of the path, such as the name of a resource, `shelves/1/books/2`. Its slashes are sent as they are, and the text between them is percent-encoded; the segments `.` and `..` are refused. Without it a slash is sent as `%2F`, as OpenAPI says, unless the template has the form `{name=shelves/*}`, `{path=**}` or `{+name}`; `false`: then too.",
  },
  "x-extensible-enum": {
    on: ["schema"],
    form: "true, false, or the list of known values",
    example: "true",
    test: isExtensible,
    meaning:
      'Values will be added: wherever the enum is received, unknown strings are accepted. `false`: it stays closed, also with `unknownEnumValues: "open"`. A list replaces `enum`.',
  },
  "x-speakeasy-unknown-values": {
    on: ["schema"],
    form: '"allow" or "disallow"',
    example: "allow",
    test: isUnknownValues,
    meaning: "`allow` is `x-extensible-enum: true`, `disallow` is `x-extensible-enum: false`.",
  },
  "x-enum-varnames": {
    on: ["schema"],
    form: "a list of strings, one per value of `enum`",
    example: "[Small, Large]",
    test: isTextList,
    meaning:
      "The names of the values, where enums become objects or TypeScript enums (option `enums`).",
  },
  "x-enumNames": {
    on: ["schema"],
    form: "a list of strings, one per value of `enum`",
    example: "[Small, Large]",
    test: isTextList,
    meaning: "As `x-enum-varnames`, which takes precedence.",
  },
  "x-enum-descriptions": {
    on: ["schema"],
    form: "a list of strings, one per value of `enum`, or an object of strings by value",
    example: "{ S: Small, L: Large }",
    test: isTextListOrMap,
    meaning: "What the values mean: shown in the documentation comment.",
  },
  "x-speakeasy-name-override": {
    on: ["operation", "schema"],
    form: "a string",
    example: "list",
    test: isText,
    meaning:
      "On a component schema: as `x-name`, which takes precedence. On an operation: its last name in the tree `endpoints`; `x-accessor` takes precedence.",
  },
  "x-pagination": {
    on: ["operation"],
    form: 'an object with the `type` "cursor", "offset", "page" or "link" and the fields of that type, or false',
    example: "{ type: offset, offset: offset, items: data }",
    test: isPagination,
    meaning:
      "How the operation gives its items page after page: `.items` of the client and `paginate` ask for one page after the other. `false`: it has no pages, whatever its names look like. [Fields of each type](client.md#pages). The option `pagination` takes precedence.",
  },
  "x-speakeasy-pagination": {
    on: ["operation"],
    form: 'an object with the `type` "offsetLimit", "cursor" or "url", with `inputs` and `outputs` of that type',
    example:
      "{ type: offsetLimit, inputs: [{ name: page, in: parameters, type: page }], outputs: { results: $.data } }",
    test: isSpeakeasyPagination,
    meaning:
      "As `x-pagination`, which takes precedence: `offsetLimit` is `page` or `offset`, `cursor` is `cursor`, `url` is `link`. A page that is shorter than its limit is not taken for the last one, since servers may have a lower limit: the empty one is.",
  },
  "x-speakeasy-group": {
    on: ["operation"],
    form: "a string",
    example: "pets",
    test: isText,
    meaning:
      "The names under which the operation is in the tree `endpoints`, instead of its first tag: `apps.entitlements`. `x-accessor` takes precedence.",
  },
  "x-nullable": {
    on: ["schema"],
    form: "true or false",
    example: "true",
    test: isFlag,
    meaning: "`true`: null is accepted too. The `nullable` of documents that began as Swagger 2.0.",
  },
  "x-deprecated-message": {
    on: ["operation", "schema"],
    form: "a string",
    example: "Use listPets.",
    test: isText,
    meaning: "What to use instead of something deprecated: the text after `@deprecated`.",
  },
} as const satisfies Readonly<Record<`x-${string}`, Extension>>;

export type ExtensionName = keyof typeof table;

type Guarded<Test> = Test extends ((value: JsonValue) => value is infer Value extends JsonValue)
  ? Value
  : never;
type ValueOf<Name extends ExtensionName> = Guarded<(typeof table)[Name]["test"]>;

/** The table as data, for documentation. */
export const extensions: Readonly<Record<ExtensionName, Extension>> = table;

/** The extension's value; undefined where there is none, or one of another form. */
export function extensionOf<Name extends ExtensionName>(
  object: JsonObject,
  name: Name,
): ValueOf<Name> | undefined {
  const value = ownValue(object, name);
  return value !== undefined && extensions[name].test(value) ? (value as ValueOf<Name>) : undefined;
}

/** As `extensionOf`, but a value of another form is reported at its place, and ignored. */
export function readExtension<Name extends ExtensionName>(
  raw: RawObject,
  name: Name,
): ValueOf<Name> | undefined {
  if (!raw.has(name)) return undefined;
  const value = extensionOf(raw.value, name);
  if (value === undefined) {
    const message = `\`${name}\` must be ${extensions[name].form}: it is ignored.`;
    const fix = `Write ${entry(name, extensions[name].example)}, or remove it.`;
    raw.report("invalid-extension", message, name, fix);
  }
  return value;
}
