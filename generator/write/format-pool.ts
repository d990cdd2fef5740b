import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { formatParts } from "./format.js";
import type { ChunkDone, ChunkToDo } from "./format-worker.js";

export interface FormatPoolOptions {
  /** The file of the worker; usually the one beside this file, where that was built. */
  readonly worker?: URL;
  /** Characters of text from which a second thread is worth its start. */
  readonly enough?: number;
  /** Characters in a chunk: few enough for two threads to end at about the same time. */
  readonly chunkSize?: number;
}

/** Chunks that the threads may share; what comes after stays here. */
const mostChunks = 4096;

/** Less than the main thread has: what a worker can bear, the main thread can too. */
const workerStackMb = 0.9;

interface Chunk {
  readonly parts: readonly string[];
  text?: string | undefined;
}

/**
 * Formats the parts of modules while other modules are still being made. A worker thread takes chunks
 * from the front; whoever waits for the result takes them from the back. The worker is there to save
 * time only: what it cannot do is done here, and the text is the same whoever made it.
 */
export class FormatPool {
  readonly #chunks: Chunk[] = [];
  readonly #claims = new Int32Array(new SharedArrayBuffer(4 * mostChunks));
  readonly #enough: number;
  readonly #chunkSize: number;
  #worker: URL | undefined;
  #thread: Worker | undefined;
  #posted = 0;
  #size = 0;
  #settled: (() => void) | undefined;
  #awaited: Promise<void> | undefined;

  constructor(options: FormatPoolOptions = {}) {
    const { worker = new URL("./format-worker.js", import.meta.url) } = options;
    this.#worker = existsSync(fileURLToPath(worker)) ? worker : undefined;
    this.#enough = options.enough ?? 1_500_000;
    this.#chunkSize = options.chunkSize ?? 150_000;
  }

  /** Starts the worker now: by the time that there is something to do it will be ready. */
  expectMuch(): void {
    this.#thread ??= this.#start();
  }

  /** Begins to format the parts of a module; the function gives the text, once all have been begun. */
  begin(parts: readonly string[]): () => Promise<string> {
    const own = chunksOf(parts, this.#chunkSize);
    for (const chunk of own) {
      this.#chunks.push(chunk);
      this.#size += sizeOf(chunk.parts);
    }
    if (this.#size >= this.#enough) this.#post();
    return async () => {
      await this.#finish();
      return `${own.map(({ text = "" }) => text).join("\n\n")}\n`;
    };
  }

  /** Ends the worker. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
    this.#thread = undefined;
  }

  #post(): void {
    const thread = (this.#thread ??= this.#start());
    if (thread === undefined) return;
    for (; this.#posted < Math.min(this.#chunks.length, mostChunks); this.#posted += 1) {
      const parts = this.#chunks[this.#posted]?.parts ?? [];
      thread.postMessage({ index: this.#posted, parts } satisfies ChunkToDo);
    }
  }

  #start(): Worker | undefined {
    const thread = startWorker(this.#worker, this.#claims);
    if (thread === undefined) {
      this.#worker = undefined;
      return undefined;
    }
    thread.unref();
    thread.on("message", ({ index, text }: ChunkDone) => {
      const chunk = this.#chunks[index];
      if (chunk === undefined) return;
      if (text === undefined) this.#claims[index] = 0;
      else chunk.text = text;
      this.#settled?.();
    });
    const lost = () => {
      this.#thread = undefined;
      this.#claims.fill(0);
      this.#settled?.();
    };
    thread.on("error", lost);
    thread.on("exit", lost);
    return thread;
  }

  /** All chunks have their text. */
  #finish(): Promise<void> {
    this.#awaited ??= this.#work().finally(() => {
      this.#awaited = undefined;
    });
    return this.#awaited;
  }

  async #work(): Promise<void> {
    while (this.#chunks.some(({ text }) => text === undefined)) {
      const index = this.#chunks.findLastIndex(({ text }, at) => {
        return text === undefined && this.#claim(at);
      });
      const chunk = this.#chunks[index];
      if (chunk === undefined) await this.#oneSettles();
      else chunk.text = (await formatParts(chunk.parts)).slice(0, -1);
    }
  }

  #claim(index: number): boolean {
    return index >= this.#posted || Atomics.compareExchange(this.#claims, index, 0, 1) === 0;
  }

  async #oneSettles(): Promise<void> {
    this.#thread?.ref();
    await new Promise<void>((resolve) => {
      this.#settled = resolve;
    });
    this.#thread?.unref();
  }
}

/** Undefined where there is none to start, or where the process may not. */
function startWorker(file: URL | undefined, workerData: Int32Array): Worker | undefined {
  if (file === undefined) return undefined;
  try {
    const resourceLimits = { stackSizeMb: workerStackMb };
    return new Worker(file, { workerData, resourceLimits, execArgv: [] });
  } catch {
    return undefined;
  }
}

function chunksOf(parts: readonly string[], chunkSize: number): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  let size = 0;
  for (const [index, part] of parts.entries()) {
    size += part.length;
    if (size < chunkSize && index < parts.length - 1) continue;
    chunks.push({ parts: parts.slice(start, index + 1) });
    start = index + 1;
    size = 0;
  }
  return chunks;
}

function sizeOf(parts: readonly string[]): number {
  let size = 0;
  for (const part of parts) size += part.length;
  return size;
}
