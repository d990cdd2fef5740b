import {
  prepare,
  prepareDiff,
  type CoreDiffOptions,
  type CoreDocumentOptions,
  type CoreGenerateOptions,
  type Prepared,
} from "./core/core-options.js";
import type { DiffResult } from "./diff-documents.js";
import type { Diagnostic } from "./findings/diagnostics.js";
import type { JsonObject } from "./json/json.js";
import { prepareYaml } from "./load/text/yaml-package.js";
import type { DocumentOptions, OnStep } from "./options/options.js";
import { analyze, checkDocument, runPipeline, type Analysis } from "./pipeline.js";

/**
 * The entry specwright/core: the generator for any place where JavaScript runs. Documents are texts, and output
 * is a map of texts; nothing is read, written or fetched, and no thread is started.
 */

export type {
  CoreDiffOptions,
  CoreDocumentOptions,
  CoreGenerateOptions,
  CoreSource,
} from "./core/core-options.js";
export type { Change, ChangePlace, ChangeSeverity, ChangeSide } from "./diff/change.js";
export type { DiffResult } from "./diff-documents.js";
export type {
  Diagnostic,
  DiagnosticCode,
  RuleSetting,
  RuleSettings,
  Severity,
} from "./findings/diagnostics.js";
export { SpecwrightError } from "./findings/specwright-error.js";
export type { ChangeSeverities, GenerateStep, OnStep } from "./options/options.js";

export interface CoreGenerateResult {
  /** Relative path (forward slashes) -> text, sorted by path; empty where a finding is an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Generates types, oneofs, validators, endpoint descriptors and a client from the text of an OpenAPI document:
 * the same bytes as `generate` of specwright.
 *
 * A bad document never throws: its faults are `diagnostics`, and `files` is then empty.
 *
 * @throws SpecwrightError - for wrong options.
 */
export async function generate(
  options: CoreGenerateOptions,
  onStep?: OnStep,
): Promise<CoreGenerateResult> {
  const prepared = prepare(options, "generate");
  await prepareYaml();
  const { surroundings } = prepared;
  const run = await runPipeline({ ...prepared.options, paths: false }, surroundings, onStep);
  return { files: run.files, diagnostics: run.diagnostics };
}

/** Checks a document: syntax, references, operations, parameters, oneofs, and its examples. */
export async function validate(
  options: CoreDocumentOptions,
): Promise<{ readonly diagnostics: readonly Diagnostic[] }> {
  const prepared = prepare(options, "document");
  await prepareYaml();
  return { diagnostics: await checkDocument(prepared.options, prepared.surroundings) };
}

/** Joins a document and the texts that it refers to into one that stands by itself; absent after an error. */
export async function bundle(
  options: CoreDocumentOptions,
): Promise<{ readonly document?: JsonObject; readonly diagnostics: readonly Diagnostic[] }> {
  const { document, findings } = await read(prepare(options, "document"));
  const { diagnostics, failed } = findings;
  return document === undefined || failed
    ? { diagnostics }
    : { document: document.root, diagnostics };
}

/** Compares two documents: what changed, and whom it breaks. */
export async function diff(options: CoreDiffOptions): Promise<DiffResult> {
  const { base, revision } = prepareDiff(options);
  // Loaded here only: most runs generate.
  const { diffDocuments } = await import("./diff-documents.js");
  return diffDocuments(await read(base), await read(revision), options.severities);
}

async function read({ options, surroundings }: Prepared<DocumentOptions>): Promise<Analysis> {
  await prepareYaml();
  return analyze(options, { surroundings, purpose: "make" });
}
