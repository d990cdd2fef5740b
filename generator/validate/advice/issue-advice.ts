import { isJsonObject, itemsOf, ownValue, type JsonValue } from "../../json/json.js";
import {
  nullableWord,
  typeAdvice,
  unionAdvice,
  type TypeSurroundings,
} from "../../build/schemas/type-advice.js";
import {
  choiceAdvice,
  entry,
  itemAdvice,
  objectItemAdvice,
  short,
  valueAdvice,
  type Form,
} from "../../build/schemas/value-advice.js";
import type { Issue } from "../generated/runtime/issues.js";
import { kindAt, type Version } from "../object-grammar.js";

/** A violation of the meta-schema. */
export interface Breach {
  readonly issue: Issue;
  readonly value: JsonValue | undefined;
  /** The kind of the object that contains the value, as in the grammar. */
  readonly kind: string | undefined;
  readonly version: Version;
}

/** The fix for a violation of the meta-schema. */
export function issueAdvice(breach: Breach): string {
  const { issue, value, kind } = breach;
  const key = lastName(issue);
  switch (issue.code) {
    case "type":
      return formAdvice(breach, key);
    case "enum":
    case "const":
      return listedAdvice(breach, key);
    case "pattern":
    case "format":
      return textAdvice(breach, key);
    case "minLength":
      return `Write a text, or remove \`${short(key)}\`.`;
    case "minItems":
      return `Add an item, or remove \`${short(key)}\`.`;
    case "minProperties":
      return `Add an entry to \`${short(key)}\`, or remove it.`;
    case "maxProperties":
      return isJsonObject(value) ? keepOne(Object.keys(value)) : `Keep ${issue.expected}.`;
    case "maxItems":
    case "maxLength":
      return `Keep ${issue.expected}.`;
    case "uniqueItems":
      return `Remove ${repeated(value)} from \`${short(key)}\`, which it contains twice.`;
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
    case "multipleOf":
      return `Write a number that is ${issue.expected}.`;
    case "dependentRequired":
    case "required":
      return `Add \`${short(key)}\`.`;
    case "depth":
      return "Split the document: name the inner parts under `components`.";
    case "anyOf":
    case "oneof":
    case "oneOf":
      if (kind === "schema" && key === "type") return listedAdvice(breach, key);
      return formAdvice(breach, key);
    default:
      return `Write ${issue.expected === "" ? "another value" : issue.expected}, or remove \`${short(key)}\`.`;
  }
}

/** `parameters` for `parameters.0`: items are named after their list. */
function lastName({ path }: Issue): string {
  const names = path.filter((part): part is string => typeof part === "string");
  return names.at(-1) ?? "the document";
}

function formAdvice({ issue, value = null, kind, version }: Breach, key: string): string {
  const isItem = typeof issue.path.at(-1) === "number";
  const forms = issue.expected.split(/ or |, /);
  const form = forms.map((name) => formNames[name]).find((known) => known !== undefined);
  if (form === undefined) return `Write ${issue.expected}.`;
  if (isItem && form === "object") return objectItemAdvice(key, value);
  if (isItem) return itemAdvice(key, value);
  if (isScopes(issue)) return `Write ${entry(key, "[]")}, or the scopes: ${entry(key, "[read]")}.`;
  if (form === "object" && isEntry(issue, "examples") && version !== "2.0") {
    return `Write ${entry(key, `{ value: ${isJsonObject(value) ? "…" : JSON.stringify(value)} }`)}.`;
  }
  if (key === "discriminator" && form === "string" && isJsonObject(value)) {
    const name = ownValue(value, "propertyName");
    return `Write ${entry(key, typeof name === "string" ? name : "kind")}, the name of the property.`;
  }
  if (kind === "schema" && key === "type") return typeAdvice(value, surroundings(version));
  if (form === "object" && typeof value === "boolean" && isSchemaPlace(issue, version)) {
    return value
      ? `Write ${entry(key, "{}")}, which accepts any value.`
      : `Write ${entry(key, "{ not: {} }")}, which accepts no value.`;
  }
  return valueAdvice(key, form, value);
}

function surroundings(version: Version): TypeSurroundings {
  return { nullable: nullableWord(version), isSchema: () => false };
}

function isSchemaPlace({ path }: Issue, version: Version): boolean {
  return kindAt(path, version)?.name === "schema";
}

