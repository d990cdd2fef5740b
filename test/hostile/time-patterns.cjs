/* global performance, process */
// Reads a list of { pattern, flags, texts } and answers with the longest time that each took over one
// text, in milliseconds; "limit" where it was stopped.
const { readFileSync } = require("node:fs");
const { createContext, Script } = require("node:vm");

const limit = 4_000;
const context = createContext({});
const test = new Script("expression.test(text)");

function longest({ pattern, flags, texts }) {
  context.expression = new RegExp(pattern, flags);
  let most = 0;
  for (const text of texts) {
    context.text = text;
    const start = performance.now();
    try {
      test.runInContext(context, { timeout: limit });
    } catch (error) {
      if (error.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
      return "limit";
    }
    most = Math.max(most, performance.now() - start);
  }
  return most;
}

const jobs = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(jobs.map(longest)));
