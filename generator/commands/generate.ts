import { visibleText } from "../text/visible-text.js";
import { summarize } from "../report/summary.js";
import { stringifySafely } from "../report/format-json.js";
import type { GenerateStep } from "../options/options.js";
import type { CommandContext } from "./run/command-context.js";
import { describeJob } from "./run/describe-job.js";
import { displayPath } from "../text/file-paths.js";
import { modeOf, type GenerateFlags, type GenerateMode } from "./generate-flags.js";
import type { ExitCode, Outcome } from "./run/outcome.js";
import { readJobs, type Job } from "./run/read-jobs.js";
import { runJob, type JobResult, type RunTools } from "./run/run-job.js";

/** Generates every document that was asked for, one after the other. */
export async function runGenerate(
  spec: string | undefined,
  flags: GenerateFlags,
  context: CommandContext,
): Promise<Outcome> {
  const mode = modeOf(flags);
  const { jobs } = await readJobs(spec, flags);
  const results: JobResult[] = [];
  for (const job of jobs) {
    const result = await runShown(job, mode, context);
    results.push(result);
    if (flags.json === true) continue;
    context.print({ stderr: describeJob(result, mode, context.terminal), exitCode: 0 });
  }
  const exitCode = worstOf(results);
  return flags.json === true ? { stdout: formatResults(results, mode), exitCode } : { exitCode };
}

/** A run that says at every step what it is doing. */
export async function runShown(
  job: Job,
  mode: GenerateMode,
  context: CommandContext,
  { onStep, reuse }: RunTools = {},
): Promise<JobResult> {
  const spec = typeof job.options.spec === "string" ? displayPath(job.options.spec) : job.name;
  const shown = visibleText(spec);
  try {
    const show = (step: GenerateStep) => {
      onStep?.(step);
      context.status(`${shown}: ${stepName(step)} …`);
    };
    return await runJob(job, mode, { onStep: show, reuse });
  } finally {
    context.status("");
  }
}

function stepName(step: GenerateStep): string {
  switch (step) {
    case "read":
      return "reading";
    case "model":
      return "building the model";
    case "emit":
      return "making the modules";
    case "write":
      return "writing";
    default: {
      const impossible: never = step;
      return impossible;
    }
  }
}

function worstOf(results: readonly JobResult[]): ExitCode {
  return results.reduce<ExitCode>(
    (worst, { exitCode }) => (exitCode > worst ? exitCode : worst),
    0,
  );
}

/** For programs: one object, whose fields `docs/cli.md` describes. */
function formatResults(results: readonly JobResult[], mode: GenerateMode): string {
  const documents = results.map(({ job, exitCode, diagnostics, files, drifts, milliseconds }) => ({
    name: job.name,
    spec: typeof job.options.spec === "string" ? displayPath(job.options.spec) : undefined,
    out: displayPath(job.out),
    exitCode,
    files,
    drift: drifts?.map(({ path, kind }) => ({ path, kind })),
    diagnostics,
    summary: summarize(diagnostics),
    milliseconds,
  }));
  return stringifySafely({ mode, exitCode: worstOf(results), documents });
}
