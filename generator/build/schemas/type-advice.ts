import { nearestName } from "../../text/nearest-name.js";
import type { JsonValue } from "../../json/json.js";
import { plain, short } from "./value-advice.js";

/** What the advice depends on, besides the name. */
/** The keyword that adds null to a schema of this version, where `type` cannot; `x-nullable` in Swagger 2.0. */
export type NullableWord = "nullable" | "x-nullable";

export function nullableWord(version: string): NullableWord | undefined {
  if (version === "2.0") return "x-nullable";
  return version === "3.0" ? "nullable" : undefined;
}

export interface TypeSurroundings {
  /** OpenAPI 3.0 and Swagger 2.0: one type, and `nullable` for null. */
  /** The keyword that adds null to a type; undefined where `type` may be a list. */
  readonly nullable: NullableWord | undefined;
  /** Whether there is a component schema of this name. */
  readonly isSchema: (name: string) => boolean;
}

const typeNames = ["string", "number", "integer", "boolean", "array", "object", "null"];

/** Types of other languages, with the equivalent type and format of JSON Schema. */
const aliases: Readonly<Record<string, readonly [type: string, format?: string]>> = {
  ...aliasesOf("string", "str text varchar char character chars nvarchar longtext char[]"),
  ...aliasesOf("boolean", "bool bit flag"),
  ...aliasesOf("integer", "int short smallint tinyint uint ushort whole"),
  ...aliasesOf("number", "decimal numeric real num money bigdecimal fixed"),
  ...aliasesOf("number", "float float32 single", "float"),
  ...aliasesOf("number", "double float64 doubleprecision", "double"),
  ...aliasesOf("integer", "int32 integer32 i32 sint32 sfixed32", "int32"),
  ...aliasesOf("integer", "long int64 integer64 i64 bigint biginteger sint64", "int64"),
  ...aliasesOf("integer", "uint32 u32", "uint32"),
  ...aliasesOf("integer", "ulong uint64 u64", "uint64"),
  ...aliasesOf("string", "date localdate fulldate", "date"),
  ...aliasesOf(
    "string",
    "datetime timestamp datetimeoffset localdatetime instant isodate iso8601 zoneddatetime time.time",
    "date-time",
  ),
  ...aliasesOf("string", "time localtime", "time"),
  ...aliasesOf("string", "duration timespan interval", "duration"),
  ...aliasesOf("string", "uuid guid", "uuid"),
  ...aliasesOf("string", "email emailaddress", "email"),
  ...aliasesOf("string", "uri url link href", "uri"),
  ...aliasesOf("string", "hostname host", "hostname"),
  ...aliasesOf("string", "ipv4 ip ipaddress", "ipv4"),
  ...aliasesOf("string", "ipv6", "ipv6"),
  ...aliasesOf("string", "password secret", "password"),
  ...aliasesOf("string", "byte bytes base64 bytearray", "byte"),
  ...aliasesOf("string", "binary file blob image stream octetstream upload", "binary"),
  ...aliasesOf("object", "obj struct class record model message entity json jsonobject"),
};

function aliasesOf(
  type: string,
  names: string,
  format?: string,
): Record<string, readonly [type: string, format?: string]> {
  const target = format === undefined ? ([type] as const) : ([type, format] as const);
  return Object.fromEntries(names.split(" ").map((name) => [name, target]));
}

const anything = new Set(["any", "anything", "mixed", "unknown", "dynamic", "variant", "all", "*"]);
const lists = new Set(["list", "set", "collection", "vector", "slice", "tuple", "arraylist"]);
const maps = new Set(["map", "dict", "dictionary", "hash", "hashmap", "hashtable", "keyvalue"]);
const nothing = new Set(["null", "nil", "none", "undefined", "void", "empty", "nothing"]);

/** What to write instead of a value of `type` that is not a type. */
export function typeAdvice(value: JsonValue, around: TypeSurroundings): string {
  // Longer texts are not type names, and searching them would take long.
  if (typeof value !== "string" || value.length > 100) return oneOfThem(around);
  const rewritten = rewrite(value.trim(), around);
  return rewritten === undefined ? oneOfThem(around) : `Write ${rewritten}.`;
}

function oneOfThem({ nullable }: TypeSurroundings): string {
  const names = nullable !== undefined ? typeNames.filter((name) => name !== "null") : typeNames;
  const list = names.map((name) => `\`${name}\``);
  return `Write one of the types ${list.slice(0, -1).join(", ")} and ${list.at(-1)}, or leave \`type\` out: any value fits then.`;
}

