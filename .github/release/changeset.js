// npm run changeset [-- add | status | version]
// Runs Changesets in the project's root. After `version` everything that names the version follows:
// both packages have the same.
import console from "node:console";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { applyEdits, modify } from "jsonc-parser";

const folder = import.meta.dirname;
const root = join(folder, "../..");
const args = process.argv.slice(2);

if (Number.parseInt(process.versions.node, 10) < 22) {
  console.error("Changesets needs Node 22 or later. A file in .changeset/ can be written by hand.");
  process.exit(2);
}
if (!existsSync(join(folder, "node_modules"))) {
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
}
run(process.execPath, [join(folder, "node_modules/@changesets/cli/bin.js"), ...args]);
if (args[0] === "version") followVersion();

function followVersion() {
  const { version } = readJson("package.json");
  setVersion("specwright.config.json", ["package", "version"], version);
  run("npm", ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]);
  run("npm", ["run", "generate"]);
  run("npx", ["prettier", "--write", "CHANGELOG.md"]);
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}

/** The rest of the file stays as somebody wrote it. */
function setVersion(path, key, version) {
  const text = readFileSync(join(root, path), "utf8");
  writeFileSync(join(root, path), applyEdits(text, modify(text, key, version, {})));
}

/** On Windows npm is a script, which only a shell starts; nothing here comes from outside. */
function run(command, commandArgs, cwd = root) {
  const shell = process.platform === "win32";
  execFileSync(command, commandArgs, { cwd, stdio: "inherit", shell });
}
