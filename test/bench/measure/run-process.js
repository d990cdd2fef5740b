import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { env, hrtime } from "node:process";
import { fileURLToPath } from "node:url";
import { work } from "../folders.js";

const recorder = fileURLToPath(new URL("record-memory.cjs", import.meta.url));

/**
 * Runs a command to its end, and tells its wall time in seconds, the peak memory of all its Node
 * processes together in MB, its status and what it printed. Killed after `seconds`: status null.
 */
export async function runProcess(command, args, { cwd, seconds = 180 } = {}) {
  mkdirSync(work, { recursive: true });
  const memory = join(work, "memory.txt");
  rmSync(memory, { force: true });
  const start = hrtime.bigint();
  const child = spawn(command, args, {
    cwd,
    env: { ...env, BENCH_MEMORY: memory, NODE_OPTIONS: `--require ${recorder}`, CI: "true" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let text = "";
  child.stdout.on("data", (chunk) => (text += chunk));
  child.stderr.on("data", (chunk) => (text += chunk));
  // The whole group: package managers and wrappers start processes of their own.
  const timer = setTimeout(() => killGroup(child.pid), seconds * 1000);
  const status = await new Promise((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", resolve);
  });
  clearTimeout(timer);
  const wall = Number(hrtime.bigint() - start) / 1e9;
  return { seconds: wall, megabytes: peak(memory), status, text };
}

function killGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

function peak(file) {
  try {
    const lines = readFileSync(file, "utf8").trim().split("\n");
    return Math.round(lines.reduce((sum, line) => sum + Number(line), 0) / 1024);
  } catch {
    return undefined;
  }
}
