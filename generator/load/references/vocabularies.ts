import type { DocumentPlace } from "./document-place.js";
import { isJsonObject, ownValue } from "../../json/json.js";
import type { SchemaRegistry } from "./schema-registry.js";
import type { SourceStore } from "../source-store.js";

/** The keywords without a meaning, because the meta-schema of their schema leaves out their vocabulary. */
export interface Vocabularies {
  silence(place: DocumentPlace, keyword: string): boolean;
}

/** The assertions and applicators of draft 2020-12, by vocabulary (core, 10 and 11; validation, 6 and 7). */
const keywords: Readonly<Record<string, readonly string[]>> = {
  applicator: [
    ...[
      "prefixItems",
      "items",
      "contains",
      "additionalProperties",
      "properties",
      "patternProperties",
    ],
    ...[
      "dependentSchemas",
      "propertyNames",
      "if",
      "then",
      "else",
      "allOf",
      "anyOf",
      "oneOf",
      "not",
    ],
  ],
  unevaluated: ["unevaluatedItems", "unevaluatedProperties"],
  validation: [
    ...[
      "type",
      "const",
      "enum",
      "multipleOf",
      "maximum",
      "exclusiveMaximum",
      "minimum",
      "exclusiveMinimum",
    ],
    ...["maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems"],
    ...[
      "maxContains",
      "minContains",
      "maxProperties",
      "minProperties",
      "required",
      "dependentRequired",
    ],
  ],
};

const prefix = "https://json-schema.org/draft/2020-12/vocab/";

/**
 * Reads the meta-schemas of `$schema` and `jsonSchemaDialect` that are available. Others, and those without
 * a list of vocabularies, have all of them (JSON Schema 2020-12, core, 8.1.2).
 */
export async function readVocabularies(
  registry: SchemaRegistry,
  store: SourceStore,
): Promise<Vocabularies> {
  const silent = new Map<string, ReadonlySet<string>>();
  for (const uri of registry.metaSchemas) {
    if (isPublished(uri)) continue;
    const opened = await store.open(uri, uri);
    const value = opened.kind === "opened" ? opened.source.value : undefined;
    const listed = isJsonObject(value) ? ownValue(value, "$vocabulary") : undefined;
    if (!isJsonObject(listed)) continue;
    const missing = Object.keys(keywords).filter((name) => !Object.hasOwn(listed, prefix + name));
    if (missing.length > 0)
      silent.set(uri, new Set(missing.flatMap((name) => keywords[name] ?? [])));
  }
  if (silent.size === 0) return { silence: () => false };
  return {
    silence(place, keyword) {
      const uri = registry.metaSchemaOf(place);
      return uri !== undefined && silent.get(uri)?.has(keyword) === true;
    },
  };
}

/** The meta-schemas of drafts and of OpenAPI have all vocabularies that they know. */
function isPublished(uri: string): boolean {
  return /^https?:\/\/(?:json-schema\.org\/|spec\.openapis\.org\/)/.test(uri);
}
