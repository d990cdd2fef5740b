import { parentPort } from "node:worker_threads";
import { emitPaths } from "./paths.js";
import type { PathsForm } from "./paths-form.js";
import { loadTransformer } from "./paths-transformer.js";
import { formatParts } from "../write/format.js";

/** What `paths.ts` is made of comes in, the formatted text of `paths.ts` goes out. */
parentPort?.once("message", (form: PathsForm) => {
  void makePaths(form);
});

// While the document is being read.
loadTransformer();

async function makePaths(form: PathsForm): Promise<void> {
  parentPort?.postMessage(await formatParts([emitPaths(form).text]));
}
