import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commitFiles, recoverOutput } from "../../generator/write/commit-files.js";
import {
  after,
  before,
  contentsOf,
  copyOutput,
  emptyFolders,
  wholeFolder,
  type Texts,
} from "./files/outputs.js";
import { Random } from "./random.js";

const child = fileURLToPath(new URL("./files/commit-child.js", import.meta.url));
const faultAt = new URL("./files/fault-at.js", import.meta.url).href;

const base = realpathSync(mkdtempSync(join(tmpdir(), "specwright-killed-")));
const good = join(base, "good");
afterAll(() => rmSync(base, { recursive: true, force: true }));

beforeAll(async () => {
  await commitFiles(good, new Map(Object.entries(before)));
  writeFileSync(join(good, "own.txt"), "own\n");
});

interface Ended {
  readonly signal: string | null;
  readonly stdout: string;
}

/** A process that writes `after`, with a fault. */
function writeAfter(out: string, fault: string): Promise<Ended> {
  const args = ["--import", faultAt, child, out, JSON.stringify(after)];
  return new Promise((resolve, reject) => {
    const env = { ...process.env, FAULT: fault };
    const process_ = execFile(process.execPath, args, { env }, (error, stdout, stderr) => {
      if (stderr !== "") reject(new Error(stderr));
      else resolve({ signal: process_.signalCode, stdout });
    });
  });
}

/** The calls that change the file system, in their order. */
async function callsOfAfter(): Promise<string[]> {
  const out = await copyOfGood("counted");
  const { stdout } = await writeAfter(out, "count");
  rmSync(out, { recursive: true });
  return (/calls (.+)/.exec(stdout)?.[1] ?? "").split(",");
}

async function copyOfGood(name: string): Promise<string> {
  const out = join(base, name);
  await copyOutput(good, out);
  return out;
}

/** The files without what a killed run left. */
function outputOf(folder: string): Texts {
  const kept = Object.entries(contentsOf(folder)).filter(
    ([path]) => !path.startsWith(".specwright-tmp"),
  );
  return Object.fromEntries(kept);
}

function hasJournal(out: string): boolean {
  return readdirSync(out).some((name) => existsSync(join(out, name, "journal.json")));
}

const wholes = [wholeFolder(before), wholeFolder(after)];

/** What must hold of a folder in which a run was killed; whether it was the old output in the end. */
async function checkKilled(out: string): Promise<boolean> {
  const seen = outputOf(out);
  if (hasJournal(out)) {
    // Between two renames: every file is whole, of the one output or the other.
    for (const [path, text] of Object.entries(seen)) {
      expect(
        wholes.map((whole) => whole[path]),
        path,
      ).toContain(text);
    }
  } else {
    expect(wholes).toContainEqual(seen);
  }
  const next = `${out}-next`;
  await copyOutput(out, next);
  // A run that writes nothing itself, since its document is broken, puts the folder in order.
  await recoverOutput(out);
  const recovered = contentsOf(out);
  expect(wholes).toContainEqual(recovered);
  expect(emptyFolders(out)).toEqual([]);
  // A run that writes does so too.
  await commitFiles(next, new Map(Object.entries(after)));
  expect(contentsOf(next)).toEqual(wholeFolder(after));
  expect(emptyFolders(next)).toEqual([]);
  rmSync(next, { recursive: true });
  rmSync(out, { recursive: true });
  return recovered["types.ts"] === before["types.ts"];
}

describe("a run that is killed", { timeout: 300_000 }, () => {
  it("at any call of the file system leaves a whole output, old or new", async () => {
    const calls = await callsOfAfter();
    expect(calls.length).toBeGreaterThan(40);
    const faults = calls.flatMap((name, index) => [
      `before:${index + 1}`,
      ...(name === "writeFile" ? [`half:${index + 1}`] : []),
    ]);
    const places = faults.push(`after:${calls.length}`);
    const ends = { old: 0, new: 0 };
    const tryOne = async (fault: string): Promise<void> => {
      const out = await copyOfGood(fault.replace(":", "-"));
      expect((await writeAfter(out, fault)).signal, fault).toBe("SIGKILL");
      ends[(await checkKilled(out)) ? "old" : "new"] += 1;
    };
    const workers = [0, 1].map(async () => {
      for (let fault = faults.shift(); fault !== undefined; fault = faults.shift())
        await tryOne(fault);
    });
    await Promise.all(workers);
    expect(ends.old).toBeGreaterThan(40);
    expect(ends.new).toBeGreaterThan(2);
    process.stdout.write(`killed at ${places} places: ${JSON.stringify(ends)}\n`);
  });

  it("at any time leaves a whole output, old or new", async () => {
    const kills = Number(process.env["HOSTILE_KILLS"] ?? 15);
    const random = new Random(20260102);
    const ends = { old: 0, new: 0 };
    for (let kill = 0; kill < kills; kill += 1) {
      const out = await copyOfGood(`random-${kill}`);
      const args = [child, out, JSON.stringify(after), JSON.stringify(before)];
      const runner = spawn(process.execPath, args, {
        env: { ...process.env, LOOP: "1" },
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(runner.stdout, "data");
      await sleep(10 + random.below(120));
      runner.kill("SIGKILL");
      await once(runner, "exit");
      ends[(await checkKilled(out)) ? "old" : "new"] += 1;
    }
    expect(ends.old + ends.new).toBe(kills);
    process.stdout.write(`killed ${kills} times: ${JSON.stringify(ends)}\n`);
  });

  it("leaves alone what its owner changed before the next run", async () => {
    const calls = await callsOfAfter();
    for (let number = calls.length; number > 0; number -= 1) {
      const out = await copyOfGood(`edited-${number}`);
      await writeAfter(out, `before:${number}`);
      if (!hasJournal(out) || !existsSync(join(out, "new/c.ts"))) {
        rmSync(out, { recursive: true });
        continue;
      }
      writeFileSync(join(out, "new/c.ts"), "mine\n");
      await recoverOutput(out);
      expect(contentsOf(out)).toEqual({ ...wholeFolder(before), "new/c.ts": "mine\n" });
      return;
    }
    throw new Error("No kill came between the journal and its end.");
  });
});
