import { checkOptions } from "./options/check-options.js";
import type { Config } from "./options/config.js";
import type { Diagnostic } from "./findings/diagnostics.js";
import type { DiffResult } from "./diff-documents.js";
import type { JsonObject } from "./json/json.js";
import type { DiffOptions, DocumentOptions, GenerateOptions, OnStep } from "./options/options.js";
import { makeOutput, writing } from "./node/make-output.js";
import { nodeSurroundings } from "./node/node-surroundings.js";
import { analyze, checkDocument } from "./pipeline.js";
import type { CommitResult } from "./write/commit-files.js";
import { commitOutput, recoverPlace } from "./write/commit-output.js";

export type { Config } from "./options/config.js";
export type {
  Diagnostic,
  DiagnosticCode,
  RuleSetting,
  RuleSettings,
  Severity,
} from "./findings/diagnostics.js";
export { diagnosticCatalogue } from "./findings/diagnostic-catalogue.js";
export { changeCatalogue, type ChangeCode } from "./findings/changes/change-catalogue.js";
export type { Change, ChangePlace, ChangeSeverity, ChangeSide } from "./diff/change.js";
export type { DiffResult } from "./diff-documents.js";
export type { Emitter } from "./emit/emitter.js";
export type {
  ChangeSeverities,
  DiffOptions,
  DocumentOptions,
  GenerateOptions,
  GenerateStep,
  OnStep,
  PackageOptions,
} from "./options/options.js";
export { SpecwrightError } from "./findings/specwright-error.js";
export type { CommitResult } from "./write/commit-files.js";

export interface GenerateResult {
  /**
   * Relative path (forward slashes) -> text, sorted by path; empty where a finding is an error. Those of a
   * shared `runtime` begin with the way to it: `../runtime/own.ts`.
   */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** What was done in the folder `out`; absent where nothing was to be written. */
  readonly committed?: CommitResult;
  /** Absolute paths of the files that the document consists of. */
  readonly sources: readonly string[];
}

/**
 * Generates types, oneofs, validators and endpoint descriptors from an OpenAPI document.
 *
 * A bad document never throws: its faults are `diagnostics`, and `files` is then empty.
 *
 * @throws SpecwrightError - for wrong options, or an output folder that cannot be written.
 */
export async function generate(options: GenerateOptions, onStep?: OnStep): Promise<GenerateResult> {
  const result = await makeOutput(options, onStep);
  const { out, runtime } = options;
  if (out === undefined) return result;
  const place = { out, runtime, sources: result.sources };
  const failed = result.diagnostics.some(({ severity }) => severity === "error");
  if (failed) {
    // Nothing is written, but what a killed run left half done is put back all the same.
    await recoverPlace(place);
    return result;
  }
  onStep?.("write");
  return { ...result, committed: await writing(() => commitOutput(result.files, place)) };
}

/** Checks a document: syntax, references, operations, parameters, oneofs, and its examples. */
export async function validate(
  options: DocumentOptions,
): Promise<{ readonly diagnostics: readonly Diagnostic[] }> {
  checkOptions(options, "document");
  return { diagnostics: await checkDocument(options, nodeSurroundings) };
}

export interface BundleResult {
  /** The document in one piece: every reference in it is `#/...`. Absent after an error. */
  readonly document?: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files that the document consists of. */
  readonly sources: readonly string[];
}

/** Joins a document of several files into one that stands by itself. */
export async function bundle(options: DocumentOptions): Promise<BundleResult> {
  checkOptions(options, "document");
  const { document, findings } = await analyze(options, {
    surroundings: nodeSurroundings,
    purpose: "make",
  });
  const { diagnostics, failed } = findings;
  const sources = document?.files ?? [];
  if (document === undefined || failed) return { diagnostics, sources };
  return { document: document.root, diagnostics, sources };
}

/**
 * Compares two documents: what changed, and whom it breaks. Requests and responses are judged apart;
 * `breaking` tells whether any change is breaking.
 *
 * A bad document never throws: its faults are `diagnostics`, and where one of them is an error nothing
 * was compared.
 */
export async function diff(options: DiffOptions): Promise<DiffResult> {
  checkOptions(options, "diff");
  // Loaded here only: most runs generate.
  const { diffFiles } = await import("./node/diff-files.js");
  return diffFiles(options);
}

/**
 * Types a configuration file: `export default defineConfig({ spec: "openapi.yaml", out: "src/api" })`.
 * A list of several documents is generated in one run; each has its own folder `out`.
 */
export function defineConfig(config: Config | readonly Config[]): Config | readonly Config[] {
  return config;
}
