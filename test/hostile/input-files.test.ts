import { execFileSync, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { validate, type Diagnostic } from "../../generator/index.js";
import { makeFolder } from "../load/folder.js";

const cli = fileURLToPath(new URL("../../dist/generator/cli.js", import.meta.url));
const onPosix = process.platform !== "win32";

const refers = (reference: string) =>
  `openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    A: { $ref: '${reference}' }\n`;
const fine = "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\n";

function places(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, line, column }) => `${code} ${line}:${column}`);
}

describe.runIf(onPosix)("a reference to what is not a regular file is refused at once", () => {
  it.each<[string, (folder: string) => string | Promise<() => void>]>([
    ["a pipe", (folder) => String(execFileSync("mkfifo", [join(folder, "special")]))],
    ["a folder", (folder) => String(mkdirSync(join(folder, "special")))],
    ["a link to a device that never ends", (folder) => link("/dev/zero", folder)],
    ["a link to a device that waits", (folder) => link("/dev/tty", folder)],
    [
      "a socket",
      async (folder) => {
        const server = createServer();
        await new Promise<void>((done) => server.listen(join(folder, "special"), done));
        return () => server.close();
      },
    ],
  ])("%s", { timeout: 10_000 }, async (_, make) => {
    const folder = makeFolder({ "root.yaml": refers("special") });
    const made = await make(folder);
    // Links out of the folder would be refused for that alone.
    const { diagnostics } = await validate({ spec: join(folder, "root.yaml"), root: "/" });
    if (typeof made === "function") made();
    expect(places(diagnostics)).toEqual(["file-not-found 6:16"]);
    expect(diagnostics[0]?.message).toMatch(/is a folder|is not a regular file/);
  });

  function link(target: string, folder: string): string {
    return String(execFileSync("ln", ["-s", target, join(folder, "special")]));
  }
});

describe.runIf(onPosix)("the document itself", () => {
  it.each(["/dev/zero", "/dev/null", "/"])("may not be %s", { timeout: 10_000 }, async (spec) => {
    const { diagnostics } = await validate({ spec });
    expect(diagnostics.map(({ code }) => code)).toEqual(["file-not-found"]);
  });

  it("may be a pipe, and one that nobody writes to is empty", { timeout: 10_000 }, async () => {
    const folder = makeFolder({});
    const spec = join(folder, "pipe");
    execFileSync("mkfifo", [spec]);
    expect((await validate({ spec })).diagnostics.map(({ code }) => code)).toEqual([
      "invalid-document",
    ]);
    const writer = spawn("sh", ["-c", `printf '%s' "$TEXT" > "${spec}"`], {
      env: { ...process.env, TEXT: fine },
    });
    let found: readonly Diagnostic[] = [];
    // The writer may not be there yet, which is an empty document.
    do found = (await validate({ spec })).diagnostics;
    while (found[0]?.code === "invalid-document");
    expect(found).toEqual([]);
    writer.kill();
  });

  it("comes through a pipe to the command", { timeout: 30_000 }, () => {
    const command = `sleep 0.3; printf '%s' "$TEXT"`;
    const line = `(${command}) | "${process.execPath}" "${cli}" validate /dev/stdin`;
    const env = { ...process.env, TEXT: `${fine}x: 1\n` };
    const { stdout } = run("sh", ["-c", line], env);
    expect(stdout).toContain("/dev/stdin:4:1");
  });
});

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  try {
    return { stdout: String(execFileSync(command, args, { env })) };
  } catch (error) {
    return { stdout: String((error as { readonly stdout: Buffer }).stdout) };
  }
}
