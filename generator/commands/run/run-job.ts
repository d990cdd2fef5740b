import type { Diagnostic } from "../../findings/diagnostics.js";
import { generate, SpecwrightError, type GenerateResult } from "../../index.js";
import type { OnStep } from "../../options/options.js";
import {
  compareFiles,
  previewCommit,
  type CommitResult,
  type Drift,
} from "../../write/commit-files.js";
import { formatFiles } from "../../write/format.js";
import { WriteError } from "../../write/write-error.js";
import { type ExitCode, exitCodeOf } from "./outcome.js";
import type { GenerateMode } from "../generate-flags.js";
import type { Job } from "./read-jobs.js";
import { recallRun, rememberRun, type RememberedRun } from "./run-memory.js";

/** What became of a job. */
export interface JobResult {
  readonly job: Job;
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files that the document consists of, as far as they could be read. */
  readonly sources: readonly string[];
  /** What was written, or under `--dry-run` would be. Absent after errors and under `--check`. */
  readonly files?: CommitResult;
  /** Under `--check`, and without errors. */
  readonly drifts?: readonly Drift[];
  readonly milliseconds: number;
}

/** Generates one document, and does with the files what the mode says. */
export async function runJob(job: Job, mode: GenerateMode, onStep?: OnStep): Promise<JobResult> {
  const start = performance.now();
  const { out, options } = job;
  const known = await recallRun(job);
  if (known !== undefined) {
    const milliseconds = Math.round(performance.now() - start);
    return { job, exitCode: 0, ...outcomeOf(known, mode), milliseconds };
  }
  const result =
    mode === "write" ? await generate({ ...options, out }, onStep) : await make(job, onStep);
  const { diagnostics, sources } = result;
  const failure = exitCodeOf(diagnostics);
  const done = failure === 0 ? await settle(out, result, mode) : {};
  const exitCode = failure === 0 && (done.drifts ?? []).length > 0 ? 1 : failure;
  // Also after a check without a difference: the folder holds what was generated.
  if (exitCode === 0 && mode !== "dry-run") await rememberRun(job, result);
  const milliseconds = Math.round(performance.now() - start);
  return { job, exitCode, diagnostics, sources, ...done, milliseconds };
}

/** The files as they would be written: formatted as they would be in their folder. */
async function make({ out, options }: Job, onStep?: OnStep): Promise<GenerateResult> {
  const { format, ...rest } = options;
  const result = await generate(rest, onStep);
  if (format === undefined || result.files.size === 0) return result;
  return { ...result, files: await formatFiles(result.files, out) };
}

/** What a run would say that finds everything as the last one left it. */
function outcomeOf(
  { diagnostics, sources, files }: RememberedRun,
  mode: GenerateMode,
): Pick<JobResult, "diagnostics" | "sources" | "files" | "drifts"> {
  const done = mode === "check" ? { drifts: [] } : { files: untouched(files) };
  return { diagnostics, sources, ...done };
}

function untouched(files: readonly string[]): CommitResult {
  return { written: [], unchanged: [...files], removed: [] };
}

async function settle(
  out: string,
  { files, committed, sources }: GenerateResult,
  mode: GenerateMode,
): Promise<Pick<JobResult, "files" | "drifts">> {
  try {
    switch (mode) {
      case "write":
        return committed === undefined ? {} : { files: committed };
      case "dry-run":
        return { files: await previewCommit(out, files, sources) };
      case "check":
        return { drifts: await compareFiles(out, files) };
      default: {
        const impossible: never = mode;
        return impossible;
      }
    }
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    throw new SpecwrightError(`${error.message} ${error.fix}`, { cause: error });
  }
}
