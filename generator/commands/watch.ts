import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { watch } from "chokidar";
import type { GenerateOptions } from "../options.js";
import { SpecwrightError } from "../specwright-error.js";
import { generateOnce, readOptions, type GenerateFlags } from "./generate.js";
import type { Outcome, Terminal } from "./outcome.js";

/** Milliseconds of quiet before a run: editors write a file in several steps. */
const quiet = 80;

/**
 * Generates, and again whenever a file of the document changes, until the process is interrupted. A
 * broken document is reported and waited on; the files it refers to are followed as they change.
 */
export async function runWatch(
  spec: string | undefined,
  flags: GenerateFlags,
  terminal: Terminal,
  print: (outcome: Outcome) => void,
): Promise<Outcome> {
  if (flags.check === true) throw new SpecwrightError("--watch and --check exclude each other.");
  const options = await readOptions(spec, flags);
  const watcher = watch(rootFile(options), { ignoreInitial: true });
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const run = async () => {
    const { outcome, sources } = await generateOnce(options, flags, terminal);
    watcher.add([...sources]);
    print({ ...outcome, stderr: `${outcome.stderr ?? ""}Watching for changes.\n` });
  };
  await run();
  watcher.on("all", () => {
    clearTimeout(timer);
    // One run after the other: two at once would write the same folder.
    timer = setTimeout(() => {
      running = running.then(run, run);
    }, quiet);
  });
  await interrupted();
  clearTimeout(timer);
  await Promise.all([watcher.close(), running]);
  return { exitCode: 0 };
}

function rootFile({ spec }: GenerateOptions): string {
  if (typeof spec !== "string")
    throw new SpecwrightError("Only a document in a file can be watched.");
  return spec.startsWith("file:") ? fileURLToPath(spec) : resolve(spec);
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => done());
  });
}
