import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { bench } from "../folders.js";
import { runInTurns } from "../measure/run-in-turns.js";
import { runProcess } from "../measure/run-process.js";
import { documents } from "./documents.js";
import { generators, outOf } from "./generation-commands.js";

const compilers = [
  ["5.9", join(bench, "node_modules/typescript/bin/tsc")],
  ["7", join(bench, "node_modules/typescript-7/bin/tsc")],
];

/** What of the output for GitHub is compiled, by what made it. */
const subjects = [
  { name: "specwright types.ts", from: "specwright with paths", include: ["types.ts"] },
  { name: "specwright", from: "specwright with paths", include: ["**/*.ts"] },
  { name: "openapi-typescript", from: "openapi-typescript", include: ["types.ts"] },
  { name: "hey-api types", from: "hey-api types", include: ["**/*.ts"] },
  { name: "hey-api all", from: "hey-api all", include: ["**/*.ts"] },
];

/** `tsc --noEmit --strict` on the output for GitHub, with both compilers; instantiations with 5.9. */
export async function measureTypecheck({ log, rounds = 5 }) {
  const { json } = documents();
  for (const generator of generators(json, "github-json")) {
    if (!subjects.some(({ from }) => from === generator.name)) continue;
    // Made anew: what lies there may be of an older version.
    generator.before();
    await runProcess(generator.command, generator.args, { cwd: bench });
  }
  const rows = [];
  for (const [version, tsc] of compilers) {
    const commands = subjects.map(({ name, from, include }) => ({
      name,
      command: execPath,
      args: [tsc, "-p", project(name, from, include)],
      cwd: bench,
    }));
    const results = await runInTurns(commands, { rounds, seconds: 240, log });
    for (const [subject, result] of results) rows.push({ compiler: version, subject, ...result });
  }
  for (const { name, from, include } of subjects) {
    const [[, tsc]] = compilers;
    const args = [tsc, "-p", project(name, from, include), "--extendedDiagnostics"];
    const { text } = await runProcess(execPath, args, { cwd: bench, seconds: 240 });
    const found = /Instantiations:\s+(\d+)/.exec(text);
    if (found !== null) rows.push({ subject: name, instantiations: Number(found[1]) });
  }
  return { rows };
}

function project(name, from, include) {
  const out = outOf(from, "github-json");
  mkdirSync(out, { recursive: true });
  const file = join(out, `tsconfig.${name.replace(/\W+/g, "-")}.json`);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2022",
    module: "nodenext",
    moduleResolution: "nodenext",
    skipLibCheck: true,
    types: [],
  };
  if (name.startsWith("hey")) {
    // Its modules import each other without extensions.
    Object.assign(compilerOptions, { module: "esnext", moduleResolution: "bundler" });
    compilerOptions.lib = ["es2022", "dom", "dom.iterable"];
  }
  writeFileSync(file, JSON.stringify({ compilerOptions, include }));
  return file;
}
