import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { root, work } from "../folders.js";
import { median } from "../measure/median.js";
import { documents } from "./documents.js";

const cli = join(root, "dist/generator/cli.js");
const folder = join(work, "watch");

/** What is changed: a description of a property of a component, and one of an operation. */
const changes = {
  "a description of a schema": '"schemas": {',
  "a description of an operation": '"paths": {',
};

/**
 * `generate --watch` on GitHub's document: seconds of the first run, from the start of the process, and from a
 * file that is saved with one description changed to output that is written. Each change is made several times, in
 * a new process; the median of all but the first one, which is told too.
 */
export async function measureWatch({ log, rounds = 5 }) {
  const text = readFileSync(documents().json, "utf8");
  const rows = [];
  for (const [change, start] of Object.entries(changes)) {
    const words = '"description": "';
    const at = text.indexOf(words, text.indexOf(start) + 100_000) + words.length;
    const textOf = (round) => `${text.slice(0, at)}Change ${round}. ${text.slice(at)}`;
    const { first, again } = await watched(text, textOf, rounds);
    log(`${change}: ${first.toFixed(2)} s, then ${again.map((one) => one.toFixed(2)).join(", ")}`);
    rows.push({ change, first, firstAgain: again[0], again: median(again.slice(1)) });
  }
  return { rows };
}

async function watched(text, textOf, rounds) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const spec = join(folder, "github.json");
  writeFileSync(spec, text);
  const start = performance.now();
  const args = [cli, "generate", spec, "--out", join(folder, "out"), "--watch"];
  const child = spawn(execPath, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  try {
    const written = reports(child);
    await written();
    const first = (performance.now() - start) / 1000;
    const again = [];
    for (let round = 0; round <= rounds; round++) {
      // It begins to watch after it has said so.
      await new Promise((resolve) => setTimeout(resolve, 500));
      const saved = performance.now();
      writeFileSync(spec, textOf(round));
      await written();
      again.push((performance.now() - saved) / 1000);
    }
    return { first, again };
  } finally {
    child.kill("SIGKILL");
  }
}

/** Gives a function that waits for the next report of a run that has written. */
function reports(child) {
  let text = "";
  let resolve = () => undefined;
  let reject = () => undefined;
  child.stderr.on("data", (chunk) => {
    text += chunk;
    if (!/[1-9]\d* written, \d+ unchanged/.test(text)) return;
    text = "";
    resolve();
  });
  child.once("exit", () => reject(new Error(`The process has ended: ${text}`)));
  return () =>
    new Promise((done, failed) => {
      resolve = done;
      reject = failed;
    });
}
