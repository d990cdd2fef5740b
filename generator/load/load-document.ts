import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Findings, Location } from "../diagnostics.js";
import { bundleDocument } from "./bundle-document.js";
import { realPathOf } from "./containment.js";
import { placeForFinding, rootOf } from "./document-place.js";
import type { DynamicScopes } from "./dynamic-scopes.js";
import { findDynamicScopes } from "./find-dynamic-scopes.js";
import { isJsonObject, type JsonObject, type JsonValue, type Pointer } from "./json.js";
import { plainJson } from "./plain-json.js";
import type { Refusal } from "./read-text.js";
import { buildReferenceGraph, reportCircles } from "./reference-graph.js";
import { ReferenceResolver } from "./resolve-reference.js";
import { resolveUri, SchemaRegistry } from "./schema-registry.js";
import { valueSource, type LocateAt, type SourceFile } from "./source-file.js";
import { SourceStore } from "./source-store.js";
import { readVocabularies } from "./vocabularies.js";

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
}

export interface LoadedDocument {
  /**
   * The bundled document: every reference in it is `#/...`. One that leads to nothing stands as it
   * was written, and is among the findings.
   */
  readonly root: JsonObject;
  /** The place in the files, with a code frame; undefined for a document without text. */
  locate(pointer: Pointer, at: LocateAt): Location | undefined;
  /** What `$dynamicRef` means; absent where there is none. */
  readonly dynamicScopes?: DynamicScopes;
  /** Absolute paths of all files that were read. */
  readonly files: readonly string[];
}

/**
 * Reads a document and all that it refers to. Faults become findings, which are located in its files
 * from then on; undefined where they leave no document. Never throws for what a document says.
 */
export async function loadDocument(
  options: LoadOptions,
  findings: Findings,
): Promise<LoadedDocument | undefined> {
  const start = await startOf(options);
  const documents = givenDocuments(options.documents ?? {}, start.uri, findings);
  const store = new SourceStore({ folder: start.folder, documents, findings });
  const root = await openRoot(start, store, findings);
  if (root === undefined) return undefined;
  if (!isJsonObject(root.value)) {
    const place = placeForFinding(rootOf(root), "value");
    findings.report("invalid-document", "An OpenAPI document is an object.", place);
    return undefined;
  }
  const registry = new SchemaRegistry();
  registry.addSource(root);
  const resolver = new ReferenceResolver(store, registry);
  const graph = await buildReferenceGraph(root, { registry, resolver, findings });
  reportCircles(graph, findings);
  const vocabularies = await readVocabularies(registry, store);
  const bundle = bundleDocument(root, graph, vocabularies);
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

/** The root document before it is read. */
interface Start {
  readonly uri: string;
  readonly folder: string | undefined;
  readonly from:
    { readonly path: string } | { readonly value: object } | { readonly refusal: Refusal };
}

async function startOf({ spec, root }: LoadOptions): Promise<Start> {
  if (typeof spec === "object" && !(spec instanceof URL)) {
    const folder = root === undefined ? undefined : await realPathOf(root);
    const uri = pathToFileURL(resolve(root ?? ".", "(document)")).href;
    return { uri, folder, from: { value: spec } };
  }
  const path = pathOf(spec);
  if (path === undefined) {
    const message = `\`${String(spec)}\` is no file, and nothing is fetched.`;
    const fix = "Save the document in a file and name that.";
    return {
      uri: String(spec),
      folder: undefined,
      from: { refusal: { code: "remote-reference", message, fix } },
    };
  }
  const folder = await realPathOf(root ?? dirname(path));
  return { uri: pathToFileURL(path).href, folder, from: { path } };
}

/** The absolute path; undefined for a URL that is no file's. */
function pathOf(spec: string | URL): string | undefined {
  const text = String(spec);
  if (!(spec instanceof URL) && !/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) return resolve(text);
  try {
    return fileURLToPath(text);
  } catch {
    return undefined;
  }
}

async function openRoot(
  { uri, from }: Start,
  store: SourceStore,
  findings: Findings,
): Promise<SourceFile | undefined> {
  if ("value" in from) {
    const plain = plainJson(from.value);
    if ("value" in plain) return valueSource(uri, plain.value);
    findings.report("invalid-document", `The document is no JSON value: ${plain.fault}.`);
    return undefined;
  }
  const opened =
    "refusal" in from
      ? { kind: "refused" as const, refusal: from.refusal }
      : await store.openRoot(uri, from.path);
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

function givenDocuments(
  documents: Readonly<Record<string, unknown>>,
  base: string,
  findings: Findings,
): ReadonlyMap<string, JsonValue> {
  const given = new Map<string, JsonValue>();
  for (const [key, document] of Object.entries(documents)) {
    const plain = plainJson(document);
    if ("fault" in plain) {
      findings.report(
        "invalid-document",
        `The document \`${key}\` is no JSON value: ${plain.fault}.`,
      );
      continue;
    }
    given.set(resolveUri(key, base)?.document ?? key, plain.value);
  }
  return given;
}
