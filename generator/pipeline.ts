import { diagnosticCatalogue } from "./findings/diagnostic-catalogue.js";
import { Findings, type Diagnostic, type Purpose } from "./findings/diagnostics.js";
import { buildApi } from "./build/build-api.js";
import type { Api } from "./model/model.js";
import type { FileReader } from "./load/file-reader.js";
import { loadDocument, type LoadedDocument } from "./load/load-document.js";
import type {
  DocumentOptions,
  GenerateOptions,
  ModelOptions,
  TypeOptions,
  OnStep,
} from "./options/options.js";
import { PathsTask } from "./paths/paths-task.js";

/** A document that was read, and its model as far as the findings allow one. */
export interface Analysis {
  readonly document?: LoadedDocument;
  readonly api?: Api;
  readonly findings: Findings;
}

export interface Generated {
  /** Relative path -> text; empty where a finding is an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the document's files. */
  readonly sources: readonly string[];
}

/** The whole story: load -> model -> emit -> text. */
export async function runPipeline(options: GenerateOptions, onStep?: OnStep): Promise<Generated> {
  const { unknownEnumValues = openness(options) } = options;
  const paths = options.paths === false ? undefined : new PathsTask();
  try {
    const { document, api, findings } = await analyze(
      { ...options, unknownEnumValues },
      { onStep, purpose: "make" },
    );
    if (api !== undefined && !findings.failed) await warn(api, document, options, findings);
    const makes = api !== undefined && !findings.failed;
    if (makes) onStep?.("emit");
    const made = makes
      ? await bearing(options, findings, () => makeFiles(api, options, findings, paths))
      : undefined;
    // Emitting can find faults too.
    const files = made === undefined || findings.failed ? new Map<string, string>() : made;
    return { files, diagnostics: findings.diagnostics, sources: document?.files ?? [] };
  } finally {
    await paths?.close();
  }
}

/** Servers grow, and clients should live through it; but whoever asks for TypeScript enums wants them closed. */
function openness({ enums }: GenerateOptions): "open" | "marked" {
  return enums === "enum" ? "marked" : "open";
}

/**
 * Everything works at the usual depth. Where somebody has raised it, the stack may end before the
 * document does, which is then about the limit.
 */
async function bearing<T>(
  { limits }: DocumentOptions,
  findings: Findings,
  work: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RangeError) || limits?.depth === undefined) throw error;
    const message = "The document is nested deeper than can be worked with (limit `depth`).";
    findings.report("limit-exceeded", message, { pointer: "#" }, { fix: "Flatten the document." });
    return undefined;
  }
}

/**
 * Whoever generates learns now that validators will refuse everything, and not from the first answer;
 * and of names that no reader of the output could tell apart.
 */
async function warn(
  api: Api,
  document: LoadedDocument | undefined,
  options: GenerateOptions,
  findings: Findings,
): Promise<void> {
  const { checkEmptiness } = await import("./validate/check-emptiness.js");
  const { formats } = options;
  const { checkNames } = await import("./validate/check-names.js");
  await bearing(options, findings, () => {
    checkEmptiness(api, findings, formats);
    if (document !== undefined) checkNames(document.root, findings);
  });
}

/** Emitters and printers are loaded where there is something to print: loading them takes a while. */
async function makeFiles(
  api: Api,
  options: GenerateOptions,
  findings: Findings,
  paths: PathsTask | undefined,
): Promise<Map<string, string>> {
  const { emitFiles } = await import("./emit-files.js");
  return emitFiles(api, options, findings, paths);
}

interface AnalysisTools {
  readonly onStep?: OnStep | undefined;
  /** Where files come from. Default: the disk. */
  readonly files?: FileReader;
  /** Default: to judge the document. */
  readonly purpose?: Purpose;
}

/** load -> model. */
export async function analyze(
  options: DocumentOptions & ModelOptions & TypeOptions,
  { onStep, files, purpose }: AnalysisTools = {},
): Promise<Analysis> {
  const findings = new Findings(options.rules, purpose);
  onStep?.("read");
  const { spec, root, documents, allowRemote, limits } = options;
  const { protojson, closedObjects, include, exclude, naming, unknownEnumValues } = options;
  const loaded = await loadDocument(
    {
      spec,
      ...(root === undefined ? {} : { root }),
      ...(documents === undefined ? {} : { documents }),
      ...(allowRemote === undefined ? {} : { allowRemote }),
      ...(limits === undefined ? {} : { limits }),
      ...(files === undefined ? {} : { files }),
    },
    findings,
  );
  const document = loaded === undefined ? undefined : await described(loaded, options, findings);
  if (document === undefined) return { findings };
  // Where a file could not be read, most of what its absence leads to is not worth a word.
  if (findings.diagnostics.some(isUnreadable)) return { document, findings };
  const { dynamicScopes } = document;
  onStep?.("model");
  const api = await bearing(options, findings, () =>
    buildApi(document.root, findings, {
      include,
      exclude,
      naming,
      unknownEnumValues,
      isSwagger: document.swagger !== undefined,
      hasCodecs: options.dates === "Date" || options.int64 !== undefined,
      ...(protojson === undefined ? {} : { protojson }),
      ...(closedObjects === undefined ? {} : { closedObjects }),
      ...(dynamicScopes === undefined ? {} : { dynamicScopes }),
    }),
  );
  return { document, findings, ...(api === undefined ? {} : { api }) };
}

/** The document with what its descriptors know; reading protobuf is loaded where there are any. */
async function described(
  document: LoadedDocument,
  { descriptors, limits }: DocumentOptions,
  findings: Findings,
): Promise<LoadedDocument> {
  if (descriptors === undefined) return document;
  const { addDescriptors } = await import("./descriptors/add-descriptors.js");
  return addDescriptors(document, { descriptors, limits }, findings);
}

function isUnreadable({ code, severity }: Diagnostic): boolean {
  return severity === "error" && diagnosticCatalogue[code].stops === "reading";
}

/** load -> model -> rules: all that is wrong with a document. */
export async function checkDocument(options: DocumentOptions): Promise<readonly Diagnostic[]> {
  const { document, api, findings } = await analyze(options);
  if (api === undefined || document === undefined) return findings.diagnostics;
  // Loaded here only: rules and meta-schemas are a hundred files, and most runs generate.
  const { checkRules } = await import("./validate/check-rules.js");
  const { checkStructure } = await import("./validate/check-structure.js");
  await bearing(options, findings, () => {
    checkStructure(document, findings);
    checkRules(api, findings);
  });
  return inReadingOrder(findings.diagnostics);
}

/** File by file, in the order in which they came up, and from the top down. */
function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ file }) => file))];
  return [...diagnostics].sort((a, b) => {
    const byFile = files.indexOf(a.file) - files.indexOf(b.file);
    return byFile || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  });
}
