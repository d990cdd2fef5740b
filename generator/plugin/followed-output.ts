import { resolve } from "node:path";
import { configModules } from "../commands/run/config-modules.js";
import { readJobs } from "../commands/run/read-jobs.js";
import { runJob } from "../commands/run/run-job.js";
import type { Diagnostic } from "../findings/diagnostics.js";
import { formatReport } from "../report/format-text.js";
import { Reuses } from "../reuse/reuses.js";

/** The rest is said by the configuration, which is found as the command finds it. */
export interface PluginOptions {
  /** The configuration. Default: the nearest one. */
  readonly config?: string;
  /** Of several documents in it, those with these names. */
  readonly only?: readonly string[];
}

/** What one run of the generator gave, as texts for people; empty where there is nothing to say. */
export interface PluginReport {
  readonly errors: string;
  readonly warnings: string;
  /** The first error with a place. */
  readonly first?: Diagnostic;
  /** The run before had errors, and this one has none. */
  readonly fixed: boolean;
}

/** What to say when a report is `fixed`. */
export const fixedMessage = "specwright: the errors are fixed, and the output is up to date.";

/** The output of a configuration, and the files that it is made of. */
export class FollowedOutput {
  readonly #options: PluginOptions;
  readonly #files = new Set<string>();
  readonly #reuse = new Reuses();
  #running: Promise<unknown> = Promise.resolve();
  #hadErrors = false;

  constructor(options: PluginOptions) {
    this.#options = options;
  }

  /** Absolute paths of the configuration, what it imports, the documents and what they refer to. */
  get files(): ReadonlySet<string> {
    return this.#files;
  }

  /** Generates all documents. It never rejects: a configuration that cannot be read is an error in the report. */
  generate(): Promise<PluginReport> {
    // Changes come faster than they are done with, and a folder has one writer.
    const next = this.#running.then(() => this.#report());
    this.#running = next;
    return next;
  }

  async #report(): Promise<PluginReport> {
    const found = await this.#generateAll().catch((error: unknown) => String(error));
    const isFailure = typeof found === "string";
    const errors = isFailure ? found : only(found, "error");
    const warnings = isFailure ? "" : only(found, "warning");
    const first = isFailure ? undefined : found.find(({ severity }) => severity === "error");
    const fixed = this.#hadErrors && errors === "";
    this.#hadErrors = errors !== "";
    return { errors, warnings, fixed, ...(first === undefined ? {} : { first }) };
  }

  async #generateAll(): Promise<readonly Diagnostic[]> {
    const { config: file, only: names } = this.#options;
    const flags = { ...(file && { config: file }), ...(names && { only: names }) };
    const { jobs, config } = await readJobs(undefined, flags);
    for (const module of config === undefined ? [] : configModules(config)) this.#files.add(module);
    this.#reuse.keepOnly(jobs.map(({ out }) => out));
    const found: Diagnostic[] = [];
    for (const job of jobs) {
      const { spec } = job.options;
      if (typeof spec === "string" && !/^\w+:\/\//.test(spec)) this.#files.add(resolve(spec));
      const { sources, diagnostics } = await runJob(job, "write", {
        reuse: this.#reuse.of(job.out),
      });
      for (const source of sources) this.#files.add(source);
      found.push(...diagnostics);
    }
    return found;
  }
}

function only(found: readonly Diagnostic[], wanted: Diagnostic["severity"]): string {
  const some = found.filter(({ severity }) => severity === wanted);
  return some.length === 0 ? "" : formatReport(some, { color: false });
}
