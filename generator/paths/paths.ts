import type * as Openapi from "openapi-typescript";
import type { TextFile } from "../emit/output.js";
import { wrapContents } from "./paths-contents.js";
import type { PathsForm } from "./paths-form.js";
import { typeKeyword } from "./paths-schema.js";
import type { Transformer } from "./paths-transformer.js";
import { escapeHidden } from "../text/hidden-characters.js";

type Context = Parameters<typeof Openapi.transformSchema>[1];

/**
 * `paths.ts`: `paths`, `components` and `operations` in the form of openapi-typescript, with our types in the
 * places of schemas. Only its transformation is used: its way in bundles the document again, and would
 * fetch whatever looks like a reference. Throws where it cannot cope with the document.
 */
export function emitPaths(form: PathsForm, openapi: Transformer): TextFile {
  const document = form.document as unknown as Openapi.OpenAPI3;
  const nodes = openapi.transformSchema(document, contextOf(form, openapi));
  if (form.contents !== undefined) wrapContents(nodes, form.contents, openapi.typescript);
  const text = defuseSource(openapi.astToString(nodes));
  return { path: "paths.ts", text: withNarrowSteps(text) };
}

/** The defaults of openapi-typescript, and types in the places of numbers. */
function contextOf({ document, types, imports }: PathsForm, openapi: Transformer): Context {
  const root = document as unknown as Openapi.OpenAPI3;
  return {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    defaultNonNullable: true,
    // For schemas only.
    discriminators: { objects: {}, refsHandled: [] },
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
    inject: imports,
    transform: (schema) => {
      const number = (schema as Readonly<Record<string, unknown>>)[typeKeyword];
      const text = typeof number === "number" ? types[number] : undefined;
      // A node for a name is printed as it stands, whatever it holds.
      return text === undefined
        ? undefined
        : openapi.typescript.factory.createTypeReferenceNode(text);
    },
    transformProperty: undefined,
    makePathsEnum: false,
    generatePathParams: false,
    readWriteMarkers: false,
    resolve: ($ref) => openapi.resolveRef(root, $ref, { silent: true }),
  };
}

/**
/** The compiler's printer takes steps of four columns; no string or template of types goes over a line end. */
function withNarrowSteps(text: string): string {
  return text.replace(/^(?: {4})+/gm, (indent) => " ".repeat(indent.length / 2));
}

/**
 * Prose and literals come printed. What hides text or reads as a directive is escaped in a way that
 * means the same within quotes and is readable in a comment; nowhere else can such text stand.
 */
function defuseSource(text: string): string {
  return escapeHidden(text, "\n\t")
    .replace(/([/*])([#@])(?=\s*source)/gi, "$1\\$2")
    .replace(/@(?=ts-|internal|jsx|__)/gi, "\\@")
    .replace(/#(?=__)/g, "\\#");
}
