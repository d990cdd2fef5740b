import type * as Openapi from "openapi-typescript";
import type { TextFile } from "../emit/output.js";
import { withComponentsOnly } from "./paths-document.js";
import { loadTransformer, type Transformer } from "./paths-transformer.js";

type Context = Parameters<typeof Openapi.transformSchema>[1];

/**
 * `paths.ts`: `paths`, `components` and `operations` as openapi-typescript makes them. Only its
 * transformation is used: its way in bundles the document again, and would fetch whatever looks like a
 * reference, in an example too. Throws where it cannot cope with the document, which comes as JSON text:
 * it has to be copied anyway, and often to another thread.
 */
export function emitPaths(json: string): TextFile {
  // Loaded here only: it takes longer to load than a small document takes to generate.
  const openapi = loadTransformer();
  const document = withComponentsOnly(
    JSON.parse(json) as Record<string, unknown>,
  ) as unknown as Openapi.OpenAPI3;
  const nodes = openapi.transformSchema(document, contextOf(document, openapi));
  return { path: "paths.ts", text: withWideKeys(defuseSource(openapi.astToString(nodes))) };
}

/** The defaults of openapi-typescript. */
function contextOf(document: Openapi.OpenAPI3, openapi: Transformer): Context {
  return {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    defaultNonNullable: true,
    discriminators: discriminatorsOf(document, openapi),
    emptyObjectsUnknown: false,
    enum: false,
    enumValues: false,
    conditionalEnums: false,
    dedupeEnums: false,
    excludeDeprecated: false,
    exportType: false,
    immutable: false,
    rootTypes: false,
    rootTypesNoSchemaPrefix: false,
    rootTypesKeepCasing: false,
    injectFooter: [],
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    // For reading a document; the transformation does without.
    redoc: undefined as unknown as Context["redoc"],
    silent: true,
    transform: undefined,
    transformProperty: undefined,
    makePathsEnum: false,
    generatePathParams: false,
    readWriteMarkers: false,
    resolve: ($ref) => openapi.resolveRef(document, $ref, { silent: true }),
  };
}

/**
 * Where a schema inherits a discriminator, its property is added to it. One that declares the property
 * itself, and is not in the mapping, would have it twice.
 */
function discriminatorsOf(
  document: Openapi.OpenAPI3,
  openapi: Transformer,
): Context["discriminators"] {
  const discriminators = openapi.scanDiscriminators(document, { silent: true });
  for (const [reference, { propertyName }] of Object.entries(discriminators.objects)) {
    const schema = openapi.resolveRef<Openapi.SchemaObject>(document, reference, { silent: true });
    const isOwn = schema !== undefined && "properties" in schema && !("discriminator" in schema);
    if (isOwn && Object.hasOwn(schema.properties ?? {}, propertyName)) {
      discriminators.refsHandled.push(reference);
    }
  }
  return discriminators;
}

/**
 * openapi-typescript's helper for `required` beside a reference. A schema that may be null has no keys in
 * the eyes of TypeScript, and none of the names would be allowed.
 */
function withWideKeys(text: string): string {
  return text.replace(
    /^type WithRequired<T, K extends keyof T> = T & \{\s*\[P in K\]-\?: T\[P\];\s*\};$/m,
    `type WithRequired<T, K extends PropertyKey> = T & {
    [P in K]: P extends keyof NonNullable<T> ? Exclude<NonNullable<T>[P], undefined> : unknown;
};`,
  );
}

const hidden = /[^\P{Cc}\n\t]|[\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Prose and literals come printed. What hides text or reads as a directive is escaped in a way that
 * means the same within quotes and is readable in a comment; nowhere else can such text stand.
 */
function defuseSource(text: string): string {
  return text
    .replace(hidden, (character) =>
      Array.from({ length: character.length }, (_, index) => {
        return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
      }).join(""),
    )
    .replace(/([/*])([#@])(?=\s*source)/gi, "$1\\$2")
    .replace(/@(?=ts-|internal|jsx|__)/gi, "\\@")
    .replace(/#(?=__)/g, "\\#");
}
