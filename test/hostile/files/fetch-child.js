// node fetch-child.js '{"spec": URL, "seconds": N}'...: validates each of these documents at the same time,
// with the built generator, and prints the codes of the findings as JSON. It does not call `exit`: whatever
// a server has left open keeps the process alive, and whatever nobody waits for ends it too early.
import process from "node:process";
import { URL } from "node:url";
import { validate } from "../../../dist/generator/index.js";

const results = await Promise.all(
  process.argv.slice(2).map(async (text) => {
    const { spec, seconds } = JSON.parse(text);
    const limits = { seconds, bytes: 100_000 };
    const { diagnostics } = await validate({ spec, allowRemote: [new URL(spec).origin], limits });
    return diagnostics.map(({ code, file, message }) => `${code} ${file ?? ""} ${message}`);
  }),
);
process.stdout.write(JSON.stringify(results));
