import { parentPort } from "node:worker_threads";
import { emitPaths } from "./paths.js";
import { loadTransformer } from "./paths-transformer.js";
import { formatParts } from "../write/format.js";

/** The bundled document as JSON text comes in, the formatted text of `paths.ts` goes out. */
parentPort?.once("message", (document: string) => {
  void makePaths(document);
});

// While the document is being read.
loadTransformer();

async function makePaths(document: string): Promise<void> {
  parentPort?.postMessage(await formatParts([emitPaths(document).text]));
}
