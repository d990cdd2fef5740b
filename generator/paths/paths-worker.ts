import { parentPort } from "node:worker_threads";
import { emitPaths } from "./paths.js";
import { loadTransformer } from "./paths-transformer.js";

/** The bundled document as JSON text comes in, the text of `paths.ts` goes out. */
parentPort?.once("message", (document: string) => {
  parentPort?.postMessage(emitPaths(document).text);
});

// While the document is being read.
loadTransformer();
