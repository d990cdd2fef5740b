import { parentPort } from "node:worker_threads";
import { emitPaths } from "./emit/paths.js";
import { formatParts } from "./write/format.js";

/** The bundled document as JSON text comes in, the formatted text of `paths.ts` goes out. */
parentPort?.once("message", (document: string) => {
  void makePaths(document);
});

async function makePaths(document: string): Promise<void> {
  const { text } = await emitPaths(document);
  parentPort?.postMessage(await formatParts([text]));
}
