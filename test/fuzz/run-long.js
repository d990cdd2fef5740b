// npm run fuzz -- [--minutes 10] [--seed N]: tries inputs for so long, with another seed each time. What
// shows a new behaviour is kept in test/fuzz/corpus/.
import { spawnSync } from "node:child_process";
import process from "node:process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, seed: { type: "string" } },
});
const env = {
  ...process.env,
  FUZZ_MINUTES: values.minutes,
  FUZZ_SEED: values.seed ?? String(Date.now() % 1_000_000_007),
};
const vitest = ["node_modules/vitest/vitest.mjs", "run", "test/fuzz/fuzz.test.ts"];
const { status } = spawnSync(process.execPath, vitest, { env, stdio: "inherit" });
process.exitCode = status ?? 1;
