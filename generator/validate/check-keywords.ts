import type { Findings } from "../findings/diagnostics.js";
import { extensions } from "../build/extensions.js";
import { minorVersion } from "../build/minor-version.js";
import type { Api, Pointer, Schema } from "../model/model.js";
import { childSchemas } from "../model/visit.js";
import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../json/json.js";
import { nearMiss } from "../text/nearest-name.js";
import { appendPointer } from "../json/pointer.js";
import { rootSchemas } from "./emptiness/schema-groups.js";
import type { DocumentValues } from "./document-values.js";
import { knownKeywords, misspellable, strictKeywords } from "./schema-keywords.js";

/**
 * Reports misspelled keywords, and misspelled extensions that specwright reads. From OpenAPI 3.1 on, any
 * keyword is allowed and unknown ones have no effect (JSON Schema core, 6.5), so a typing error silently
 * removes a constraint. Keys that are not similar to a keyword are assumed to be custom.
 */
export function checkKeywords(api: Api, values: DocumentValues, findings: Findings): void {
  const version = minorVersion(values.document);
  // In OpenAPI 3.0, unknown keywords are errors of the form, which other checks report.
  const isOpen = version === "3.1" || version === "3.2";
  for (const pointer of schemaPlaces(api)) {
    const schema = values.at(pointer);
    if (!isJsonObject(schema)) continue;
    for (const key of Object.keys(schema)) {
      const place = appendPointer(pointer, key);
      if (key.startsWith("x-")) checkExtension("schema", schema, key, place, findings);
      else if (isOpen && isNearMiss(key)) checkKeyword({ schema, key, pointer }, values, findings);
    }
  }
  for (const { source } of api.operations) checkExtensions("operation", source, values, findings);
  checkExtensions("root", "#", values, findings);
}

function schemaPlaces(api: Api): ReadonlySet<Pointer> {
  const places = new Set<Pointer>();
  const down = (schema: Schema): void => {
    places.add(schema.source);
    childSchemas(schema).forEach(down);
  };
  rootSchemas(api).forEach(down);
  return places;
}

const answers = new Map<string, string | undefined>();
const mostAnswers = 2_000;

/** Cached, since documents repeat their keys. */
function intendedKeyword(key: string): string | undefined {
  if (knownKeywords.has(key)) return undefined;
  if (answers.has(key)) return answers.get(key);
  if (answers.size >= mostAnswers) answers.clear();
  const found = nearMiss(singularForm(key), misspellable.keys());
  const isLikely = found !== undefined && strictKeywords.has(found) && !isShuffled(key, found);
  answers.set(key, isLikely ? undefined : found);
  return answers.get(key);
}

function isNearMiss(key: string): boolean {
  return intendedKeyword(key) !== undefined;
}

/** `property` and `additionalProperty` are compared as plurals. */
function singularForm(key: string): string {
  return key.replace(/property$/i, "properties");
}

/** Whether the texts have the same letters, in another order or case. */
function isShuffled(a: string, b: string): boolean {
  const letters = (text: string) => [...text.toLowerCase().replace(/[-_ ]/g, "")].sort().join("");
  return letters(a) === letters(b);
}

interface Word {
  readonly schema: JsonObject;
  readonly key: string;
  readonly pointer: Pointer;
}

function checkKeyword(
  { schema, key, pointer }: Word,
  values: DocumentValues,
  findings: Findings,
): void {
  const intended = intendedKeyword(key);
  if (intended === undefined || Object.hasOwn(schema, intended)) return;
  if (misspellable.get(intended)?.(schema[key] ?? null) !== true) return;
  if (hasOtherVocabulary(pointer, values)) return;
  const message = `\`${key}\` is not a keyword, and has no effect.`;
  const place = { pointer: appendPointer(pointer, key), at: "key" } as const;
  const fix =
    intended === "nullable"
      ? 'Add `"null"` to `type`: `nullable` is a keyword of OpenAPI 3.0.'
      : `Did you mean \`${intended}\`?`;
  findings.report("misspelled-keyword", message, place, { fix });
}

/** Dialects with the known keywords: those of OpenAPI and of JSON Schema itself. */
const knownDialect =
  /^https?:\/\/(?:spec\.openapis\.org\/oas\/3\.\d\/(?:dialect|schema)|json-schema\.org\/(?:draft[-/]|schema))/;

/** Whether the schema has a dialect that may define other keywords (JSON Schema core, 8.1.1). */
function hasOtherVocabulary(pointer: Pointer, values: DocumentValues): boolean {
  for (let at = pointer; at.includes("/"); at = at.slice(0, at.lastIndexOf("/"))) {
    const schema = values.at(at);
    const dialect = isJsonObject(schema) ? ownValue(schema, "$schema") : undefined;
    if (typeof dialect === "string") return !knownDialect.test(dialect);
  }
  const dialect = ownValue(values.document, "jsonSchemaDialect");
  return typeof dialect === "string" && !knownDialect.test(dialect);
}

type Owner = "root" | "operation" | "schema";

function checkExtensions(
  on: Owner,
  pointer: Pointer,
  values: DocumentValues,
  findings: Findings,
): void {
  const owner = values.at(pointer);
  if (!isJsonObject(owner)) return;
  for (const key of Object.keys(owner)) {
    if (!key.startsWith("x-")) continue;
    checkExtension(on, owner, key, appendPointer(pointer, key), findings);
  }
}

const ours = Object.entries(extensions);

/** Reports a key that is similar to a known extension, and whose value has its form. */
function checkExtension(
  on: Owner,
  owner: JsonObject,
  key: string,
  pointer: Pointer,
  findings: Findings,
): void {
  if (Object.hasOwn(extensions, key)) return;
  const value: JsonValue = owner[key] ?? null;
  const possible = ours.filter(([name, { on: places, test }]) => {
    return (places as readonly string[]).includes(on) && test(value) && !Object.hasOwn(owner, name);
  });
  const near = nearMiss(
    key,
    possible.map(([name]) => name),
  );
  if (near === undefined) return;
  const message = `\`${key}\` is not a known extension, and has no effect.`;
  const fix = `Did you mean \`${near}\`?`;
  findings.report("misspelled-keyword", message, { pointer, at: "key" }, { fix, severity: "info" });
}
