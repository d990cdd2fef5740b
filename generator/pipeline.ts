import { diagnosticCatalogue } from "./findings/diagnostic-catalogue.js";
import { Findings, type Diagnostic, type Purpose } from "./findings/diagnostics.js";
import { SpecwrightError } from "./findings/specwright-error.js";
import { buildApi } from "./build/build-api.js";
import type { Api } from "./model/model.js";
import { loadDocument, type LoadedDocument } from "./load/load-document.js";
import type {
  DocumentOptions,
  GenerateOptions,
  ModelOptions,
  TypeOptions,
  OnStep,
} from "./options/options.js";
import type { PathsJob } from "./paths/paths-form.js";
import type { Surroundings } from "./surroundings.js";

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
export async function runPipeline(
  options: GenerateOptions,
  surroundings: Surroundings,
  onStep?: OnStep,
): Promise<Generated> {
  const { unknownEnumValues = defaultUnknownEnumValues(options) } = options;
  const { reuse, startPaths } = surroundings;
  const paths = options.paths === false ? undefined : (reuse?.paths(startPaths) ?? startPaths());
  try {
    const { document, api, findings } = await analyze(
      { ...options, unknownEnumValues },
      { surroundings, onStep, purpose: "make" },
    );
    if (api !== undefined && !findings.failed) {
      await warn(api, document, options, { findings, reuse: surroundings.reuse });
    }
    const makes = api !== undefined && !findings.failed;
    if (makes) onStep?.("emit");
    const made = makes
      ? await reportingStackOverflow(options, findings, () =>
          makeFiles(api, options, findings, { surroundings, paths }),
        )
      : undefined;
    // Emitters report findings too.
    const files = made === undefined || findings.failed ? new Map<string, string>() : made;
    return { files, diagnostics: findings.reported, sources: document?.files ?? [] };
  } finally {
    await paths?.close();
  }
}

/** Servers grow, and clients should live through it; but whoever asks for TypeScript enums wants them closed. */
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

/**
 * Whoever generates learns now that validators will refuse everything, and not from the first answer;
 * and of names that no reader of the output could tell apart.
 */
async function warn(
  api: Api,
  document: LoadedDocument | undefined,
  options: GenerateOptions,
  { findings, reuse }: { readonly findings: Findings; readonly reuse: Surroundings["reuse"] },
): Promise<void> {
  const { checkEmptiness } = await import("./validate/check-emptiness.js");
  const { formats } = options;
  const { checkNames } = await import("./validate/check-names.js");
  await reportingStackOverflow(options, findings, () => {
    const check = () => checkEmptiness(api, findings, formats);
    if (reuse === undefined) check();
    else reuse.report("emptiness", { api, options, findings, check });
    if (document !== undefined) checkNames(document.root, findings);
  });
}

/** Emitters and printers take long to load, so they are loaded only where there is something to emit. */
async function makeFiles(
  api: Api,
  options: GenerateOptions,
  findings: Findings,
  tools: { readonly surroundings: Surroundings; readonly paths: PathsJob | undefined },
): Promise<Map<string, string>> {
  const { emitFiles } = await import("./emit-files.js");
  return emitFiles(api, options, findings, tools);
}

interface AnalysisTools {
  /** Default: none, so the document is an object, and refers to `documents` only. */
  readonly surroundings?: Pick<Surroundings, "files" | "readDescriptors">;
  readonly onStep?: OnStep | undefined;
  /** Default: `"judge"`. */
  readonly purpose?: Purpose;
}

/** load -> model. */
export async function analyze(
  options: DocumentOptions & ModelOptions & TypeOptions,
  { surroundings, onStep, purpose }: AnalysisTools = {},
): Promise<Analysis> {
  const findings = new Findings(options.rules, purpose);
  onStep?.("read");
  const { spec, root, documents, allowRemote, limits } = options;
  const { protojson, closedObjects, include, exclude, naming, unknownEnumValues, pagination } =
    options;
  const loaded = await loadDocument(
    {
      spec,
      ...(root === undefined ? {} : { root }),
      ...(documents === undefined ? {} : { documents }),
      ...(allowRemote === undefined ? {} : { allowRemote }),
      ...(limits === undefined ? {} : { limits }),
      ...(surroundings === undefined ? {} : { files: surroundings.files }),
    },
    findings,
  );
  const document =
    loaded === undefined ? undefined : await described(loaded, options, findings, surroundings);
  if (document === undefined) return { findings };
  // Findings that only follow from an unreadable file would not help.
  if (findings.diagnostics.some(isUnreadable)) return { document, findings };
  const { dynamicScopes } = document;
  onStep?.("model");
  const api = await reportingStackOverflow(options, findings, () =>
    buildApi(document.root, findings, {
      include,
      exclude,
      naming,
      unknownEnumValues,
      pagination,
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
  surroundings: AnalysisTools["surroundings"],
): Promise<LoadedDocument> {
  if (descriptors === undefined) return document;
  const { addDescriptors } = await import("./descriptors/add-descriptors.js");
  const readFile = surroundings?.readDescriptors ?? refuseFile;
  return addDescriptors(document, { descriptors, limits, readFile }, findings);
}

function refuseFile(path: string): never {
  throw new SpecwrightError(`\`descriptors\` must be bytes here: \`${path}\` cannot be read.`);
}

function isUnreadable({ code, severity }: Diagnostic): boolean {
  return severity === "error" && diagnosticCatalogue[code].stops === "reading";
}

/** load -> model -> rules: all findings of a document. */
export async function checkDocument(
  options: DocumentOptions,
  surroundings: Surroundings,
): Promise<readonly Diagnostic[]> {
  const { document, api, findings } = await analyze(options, { surroundings });
  if (api === undefined || document === undefined) return findings.reported;
  // Loaded here only, since most runs generate, and the rules and meta-schemas are many files.
  const { checkRules } = await import("./validate/check-rules.js");
  const { checkStructure } = await import("./validate/check-structure.js");
  await reportingStackOverflow(options, findings, () => {
    checkStructure(document, findings);
    checkRules(api, findings);
  });
  return inReadingOrder(findings.reported);
}

/** Grouped by file, in the order in which files were first reported; then by line. */
function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ file }) => file))];
  return [...diagnostics].sort((a, b) => {
    const byFile = files.indexOf(a.file) - files.indexOf(b.file);
    return byFile || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  });
}
