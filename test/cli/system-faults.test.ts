import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { systemFault } from "../../generator/commands/run/system-fault.js";
import { makeFolder, runCli, type Run } from "./run-cli.js";

const cli = fileURLToPath(new URL("../../dist/generator/cli.js", import.meta.url));
const spec = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n";

function errorOf(code: string, parts: object = { syscall: "open", path: "a/\u001b[31mb" }): Error {
  return Object.assign(new Error(`${code}: as Node words it`), { code, ...parts });
}

describe("what the system refuses, in words", () => {
  // All that file systems and processes can answer with; what else there is comes from sockets.
  it.each([
    "EACCES",
    "EPERM",
    "EROFS",
    "ENOSPC",
    "EDQUOT",
    "EMFILE",
    "ENFILE",
    "ENOMEM",
    "EIO",
    "EBUSY",
    "EFBIG",
    "EISDIR",
    "ENOTDIR",
    "ELOOP",
    "ENAMETOOLONG",
    "ENOENT",
    "EAGAIN",
  ])("%s: what it is, where, and what to do", (code) => {
    expect(Object.keys(constants.errno)).toContain(code);
    const words = systemFault(errorOf(code));
    expect(words).toMatch(/^a\/␛\[31mb: [A-Z][^:]*: [^:]+\.$/);
    expect(systemFault(errorOf(code, { syscall: "spawn" }))).toMatch(/^[A-Z].*\.$/);
  });

  it("a working directory that is gone", () => {
    expect(systemFault(errorOf("ENOENT", { syscall: "uv_cwd" }))).toContain("working directory");
  });

  it("too many watchers, which Node words as a full disk", () => {
    expect(systemFault(errorOf("ENOSPC", { syscall: "watch" }))).toContain("watched");
  });

  it.each([
    ["a fault of ours", new TypeError("x is undefined")],
    ["a code that no system call gave", errorOf("EACCES", {})],
    ["a code of Node's own", errorOf("ERR_INVALID_ARG_TYPE", { syscall: "open" })],
    ["what is no error", "EACCES"],
  ])("not %s", (_, error) => {
    expect(systemFault(error)).toBeUndefined();
  });
});

const commands: Readonly<Record<string, (path: string) => readonly string[]>> = {
  generate: (path) => ["generate", path, "--out", "out"],
  validate: (path) => ["validate", path],
  bundle: (path) => ["bundle", path],
  diff: (path) => ["diff", path, "openapi.yaml"],
};

/** Ways for a document not to be readable: the path to name. */
const unreadable: Readonly<Record<string, (folder: string) => string>> = {
  "is missing": () => "no.yaml",
  "is a folder": (folder) => (mkdirSync(join(folder, "dir.yaml")), "dir.yaml"),
  "lies in a file": () => "openapi.yaml/x.yaml",
  "is a link to itself": (folder) => (
    symlinkSync("loop.yaml", join(folder, "loop.yaml")),
    "loop.yaml"
  ),
  "has a name that is too long": () => `${"n".repeat(300)}.yaml`,
  "is a device": () => "/dev/zero",
};

const cases = Object.keys(commands).flatMap((command) =>
  Object.keys(unreadable).map((fault) => [command, fault] as const),
);

describe.skipIf(process.platform === "win32")(
  "a document that cannot be read is one line, and exit 2",
  () => {
    it.each(cases)("%s: it %s", { timeout: 60_000 }, async (command, fault) => {
      const folder = makeFolder({ "openapi.yaml": spec });
      const path = unreadable[fault]?.(folder) ?? "";
      const run = await runCli(folder, commands[command]?.(path) ?? []);
      expect(run.code, run.stderr).toBe(2);
      // The report of `validate` is its output.
      expect(run.stdout === "" || command === "validate").toBe(true);
      expect(run.stdout + run.stderr).toContain(path);
      expect(run.stdout + run.stderr).not.toContain("Error:");
    });
  },
);

/** Runs a command in a shell that has made the system scarce before. */
function runIn(folder: string, prepare: string, args: readonly string[]): Promise<Run> {
  const script = `${prepare}; exec "$@"`;
  return new Promise((resolve) => {
    const command = ["-c", script, "sh", process.execPath, cli, ...args];
    const options = { cwd: folder, env: { PATH: process.env["PATH"] } };
    execFile("sh", command, options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

describe.skipIf(process.platform !== "linux")("a system without room", () => {
  it.each(Object.keys(commands))(
    "%s in a folder that is gone",
    { timeout: 60_000 },
    async (command) => {
      const folder = makeFolder({ "openapi.yaml": spec, "gone/x": "" });
      const run = await runIn(
        folder,
        "cd gone && rm -r ../gone",
        commands[command]?.("openapi.yaml") ?? [],
      );
      expect(run.code, run.stderr).toBe(2);
      expect(run.stderr).toContain("working directory");
      expect(run.stderr).not.toContain("a fault of specwright");
    },
  );

  // So few that the program loads, and the document's many files do not.
  it("generate with few files that may be open", { timeout: 60_000 }, async () => {
    const folder = makeFolder({ "openapi.yaml": spec });
    const ends = await Promise.all(
      [18, 20, 22, 24, 28].map((most) => {
        return runIn(folder, `ulimit -n ${most}`, [
          "generate",
          "openapi.yaml",
          "--out",
          `out${most}`,
        ]);
      }),
    );
    for (const { code, stderr } of ends) {
      // Node itself may not start with so few.
      if (stderr.includes("node:internal") || code > 2) continue;
      expect([0, 2], stderr).toContain(code);
      expect(stderr).not.toContain("a fault of specwright");
      if (code === 2) expect(stderr).toMatch(/open/i);
    }
  });

  it("a folder that may not be read", { timeout: 60_000 }, async () => {
    const folder = makeFolder({ "openapi.yaml": spec, "closed/openapi.yaml": spec });
    chmodSync(join(folder, "closed"), 0);
    try {
      const run = await runCli(folder, ["validate", "closed/openapi.yaml"]);
      // Root may read everything.
      expect(run.code).toBe(process.getuid?.() === 0 ? 0 : 2);
      expect(run.stderr).not.toContain("a fault of specwright");
    } finally {
      chmodSync(join(folder, "closed"), 0o755);
    }
  });
});
