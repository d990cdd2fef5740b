import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

/** The compiler's output; empty when all is well. */
async function compile(compiler: string, ...flags: readonly string[]): Promise<string> {
  const tsc = `node_modules/${compiler}/bin/tsc`;
  const project = "test/runtime/tsconfig.strict.json";
  try {
    const { stdout } = await run(process.execPath, [tsc, "-p", project, ...flags], { cwd: root });
    return stdout;
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

describe("the runtime compiles under the strictest flags", () => {
  it.each(["typescript", "typescript-6", "typescript-7"])(
    "%s",
    { timeout: 60_000 },
    async (compiler) => {
      expect(await compile(compiler)).toBe("");
      expect(await compile(compiler, "--exactOptionalPropertyTypes", "false")).toBe("");
    },
  );

  it("and the check sees faults", { timeout: 60_000 }, async () => {
    expect(await compile("typescript-7", "--lib", "ES5")).toContain("error TS");
  });
});
