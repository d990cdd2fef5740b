import type { Findings, Location } from "../findings/diagnostics.js";
import type { Limits } from "../options/options.js";
import { bundleDocument, type Bundle } from "./bundle/bundle-document.js";
import { placeForFinding, rootOf } from "./references/document-place.js";
import { documentStart, type DocumentStart } from "./text/document-start.js";
import type { DynamicScopes } from "./references/dynamic-scopes.js";
import type { FileReader } from "./file-reader.js";
import { memoryReader } from "./memory-reader.js";
import { findDynamicScopes } from "./references/find-dynamic-scopes.js";
import { isJsonObject, type JsonObject, type JsonValue, type Pointer } from "../json/json.js";
import { readLimits, type ReadLimits } from "./limits.js";
import { plainJson } from "./text/plain-json.js";
import {
  buildReferenceGraph,
  reportCircles,
  type ReferenceGraph,
  usesOf,
} from "./references/reference-graph.js";
import { AllowedHosts } from "./remote/allowed-hosts.js";
import { ReferenceResolver } from "./references/resolve-reference.js";
import { isSwagger, specificationVersion } from "./text/root-shape.js";
import { resolveUri, SchemaRegistry } from "./references/schema-registry.js";
import { valueSource, type LocateAt, type SourceFile } from "./source-file.js";
import { SourceStore, type Opened } from "./source-store.js";
import { convertSwagger } from "./swagger/convert-swagger.js";
import { readVocabularies } from "./references/vocabularies.js";
import { kindPhrase, fixFor } from "./text/kind-words.js";

export interface LoadOptions {
  /** A path, a file URL, or a parsed document. */
  readonly spec: string | URL | object;
  /**
   * The folder that references may not leave. Default: the folder of the root document; a parsed
   * document has none, and its references reach `documents` only.
   */
  readonly root?: string;
  /** URI -> document, for references that lead to neither a file nor a schema's `$id`. */
  readonly documents?: Readonly<Record<string, unknown>>;
  /** Hosts that documents may be fetched from: `example.com`, `http://127.0.0.1:8080`. Default: none. */
  readonly allowRemote?: readonly string[];
  readonly limits?: Limits;
  /** Where files come from. Default: nowhere, and only `documents` can be reached. */
  readonly files?: FileReader;
}

export interface LoadedDocument {
  /**
   * The bundled document: all references in it are `#/...`. A reference without a target stays as written,
   * and is reported.
   */
  readonly root: JsonObject;
  /** The place in the files, with a code frame; undefined for a document without text. */
  locate(pointer: Pointer, at: LocateAt): Location | undefined;
  /** The dynamic scopes for `$dynamicRef`; absent where there is none. */
  readonly dynamicScopes?: DynamicScopes;
  /** Absolute paths of all files that were read, or were not found. */
  readonly files: readonly string[];
  /** For a Swagger 2.0 document: the document before its conversion. */
  readonly swagger?: SwaggerOrigin;
}

/** A bundled Swagger document, with its own pointers. */
export interface SwaggerOrigin {
  readonly root: JsonObject;
  /** The pointer into the Swagger document for a part of the converted one. */
  originOf(pointer: Pointer): Pointer;
  locate(pointer: Pointer, at: LocateAt): Location | undefined;
}

/**
 * Reads a document and all files that it refers to. Faults become findings, which are located in these
 * files from then on; undefined where no document is left. Never throws because of a document's content.
 */
export async function loadDocument(
  options: LoadOptions,
  findings: Findings,
): Promise<LoadedDocument | undefined> {
  const allowed = new AllowedHosts(options.allowRemote ?? []);
  const limits = readLimits(options.limits);
  const { files = memoryReader({}) } = options;
  const start = await documentStart(options.spec, options.root, allowed, files);
  const documents = givenDocuments(options.documents ?? {}, start.uri, findings);
  const { folder } = start;
  const store = new SourceStore({ folder, documents, allowed, limits, findings, files });
  const root = await openRoot(start, { store, limits, findings });
  if (root === undefined) return undefined;
  if (!isJsonObject(root.value)) {
    const place = placeForFinding(rootOf(root), "value");
    const fix =
      "Begin the document with `openapi: 3.1.0`, and its other fields on the lines after.";
    findings.report("invalid-document", "An OpenAPI document is an object.", place, { fix });
    return undefined;
  }
  const version = specificationVersion(root.value);
  if (version !== undefined) findings.speakAs({ version });
  const registry = new SchemaRegistry();
  registry.addSource(root);
  const resolver = new ReferenceResolver(store, registry);
  const graph = await buildReferenceGraph(root, { registry, resolver, findings });
  reportCircles(graph, findings);
  reportWrongKinds(graph, findings);
  const vocabularies = await readVocabularies(registry, store);
  const bundle = bundleDocument(root, graph, vocabularies);
  if (isSwagger(root.value)) return fromSwagger(bundle, store, findings);
  const dynamicScopes = findDynamicScopes(graph, registry, bundle);
  const locate: LoadedDocument["locate"] = (pointer, at) => bundle.mounts.locate(pointer, at);
  findings.locateWith(locate);
  return {
    root: bundle.root,
    locate,
    files: store.files,
    ...(dynamicScopes === undefined ? {} : { dynamicScopes }),
  };
}

