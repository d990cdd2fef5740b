import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FormatPool } from "../../generator/write/format-pool.js";
import { formatParts } from "../../generator/write/format.js";

const built = new URL("../../dist/generator/write/format-worker.js", import.meta.url);

/** As if the texts were large. */
const small = { enough: 1000, chunkSize: 1000 };

/** Parts of three modules, with one that our own layout does not know. */
const modules = [0, 1, 2].map((module) =>
  Array.from({ length: 60 }, (_, index) => {
    const name = `part${module}_${index}`;
    return module === 1 && index === 7
      ? `label: for (const ${name} of []) { break label }`
      : `export function ${name}(value: unknown): value is ${"Long".repeat(9)} { if (typeof value !== 'object' || value === null || ${index} > 5) return false; return [1,2,3].includes(${index}) }`;
  }),
);

let folder: string;
let wanted: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "specwright-pool-"));
  wanted = await Promise.all(modules.map((parts) => formatParts(parts)));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function pooled(worker: URL, early: boolean): Promise<string[]> {
  const pool = new FormatPool({ worker, ...small });
  try {
    if (early) pool.expectMuch();
    const texts = modules.map((parts) => pool.begin(parts));
    const made: string[] = [];
    for (const text of texts) made.push(await text());
    return made;
  } finally {
    await pool.close();
  }
}

function workerOf(source: string): URL {
  const path = join(folder, `${String(source.length)}.mjs`);
  writeFileSync(path, source);
  return pathToFileURL(path);
}

describe("FormatPool", () => {
  it.each([
    ["with a worker", () => built],
    ["without one", () => pathToFileURL(join(folder, "none.mjs"))],
    ["with one that fails at once", () => workerOf("throw new Error('no');")],
    [
      "with one that takes chunks and dies",
      () =>
        workerOf(
          `import { parentPort, workerData } from "node:worker_threads";
           parentPort.on("message", ({ index }) => {
             Atomics.compareExchange(workerData, index, 0, 1);
             if (index === 2) process.exit(3);
           });`,
        ),
    ],
    [
      "with one that gives everything back",
      () =>
        workerOf(
          `import { parentPort, workerData } from "node:worker_threads";
           parentPort.on("message", ({ index }) => {
             if (Atomics.compareExchange(workerData, index, 0, 1) === 0) parentPort.postMessage({ index });
           });`,
        ),
    ],
  ])("makes the same text %s", async (_, worker) => {
    expect(await pooled(worker(), false)).toEqual(wanted);
    expect(await pooled(worker(), true)).toEqual(wanted);
  });

  it("uses what the worker made", async () => {
    const worker = workerOf(
      `import { parentPort, workerData } from "node:worker_threads";
       parentPort.on("message", ({ index }) => {
         if (Atomics.compareExchange(workerData, index, 0, 1) === 0)
           parentPort.postMessage({ index, text: "// by the worker" });
       });`,
    );
    const pool = new FormatPool({ worker, ...small });
    const text = pool.begin(modules.flat());
    // The thread needs a moment to start, and then it is faster than this one.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await text()).toContain("// by the worker");
    await pool.close();
  });
});
