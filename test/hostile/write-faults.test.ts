import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { commitFiles, compareFiles } from "../../generator/write/commit-files.js";
import { WriteError } from "../../generator/write/write-error.js";
import { lockName } from "../../generator/write/output-path.js";
import {
  after,
  before,
  contentsOf,
  copyOutput,
  emptyFolders,
  wholeFolder,
  type Texts,
} from "./files/outputs.js";

const base = realpathSync(mkdtempSync(join(tmpdir(), "specwright-faults-")));
const good = join(base, "good");
const afterFiles = new Map(Object.entries(after));
afterAll(() => rmSync(base, { recursive: true, force: true }));

beforeAll(async () => {
  await commitFiles(good, new Map(Object.entries(before)));
  writeFileSync(join(good, "own.txt"), "own\n");
});

/** Where the fault hits the removal of the lock, it stays until the next run. */
function withoutLock(contents: Texts): Texts {
  return Object.fromEntries(Object.entries(contents).filter(([path]) => path !== lockName));
}

interface Fault {
  /** The call that fails, counted from 1; 0: none. */
  at: number;
  /** Whether the calls after it fail too, as on a disk that is gone. */
  lasting: boolean;
  code: string;
  calls: number;
  /** How often something failed. */
  hits: number;
}

const fault: Fault = vi.hoisted(() => ({ at: 0, lasting: false, code: "", calls: 0, hits: 0 }));

vi.mock("node:fs/promises", async (importOriginal) => {
  const original = await importOriginal<Record<string, unknown>>();
  const isOurs = (values: readonly unknown[]) => String(values[0]).includes("specwright-faults-");
  const wrap = (name: string, call: (...values: unknown[]) => Promise<unknown>) => {
    return async (...values: unknown[]): Promise<unknown> => {
      if (!isOurs(values)) return call(...values);
      fault.calls += 1;
      const isHit =
        fault.at > 0 && (fault.lasting ? fault.calls >= fault.at : fault.calls === fault.at);
      if (!isHit) return call(...values);
      fault.hits += 1;
      // A disk that becomes full does so in the middle of a file.
      if (name === "writeFile" && fault.code === "ENOSPC") {
        const [path, text, ...rest] = values;
        await call(path, String(text).slice(0, 3), ...rest);
      }
      throw Object.assign(new Error(`${fault.code}: injected into ${name}`), { code: fault.code });
    };
  };
  return Object.fromEntries(
    Object.entries(original).map(([name, value]) => [
      name,
      typeof value === "function" ? wrap(name, value as never) : value,
    ]),
  );
});

/** Calls of the file system in one commit over `before`. */
async function countCalls(): Promise<number> {
  const out = join(base, "counted");
  await copyOutput(good, out);
  Object.assign(fault, { at: 0, calls: 0 });
  await commitFiles(out, afterFiles);
  rmSync(out, { recursive: true });
  return fault.calls;
}

async function commitWith(out: string, at: number, code: string, lasting: boolean) {
  Object.assign(fault, { at, code, lasting, calls: 0, hits: 0 });
  const error: unknown = await commitFiles(out, afterFiles).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  fault.at = 0;
  if (error !== undefined) expect(error).toBeInstanceOf(WriteError);
  return error as WriteError | undefined;
}

const codes = ["ENOSPC", "EACCES", "EIO", "EMFILE", "EROFS"] as const;

/** Every call with every code takes minutes: here each call has one, and with `HOSTILE_FAULTS=all` all. */
function codesFor(at: number): readonly string[] {
  const one = codes[at % codes.length];
  return process.env["HOSTILE_FAULTS"] === "all" || one === undefined ? codes : [one];
}

describe("every call of the file system fails once", { timeout: 600_000 }, () => {
  it("an error, and the folder is as it was; or no error, and it is new", async () => {
    const calls = await countCalls();
    expect(calls).toBeGreaterThan(100);
    const ends = { error: 0, done: 0 };
    for (let at = 1; at <= calls; at += 1) {
      for (const code of codesFor(at)) ends[await checkFault(at, code)] += 1;
    }
    process.stdout.write(`faults injected: ${JSON.stringify(ends)}\n`);
    expect(ends.error).toBeGreaterThan(80);
  });

  async function checkFault(at: number, code: string): Promise<"error" | "done"> {
    const told = `${code} at call ${at}`;
    const out = join(base, `once-${at}`);
    await copyOutput(good, out);
    const error = await commitWith(out, at, code, false);
    expect(fault.hits, told).toBe(1);
    const seen = contentsOf(out);
    if (error === undefined) {
      expect(seen, told).toMatchObject(wholeFolder(after));
    } else {
      expect(error.message, told).toContain(code);
      expect(error.fix).toMatch(/^[A-Z].*\.$/);
      expect(emptyFolders(out)).toEqual([]);
      expect(withoutLock(seen), told).toEqual(wholeFolder(before));
    }
    await commitFiles(out, afterFiles);
    expect(contentsOf(out), `the run after ${told}`).toEqual(wholeFolder(after));
    rmSync(out, { recursive: true });
    return error === undefined ? "done" : "error";
  }

  it("and a folder that was not there is gone again", async () => {
    const out = join(base, "deep/fresh");
    const calls = await countCalls();
    let errors = 0;
    for (let at = 1; at <= calls; at += 3) {
      const error = await commitWith(out, at, "EIO", false);
      if (error !== undefined) {
        errors += 1;
        expect(contentsOf(base)).not.toHaveProperty(["deep/fresh/types.ts"]);
        expect(emptyFolders(base), `call ${at}`).toEqual([]);
      }
      rmSync(join(base, "deep"), { recursive: true, force: true });
    }
    expect(errors).toBeGreaterThan(20);
  });
});

