import { resolve } from "node:path";
import { createUnplugin, type UnpluginBuildContext, type UnpluginInstance } from "unplugin";
import { configModules } from "./commands/run/config-modules.js";
import { readJobs } from "./commands/run/read-jobs.js";
import { runJob } from "./commands/run/run-job.js";
import type { Diagnostic } from "./findings/diagnostics.js";
import { formatText } from "./report/format-text.js";

/** The rest is said by the configuration, which is found as the command finds it. */
export interface PluginOptions {
  /** The configuration. Default: the nearest one. */
  readonly config?: string;
  /** Of several documents in it, those with these names. */
  readonly only?: readonly string[];
}

interface WebpackCompiler {
  readonly hooks: {
    readonly beforeCompile: { tapPromise(name: string, work: () => Promise<unknown>): void };
  };
}

/**
 * Generates when a build starts, and again when a file of a document or of the configuration changes.
 * Errors fail the build; warnings, and errors while a server runs, are the bundler's warnings.
 */
export const specwright: UnpluginInstance<PluginOptions | undefined, false> = createUnplugin<
  PluginOptions | undefined
>((options = {}, { framework }) => {
  const followed = new Set<string>();
  let running: Promise<unknown> = Promise.resolve();
  // Changes come faster than they are done with, and a folder has one writer.
  const generate = (): Promise<readonly Diagnostic[]> => {
    const next = running.then(() => generateAll(options, followed));
    running = next.catch(() => undefined);
    return next;
  };
  // webpack looks for modules while `buildStart` runs, which reports what is wrong.
  const early = ({ hooks }: WebpackCompiler) =>
    hooks.beforeCompile.tapPromise("specwright", () => generate().catch(() => undefined));
  return {
    name: "specwright",
    webpack: early,
    rspack: early,
    async buildStart() {
      try {
        const found = await generate();
        warn(this, only(found, "warning"));
        const errors = only(found, "error");
        if (errors !== "") throw new Error(errors);
      } finally {
        // esbuild only follows what modules are made of.
        if (framework !== "esbuild") for (const file of followed) this.addWatchFile(file);
      }
    },
    watchChange(id) {
      if (!followed.has(resolve(id))) return;
      const tell = (found: readonly Diagnostic[]) =>
        warn(this, only(found, "error") + only(found, "warning"));
      generate().then(tell, (error: unknown) => warn(this, String(error)));
    },
  };
});

async function generateAll(
  { config: file, only: names }: PluginOptions,
  followed: Set<string>,
): Promise<readonly Diagnostic[]> {
  const flags = { ...(file && { config: file }), ...(names && { only: names }) };
  const { jobs, config } = await readJobs(undefined, flags);
  for (const module of config === undefined ? [] : configModules(config)) followed.add(module);
  const found: Diagnostic[] = [];
  for (const job of jobs) {
    const { spec } = job.options;
    if (typeof spec === "string" && !/^\w+:\/\//.test(spec)) followed.add(resolve(spec));
    const { sources, diagnostics } = await runJob(job, "write");
    for (const source of sources) followed.add(source);
    found.push(...diagnostics);
  }
  return found;
}

function only(found: readonly Diagnostic[], wanted: Diagnostic["severity"]): string {
  const some = found.filter(({ severity }) => severity === wanted);
  return some.length === 0 ? "" : formatText(some, { color: false });
}

/** Rollup and similar bundlers have `warn` here; webpack and Rspack collect warnings per compilation. */
function warn(context: UnpluginBuildContext & { warn?: (text: string) => void }, text: string) {
  if (text === "") return;
  if (context.warn !== undefined) return context.warn(text);
  const native = context.getNativeBuildContext?.() as { compilation?: { warnings: unknown[] } };
  native?.compilation?.warnings.push(new Error(text));
}