function rewrite(name: string, around: TypeSurroundings): string | undefined {
  const key = name.toLowerCase().replace(/^(?:java\.\w+\.|system\.)/, "");
  const bare = key.replace(/[\s_-]/g, "");
  if (typeNames.includes(key) && key !== "null") return `\`type: ${key}\``;
  const [type, format] = own(aliases, key) ?? own(aliases, bare) ?? [];
  if (type !== undefined) return withFormat(type, format);
  if (nothing.has(key)) return nullType(around);
  if (anything.has(key)) return "no `type`: a schema without it accepts any value";
  if (lists.has(key)) return "`type: array` with `items`, the schema of the items";
  if (maps.has(key)) return "`type: object` with `additionalProperties`, the schema of the values";
  if (key === "enum") return "`type: string` with `enum`, the list of values";
  return (
    composed(name, around) ??
    (around.isSchema(name) ? `\`$ref: '#/components/schemas/${short(name)}'\`` : undefined) ??
    near(key)
  );
}

function own(
  table: typeof aliases,
  key: string,
): readonly [type: string, format?: string] | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function near(name: string): string | undefined {
  const type = nearestName(name, typeNames);
  return type === undefined ? undefined : `\`type: ${type}\``;
}

function withFormat(type: string, format: string | undefined): string {
  return format === undefined
    ? `\`type: ${type}\``
    : `\`type: ${type}\` with \`format: ${format}\``;
}

function nullType({ nullable }: TypeSurroundings): string {
  return nullable !== undefined
    ? `\`${nullable}: true\` beside the type that the value has otherwise`
    : '`type: "null"`, with quotes';
}

/** `string[]`, `list of Pet`, `map<string, int>`, `string | null`, `string?`. */
function composed(name: string, around: TypeSurroundings): string | undefined {
  const item =
    /^(.+)\[\]$/.exec(name)?.[1] ??
    /^(?:array|list|set|collection|seq|sequence|vector|ienumerable)\s*(?:of\s+|[<([])([^<>]+?)[>)\]]?$/i.exec(
      name,
    )?.[1] ??
    /^(\w+)[ _-](?:array|list)$/i.exec(name)?.[1];
  if (item !== undefined) return `\`type: array\` with \`items: ${schemaOf(item, around)}\``;
  const [, value] =
    /^(?:map|dict|dictionary|record|hash)\s*[<([][^,<>]*,\s*([^<>]+?)[>)\]]$/i.exec(name) ?? [];
  if (value !== undefined) {
    return `\`type: object\` with \`additionalProperties: ${schemaOf(value, around)}\``;
  }
  const optional = /^(.+)\?$/.exec(name)?.[1] ?? /^\?(.+)$/.exec(name)?.[1];
  const members =
    optional === undefined ? name.split(/\s*(?:[|,/]|\bor\b)\s*/i) : [optional, "null"];
  return members.length < 2 ? undefined : unionOf(members, around);
}

function schemaOf(name: string, around: TypeSurroundings): string {
  const text = name.trim();
  if (around.isSchema(text)) return `{ $ref: '#/components/schemas/${short(text)}' }`;
  const key = text.toLowerCase();
  const [type, format] = typeNames.includes(key) ? [key] : (own(aliases, key) ?? []);
  if (type === undefined) return "{ … }";
  return format === undefined ? `{ type: ${type} }` : `{ type: ${type}, format: ${format} }`;
}

function unionOf(members: readonly string[], { nullable }: TypeSurroundings): string | undefined {
  const types = members.map((member) => {
    const key = member.trim().toLowerCase();
    if (nothing.has(key)) return "null";
    return typeNames.includes(key) ? key : own(aliases, key)?.[0];
  });
  if (types.some((type) => type === undefined)) return undefined;
  return unionAdvice(types as readonly string[], nullable);
}

/** Several types for one value, as the version writes it. */
export function unionAdvice(types: readonly string[], nullable: NullableWord | undefined): string {
  const others = types.filter((type) => type !== "null");
  if (nullable === undefined) {
    return `\`type: [${types.map((type) => (type === "null" ? '"null"' : type)).join(", ")}]\``;
  }
  const [only = "string"] = others;
  // Swagger 2.0 has one type, and no `anyOf`.
  const isOne = others.length < 2 || nullable === "x-nullable";
  const base = isOne
    ? `\`type: ${plain(only)}\``
    : `\`anyOf: [${others.map((type) => `{ type: ${type} }`).join(", ")}]\``;
  return others.length < types.length ? `${base} with \`${nullable}: true\`` : base;
}

/** What to write where a schema is neither an object nor a boolean. */
export function schemaAdvice(value: JsonValue): string {
  if (value === null) return "Write a schema, such as `{ type: string }`; `{}` accepts any value.";
  if (typeof value !== "string") return "Write one schema, such as `{ type: string }`.";
  if (/^#\/|\.(?:ya?ml|json)\b/i.test(value)) return `Write \`{ $ref: '${short(value)}' }\`.`;
  if (/^(?:true|yes|false|no)$/i.test(value)) {
    return `Write \`${/^[ty]/i.test(value)}\`, without quotes.`;
  }
  const [type, format] = typeNames.includes(value) ? [value] : (own(aliases, value) ?? []);
  if (type === undefined) return "Write an object, such as `{ type: string }`.";
  return format === undefined
    ? `Write \`{ type: ${type} }\`.`
    : `Write \`{ type: ${type}, format: ${format} }\`.`;
}