describe("a disk that is gone from one call on", { timeout: 120_000 }, () => {
  it.each(["EIO", "EROFS"])(
    "%s: an error, and the next run puts everything right",
    async (code) => {
      const calls = await countCalls();
      for (let at = 1; at <= calls; at += 1) {
        const out = join(base, `lasting-${at}`);
        await copyOutput(good, out);
        const error = await commitWith(out, at, code, true);
        if (error === undefined) expect(contentsOf(out)).toMatchObject(wholeFolder(after));
        await commitFiles(out, new Map(Object.entries(before)));
        expect(contentsOf(out), `after call ${at}`).toEqual(wholeFolder(before));
        rmSync(out, { recursive: true });
      }
    },
  );
});

/** Whether this process may mount file systems: in a container of its own, mostly as root on Linux. */
const mayMount = ((): boolean => {
  const folder = mkdtempSync(join(tmpdir(), "specwright-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", folder], { stdio: "ignore" });
    execFileSync("umount", [folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

describe.skipIf(!mayMount)("real file systems", () => {
  const mountPoint = join(base, "mounted");

  async function mounted<T>(options: string, action: (out: string) => Promise<T>): Promise<T> {
    mkdirSync(mountPoint, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", mountPoint]);
    try {
      return await action(join(mountPoint, "out"));
    } finally {
      execFileSync("umount", [mountPoint]);
    }
  }

  it(
    "a full disk: an error with a fix, and the old output is whole",
    { timeout: 60_000 },
    async () => {
      const text = (letter: string) => `${letter.repeat(3000)}\n`;
      const old = new Map(["a", "b", "c", "d"].map((name) => [`${name}.ts`, text(name)] as const));
      const next = new Map(
        ["a", "b", "c", "d"].map((name) => [`${name}.ts`, text(name.toUpperCase())] as const),
      );
      let failed = 0;
      // From room for nothing at all to room for everything, a page at a time.
      for (let free = 0; free <= 80; free += 4) {
        await mounted("size=400k", async (out) => {
          await commitFiles(out, old);
          const whole = contentsOf(out);
          fill(join(mountPoint, "filler"), free * 1024);
          const error: unknown = await commitFiles(out, next).catch((thrown: unknown) => thrown);
          if (error instanceof WriteError) {
            failed += 1;
            expect(error.fix).toBe("Free some space on the disk.");
            expect(contentsOf(out), `${free} kB free`).toEqual(whole);
            rmSync(join(mountPoint, "filler"));
            await commitFiles(out, next);
          }
          expect(Object.fromEntries(next)).toMatchObject({ "a.ts": contentsOf(out)["a.ts"] });
          expect(await compareFiles(out, next)).toEqual([]);
        });
      }
      expect(failed).toBeGreaterThan(5);
      expect(failed).toBeLessThan(20);
    },
  );

  it("a read-only file system: an error, unless there is nothing to do", async () => {
    await mounted("size=400k", async (out) => {
      await commitFiles(out, new Map(Object.entries(before)));
      execFileSync("mount", ["-o", "remount,ro", mountPoint]);
      const error: unknown = await commitFiles(out, afterFiles).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(WriteError);
      expect((error as WriteError).fix).toBe("Make the folder writable, or choose another one.");
      const result = await commitFiles(out, new Map(Object.entries(before)));
      expect(result.written).toEqual([]);
      expect(await compareFiles(out, new Map(Object.entries(before)))).toEqual([]);
    });
  });
});

/** Leaves so many bytes free. */
function fill(path: string, free: number): void {
  const [, row = ""] = execFileSync("df", ["-B1", "--output=avail", join(path, "..")], {
    encoding: "utf8",
  }).split("\n");
  writeFileSync(path, Buffer.alloc(Math.max(0, Number(row) - free)));
}
