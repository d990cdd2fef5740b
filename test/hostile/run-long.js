// npm run hostile -- [--minutes 5] [--seed N]: tries mutants for so long, with another seed each time.
import { spawnSync } from "node:child_process";
import process from "node:process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "5" }, seed: { type: "string" } },
});
const env = {
  ...process.env,
  HOSTILE_MINUTES: values.minutes,
  HOSTILE_SEED: values.seed ?? String(Date.now() % 1_000_000_007),
};
const vitest = ["node_modules/vitest/vitest.mjs", "run", "test/hostile/mutants.test.ts"];
const { status } = spawnSync(process.execPath, vitest, { env, stdio: "inherit" });
process.exitCode = status ?? 1;
