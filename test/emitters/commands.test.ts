import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { configModules } from "../../generator/commands/run/config-modules.js";
import { runJob } from "../../generator/commands/run/run-job.js";
import { recallRun } from "../../generator/commands/run/run-memory.js";
import { loadConfig } from "../../generator/options/config.js";
import type { GenerateOptions } from "../../generator/options/options.js";
import { good } from "../cli/documents.js";
import { makeFolder } from "../cli/run-cli.js";
import { runInProcess } from "../cli/run-in-process.js";
import { startCli, type RunningCli } from "../cli/start-cli.js";

const emitter = (text: string) =>
  `export function emitNote() { return { path: "note.txt", text: ${JSON.stringify(text)} }; }\n`;
const config = `import { emitNote } from "./emit-note.js";
export default { spec: "openapi.yaml", out: "out", paths: false, templates: "runtime", emitters: [emitNote] };
`;
const words = (text: string) =>
  `export function formatIssue(): string { return ${JSON.stringify(text)}; }
export const formatIssues: () => string = formatIssue;\n`;

const project = () =>
  makeFolder({
    "openapi.yaml": good,
    "specwright.config.ts": config,
    "emit-note.ts": emitter("one"),
    "runtime/format-issues.ts": words("one"),
  });

describe("a configuration with emitters", () => {
  it("writes, compares and cleans up what they make", async () => {
    const folder = project();
    const note = join(folder, "out/note.txt");
    expect((await runInProcess(folder, ["generate"])).code).toBe(0);
    expect(readFileSync(note, "utf8")).toBe("one");
    expect((await runInProcess(folder, ["generate", "--check"])).code).toBe(0);

    writeFileSync(join(folder, "emit-note.ts"), emitter("two"));
    const check = await runInProcess(folder, ["generate", "--check"]);
    expect(check.code).toBe(1);
    expect(check.stderr).toContain("note.txt");
    expect((await runInProcess(folder, ["generate"])).code).toBe(0);
    expect(readFileSync(note, "utf8")).toBe("two");

    const without = config.replace("emitters: [emitNote]", "emitters: []");
    writeFileSync(join(folder, "specwright.config.ts"), without);
    const removed = await runInProcess(folder, ["generate"]);
    expect(removed.stderr).toContain("1 removed");
    expect(() => readFileSync(note)).toThrow();
  });

  it("may import `specwright/emit`, though it is not installed", async () => {
    const folder = project();
    const text = `import { code } from "specwright/emit";
export function emitNote() { return { path: "note.ts", statements: [code\`export {};\`], runtime: [] }; }\n`;
    writeFileSync(join(folder, "emit-note.ts"), text);
    const { code, stderr } = await runInProcess(folder, ["generate"]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "out/note.ts"), "utf8")).toContain("export {};");
  });

  it("cannot be JSON", async () => {
    const text =
      '{\n  "spec": "openapi.yaml", "out": "out",\n  "emitters": ["./emit-note.ts"]\n}\n';
    const folder = makeFolder({ "openapi.yaml": good, "specwright.config.json": text });
    const { code, stderr } = await runInProcess(folder, ["generate"]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "error: specwright.config.json:3:15: The option `emitters` must be a list of functions, which only a configuration in code can hold.\n",
    );
  });

  it.each(["specwright.config.js", "specwright.config.mjs", "specwright.config.ts"])(
    "is read anew each time: %s",
    async (name) => {
      const entry = (out: string) => `import { name } from "./name.${name.slice(-2)}";
export default { spec: "openapi.yaml", out: ${JSON.stringify(out)}, name };\n`;
      const folder = makeFolder({ "package.json": '{ "type": "module" }', [name]: entry("one") });
      const read = async () => (await loadConfig(undefined, folder))?.entries[0];
      const part = join(folder, `name.${name.slice(-2)}`);
      writeFileSync(part, 'export const name = "first";\n');
      expect(await read()).toMatchObject({ out: join(folder, "one"), name: "first" });
      writeFileSync(join(folder, name), entry("two"));
      writeFileSync(part, 'export const name = "second";\n');
      expect(await read()).toMatchObject({ out: join(folder, "two"), name: "second" });
      // What waits at its top level can be imported only, and stays what it was where Node keeps it.
      writeFileSync(join(folder, name), `await 1;\n${entry("three")}`);
      expect(await read()).toMatchObject({ name: expect.stringMatching(/first|second/) as string });
    },
  );
});

