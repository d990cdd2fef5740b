import { nearestName } from "../../text/nearest-name.js";
import { isJsonArray, isJsonObject, type JsonValue } from "../../json/json.js";

/** The form that a value must have. */
export type Form = "string" | "boolean" | "number" | "count" | "object" | "array";

/** What to write under `key` in place of a value of another form: the fix of a finding. */
export function valueAdvice(key: string, form: Form, value: JsonValue): string {
  switch (form) {
    case "boolean":
      return booleanAdvice(key, value);
    case "string":
      return stringAdvice(key, value);
    case "number":
    case "count":
      return numberAdvice(key, form, value);
    case "object":
      return objectAdvice(key, value);
    case "array":
      return arrayAdvice(key, value);
    default:
      return form satisfies never;
  }
}

const yes = /^(?:true|yes|y|on|1)$/i;
const no = /^(?:false|no|n|off|0)$/i;

function booleanAdvice(key: string, value: JsonValue): string {
  const bound = /^exclusive(Min|Max)imum$/.exec(key)?.[1];
  if (bound !== undefined && typeof value !== "boolean" && isNumeric(value)) {
    return `Write ${entry(`${bound.toLowerCase()}imum`, String(Number(value)))} with ${entry(key, "true")}.`;
  }
  const text = typeof value === "object" ? "" : String(value);
  const unquoted = typeof value === "string" ? ", without quotes" : "";
  if (yes.test(text)) return `Write ${entry(key, "true")}${unquoted}.`;
  if (no.test(text)) return `Write ${entry(key, "false")}${unquoted}.`;
  return `Write ${entry(key, "true")} or ${entry(key, "false")}.`;
}

function isNumeric(value: JsonValue): boolean {
  if (typeof value === "number") return true;
  return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
}

function stringAdvice(key: string, value: JsonValue): string {
  if (typeof value === "number" || typeof value === "boolean") {
    return `Write ${entry(key, JSON.stringify(String(value)))}, with quotes.`;
  }
  // It is a string in Swagger 2.0 only.
  const known = key === "discriminator" ? "kind" : examples[key];
  const example = entry(key, known ?? '"…"');
  return value === null
    ? `Write a string, such as ${example}, or remove \`${short(key)}\`.`
    : `Write a string, such as ${example}.`;
}

function numberAdvice(key: string, form: "number" | "count", value: JsonValue): string {
  const isText = typeof value === "string" && value.trim() !== "";
  const number = isText ? Number(value) : NaN;
  const fits = form === "count" ? Number.isInteger(number) && number >= 0 : Number.isFinite(number);
  if (fits) return `Write ${entry(key, String(number))}, without quotes.`;
  const wanted = form === "count" ? "a whole number from 0" : "a number";
  return `Write ${wanted}, such as ${entry(key, form === "count" ? "1" : "100")}.`;
}

function objectAdvice(key: string, value: JsonValue): string {
  const example = examples[key] ?? "{}";
  if (typeof value === "string" && Object.hasOwn(wrappings, key)) {
    return `Write ${entry(key, `{ ${wrappings[key]}: ${plain(value)} }`)}.`;
  }
  if (/^[1-5](?:\d\d|XX)$|^default$/.test(key)) {
    const text = typeof value === "string" ? plain(value) : '"OK"';
    return `Write ${entry(key, `{ description: ${text} }`)}.`;
  }
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
  const isNeeded = key === "paths" || key === "info" || key === "responses";
  if (isEmpty && !isNeeded) return `Write ${entry(key, example)}, or remove \`${short(key)}\`.`;
  if (isNeeded) return `Write an object, such as ${entry(key, example)}.`;
  if (isJsonArray(value)) return mapAdvice(key, value);
  return Object.hasOwn(examples, key)
    ? `Write an object, such as ${entry(key, example)}.`
    : `Write an object under \`${short(key)}\`: its fields, indented, or \`{}\`.`;
}

/** A list of objects with a name, where the names should be the keys of a map. */
function mapAdvice(key: string, list: readonly JsonValue[]): string {
  const [first] = list;
  const name = isJsonObject(first) ? first["name"] : typeof first === "string" ? first : undefined;
  const shown = typeof name === "string" ? plain(name) : "name";
  return `Write a map instead of a list, with names as keys: ${entry(key, `{ ${shown}: … }`)}.`;
}

