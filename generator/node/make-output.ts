import { checkOptions } from "../options/check-options.js";
import { OptionError } from "../options/option-error.js";
import type { GenerateOptions, OnStep } from "../options/options.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import { runPipeline, type Generated } from "../pipeline.js";
import type { Reuse } from "../reuse/reuse.js";
import type { Surroundings } from "../surroundings.js";
import { formatFiles } from "../write/format.js";
import { wayToRuntime } from "../write/shared-runtime.js";
import { WriteError } from "../write/write-error.js";
import { nodeSurroundings } from "./node-surroundings.js";

/**
 * The files of an output as they are to be written: with the project's format, and with imports of a shared
 * runtime, whose files have paths that begin with the way to it. Nothing is written. `reuse`: what the last run
 * of the same output has left.
 *
 * @throws SpecwrightError - for wrong options.
 */
export async function makeOutput(
  options: GenerateOptions,
  onStep?: OnStep,
  reuse?: Reuse,
): Promise<Generated> {
  checkOptions(options, "generate");
  const { format, out, runtime } = options;
  if (runtime !== undefined && out === undefined) {
    throw new OptionError(
      "The option `runtime` needs `out`: modules import it by the way from there.",
      ["runtime"],
    );
  }
  const here = runtime === undefined ? nodeSurroundings : await sharing(out ?? ".", runtime);
  const surroundings = reuse === undefined ? here : { ...here, reuse };
  const result = await runPipeline(options, surroundings, onStep);
  if (result.files.size > 0) reuse?.sweep();
  if (format === undefined || result.files.size === 0) return result;
  return { ...result, files: await formatFiles(result.files, out ?? ".") };
}

/** The same machine, with the runtime in a folder outside of the output. */
async function sharing(out: string, runtime: string): Promise<Surroundings> {
  const folder = await writing(() => wayToRuntime(out, runtime));
  return {
    ...nodeSurroundings,
    readTemplates: async (...given) => ({
      ...(await nodeSurroundings.readTemplates(...given)),
      folder,
    }),
  };
}

/** What a folder refuses is an error for users, with what to do about it. */
export async function writing<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    throw new SpecwrightError(`${error.message} ${error.fix}`, { cause: error });
  }
}