describe("the files of a configuration", () => {
  it("are those that it imports, in any way", () => {
    const folder = makeFolder({
      "a.config.ts": `import { b } from "./b.js";\nimport './c';\nexport * from "./d/index.js";
const e = await import("./e.mjs");\nimport x from "elsewhere";\nimport "./none.js";\n`,
      "b.ts": 'import type { B } from "../outside.js"; import "./a.config.js";',
      "c.mts": "",
      "d/index.ts": 'export { f } from "../f.cjs";',
      "e.mjs": "",
      "f.cts": "",
    });
    const found = [...configModules(join(folder, "a.config.ts"))];
    expect(found.map((path) => path.slice(folder.length + 1)).sort()).toEqual([
      ...["a.config.ts", "b.ts", "c.mts", "d/index.ts", "e.mjs", "f.cts"],
    ]);
    const json = join(makeFolder({ "a.json": '"from \\"./b.js\\""', "b.js": "" }), "a.json");
    expect([...configModules(json)]).toEqual([json]);
    expect([...configModules("/nowhere/a.ts")]).toEqual(["/nowhere/a.ts"]);
  });
});

describe("the memory of runs", () => {
  const settle = (folder: string, options: Partial<GenerateOptions>) => {
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    const spec = join(folder, "openapi.yaml");
    return {
      name: "out",
      out: join(folder, "out"),
      options: { spec, paths: false, ...options },
    };
  };
  afterEach(() => vi.restoreAllMocks());

  it("keeps no run with emitters: nobody knows what they read", async () => {
    const folder = project();
    const own = settle(folder, { emitters: [() => []] });
    expect((await runJob(own, "write")).exitCode).toBe(0);
    expect(await recallRun(own)).toBeUndefined();
    const none = settle(folder, { emitters: [] });
    await runJob(none, "write");
    expect(await recallRun(none)).toBeDefined();
  });

  it.each<[what: string, change: (folder: string) => void]>([
    ["a template", (folder) => appendFileSync(join(folder, "runtime/format-issues.ts"), "\n")],
    [
      "the templates, of which there is one more",
      (folder) => writeFileSync(join(folder, "runtime/issues.ts"), ""),
    ],
    [
      "the templates, of which one is gone",
      (folder) => rmSync(join(folder, "runtime/format-issues.ts")),
    ],
    ["the folder, which is gone", (folder) => rmSync(join(folder, "runtime"), { recursive: true })],
  ])("notices a change of %s", async (_, change) => {
    const folder = project();
    const job = settle(folder, { templates: join(folder, "runtime") });
    expect((await runJob(job, "write")).exitCode).toBe(0);
    expect(await recallRun(job)).toBeDefined();
    change(folder);
    expect(await recallRun(job)).toBeUndefined();
  });

  it("tells runs with and without templates apart", async () => {
    const folder = project();
    await runJob(settle(folder, {}), "write");
    expect(await recallRun(settle(folder, { templates: join(folder, "runtime") }))).toBeUndefined();
  });
});

describe("generate --watch", () => {
  let running: RunningCli | undefined;
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });

  it("follows emitters and templates", { timeout: 300_000 }, async () => {
    const folder = project();
    const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
    const made = (path: string) => readFileSync(join(folder, "out", path), "utf8");
    const cli = startCli(folder, ["generate", "--watch"]);
    running = cli;
    const written = /^out: [1-9]\d* written.*\nWatching/m;
    await cli.until(written);

    put("emit-note.ts", emitter("two"));
    expect(await cli.until(written)).toContain("emit-note.ts changed.");
    expect(made("note.txt")).toBe("two");

    put("runtime/format-issues.ts", words("two"));
    expect(await cli.until(written)).toContain("runtime/format-issues.ts changed.");
    expect(made("runtime/format-issues.ts")).toContain('"two"');

    put("runtime/issues.ts", "");
    await cli.until(/error: runtime\/issues\.ts:1:1: [^]*Watching/);
    rmSync(join(folder, "runtime/issues.ts"));
    await cli.until(/^out: 0 written[^]*Watching/m);

    put("emit-note.ts", emitter("three").replace("return", "throw"));
    await cli.until(/error: The emitter `emitNote` failed: [^]*Watching/);
    put("emit-note.ts", emitter("three"));
    await cli.until(written);
    expect(made("note.txt")).toBe("three");
    expect(await cli.stop()).toBe(0);
  });
});