const formNames: Readonly<Partial<Record<string, Form>>> = {
  string: "string",
  boolean: "boolean",
  number: "number",
  integer: "count",
  object: "object",
  array: "array",
};

/** The scopes of a security requirement: `security.0.login`. */
function isScopes({ path }: Issue): boolean {
  return path.length > 2 && path.at(-3) === "security" && typeof path.at(-2) === "number";
}

function isEntry({ path }: Issue, map: string): boolean {
  return path.at(-2) === map;
}

function listedAdvice(breach: Breach, key: string): string {
  const { issue, value, kind, version } = breach;
  if (kind === "parameter" && key === "required") {
    return "Write `required: true`: path parameters always are.";
  }
  const text = typeof value === "string" ? value : "";
  const since = laterValues.get(`${kind}.${key}: ${text}`);
  if (since !== undefined && version !== "2.0") {
    return `${entry(key, text)} came with OpenAPI ${since}: write \`openapi: ${since}.0\`, or another value.`;
  }
  if (kind === "securityScheme" && key === "type" && typeof value === "string") {
    const known = schemeAdvice(value, version);
    if (known !== undefined) return known;
  }
  if (kind === "schema" && key === "type") {
    if (Array.isArray(value) && value.every((item: JsonValue) => typeof item === "string")) {
      return `Write ${unionAdvice(value, nullableWord(version))}.`;
    }
    return typeAdvice(value ?? null, surroundings(version));
  }
  const listed = [...issue.expected.matchAll(/"([^"]*)"/g)].map(([, text = ""]) => text);
  return issue.code === "const" || listed.length === 0
    ? `Write ${entry(key, issue.expected.replaceAll('"', ""))}.`
    : choiceAdvice(key, value ?? null, listed);
}

/** Values that later versions of OpenAPI added. */
const laterValues: ReadonlyMap<string, string> = new Map([
  ["parameter.in: querystring", "3.2"],
  ["parameter.style: cookie", "3.2"],
]);

/** Advice for common wrong types of security schemes. */
function schemeAdvice(type: string, version: Version): string | undefined {
  const key = type.toLowerCase();
  const isToken = ["bearer", "jwt", "token", "bearerauth", "bearertoken"].includes(key);
  if (version === "2.0") {
    if (isToken) return "Write `type: apiKey` with `name: Authorization` and `in: header`.";
    return key === "http" ? "Write `type: basic`." : undefined;
  }
  if (isToken) return "Write `type: http` with `scheme: bearer`.";
  if (key === "basic") return "Write `type: http` with `scheme: basic`.";
  if (key === "oidc" || key === "openid") return "Did you mean `openIdConnect`?";
  return key === "mutualtls" && version === "3.0"
    ? "`mutualTLS` came with OpenAPI 3.1: write `openapi: 3.1.0`, or remove the scheme."
    : undefined;
}

function textAdvice({ issue, value, kind, version }: Breach, key: string): string {
  const text = typeof value === "string" ? value : "";
  if (version === "2.0" && key === "host") {
    const [, host = "", path] = /^(?:[a-z+]+:\/\/)?([^/?#]*)(\/[^/?#]+)?/i.exec(text) ?? [];
    const rest = path === undefined ? "" : `, and \`basePath: ${short(path)}\``;
    return `Write the host alone: ${entry("host", host === "" ? "api.example.com" : short(host))}${rest}.`;
  }
  if (version === "2.0" && key === "basePath") return `Write ${entry(key, `/${short(text)}`)}.`;
  if (kind === "securityScheme" && key === "scheme") {
    return "Remove `bearerFormat`, or write `scheme: bearer`.";
  }
  if (key === "openapi") return "Write the version in three parts, such as `openapi: 3.1.0`.";
  return `Write a text that matches ${issue.expected.replace(/^(?:a )?string matching /, "")}.`;
}

function keepOne(keys: readonly string[]): string {
  return `Keep one of ${keys
    .slice(0, 5)
    .map((key) => `\`${short(key)}\``)
    .join(", ")}.`;
}

function repeated(value: JsonValue | undefined): string {
  const items = itemsOf(value);
  const texts = items.map((item) => JSON.stringify(item));
  const twice = texts.find((text, index) => texts.indexOf(text) < index);
  return twice === undefined ? "the item" : `\`${short(twice)}\``;
}
