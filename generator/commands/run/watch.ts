import { dirname, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { SpecwrightError } from "../../findings/specwright-error.js";
import type { CommandContext } from "./command-context.js";
import { configModules } from "./config-modules.js";
import { describeJob } from "./describe-job.js";
import { displayPath } from "../../text/file-paths.js";
import { runShown } from "../generate.js";
import type { GenerateFlags } from "../generate-flags.js";
import type { GenerateStep } from "../../options/options.js";
import { Reuses } from "../../reuse/reuses.js";
import { Interrupts } from "./interrupts.js";
import type { Outcome } from "./outcome.js";
import { readJobs, type Job } from "./read-jobs.js";
import { WatchedFiles } from "./watched-files.js";

/** Milliseconds of quiet before a run: editors write a file in several steps. */
const quiet = 80;

/**
 * Generates, and again whenever a file of a document changes, until the process is interrupted: at once,
 * unless it writes. A broken document or configuration is reported and waited on; of several documents only
 * those run again that a change concerns.
 */
export async function runWatch(
  spec: string | undefined,
  flags: GenerateFlags,
  context: CommandContext,
): Promise<Outcome> {
  const session = new WatchSession(spec, flags, context);
  await session.start();
  await session.interrupted();
  await session.stop();
  return { exitCode: 0 };
}

class WatchSession {
  readonly #watched = new WatchedFiles((path) => this.#noticed(path));
  /** What each document consists of, as far as the last run could tell. */
  #sources = new Map<Job, ReadonlySet<string>>();
  readonly #reuse = new Reuses();
  /** The configuration, and the modules that it imports. */
  #config: ReadonlySet<string> = new Set();
  #changed = new Set<string>();
  readonly #interrupts = new Interrupts();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  readonly #spec: string | undefined;
  readonly #flags: GenerateFlags;
  readonly #context: CommandContext;

  constructor(spec: string | undefined, flags: GenerateFlags, context: CommandContext) {
    this.#spec = spec;
    this.#flags = flags;
    this.#context = context;
  }

  /** @throws SpecwrightError - if the flags or the configuration are wrong from the start. */
  async start(): Promise<void> {
    await this.#readJobs();
    this.#running = this.#runJobs([...this.#sources.keys()]);
    await this.#running;
    this.#running = undefined;
    if (this.#changed.size > 0) this.#schedule();
  }

  /** Resolves when somebody wants to end it while it waits or writes. */
  interrupted(): Promise<void> {
    return this.#interrupts.happened;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#interrupts.ignore();
    this.#watched.close();
    await this.#running;
  }

  async #readJobs(): Promise<void> {
    const { jobs, config } = await readJobs(this.#spec, this.#flags);
    this.#sources = new Map(jobs.map((job) => [job, new Set(namedFiles(job))]));
    this.#reuse.keepOnly(jobs.map(({ out }) => out));
    this.#config = config === undefined ? new Set() : configModules(config);
    this.#follow();
  }

  #follow(): void {
    const files = [...this.#sources.values()].flatMap((sources) => [...sources]);
    const folders = [...this.#sources.keys()].flatMap(templatesFolder);
    this.#watched.follow([...files, ...this.#config], folders);
  }

  #noticed(path: string): void {
    this.#changed.add(path);
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // One run after the other: two at once would write the same folder.
      this.#running ??= this.#rebuild().finally(() => {
        this.#running = undefined;
        if (this.#changed.size > 0) this.#schedule();
      });
    }, quiet);
  }

  async #rebuild(): Promise<void> {
    const changed = [...this.#changed];
    this.#changed = new Set();
    await this.#interrupts.ignore();
    if (this.#interrupts.hasHappened) return;
    this.#say(`${describeChange(changed)} changed.\n`);
    const isConfig = concerns(changed, this.#config);
    if (isConfig && !(await this.#survive(() => this.#readJobs()))) return this.#wait();
    const jobs = [...this.#sources].filter(
      ([job, files]) => isConfig || concerns(changed, files) || concernsTemplates(changed, job),
    );
    if (jobs.length > 0) await this.#runJobs(jobs.map(([job]) => job));
    else {
      this.#interrupts.listen();
      this.#follow();
    }
  }

  async #runJobs(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) {
      await this.#interrupts.ignore();
      if (this.#interrupts.hasHappened) return;
      await this.#survive(() => this.#run(job));
    }
    this.#wait();
  }

  async #run(job: Job): Promise<void> {
    const onStep = (step: GenerateStep) => {
      if (step === "write") this.#interrupts.listen();
    };
    const reuse = this.#reuse.of(job.out);
    const result = await runShown(job, "write", this.#context, { onStep, reuse });
    // A document that is broken may not tell all its files; the fault may be in any former one.
    const former = result.exitCode === 0 ? [] : (this.#sources.get(job) ?? []);
    this.#sources.set(job, new Set([...namedFiles(job), ...former, ...result.sources]));
    this.#say(describeJob(result, "write", this.#context.terminal));
  }

  /** Errors can be fixed while the command waits. */
  async #survive(action: () => Promise<void>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof SpecwrightError)) throw error;
      this.#say(`error: ${error.message}\n`);
      return false;
    }
  }

  #wait(): void {
    this.#interrupts.listen();
    if (this.#interrupts.hasHappened) return;
    this.#follow();
    this.#say("Watching for changes.\n");
  }

  #say(text: string): void {
    this.#context.print({ stderr: text, exitCode: 0 });
  }
}

/** Whether one of the paths is among these files, or a folder above one of them. */
function concerns(changed: readonly string[], files: ReadonlySet<string>): boolean {
  return changed.some(
    (path) => files.has(path) || [...files].some((file) => file.startsWith(path + sep)),
  );
}

function templatesFolder({ options: { templates } }: Job): string[] {
  return templates === undefined ? [] : [resolve(templates)];
}

/** Whether one of the paths is in the job's folder of templates, or a folder above it. */
function concernsTemplates(changed: readonly string[], job: Job): boolean {
  return templatesFolder(job).some((folder) =>
    changed.some(
      (path) => path === folder || dirname(path) === folder || folder.startsWith(path + sep),
    ),
  );
}

function describeChange(paths: readonly string[]): string {
  const [first = "", ...others] = paths.map(displayPath);
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** The files that options name; they are watched before, and whether or not, they can be read. */
function namedFiles(job: Job): string[] {
  const { descriptors } = job.options;
  return [rootFile(job), ...(typeof descriptors === "string" ? [resolve(descriptors)] : [])];
}

function rootFile({ options: { spec } }: Job): string {
  if (typeof spec !== "string" || /^https?:/i.test(spec)) {
    throw new SpecwrightError("Only documents in files can be watched.");
  }
  return spec.startsWith("file:") ? fileURLToPath(spec) : resolve(spec);
}
