import type { Diagnostic } from "../../findings/diagnostics.js";
import type { GenerateResult } from "../../index.js";
import { makeOutput, writing } from "../../node/make-output.js";
import type { OnStep } from "../../options/options.js";
import type { Reuse } from "../../reuse/reuse.js";
import type { CommitResult, Drift } from "../../write/commit-files.js";
import {
  commitOutput,
  compareOutput,
  previewOutput,
  recoverPlace,
} from "../../write/commit-output.js";
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

export interface RunTools {
  readonly onStep?: OnStep | undefined;
  /** What the last run of the job has left, in a process that runs it again and again. */
  readonly reuse?: Reuse | undefined;
}

/** Generates one document, and does with the files what the mode says. */
export async function runJob(
  job: Job,
  mode: GenerateMode,
  { onStep, reuse }: RunTools = {},
): Promise<JobResult> {
  const start = performance.now();
  const { out, options } = job;
  const known = await recallRun(job);
  if (known !== undefined) {
    const milliseconds = Math.round(performance.now() - start);
    return { job, exitCode: 0, ...outcomeOf(known, mode), milliseconds };
  }
  const result = await makeOutput({ ...options, out }, onStep, reuse);
  const { diagnostics, sources } = result;
  const failure = exitCodeOf(diagnostics);
  if (failure === 0 && mode === "write") onStep?.("write");
  const done = failure === 0 ? await writing(() => settle(job, result, mode)) : {};
  // Nothing is written, but what a killed run left half done is put back all the same.
  if (failure !== 0 && mode === "write") await recoverPlace({ out, runtime: options.runtime });
  const exitCode = failure === 0 && (done.drifts ?? []).length > 0 ? 1 : failure;
  // Also after a check without a difference: the folder holds what was generated.
  if (exitCode === 0 && mode !== "dry-run") {
    const { files: committed } = done;
    await rememberRun(job, committed === undefined ? result : { ...result, committed });
  }
  const milliseconds = Math.round(performance.now() - start);
  return { job, exitCode, diagnostics, sources, ...done, milliseconds };
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
  { out, options: { runtime }, peers = [] }: Job,
  { files, sources }: GenerateResult,
  mode: GenerateMode,
): Promise<Pick<JobResult, "files" | "drifts">> {
  const place = { out, runtime, sources, peers };
  switch (mode) {
    case "write":
      return { files: await commitOutput(files, place) };
    case "dry-run":
      return { files: await previewOutput(files, place) };
    case "check":
      return { drifts: await compareOutput(files, place) };
    default: {
      const impossible: never = mode;
      return impossible;
    }
  }
}
