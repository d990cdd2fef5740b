import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { runJob } from "../../generator/commands/run/run-job.js";
import { recallRun } from "../../generator/commands/run/run-memory.js";
import type { GenerateOptions } from "../../generator/options/options.js";

const project = mkdtempSync(join(tmpdir(), "specwright-memory-"));
const cwd = vi.spyOn(process, "cwd").mockReturnValue(project);
afterAll(() => {
  cwd.mockRestore();
  rmSync(project, { recursive: true, force: true });
});

const spec = join(project, "openapi.yaml");
const part = join(project, "part.yaml");
const out = join(project, "out");

const job = (options: Partial<GenerateOptions> = {}) => ({
  name: "out",
  out,
  options: { spec, paths: false, ...options },
});

beforeEach(() => {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(join(project, "node_modules"), { recursive: true });
  writeFileSync(
    spec,
    `openapi: 3.1.0
info: { title: Memory, version: "1" }
paths: {}
components: { schemas: { A: { $ref: part.yaml } } }
`,
  );
  writeFileSync(part, "type: object\nproperties: { a: { type: string, format: odd } }\n");
});

describe("a second run", () => {
  it("tells the same as the first, with everything unchanged", async () => {
    const first = await runJob(job(), "write");
    expect(first.files?.written.length).toBeGreaterThan(3);
    expect(await recallRun(job())).toBeDefined();
    const second = await runJob(job(), "write");
    expect(second.diagnostics).toEqual(first.diagnostics);
    expect(second.diagnostics.length).toBeGreaterThan(0);
    expect(second.sources).toEqual(first.sources);
    expect(second.files).toEqual({ written: [], unchanged: first.files?.written, removed: [] });
    expect((await runJob(job(), "check")).drifts).toEqual([]);
  });

  it("is remembered by a check as well", async () => {
    await runJob(job(), "write");
    rmSync(join(project, "node_modules/.cache"), { recursive: true });
    expect((await runJob(job(), "check")).drifts).toEqual([]);
    expect(await recallRun(job())).toBeDefined();
  });

  it.each<[what: string, change: () => void]>([
    ["the document", () => appendFileSync(spec, "# a comment\n")],
    ["a file that it refers to", () => appendFileSync(part, "description: A.\n")],
    ["a file of the output", () => appendFileSync(join(out, "types.ts"), "// mine\n")],
    ["the manifest", () => appendFileSync(join(out, ".specwright-manifest.json"), " ")],
    ["the folder, which is gone", () => rmSync(out, { recursive: true })],
    ["the memory itself", () => rmSync(join(project, "node_modules/.cache"), { recursive: true })],
  ])("is a run of its own after a change of %s", async (_what, change) => {
    await runJob(job(), "write");
    change();
    expect(await recallRun(job())).toBeUndefined();
  });

  it("finds the drift that somebody made", async () => {
    await runJob(job(), "write");
    appendFileSync(join(out, "types.ts"), "// mine\n");
    const { drifts, exitCode } = await runJob(job(), "check");
    expect({ paths: drifts?.map(({ path }) => path), exitCode }).toEqual({
      paths: ["types.ts"],
      exitCode: 1,
    });
  });

  it("is a run of its own with other options", async () => {
    await runJob(job(), "write");
    expect(await recallRun(job({ formats: "annotate" }))).toBeUndefined();
    const allowed = job({ allowRemote: ["example.com"] });
    await runJob(allowed, "write");
    expect(await recallRun(allowed)).toBeUndefined();
  });

  it("is not remembered where there are errors, or no node_modules", async () => {
    writeFileSync(part, "$ref: nowhere.yaml\n");
    expect((await runJob(job(), "write")).exitCode).toBe(1);
    expect(await recallRun(job())).toBeUndefined();
    writeFileSync(part, "type: string\n");
    rmSync(join(project, "node_modules"), { recursive: true });
    expect((await runJob(job(), "write")).exitCode).toBe(0);
    expect(await recallRun(job())).toBeUndefined();
  });

  it("does not trust a memory that is damaged", async () => {
    await runJob(job(), "write");
    const cache = join(project, "node_modules/.cache/specwright");
    for (const text of ["", "{", "null", "[]", '{ "setting": 1 }']) {
      const [name = ""] = (await import("node:fs")).readdirSync(cache);
      const before = readFileSync(join(cache, name));
      writeFileSync(join(cache, name), text);
      expect(await recallRun(job()), text).toBeUndefined();
      writeFileSync(join(cache, name), before);
    }
    expect(await recallRun(job())).toBeDefined();
  });
});
