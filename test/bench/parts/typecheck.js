import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { bench } from "../folders.js";
import { runInTurns } from "../measure/run-in-turns.js";
import { runProcess } from "../measure/run-process.js";
import { documents } from "./documents.js";
import { generators, outOf } from "./generation-commands.js";

const compilers = {
  5.9: join(bench, "node_modules/typescript/bin/tsc"),
  7: join(bench, "node_modules/typescript-7/bin/tsc"),
};
const versions = ["5.9", "7"];
const label = "github-json";

/** What of the output for GitHub is compiled, by what made it. */
const subjects = [
  { name: "specwright types.ts", from: "specwright with paths", include: ["types.ts"] },
  { name: "specwright", from: "specwright with paths", include: ["**/*.ts"] },
  { name: "specwright, target js, imported", from: "specwright, target js", include: ["use.ts"] },
  { name: "openapi-typescript", from: "openapi-typescript", include: ["types.ts"] },
  { name: "hey-api types", from: "hey-api types", include: ["**/*.ts"] },
  { name: "hey-api all", from: "hey-api all", include: ["**/*.ts"] },
];

/** `tsc --noEmit --strict` on the output for GitHub, with both compilers; instantiations with 5.9. */
export async function measureTypecheck({ log, rounds = 5 }) {
  const { json } = documents();
  for (const generator of generators(json, label)) {
    if (!subjects.some(({ from }) => from === generator.name)) continue;
    // Made anew: what lies there may be of an older version.
    generator.before();
    await runProcess(generator.command, generator.args, { cwd: bench });
  }
  const rows = [];
  for (const version of versions) {
    const results = await compile(version, subjects, { label, rounds, log, seconds: 240 });
    for (const [subject, result] of results) rows.push({ compiler: version, subject, ...result });
  }
  for (const subject of subjects) {
    const { name } = subject;
    const args = [compilers["5.9"], "-p", project(subject, label), "--extendedDiagnostics"];
    const { text } = await runProcess(execPath, args, { cwd: bench, seconds: 240 });
    const found = /Instantiations:\s+(\d+)/.exec(text);
    if (found !== null) rows.push({ subject: name, instantiations: Number(found[1]) });
  }
  return { rows };
}

/** `tsc` on what was made of one document, in turns. */
export function compile(version, subjects, { label, ...options }) {
  const commands = subjects.map((subject) => ({
    name: subject.name,
    command: execPath,
    args: [compilers[version], "-p", project(subject, label)],
    cwd: bench,
  }));
  return runInTurns(commands, options);
}

function project({ name, from, include }, label) {
  const out = outOf(from, label);
  mkdirSync(out, { recursive: true });
  // A project that uses a compiled package: what it imports are declarations.
  if (include.includes("use.ts")) writeFileSync(join(out, "use.ts"), use);
  const file = join(out, `tsconfig.${name.replace(/\W+/g, "-")}.json`);
  writeFileSync(file, JSON.stringify({ compilerOptions: compilerOptionsOf(name), include }));
  return file;
}

const use = `import { createClient, validateFullRepository } from "./index.js";
import type { paths } from "./paths.js";

export const github = createClient({ baseUrl: "https://api.github.com" });
export const result = validateFullRepository(
  await github.repos.reposGet({ pathParams: { owner: "a", repo: "b" } }),
);
export type Root = paths["/"];
`;

/** As strict as people have it. */
export function compilerOptionsOf(name) {
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
  return compilerOptions;
}
