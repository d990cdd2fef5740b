import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PathsForm } from "../generator/paths/paths-form.js";
import { typedSchema } from "../generator/paths/paths-schema.js";
import { PathsTask } from "../generator/paths/paths-task.js";

const built = new URL("../dist/generator/paths/paths-worker.js", import.meta.url);

const form: PathsForm = {
  document: {
    paths: { "/pets": { get: { responses: { "200": { description: "A pet." } } } } },
    components: { schemas: { Pet: typedSchema(0) } },
  },
  types: ["types.Pet"],
  imports: 'import type * as types from "./types.js";',
  contents: undefined,
  runtime: [],
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "specwright-paths-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function workerOf(name: string, source: string): URL {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, source);
  return pathToFileURL(path);
}

const none = () => pathToFileURL(join(folder, "none.mjs"));

async function made(worker: URL, given = form): Promise<string> {
  const task = new PathsTask(worker);
  task.begin(given);
  return task.text();
}

describe("PathsTask", () => {
  it.each([
    ["with a worker", () => built],
    ["with one that fails", () => workerOf("fails", "throw new Error('no');")],
    ["with one that ends without a word", () => workerOf("ends", "process.exit(0);")],
  ])("makes the same text %s", async (_, worker) => {
    const wanted = await made(none());
    expect(wanted).toContain("export interface paths {");
    expect(wanted).toContain("Pet: types.Pet;");
    expect(await made(worker())).toBe(wanted);
  });

  it("takes the text of the worker", async () => {
    const worker = workerOf(
      "answers",
      `import { parentPort } from "node:worker_threads";
       parentPort.once("message", ({ types }) => parentPort.postMessage("// " + types.join()));`,
    );
    expect(await made(worker)).toBe("// types.Pet");
  });

  it("says what openapi-typescript says, whoever asks it", async () => {
    const document = { paths: { "/pets": { get: { parameters: [null] } } } };
    const broken = { ...form, document };
    const reason = "Cannot use 'in' operator";
    await expect(made(none(), broken)).rejects.toThrow(reason);
    await expect(made(built, broken)).rejects.toThrow(reason);
  });
});
