import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectedOutput, readBlocks, relativeLinks } from "./readme/read-blocks.js";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../", import.meta.url));
const pages = ["README.md", "generated/README.md"];
const texts = new Map(pages.map((page) => [page, readFileSync(repository + page, "utf8")]));
const blocks = [...texts].flatMap(([page, text]) => readBlocks(page, text));
const examples = blocks
  .filter(({ language }) => language === "ts")
  .map((block, index) => ({ ...block, name: `example-${index + 1}` }));
const runnable = examples.filter(({ text }) => expectedOutput(text).length > 0);

/** A folder in which both packages are installed, as links. */
const folder = mkdtempSync(join(tmpdir(), "specwright-readme-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the examples in TypeScript", () => {
  let complaints = "";

  beforeAll(async () => {
    link("specwright", repository);
    link("c1-apps-schema", join(repository, "generated"));
    link("@types/node", join(repository, "node_modules/@types/node"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    for (const { name, text } of examples) writeFileSync(join(folder, `${name}.ts`), text);
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    complaints = await run(process.execPath, [tsc, "-p", folder, "--pretty", "false"]).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
  });

  it("are there", () => {
    expect(examples.length).toBeGreaterThan(8);
    expect(runnable.length).toBeGreaterThan(3);
  });

  it.each(examples)("$place compiles", ({ name }) => {
    const own = complaints.split("\n").filter((line) => line.includes(`${name}.ts(`));
    expect(own).toEqual([]);
  });

  it("leave nothing else to complain about", () => {
    expect(complaints).toBe("");
  });

  it.each(runnable)("$place prints what it says", async ({ name, text }) => {
    const { stdout } = await run(process.execPath, [join(folder, `${name}.js`)], { cwd: folder });
    expect(stdout.trimEnd().split("\n")).toEqual(expectedOutput(text));
  });
});

describe("the finding that is shown", () => {
  it("is what a slip in the spec gives", async () => {
    cpSync(join(repository, "spec"), join(folder, "spec"), { recursive: true });
    const path = join(folder, "spec/schemas/entitlements.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(
      path,
      text.replace("[durationUnset, durationGrant]", "[durationUnset, durationGrand]"),
    );
    const cli = join(repository, "dist/generator/cli.js");
    const validate = run(process.execPath, [cli, "validate", "spec/openapi.yaml"], { cwd: folder });
    const { code, stdout } = await validate.then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => error,
    );
    expect(code).toBe(1);
    expect(stdout).toContain(blocks.find(({ language }) => language === "text")?.text);
  });
});

describe("the version of Node", () => {
  it.each(["package.json", "generated/package.json"])("is the same in %s", (path) => {
    const { engines } = JSON.parse(readFileSync(repository + path, "utf8")) as {
      readonly engines: { readonly node: string };
    };
    const [, wanted] = /^Node ([\d.]+) or newer\.$/m.exec(texts.get("README.md") ?? "") ?? [];
    expect(engines.node).toBe(`>=${wanted}`);
  });
});

describe("the commands", () => {
  const { scripts } = JSON.parse(readFileSync(`${repository}package.json`, "utf8")) as {
    scripts: Record<string, string>;
  };
  const pagesWithCommands = [...pages, "CONTRIBUTING.md"];
  const commands = pagesWithCommands
    .flatMap((page) => readBlocks(page, readFileSync(repository + page, "utf8")))
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => text.trim().split(/\n|&&/))
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "");

  it("include the two that set up a checkout", () => {
    expect(commands).toEqual(expect.arrayContaining(["npm ci", "npm run generate", "npm test"]));
  });

  it.each([...new Set(commands)])("%s", async (command) => {
    const [program = "", ...words] = command.split(/\s+/);
    if (program === "npm") return expectNpmCommand(words, scripts);
    if (program === "npx") return expectNpxCommand(words);
    expect(existsSync(repository + program), `${program} is a file`).toBe(true);
  });
});

describe("the links", () => {
  const linked = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
  const links = linked.flatMap((page) => {
    return relativeLinks(readFileSync(repository + page, "utf8")).map((path) => ({ page, path }));
  });

  it.each(links)("$page -> $path", ({ page, path }) => {
    expect(existsSync(join(repository, dirname(page), path))).toBe(true);
  });
});

const compilerOptions = {
  target: "ES2022",
  module: "NodeNext",
  moduleResolution: "NodeNext",
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  preserveSymlinks: true,
  types: ["node"],
};

function link(name: string, target: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "junction");
}

function expectNpmCommand(words: readonly string[], scripts: Record<string, string>): void {
  const [verb = "", name = ""] = words;
  if (verb === "run" || verb === "test") {
    expect(Object.keys(scripts)).toContain(verb === "run" ? name : verb);
  } else {
    expect(["ci", "pack", "install"]).toContain(verb);
  }
}

/** `specwright` knows the command and its options; another program is installed here. */
async function expectNpxCommand(words: readonly string[]): Promise<void> {
  const [program = "", command = "", ...rest] = words;
  if (program !== "specwright") {
    expect(existsSync(join(repository, "node_modules/.bin", program))).toBe(true);
    return;
  }
  const cli = join(repository, "dist/generator/cli.js");
  const { stdout } = await run(process.execPath, [cli, command, "--help"]);
  expect(stdout).toContain(`specwright ${command}`);
  for (const option of rest.filter((word) => word.startsWith("-"))) {
    expect(stdout).toContain(option);
  }
}
