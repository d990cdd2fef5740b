import { execFile, execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { good } from "./cli/documents.js";
import { makeFolder, runCli } from "./cli/run-cli.js";
import { expectedOutput, readBlocks } from "./readme/read-blocks.js";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(join(repository, path), "utf8");
const blocksOf = (page: string, ...languages: readonly string[]) =>
  readBlocks(page, read(page)).filter(({ language }) => languages.includes(language));

/** Which test holds the code of which pages. */
const holders: readonly (readonly [pages: RegExp, test: string, mention: string])[] = [
  [/^README\.md$/, "test/readme.test.ts", "README.md"],
  [/^generated\/README\.md$/, "test/readme.test.ts", "generated/README.md"],
  [/^CONTRIBUTING\.md$/, "test/readme.test.ts", "CONTRIBUTING.md"],
  [/^docs\/ci\.md$/, "test/action.test.ts", "docs/ci.md"],
  [/^docs\/cli\.md$/, "test/cli-page.test.ts", "docs/cli.md"],
  [/^docs\/configuration\.md$/, "test/configuration-page.test.ts", "docs/configuration.md"],
  [/^docs\/diagnostics\.md$/, "test/diagnostics-page.test.ts", "docs/diagnostics.md"],
  [/^docs\/rules\//, "test/rules.test.ts", "docs/rules"],
  [/^docs\/bundlers\.md$/, "test/emitters/unplugin.test.ts", "docs/bundlers.md"],
  [/^docs\/client\.md$/, "test/client/page.test.ts", "docs/client.md"],
  [/^docs\/oneofs\.md$/, "test/oneofs-page.test.ts", "docs/oneofs.md"],
  [/^docs\/emitters\.md$/, "test/emitters/page.test.ts", "docs/emitters.md"],
  [/^docs\/ir\.md$/, "test/emitters/ir-page.test.ts", "docs/ir.md"],
  [/^docs\/protojson\.md$/, "test/protojson-page.test.ts", "docs/protojson.md"],
  [/^docs\/protobuf\.md$/, "test/descriptors/page.test.ts", "docs/protobuf.md"],
  [/^docs\/how-to\.md$/, "test/guides.test.ts", "docs/how-to.md"],
  [/^docs\/migrating\//, "test/guides.test.ts", "docs/migrating"],
  [/^docs\/recipes\//, "test/consumers/recipe-pages.test.ts", "docs/recipes"],
  [
    /^(?:CHANGELOG|docs\/(?:core|diff|input|json-schema-output|types))\.md$/,
    "test/docs-blocks.test.ts",
    "docs/types.md",
  ],
];

describe("every block of code in the documentation", () => {
  const folders = readdirSync(join(repository, "docs"), { recursive: true, encoding: "utf8" });
  const pages = [
    ...readdirSync(repository),
    ...folders.map((name) => `docs/${name.replaceAll("\\", "/")}`),
    "generated/README.md",
  ].filter((name) => name.endsWith(".md"));

  it("is on a page that a test holds", () => {
    const withCode = pages.filter((page) => {
      const blocks = readBlocks(page, read(page));
      // Text is what something prints, or what is explained as such.
      return blocks.some(({ language }) => !["text", "mermaid", "diff"].includes(language));
    });
    expect(withCode.length).toBeGreaterThan(10);
    const free = withCode.filter((page) => !holders.some(([pattern]) => pattern.test(page)));
    expect(free).toEqual([]);
  });

  it.each(holders)("%s is held by %s", (pattern, test, mention) => {
    expect(pages.some((page) => pattern.test(page))).toBe(true);
    expect(read(test)).toContain(mention);
  });

  it("says what language it is in", () => {
    const bare = pages.flatMap((page) => readBlocks(page, read(page)));
    expect(bare.filter(({ language }) => language === "").map(({ place }) => place)).toEqual([]);
  });
});

/** A repository with the document that the pages speak of, and a change that breaks. */
function makeRepository(): string {
  const document = read("test/docs/openapi.yaml");
  const breaking = document.replace("name: { type: string }", "name: { type: integer }");
  expect(breaking).not.toBe(document);
  const folder = makeFolder({ "openapi.yaml": document, "package.json": '{ "type": "module" }' });
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  const env = { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1" };
  const git = (...args: readonly string[]) =>
    execFileSync("git", [...identity, ...args], { cwd: folder, env });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "First");
  git("tag", "v1.2.0");
  git("update-ref", "refs/remotes/origin/main", "HEAD");
  mkdirSync(join(folder, "old"));
  writeFileSync(join(folder, "old/openapi.yaml"), document);
  writeFileSync(join(folder, "openapi.yaml"), breaking);
  return folder;
}

describe("the TypeScript of docs/types.md, docs/diff.md, docs/json-schema-output.md and the changelog", () => {
  const blocks = [
    "docs/types.md",
    "docs/core.md",
    "docs/diff.md",
    "docs/json-schema-output.md",
    "CHANGELOG.md",
  ].flatMap((page) => {
    return blocksOf(page, "ts");
  });
  /** What is exported without being imported is shown as output. */
  const isOutput = (text: string) => /^export /.test(text);
  const outputs = blocks.filter(({ text }) => isOutput(text));
  const examples = blocks
    .filter(({ text }) => !isOutput(text))
    .map((block, index) => ({ ...block, name: `example-${index + 1}` }));
  const runnable = examples.filter(({ text }) => expectedOutput(text).length > 0);
  let folder = "";
  let complaints = "";
  let printed = new Map<string, string>();

  beforeAll(async () => {
    folder = makeRepository();
    mkdirSync(join(folder, "node_modules"));
    const link = (name: string, target: string) =>
      symlinkSync(join(repository, target), join(folder, "node_modules", name), "junction");
    link("specwright", ".");
    link("@types", "node_modules/@types");
    // docs/json-schema-output.md says that its example needs the option.
    const config = { spec: "openapi.yaml", out: "api", paths: false, jsonSchemas: true };
    writeFileSync(join(folder, "api.config.json"), JSON.stringify(config));
    await runCli(folder, ["generate", "--config", "api.config.json"]);
    for (const { name, text } of examples) writeFileSync(join(folder, `${name}.ts`), text);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    const tsc = join(repository, "node_modules/typescript-7/bin/tsc");
    complaints = await run(process.execPath, [tsc, "-p", folder, "--pretty", "false"]).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
    printed = await runAll();
  });

  /** What each prints: in one process, for loading the generator takes longest. */
  async function runAll(): Promise<Map<string, string>> {
    const lines = runnable.map(({ name }) => {
      return `console.log("=== ${name}"); await import("./${name}.js");`;
    });
    writeFileSync(join(folder, "all.js"), lines.join("\n"));
    const { stdout } = await run(process.execPath, [join(folder, "all.js")], { cwd: folder });
    const parts = stdout.matchAll(/^=== (\S+)\n((?:(?!===).*\n)*)/gm);
    return new Map([...parts].map(([, name = "", text = ""]) => [name, text]));
  }

  it("compiles", () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
    expect(complaints).toBe("");
  });

  it.each(outputs)("$place is output of the document in test/docs", ({ text }) => {
    const oneLine = (code: string) => code.replaceAll(/\s+/g, " ").trim();
    const types = readFileSync(join(folder, "api/types.ts"), "utf8");
    expect(oneLine(types)).toContain(oneLine(text));
  });

  it.each(runnable)("$place prints what it says", ({ name, text }) => {
    expect(printed.get(name)?.trimEnd().split("\n")).toEqual(expectedOutput(text));
  });

  it("is run where it does something by itself", () => {
    const quiet = examples.filter((example) => !runnable.includes(example));
    for (const { text } of quiet) expect(text).not.toMatch(/^await |= await generate\(/m);
    expect(runnable.length).toBeGreaterThanOrEqual(3);
  });
});

const compilerOptions = {
  target: "ES2022",
  module: "NodeNext",
  moduleResolution: "NodeNext",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  preserveSymlinks: true,
  types: ["node"],
};

describe("the commands of docs/diff.md", () => {
  const lines = blocksOf("docs/diff.md", "sh").flatMap(({ text }) =>
    text
      .trim()
      .replaceAll(/ \\\n\s*/g, " ")
      .split("\n"),
  );
  let folder = "";

  beforeAll(() => {
    folder = makeRepository();
  });

  it.each(lines)("%s", async (line) => {
    const [program, ...args] = line.split(" ");
    expect(program).toBe("specwright");
    const { code, stdout, stderr } = await runCli(folder, args);
    // The revisions in the repository are one; the file beside them has a change that breaks.
    // What a baseline accepts, breaks nobody.
    expect(code).toBe(/git:HEAD:|baseline/.test(line) ? 0 : 1);
    if (code === 1) expect(stdout).toContain("breaking");
    expect(stderr).not.toContain("error");
  });
});

describe("the command of docs/input.md", () => {
  let server: Server;

  beforeAll(async () => {
    server = createServer((_, response) => {
      response.setHeader("content-type", "application/yaml");
      response.end(good);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterAll(() => {
    server.close();
  });

  it("fetches a document, here from a server of our own", async () => {
    const [line = "", ...others] = blocksOf("docs/input.md", "sh").flatMap(({ text }) => {
      return text.trim().split("\n");
    });
    expect(others).toEqual([]);
    const { port } = server.address() as AddressInfo;
    const here = line.replaceAll(/(?:https:\/\/)?example\.com/g, `http://127.0.0.1:${port}`);
    const [, ...args] = here.split(" ");
    const folder = makeFolder();
    expect(await runCli(folder, [...args, "--no-paths"])).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, "src/api/types.ts"))).toBe(true);
  });
});

describe("the configuration of README.md", () => {
  it("is all that generating needs", async () => {
    const [block] = blocksOf("README.md", "json");
    const folder = makeFolder({
      "specwright.config.json": block?.text ?? "",
      "openapi.yaml": good,
    });
    expect(await runCli(folder, ["generate", "--no-paths"])).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, "src/api/index.ts"))).toBe(true);
  });
});

describe("the oneof of README.md", () => {
  it("is one", async () => {
    const [block] = blocksOf("README.md", "yaml");
    const schemas: unknown = parse(block?.text ?? "");
    const info = { title: "README", version: "1" };
    const document = { openapi: "3.1.0", info, paths: {}, components: { schemas } };
    const folder = makeFolder({ "openapi.json": JSON.stringify(document) });
    const args = ["openapi.json", "--rule", "unused-component=off", "--max-warnings", "0"];
    expect(await runCli(folder, ["validate", ...args])).toMatchObject({ code: 0 });
    await runCli(folder, ["generate", "openapi.json", "--out", "api", "--no-paths"]);
    const oneofs = readFileSync(join(folder, "api/oneofs.ts"), "utf8");
    expect(oneofs).toContain("whichAppEntitlementMaxGrantDuration");
  });
});

describe("the error of docs/configuration.md", () => {
  it("is what a misspelt option gives", async () => {
    const [block] = blocksOf("docs/configuration.md", "text");
    const config = '{\n  "spec": "openapi.yaml",\n  "outt": "api"\n}\n';
    const folder = makeFolder({ "specwright.config.json": config, "openapi.yaml": good });
    const { code, stderr } = await runCli(folder, ["generate"]);
    expect(code).toBe(2);
    expect(stderr).toContain(block?.text.trim());
  });
});

describe("the JSON of docs/cli.md", () => {
  it("has the keys that --json prints", async () => {
    const [block] = blocksOf("docs/cli.md", "jsonc");
    const withoutComments = (block?.text ?? "").replaceAll(/\/\/.*$/gm, "");
    const shown = parse(withoutComments) as { documents: object[] };
    const folder = makeFolder({
      "specwright.config.json": '{ "spec": "openapi.yaml", "out": "api", "paths": false }',
      "openapi.yaml": good,
    });
    const wrote = await runCli(folder, ["generate", "--json"]);
    const checked = await runCli(folder, ["generate", "--json", "--check"]);
    const [first, second] = [wrote, checked].map(({ stdout }) => {
      return JSON.parse(stdout) as { documents: object[] };
    });
    expect(Object.keys(shown).sort()).toEqual(Object.keys(first ?? {}).sort());
    const keys = [first, second].flatMap((output) => Object.keys(output?.documents[0] ?? {}));
    expect(Object.keys(shown.documents[0] ?? {}).sort()).toEqual([...new Set(keys)].sort());
  });
});
