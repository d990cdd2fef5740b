import { isJsonArray } from "../json/json.js";
import { readExtension } from "./extensions.js";
import type { Docs, JsonValue } from "../model/model.js";
import type { RawObject } from "./raw.js";

/** Members of `Docs` that are plain strings, with their keys in the document. */
const texts = [
  ["title", "title"],
  ["summary", "summary"],
  ["description", "description"],
] as const;

const flags = ["deprecated", "readOnly", "writeOnly"] as const;

/** The annotations of an object of the document (JSON Schema validation, clause 9). */
export function readDocs(raw: RawObject): Docs {
  const docs: { -readonly [K in keyof Docs]: Docs[K] } = {};
  for (const [member, key] of texts) {
    const text = raw.read(key, "string");
    if (text !== undefined && text.trim() !== "") docs[member] = text;
  }
  const deprecation = readExtension(raw, "x-deprecated-message")?.trim() ?? "";
  if (deprecation !== "") docs.deprecation = deprecation;
  const aliases = readExtension(raw, "x-aliases") ?? [];
  if (aliases.length > 0) docs.aliases = aliases;
  for (const flag of flags) if (raw.read(flag, "boolean") === true) docs[flag] = true;
  const defaultValue = raw.get("default");
  if (defaultValue !== undefined) docs.default = defaultValue;
  const example = readExample(raw);
  if (example !== undefined) docs.example = example;
  return docs;
}

function readExample(raw: RawObject): JsonValue | undefined {
  const examples = raw.get("examples");
  if (isJsonArray(examples)) return examples[0];
  return raw.get("example");
}
