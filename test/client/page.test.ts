import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type Loopback } from "../consumers/loopback-server.js";
import { expectedOutput, readBlocks, relativeLinks } from "../readme/read-blocks.js";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../", import.meta.url));
const page = "docs/client.md";
const text = readFileSync(join(repository, page), "utf8");
const examples = readBlocks(page, text)
  .filter(({ language }) => language === "ts")
  .map((block, index) => ({ ...block, name: `example-${index + 1}` }));
const runnable = examples.filter((block) => expectedOutput(block.text).length > 0);
const token = "a bearer token";

const compilerOptions = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  module: "NodeNext",
  moduleResolution: "NodeNext",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  types: ["node"],
};

const folder = mkdtempSync(join(tmpdir(), "specwright-client-page-"));
let server: Loopback;
let complaints = "";

beforeAll(async () => {
  link("c1-apps-schema", join(repository, "generated"));
  link("@types/node", join(repository, "node_modules/@types/node"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  for (const { name, text } of examples) writeFileSync(join(folder, `${name}.ts`), text);
  const tsc = join(repository, "node_modules/typescript-7/bin/tsc");
  complaints = await run(process.execPath, [tsc, "-p", folder, "--pretty", "false"]).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
  server = await startServer(await import("../../generated/src/index.js"), token);
}, 60_000);

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

function link(name: string, target: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "dir");
}

describe("docs/client.md", () => {
  it("has examples, which compile", () => {
    expect(examples.length).toBeGreaterThan(8);
    expect(runnable.length).toBeGreaterThan(4);
    expect(complaints).toBe("");
  });

  it.each(runnable)("$place prints what it says", async ({ name, text }) => {
    const env = { ...process.env, C1_URL: server.baseUrl, C1_TOKEN: token };
    // Without any code that is made of text, as under a strict Content Security Policy.
    const args = ["--disallow-code-generation-from-strings", join(folder, `${name}.js`)];
    const { stdout } = await run(process.execPath, args, { cwd: folder, env });
    expect(stdout.trimEnd().split("\n")).toEqual(expectedOutput(text));
  });

  it("leads to what there is", () => {
    const links = relativeLinks(text).filter((target) => target !== "");
    expect(links.length).toBeGreaterThan(4);
  });
});
