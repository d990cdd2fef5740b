import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../", import.meta.url));
const cli = join(repository, "dist/generator/cli.js");
const base = realpathSync(mkdtempSync(join(tmpdir(), "specwright-same-")));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** How a run differs from the first, which has nothing of it. */
interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  /** A program before Node, with its arguments. */
  readonly under?: readonly string[];
  readonly folder?: string;
  readonly node?: string;
}

const single: Readonly<Record<string, Setting>> = {
  "another locale": { env: { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } },
  "another locale of Intl": { flags: ["--icu-data-dir=/nowhere"], env: { LC_ALL: "sv_SE" } },
  "another time zone": { env: { TZ: "Pacific/Kiritimati" } },
  "another folder": { folder: "deep/näme with spaces/x" },
  "a narrow umask": { under: ["sh", "-c", 'umask 077; exec "$@"', "sh"] },
  "one processor": { under: ["taskset", "-c", "0"] },
  "no optimising compiler": { flags: ["--no-opt", "--max-lazy"] },
  "little memory for new things": { flags: ["--max-semi-space-size=1"] },
  "another hash seed": { flags: ["--hash-seed=12345", "--random-seed=99"] },
  "a terminal with colours": { env: { FORCE_COLOR: "1", COLUMNS: "40", TERM: "xterm-256color" } },
  "a continuous integration": { env: { CI: "true", NO_COLOR: "1", GITHUB_ACTIONS: "true" } },
  "another home and user": { env: { HOME: base, USER: "somebody", LOGNAME: "somebody" } },
};

/** The same, several in one process: all of them together take a minute. */
const together: Readonly<Record<string, Setting>> = {
  "another locale, time zone, folder, home and user": {
    env: { LC_ALL: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati", HOME: base, USER: "somebody" },
    folder: "deep/näme with spaces/y",
  },
  "a narrow umask, other hash seeds, no optimising compiler": {
    under: ["sh", "-c", 'umask 077; exec "$@"', "sh"],
    flags: ["--no-opt", "--max-lazy", "--hash-seed=12345", "--random-seed=99"],
  },
  "one processor, a terminal, a continuous integration": {
    under: ["taskset", "-c", "0"],
    env: { FORCE_COLOR: "1", COLUMNS: "40", CI: "true", GITHUB_ACTIONS: "true", LANG: "sv_SE" },
  },
};

const settings: Readonly<Record<string, Setting>> = {
  ...(process.env["REPRODUCIBLE"] === "all" ? single : together),
  // Other versions of Node, where the environment names them: `REPRODUCIBLE_NODES=/path/a:/path/b`.
  ...Object.fromEntries(
    (process.env["REPRODUCIBLE_NODES"] ?? "")
      .split(":")
      .filter((node) => node !== "")
      .map((node) => [node, { node }]),
  ),
};

/** Path -> hash of all that a run writes; with everything that `generate` can make. */
async function outputOf(name: string, setting: Setting): Promise<Readonly<Record<string, string>>> {
  const folder = join(base, setting.folder ?? name.replaceAll(/\W/g, "-"));
  mkdirSync(folder, { recursive: true });
  cpSync(join(repository, "spec"), join(folder, "spec"), { recursive: true });
  const args = [...(setting.flags ?? []), cli, "generate", "spec/openapi.yaml", "--out", "out"];
  const node = setting.node ?? process.execPath;
  const [program = node, ...rest] = [...(setting.under ?? []), node, ...args];
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...setting.env };
  await run(program, rest, { cwd: folder, env, maxBuffer: 2 ** 26 });
  return hashes(join(folder, "out"));
}

function hashes(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    files.sort().map((path) => {
      const hash = createHash("sha256").update(readFileSync(path)).digest("hex");
      return [relative(folder, path).split(sep).join("/"), hash];
    }),
  );
}

async function canRun(program: string): Promise<boolean> {
  return run(program, ["-h"]).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT",
  );
}

describe("the same bytes", { timeout: 240_000 }, () => {
  const first = outputOf("first", {});

  it("are many", async () => {
    expect(Object.keys(await first).length).toBeGreaterThan(15);
  });

  it.each(Object.entries(settings))("under %s", async (name, setting) => {
    const [program] = setting.under ?? [];
    if (program !== undefined && !(await canRun(program))) return;
    expect(await outputOf(name, setting)).toEqual(await first);
  });

  it("and nothing in them tells where and when they were made", async () => {
    await first;
    const folder = join(base, "first/out");
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const year = String(new Date().getFullYear());
    for (const { parentPath, name } of entries.filter((entry) => entry.isFile())) {
      const text = readFileSync(join(parentPath, name), "utf8");
      expect(text.includes(base) || text.includes(repository), name).toBe(false);
      expect(text.includes("\r"), name).toBe(false);
      expect(new RegExp(`\\b${year}-\\d\\d-\\d\\dT\\d\\d:\\d\\d`).test(text), name).toBe(false);
    }
  });
});
