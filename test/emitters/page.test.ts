import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { format } from "prettier";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectedOutput, readBlocks, relativeLinks } from "../readme/read-blocks.js";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../", import.meta.url));
const cli = join(repository, "dist/generator/cli.js");
const page = readFileSync(`${repository}docs/emitters.md`, "utf8");
const blocks = readBlocks("docs/emitters.md", page);
const files = new Map(blocks.flatMap(({ title, text }) => (title ? [[title, text]] : [])));
const shown = (title: string): string => files.get(title) ?? `nothing on the page is ${title}`;

/** The project of the page, in which the package is installed as a link. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), "specwright-emitters-page-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const generated = "src/api/queries.ts";

beforeAll(async () => {
  for (const name of ["@tanstack/query-core", "@types/node", "ts-morph"]) {
    link(name, join(repository, "node_modules", name));
  }
  link("specwright", repository);
  write("package.json", '{ "type": "module" }');
  write("tsconfig.json", JSON.stringify({ compilerOptions, exclude: ["built"] }));
  for (const [title, text] of files) if (title !== generated) write(title, text);
  await run(process.execPath, [cli, "generate"], { cwd: folder });
});

describe("docs/emitters.md", () => {
  it("shows what its emitter makes", async () => {
    const made = readFileSync(join(folder, generated), "utf8");
    // Pages have longer lines than output.
    const wide = await format(made, { parser: "typescript", printWidth: 100 });
    expect(wide).toBe(shown(generated));
  });

  it("has the output listed as ours", () => {
    const manifest = readFileSync(join(folder, "src/api/.specwright-manifest.json"), "utf8");
    expect(manifest).toContain('"queries.ts"');
  });

  it("has code that compiles, strictly, and works", { timeout: 60_000 }, async () => {
    // These two generate what `tsc` then compiles with the rest.
    for (const script of ["leaving-out.ts", "with-templates.ts"]) await runScript(script);
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    const complaints = await run(process.execPath, [tsc, "-p", folder, "--outDir", "built"], {
      cwd: folder,
    }).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
    expect(complaints).toBe("");
    const printed = await withServer(async (url) => {
      const { stdout } = await run(process.execPath, ["built/src/app.js"], {
        cwd: folder,
        env: { ...process.env, API: url },
      });
      return stdout.trimEnd().split("\n");
    });
    expect(printed).toEqual(expectedOutput(shown("src/app.ts")));
    expect(printed).toHaveLength(2);
    const issues = [
      { pointer: "/name", code: "type" },
      { pointer: "", code: "depth" },
    ];
    const { formatIssues } = (await import(
      join(folder, "built/src/worded/runtime/format-issues.js")
    )) as { formatIssues: (given: readonly unknown[]) => string };
    expect(formatIssues(issues)).toBe("/name: type, value: depth");
  });

  it("leaves out what it says", async () => {
    await runScript("leaving-out.ts");
    const made = ["types.ts", "index.ts", "runtime"].map((path) => `src/types-only/${path}`);
    for (const path of made) expect(existsSync(join(folder, path)), path).toBe(true);
    for (const gone of ["oneofs.ts", "validators.ts", "endpoints.ts", "paths.ts", "openapi.json"]) {
      expect(existsSync(join(folder, "src/types-only", gone)), gone).toBe(false);
    }
  });

  const errors = blocks
    .filter(({ language }) => language === "text")
    .map(({ text }) => text.trim());

  it.each<[what: string, text: string, change: () => void]>([
    [
      "a path that is taken",
      errors[0] ?? "",
      () => {
        const text = shown("emit-queries.ts").replace('path: "queries.ts"', 'path: "types.ts"');
        write("emit-queries.ts", text);
      },
    ],
    [
      "a template without one of its exports",
      errors[1] ?? "",
      () => {
        const [title = ""] = [...files.keys()].filter((name) => name.startsWith("my-runtime/"));
        write(title, shown(title).replace("export function formatIssue(", "function formatIssue("));
        const config = shown("specwright.config.ts");
        write(
          "specwright.config.ts",
          config.replace("emitters:", 'templates: "my-runtime", emitters:'),
        );
      },
    ],
  ])("shows the error of %s", async (_, text, change) => {
    try {
      change();
      const failed = run(process.execPath, [cli, "generate"], { cwd: folder });
      const { code, stderr } = await failed.then(
        () => ({ code: 0, stderr: "" }),
        (error: { code: number; stderr: string }) => error,
      );
      expect({ code, stderr: stderr.trim() }).toEqual({ code: 2, stderr: text });
    } finally {
      for (const [title, original] of files) if (title !== generated) write(title, original);
    }
  });

  it("names the setting by which an editor finds the runtime", () => {
    expect(page).toContain(
      `"rootDirs": ${JSON.stringify(compilerOptions.rootDirs).replace(",", ", ")}`,
    );
  });

  it.each(relativeLinks(page))("links to %s, which is there", (path) => {
    expect(existsSync(join(repository, "docs", path))).toBe(true);
  });
});

const compilerOptions = {
  target: "ES2022",
  module: "NodeNext",
  moduleResolution: "NodeNext",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  skipLibCheck: true,
  preserveSymlinks: true,
  rootDirs: ["my-runtime", "src/worded/runtime"],
  types: ["node"],
};

/** Answers as the document says: what was sent, or the pet that was asked for. */
async function withServer<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const id = /^\/pets\/(\d+)$/.exec(request.url ?? "")?.[1];
    response.writeHead(request.method === "POST" ? 201 : 200, {
      "content-type": "application/json",
    });
    if (request.method === "POST") request.pipe(response);
    else response.end(JSON.stringify({ name: `Rex the ${id}th` }));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Runs a script of the page by its text: it is TypeScript without a type in it. */
async function runScript(title: string): Promise<void> {
  const args = ["--input-type=module", "-e", shown(title)];
  await run(process.execPath, args, { cwd: folder });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function link(name: string, target: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "junction");
}
