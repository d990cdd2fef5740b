import { randomUUID } from "node:crypto";
import { lstat, mkdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lockName } from "./output-path.js";
import { readPlainFile } from "./read-plain-file.js";
import { WriteError } from "./write-error.js";

/**
 * Milliseconds. Whoever holds the lock touches it every `beat`; untouched for `stale` it is nobody's.
 * An empty lock is one whose writer was killed right after making it.
 */
const beat = 1_000;
const stale = 10_000;
const staleWhenEmpty = 1_000;
const patience = 30_000;
const pause = 50;

interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
}

/** Tokens of locks that this process gave up, and could not remove. */
const givenUp = new Set<string>();

/** The right to change a folder, until `release`. */
export interface FolderLock {
  /** @throws WriteError - if somebody else took it, since this process slept for too long. */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Waits until no other run is writing to the folder, and keeps others out. The lock of a process that
 * is gone is taken over; the folder is made where there is none.
 *
 * @throws WriteError - if another run does not come to an end.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, lockName);
  const token = randomUUID();
  const holder: Holder = { token, pid: process.pid, host: hostname() };
  const end = Date.now() + patience;
  while (!(await tryToTake(folder, path, holder))) {
    if (Date.now() > end) throw stillBusy(await readHolder(path));
    await sleep(pause);
  }
  // A clock is no reason for a process to stay; and a missed beat only makes the lock look older.
  const timer = setInterval(() => void touch(path), beat).unref();
  return {
    assertHeld: async () => {
      if ((await readHolder(path))?.token === token) return;
      throw new WriteError(
        "Another run of specwright has taken over the output folder.",
        "Run again when it has ended.",
      );
    },
    release: async () => {
      clearInterval(timer);
      givenUp.add(token);
      if ((await readHolder(path))?.token === token) await rm(path, { force: true });
      givenUp.delete(token);
    },
  };
}

/** Waits while another run is writing, for as long as a writer would; takes nothing. */
export async function waitForFolder(folder: string): Promise<void> {
  const path = join(folder, lockName);
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if ((await ageOf(path)) === undefined) return;
    if (await isGone(path, await readHolder(path))) return;
    await sleep(pause);
  }
}

async function tryToTake(folder: string, path: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(holder), { flag: "wx" });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") {
      // Not there yet, or taken away by a first run that failed.
      await mkdir(folder, { recursive: true });
      return false;
    }
    if (code !== "EEXIST") {
      // A full disk leaves an empty lock behind, which is ours.
      await removeEmpty(path).catch(() => undefined);
      throw error;
    }
  }
  const other = await readHolder(path);
  if (await isGone(path, other)) await takeAway(path, other, holder.token);
  return false;
}

/**
 * Two runs may find the same lock abandoned, and the slower must not remove the one that the faster
 * made in the meantime: what was moved away is looked at again.
 */
async function takeAway(path: string, dead: Holder | undefined, token: string): Promise<void> {
  const aside = `${path}-${token}`;
  try {
    await rename(path, aside);
    const moved = await readHolder(aside);
    if (moved?.token === dead?.token) await rm(aside, { force: true });
    else await rename(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

/** Undefined where there is no lock, and where it says nothing: its writer was killed, or is at it. */
async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const text = (await readPlainFile(path))?.toString() ?? "{}";
    const { token, pid, host } = JSON.parse(text) as Partial<Holder>;
    return typeof token === "string" && typeof pid === "number" && typeof host === "string"
      ? { token, pid, host }
      : undefined;
  } catch (error) {
    // Text that is no JSON has no code.
    if ((error as NodeJS.ErrnoException).code === undefined) return undefined;
    throw error;
  }
}

async function isGone(path: string, holder: Holder | undefined): Promise<boolean> {
  if (holder !== undefined && givenUp.has(holder.token)) return true;
  if (holder?.host === hostname() && !isRunning(holder.pid)) return true;
  const age = await ageOf(path);
  return age !== undefined && age > (holder === undefined ? staleWhenEmpty : stale);
}

async function ageOf(path: string): Promise<number | undefined> {
  try {
    return Date.now() - (await lstat(path)).mtimeMs;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

async function removeEmpty(path: string): Promise<void> {
  if ((await readHolder(path)) === undefined) await rm(path, { force: true });
}

function stillBusy(holder: Holder | undefined): WriteError {
  const who = holder === undefined ? "" : ` (process ${holder.pid} on ${holder.host})`;
  return new WriteError(
    `Another run of specwright${who} is writing to the output folder and does not end.`,
    `End it, or delete \`${lockName}\` in the folder if there is none.`,
  );
}
