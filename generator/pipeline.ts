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

/** All steps of a run: load -> build -> emit -> write. */
export async function runPipeline(options: GenerateOptions, onStep?: OnStep): Promise<Generated> {
  const { unknownEnumValues = defaultUnknownEnumValues(options) } = options;
  const paths = options.paths === false ? undefined : new PathsTask();
  const onDocument = ({ root }: LoadedDocument) => {
    if (isUnfiltered(options)) paths?.begin(root);
  };
  try {
    const { document, api, findings } = await analyze(
      { ...options, unknownEnumValues },
      { onStep, onDocument, purpose: "make" },
    );
    if (api !== undefined && !findings.failed) await warnOfEmptiness(api, options, findings);
    const makes = api !== undefined && !findings.failed;
    if (makes) onStep?.("emit");
    const made = makes
      ? await reportingStackOverflow(options, findings, () =>
          makeFiles(api, options, findings, paths),
        )
      : undefined;
    // Emitters report findings too.
    const files = made === undefined || findings.failed ? new Map<string, string>() : made;
    return { files, diagnostics: findings.diagnostics, sources: document?.files ?? [] };
  } finally {
    await paths?.close();
  }
}

/** Without `include` and `exclude`, `paths.ts` needs the document only, and can be started before the model. */
function isUnfiltered({ include, exclude }: GenerateOptions): boolean {
  return include === undefined && exclude === undefined;
}

/** Enums are open, since servers add values. TypeScript enums are closed, unless the document marks them as open. */
function defaultUnknownEnumValues({ enums }: GenerateOptions): "open" | "marked" {
  return enums === "enum" ? "marked" : "open";
}

/**
 * Runs a step. At the default limit `depth` the stack always suffices. Where the user has raised it, the stack
 * may overflow, which is reported as exceeding the limit.
 */
async function reportingStackOverflow<T>(
  { limits }: DocumentOptions,
  findings: Findings,
  work: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RangeError) || limits?.depth === undefined) throw error;
    const message = "The document is nested too deep to be processed (limit `depth`).";
    findings.report("limit-exceeded", message, { pointer: "#" }, { fix: "Flatten the document." });
    return undefined;
  }
}

/** Warns of schemas that no value fits: their validators would refuse everything. */
async function warnOfEmptiness(
  api: Api,
  options: GenerateOptions,
  findings: Findings,
): Promise<void> {
  const { checkEmptiness } = await import("./validate/check-emptiness.js");
  const { formats } = options;
  await reportingStackOverflow(options, findings, () => checkEmptiness(api, findings, formats));
}

/** Emitters and printers take long to load, so they are loaded only where there is something to emit. */
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
  /** Called as soon as the document is read without errors. */
  readonly onDocument?: (document: LoadedDocument) => void;
  /** Where files come from. Default: the disk. */
  readonly files?: FileReader;
  /** Default: `"judge"`. */
  readonly purpose?: Purpose;
}

/** load -> model. */
export async function analyze(
  options: DocumentOptions & ModelOptions & TypeOptions,
  { onStep, onDocument, files, purpose }: AnalysisTools = {},
): Promise<Analysis> {
  const findings = new Findings(options.rules, purpose);
  onStep?.("read");
  const { spec, root, documents, allowRemote, limits } = options;
  const { protojson, closedObjects, include, exclude, naming, unknownEnumValues } = options;
  const document = await loadDocument(
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
  if (document === undefined) return { findings };
  // Findings that only follow from an unreadable file would not help.
  if (findings.diagnostics.some(isUnreadable)) return { document, findings };
  const { dynamicScopes } = document;
  if (!findings.failed) onDocument?.(document);
  onStep?.("model");
  const api = await reportingStackOverflow(options, findings, () =>
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

function isUnreadable({ code, severity }: Diagnostic): boolean {
  return severity === "error" && diagnosticCatalogue[code].stops === "reading";
}

/** load -> model -> rules: all findings of a document. */
export async function checkDocument(options: DocumentOptions): Promise<readonly Diagnostic[]> {
  const { document, api, findings } = await analyze(options);
  if (api === undefined || document === undefined) return findings.diagnostics;
  // Loaded here only, since most runs generate, and the rules and meta-schemas are many files.
  const { checkRules } = await import("./validate/check-rules.js");
  const { checkStructure } = await import("./validate/check-structure.js");
  await reportingStackOverflow(options, findings, () => {
    checkStructure(document, findings);
    checkRules(api, findings);
  });
  return inReadingOrder(findings.diagnostics);
}

/** Grouped by file, in the order in which files were first reported; then by line. */
function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ file }) => file))];
  return [...diagnostics].sort((a, b) => {
    const byFile = files.indexOf(a.file) - files.indexOf(b.file);
    return byFile || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  });
}
