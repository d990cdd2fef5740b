// Preloaded into every Node process of a measured command: writes down its peak memory when it ends.
const { appendFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

const file = process.env.BENCH_MEMORY;
if (file !== undefined && isMainThread) {
  process.on("exit", () => appendFileSync(file, `${process.resourceUsage().maxRSS}\n`));
}
