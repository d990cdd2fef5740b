import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { pathToFileURL } from "node:url";
import { root, work } from "../folders.js";
import { median } from "../measure/median.js";

const RUNS = 15;

/** Milliseconds to import the whole C1 package in Node, over an empty module; in turns. */
export function measureImport({ log }) {
  mkdirSync(work, { recursive: true });
  const empty = join(work, "empty.mjs");
  writeFileSync(empty, "export {};\n");
  const modules = [join(root, "generated/dist/index.js"), empty];
  const times = modules.map(() => []);
  for (let run = 0; run < RUNS; run++) {
    modules.forEach((module, index) => times[index].push(importOnce(module)));
  }
  const [whole, nothing] = times.map(median);
  log(`import: ${whole.toFixed(1)} ms, an empty module ${nothing.toFixed(1)} ms`);
  return { milliseconds: whole - nothing };
}

function importOnce(file) {
  const script = [
    `const start = performance.now();`,
    `await import(${JSON.stringify(pathToFileURL(file).href)});`,
    `process.stdout.write(String(performance.now() - start));`,
  ].join("\n");
  return Number(
    execFileSync(execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }),
  );
}
