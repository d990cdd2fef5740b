// node measure.js <document>: generates one document in a process of its own, and prints what it took.
import console from "node:console";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { generate } from "../../dist/generator/index.js";

const [path = ""] = process.argv.slice(2);
const start = performance.now();
const { files } = await generate({ spec: path });
console.log(
  JSON.stringify({
    ms: Math.round(performance.now() - start),
    written: [...files.values()].reduce((sum, text) => sum + text.length, 0),
    // Kilobytes, on every system.
    memory: process.resourceUsage().maxRSS * 1024,
  }),
);
