import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";

const require = createRequire(import.meta.url);

/** Everything that people turn on. */
const compilerOptions = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  // Declarations of outputs are checked; TypeScript's own are not what is asked about.
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  types: [],
};

/**
 * Compiles the folders below `root` in one go.
 *
 * @param {string} root
 * @param {string[]} folders by name, below the root
 * @param {string} compiler the package that carries `tsc`
 * @param {object} changed compiler options other than the usual ones
 * @returns {Promise<Map<string, string[]>>} folder -> its errors
 */
export async function compileAll(root, folders, compiler, changed = {}) {
  writeFileSync(join(root, "package.json"), '{ "type": "module" }\n');
  // A package has its modules under `src/`.
  const include = folders.flatMap((folder) =>
    ["", "runtime/", "src/", "src/runtime/"].map((inner) => `${folder}/${inner}*.ts`),
  );
  const config = join(root, "tsconfig.json");
  const full = { ...compilerOptions, ...changed };
  writeFileSync(config, JSON.stringify({ compilerOptions: full, include }));
  const { status, output } = await run(tscOf(compiler), ["-p", config, "--pretty", "false"], root);
  const errors = new Map();
  for (const line of output.split("\n")) {
    const folder = /^([^/\s]+)\/.*error TS/.exec(line)?.[1];
    if (folder !== undefined) errors.set(folder, [...(errors.get(folder) ?? []), line]);
  }
  // A compiler that breaks down has compiled nothing, whatever it printed.
  if (status !== 0 && errors.size === 0) throw new Error(`tsc ended with ${status}:\n${output}`);
  return errors;
}

function tscOf(compiler) {
  const manifest = require.resolve(`${compiler}/package.json`);
  const { bin } = require(manifest);
  return join(dirname(manifest), typeof bin === "string" ? bin : bin.tsc);
}

function run(script, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--max-old-space-size=6000", script, ...args], { cwd });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output }));
  });
}
