import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { PathsForm, PathsJob } from "./paths-form.js";

/** Less than the main thread has: what a worker can bear, the main thread can too. */
const workerStackMb = 0.9;

/**
 * `paths.ts` in the making. openapi-typescript comes with a compiler, which takes a while to load: it runs in
 * a worker thread, which loads it while the document is read, and writes while the other modules are made.
 * Where there can be no worker, or it fails, the text is made here: it is the same whoever made it.
 */
export class PathsTask implements PathsJob {
  readonly #thread: Worker | undefined;
  readonly #made: Promise<string | undefined>;
  #form: PathsForm | undefined;

  /** `worker`: the file of the worker; usually the one beside this file, where that was built. */
  constructor(worker = new URL("./paths-worker.js", import.meta.url)) {
    this.#thread = startWorker(worker);
    this.#made = this.#thread === undefined ? Promise.resolve(undefined) : answerOf(this.#thread);
  }

  begin(form: PathsForm): void {
    this.#form = form;
    this.#thread?.postMessage(form);
  }

  /** The text, once begun. Throws where openapi-typescript cannot cope with the document. */
  async text(): Promise<string> {
    const form = this.#form;
    if (form === undefined) throw new Error("paths.ts was not begun.");
    this.#thread?.ref();
    const made = await this.#made;
    await this.close();
    if (made !== undefined) return made;
    // Loaded here only: it takes longer to load than a small document takes to generate.
    const { emitPaths } = await import("./paths.js");
    const { loadTransformer } = await import("./paths-transformer.js");
    return emitPaths(form, loadTransformer()).text;
  }

  /** For whoever does not want it any more. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
  }
}

/** Undefined where there is none to start, or where the process may not. */
function startWorker(file: URL): Worker | undefined {
  if (!existsSync(fileURLToPath(file))) return undefined;
  try {
    const resourceLimits = { stackSizeMb: workerStackMb };
    const thread = new Worker(file, { resourceLimits, execArgv: [], stderr: true });
    thread.unref();
    return thread;
  } catch {
    return undefined;
  }
}

/** What the worker says, undefined where it ends without a word. */
function answerOf(thread: Worker): Promise<string | undefined> {
  return new Promise((resolve) => {
    thread.once("message", resolve);
    thread.once("error", () => resolve(undefined));
    thread.once("exit", () => resolve(undefined));
  });
}
