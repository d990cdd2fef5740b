// A child process of `run.js`: generates one document after the other, and tells what came of it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { generate } from "../../dist/generator/index.js";
import { judgeExamples } from "./examples.js";
import { engineModule } from "./option-sets.js";

process.on("message", async ({ document, ...task }) => {
  process.send(await tryDocument(document, task));
});

async function tryDocument({ name, collection, path, bytes }, { out, examples, options }) {
  const record = { name, collection, bytes, version: versionOf(path) };
  const start = performance.now();
  try {
    rmSync(out, { recursive: true, force: true });
    // ajv judges by the document alone, for which a value that no enum lists is wrong.
    const enums = examples ? { unknownEnumValues: "marked" } : {};
    const { files, diagnostics } = await generate({ spec: path, ...options, ...enums });
    const ms = Math.round(performance.now() - start);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const refusals = errors.map(({ code, message, line, column }) => {
      return { code, message, line, column };
    });
    const findings = countBy(diagnostics, ({ code }) => code);
    if (errors.length > 0) return { ...record, outcome: "refused", refusals, findings, ms };
    for (const [file, text] of files) write(join(out, file), text);
    if (options.regexEngine !== undefined) write(join(out, "engine.ts"), engineModule);
    const written = [...files.values()].reduce((sum, text) => sum + text.length, 0);
    const judged = examples ? await judgeExamples(path, out) : {};
    return { ...record, outcome: "generated", findings, ms, written, ...judged };
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...record, outcome: "crashed", stack: stack.split("\n").slice(0, 6) };
  }
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** As the document says it, from its beginning; `unknown` where it says nothing there. */
function versionOf(path) {
  const head = readFileSync(path, "utf8");
  return /["']?(?:openapi|swagger)["']?\s*:\s*["']?(\d+\.\d+)/.exec(head)?.[1] ?? "unknown";
}

function countBy(items, keyOf) {
  const counts = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}
