import { parentPort } from "node:worker_threads";
import { emitPaths } from "./paths.js";
import type { PathsForm } from "./paths-form.js";
import { loadTransformer } from "./paths-transformer.js";

/** What `paths.ts` is made of comes in, the text of `paths.ts` goes out. */
parentPort?.once("message", (form: PathsForm) => {
  parentPort?.postMessage(emitPaths(form, loadTransformer()).text);
});

// While the document is being read.
loadTransformer();