function arrayAdvice(key: string, value: JsonValue): string {
  if (typeof value === "string") {
    const items = value.split(/\s*,\s*|\s+/).filter((item) => item !== "");
    const list = key === "allOf" || key === "oneOf" || key === "anyOf" ? [value] : items;
    return `Write a list: ${entry(key, `[${list.slice(0, 5).map(plain).join(", ")}]`)}.`;
  }
  if (key === "required" && typeof value === "boolean") {
    return "List the property in the schema around it instead, as in `required: [id]`; a property without `required` is optional.";
  }
  if (typeof value === "number" || typeof value === "boolean") {
    return `Write a list: ${entry(key, `[${String(value)}]`)}.`;
  }
  if (isJsonObject(value)) {
    return `Write a list: put \`-\` before each entry of \`${short(key)}\`, or \`[…]\` around them.`;
  }
  return `Write a list, such as ${entry(key, examples[key] ?? "[]")}, or remove \`${short(key)}\`.`;
}

/** What to write for an item of a list of strings. */
export function itemAdvice(key: string, item: JsonValue): string {
  if (typeof item === "number" || typeof item === "boolean") {
    return `Write ${JSON.stringify(String(item))}, with quotes.`;
  }
  const name = isJsonObject(item) ? item["name"] : undefined;
  if (typeof name === "string") return `Write the name alone: ${entry(key, `[${plain(name)}]`)}.`;
  return `Write a string, as in ${entry(key, examples[key] ?? "[a, b]")}, or remove the item.`;
}

/** What to write for an item of a list of objects, by the name of the list. */
export function objectItemAdvice(key: string, item: JsonValue): string {
  const text = typeof item === "string" ? plain(item) : undefined;
  const wrapping = itemWrappings[key];
  if (text !== undefined && wrapping !== undefined) return `Write \`${wrapping(text)}\`.`;
  return `Write an object, as in ${entry(key, examples[key] ?? "[{ … }]")}, or remove the item.`;
}

/** Lists of objects whose items are often written as a string. */
const itemWrappings: Readonly<Record<string, (text: string) => string>> = {
  tags: (text) => `- name: ${text}`,
  servers: (text) => `- url: ${text}`,
  security: (text) => `- ${text}: []`,
  parameters: (text) => `- { name: ${text}, in: query, schema: { type: string } }`,
};

/** What to write where only certain strings are allowed. */
export function choiceAdvice(key: string, given: JsonValue, allowed: readonly string[]): string {
  const near = typeof given === "string" ? nearestName(given, allowed) : undefined;
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  const [only = ""] = allowed;
  if (allowed.length === 1) return `Write ${entry(key, only)}, or remove \`${short(key)}\`.`;
  const list = allowed.map((text) => `\`${text}\``);
  return `Write ${list.slice(0, -1).join(", ")} or ${list.at(-1)}.`;
}

/** A correct value for each field, by its name. */
const examples: Readonly<Record<string, string>> = {
  info: '{ title: "My API", version: "1.0.0" }',
  title: '"My API"',
  version: '"1.0.0"',
  summary: '"List pets"',
  description: '"A pet."',
  operationId: "listPets",
  name: "id",
  url: "https://example.com",
  pattern: "'^[a-z]+$'",
  format: "date-time",
  $ref: "'#/components/schemas/Pet'",
  propertyName: "kind",
  license: '{ name: "MIT" }',
  contact: '{ name: "API team" }',
  externalDocs: "{ url: https://example.com }",
  responses: '{ "200": { description: "OK" } }',
  paths: "{}",
  content: "{ application/json: { schema: { type: object } } }",
  discriminator: "{ propertyName: kind }",
  mapping: "{ cat: '#/components/schemas/Cat' }",
  properties: "{ id: { type: string } }",
  scopes: '{ read: "Read everything" }',
  variables: '{ region: { default: "eu" } }',
  tags: "[pets]",
  type: "[string]",
  required: "[id]",
  enum: "[a, b]",
  servers: "[{ url: https://example.com }]",
  parameters: "[{ name: id, in: query, schema: { type: string } }]",
};

/** Objects that are often written as a string, with the field that the string belongs to. */
const wrappings: Readonly<Record<string, string>> = {
  license: "name",
  contact: "name",
  externalDocs: "url",
  discriminator: "propertyName",
  xml: "name",
};

/** `key: value` as code; the key in quotes where YAML requires them. */
export function entry(key: string, value: string): string {
  return `\`${plain(short(key))}: ${value}\``;
}

const longestText = 60;

/** The start of a text, for messages. */
export function short(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

/** A string in YAML, in quotes only where it would be read as another value without them. */
export function plain(text: string): string {
  const isPlain = /^[$\p{L}_/.][\p{L}\p{N}_/.{}$:@+-]*$/u.test(text) && !/[:]$/.test(text);
  const isOther = /^(?:true|false|null|yes|no|on|off|y|n|~)$/i.test(text) || /^[.\d]/.test(text);
  return isPlain && !isOther ? short(text) : JSON.stringify(short(text));
}
