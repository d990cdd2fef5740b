import { parentPort, workerData } from "node:worker_threads";
import { layoutText } from "./layout/layout-text.js";

/** Parts of a module that stand one after the other. */
export interface ChunkToDo {
  readonly index: number;
  readonly parts: readonly string[];
}

/** The parts as one text; without it they need more than our own layout. */
export interface ChunkDone {
  readonly index: number;
  readonly text?: string;
}

// A chunk belongs to the thread that sets its number from 0 to 1.
const claims = workerData as Int32Array;

parentPort?.on("message", ({ index, parts }: ChunkToDo) => {
  if (Atomics.compareExchange(claims, index, 0, 1) !== 0) return;
  const text = layOut(parts);
  parentPort?.postMessage({ index, ...(text === undefined ? {} : { text }) } satisfies ChunkDone);
});

function layOut(parts: readonly string[]): string | undefined {
  const texts: string[] = [];
  for (const part of parts) {
    const text = layoutText(part);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts.join("\n\n");
}
