// node commit-child.js <out> <json>...: makes the folder hold each of these outputs in turn, as the
// built generator does. With LOOP it goes on until it is killed.
import process from "node:process";
import { commitFiles } from "../../../dist/generator/write/commit-files.js";

const [out, ...outputs] = process.argv.slice(2);
process.stdout.write("ready\n");
do {
  for (const output of outputs) await commitFiles(out, new Map(Object.entries(JSON.parse(output))));
} while (process.env.LOOP !== undefined);
