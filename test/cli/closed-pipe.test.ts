import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { makeFolder } from "./run-cli.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Runs the CLI with a reader that goes away before it has read anything, as `head` may. */
function runUnread(...args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const cli = `${repository}dist/generator/cli.js`;
  const child = spawn(process.execPath, [cli, ...args], { cwd: makeFolder() });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stderr })));
}

describe("a reader that has seen enough", () => {
  it("ends the output, and is no fault", async () => {
    const run = await runUnread("bundle", `${repository}generated/openapi.json`);
    expect(run.stderr).not.toContain("EPIPE");
    expect(run.code).toBe(0);
  });

  it("of help neither", async () => {
    expect(await runUnread("--help")).toEqual({ code: 0, stderr: "" });
  });
});