/** Converts a Swagger document to OpenAPI 3.0. Places still refer to the original text. */
function fromSwagger(
  { root, mounts }: Bundle,
  { files }: SourceStore,
  findings: Findings,
): LoadedDocument {
  const converted = convertSwagger(root);
  const locate: LoadedDocument["locate"] = (pointer, at) =>
    mounts.locate(converted.originOf(pointer), at);
  findings.locateWith(locate);
  for (const { code, message, fix, origin, harmless } of converted.problems) {
    const location = mounts.locate(origin, "value");
    const place =
      location === undefined ? ({ pointer: origin, isOriginal: true } as const) : { location };
    findings.report(code, message, place, { fix, harmless: harmless === true });
  }
  const originOf = (pointer: Pointer) => converted.originOf(pointer);
  findings.speakAs({ version: "2.0", originOf });
  const swagger = {
    root,
    originOf,
    locate: (pointer: Pointer, at: LocateAt) => mounts.locate(pointer, at),
  };
  return { root: converted.root, locate, files, swagger };
}

async function openRoot(
  { uri, from }: DocumentStart,
  { store, limits, findings }: { store: SourceStore; limits: ReadLimits; findings: Findings },
): Promise<SourceFile | undefined> {
  if (from.kind === "value") {
    const plain = plainJson(from.value, limits);
    if ("value" in plain) return valueSource(uri, plain.value);
    findings.report(
      "invalid-document",
      `The document is not a JSON value: ${plain.fault}.`,
      undefined,
      {
        fix: "Pass what `JSON.parse` gives: objects, lists, strings, numbers, booleans and null.",
      },
    );
    return undefined;
  }
  const opened = await openStart(uri, from, store);
  switch (opened.kind) {
    case "opened":
      return opened.source;
    case "refused": {
      const { code, message, fix } = opened.refusal;
      findings.report(code, message, undefined, fix === undefined ? {} : { fix });
      return undefined;
    }
    case "failed":
      return undefined;
    default: {
      const impossible: never = opened;
      return impossible;
    }
  }
}

async function openStart(
  uri: string,
  from: Exclude<DocumentStart["from"], { readonly kind: "value" }>,
  store: SourceStore,
): Promise<Opened> {
  switch (from.kind) {
    case "file":
      return store.openRoot(uri, from.path);
    case "remote":
      return store.open(uri, uri);
    case "refused":
      return from;
    default: {
      const impossible: never = from;
      return impossible;
    }
  }
}

function givenDocuments(
  documents: Readonly<Record<string, unknown>>,
  base: string,
  findings: Findings,
): ReadonlyMap<string, JsonValue> {
  const given = new Map<string, JsonValue>();
  for (const [key, document] of Object.entries(documents)) {
    const plain = plainJson(document);
    if ("fault" in plain) {
      const message = `The document \`${key}\` is not a JSON value: ${plain.fault}.`;
      const fix =
        "Pass what `JSON.parse` gives: objects, lists, strings, numbers, booleans and null.";
      findings.report("invalid-document", message, undefined, { fix });
      continue;
    }
    given.set(resolveUri(key, base)?.document ?? key, plain.value);
  }
  return given;
}

/**
 * Reports references whose target is of another kind than their place needs (OpenAPI 3.1.1, 4.8.23). In a
 * chain of references, the one with the wrong target is reported, once for each kind that it is reached as.
 */
function reportWrongKinds(graph: ReferenceGraph, findings: Findings): void {
  for (const { use, wrong: found } of [...graph.values()].flatMap(usesOf)) {
    if (found === undefined) continue;
    const needed = kindPhrase(use.shape.kind);
    const message = `\`${use.text}\` is ${found.phrase}; ${needed} is needed here.`;
    const fix = fixFor(use.shape, found.kind, use.text, findings.version);
    const place = placeForFinding(use.textPlace, "value");
    findings.report("wrong-reference-kind", message, place, { fix });
  }
}
