// node test/hostile/search-patterns.js [--minutes 5] [--seed N]: patterns for so long that `slow-pattern` may miss.
import { spawnSync } from "node:child_process";
import process from "node:process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "5" }, seed: { type: "string" } },
});
const env = {
  ...process.env,
  PATTERN_MINUTES: values.minutes,
  PATTERN_SEED: values.seed ?? String(Date.now() % 1_000_000_007),
};
const vitest = ["node_modules/vitest/vitest.mjs", "run", "test/hostile/slow-patterns.test.ts"];
const { status } = spawnSync(process.execPath, vitest, { env, stdio: "inherit" });
process.exitCode = status ?? 1;
