import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { expect, it } from "vitest";
import { statedLength } from "../../generator/regex/pattern-cost.js";
import { patternVerdict } from "../../generator/regex/pattern-speed.js";
import { makePattern, makeTexts } from "./make-patterns.js";
import { Random } from "./random.js";
import { patternFlags } from "../../generator/regex/pattern-syntax.js";

/** What `slow-pattern` does not flag ends soon in the real engine, on texts of the stated length. */
const minutes = Number(process.env["PATTERN_MINUTES"] ?? 0);
const seed = Number(process.env["PATTERN_SEED"] ?? 14);
const perRound = 100;

/** Milliseconds for one text: the slowest take a tenth of it on a machine with nothing else to do. */
const limit = 3_000;

interface Tally {
  tried: number;
  flagged: number;
  proven: number;
  worst: number;
  worstPattern: string;
  readonly slow: string[];
}

it("patterns that are not flagged end soon", { timeout: minutes * 60_000 + 240_000 }, () => {
  const tally: Tally = { tried: 0, flagged: 0, proven: 0, worst: 0, worstPattern: "", slow: [] };
  const end = Date.now() + minutes * 60_000;
  const random = new Random(seed);
  do {
    round(random, tally);
  } while (Date.now() < end);
  // eslint-disable-next-line no-console -- The figures are what a long run is for.
  if (minutes > 0) console.log({ seed, ...tally });
  expect(tally.slow).toEqual([]);
  // Both kinds are met, or the search says nothing.
  expect(tally.flagged).toBeGreaterThan(perRound / 10);
  expect(tally.tried - tally.flagged).toBeGreaterThan(perRound / 10);
});

function round(random: Random, tally: Tally): void {
  const patterns = Array.from({ length: perRound }, () => makePattern(random));
  tally.tried += patterns.length;
  const verdicts = patterns.map((pattern) => ({ pattern, ...patternVerdict(pattern) }));
  const unflagged = verdicts.filter(({ speed }) => speed === "linear");
  tally.flagged += patterns.length - unflagged.length;
  tally.proven += unflagged.filter(({ isProven }) => isProven).length;
  const texts = makeTexts(random, statedLength);
  timesOf(
    unflagged.map(({ pattern }) => pattern),
    texts,
  ).forEach((time, index) => {
    const pattern = unflagged[index]?.pattern ?? "";
    if (time === "limit" || time > limit) tally.slow.push(`${pattern} (${time})`);
    if (time === "limit" || time <= tally.worst) return;
    tally.worst = time;
    tally.worstPattern = pattern;
  });
}

function timesOf(patterns: readonly string[], texts: readonly string[]): (number | "limit")[] {
  const probe = fileURLToPath(new URL("time-patterns.cjs", import.meta.url));
  const jobs = patterns.map((pattern) => ({ pattern, flags: patternFlags(pattern) ?? "", texts }));
  const { stdout, stderr, status } = spawnSync(process.execPath, [probe], {
    input: JSON.stringify(jobs),
    encoding: "utf8",
    timeout: 200_000,
    maxBuffer: 64_000_000,
  });
  if (status !== 0) throw new Error(`The engine did not end: ${stderr}`);
  return JSON.parse(stdout) as (number | "limit")[];
}
