// Guards the API that `c1-apps-schema` describes: the spec is valid without warnings, and no change of it
// breaks users unless a changeset announces that. `npm run check:spec` builds first.
import { execFileSync, spawnSync } from "node:child_process";
import console from "node:console";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";

const spec = "spec/openapi.yaml";
const cli = (args) =>
  spawnSync(process.execPath, ["dist/generator/cli.js", ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });

/** What git prints, or undefined where it cannot tell. */
function git(...args) {
  try {
    const stdio = ["ignore", "pipe", "ignore"];
    return execFileSync("git", args, { encoding: "utf8", stdio }).trim();
  } catch {
    return undefined;
  }
}

/** The last release; else where the branch left `main`; else the commit before. */
function baseRevision() {
  const head = git("rev-parse", "HEAD");
  const release = git("describe", "--tags", "--abbrev=0", "--match", "v*");
  const branch = git("merge-base", "HEAD", "origin/main");
  return release ?? (branch !== head ? branch : undefined) ?? git("rev-parse", "HEAD~1");
}

/** Whether a changeset says that the next version of the package may break. */
function isAnnounced() {
  const { name, version } = JSON.parse(readFileSync("generated/package.json", "utf8"));
  const bumps = version.startsWith("0.") ? "minor|major" : "major";
  const line = new RegExp(`^["']?${name}["']?: (?:${bumps})\\s*$`, "m");
  return readdirSync(".changeset")
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .some((file) => line.test(readFileSync(`.changeset/${file}`, "utf8").split("---")[1] ?? ""));
}

function checkValid() {
  const { status, stdout, stderr } = cli(["validate", spec, "--max-warnings", "0"]);
  if (status === 0) return true;
  console.error(`${stdout}${stderr}`);
  return false;
}

function checkChanges() {
  const base = baseRevision();
  if (base === undefined) {
    console.log("There is no earlier revision to compare the spec with.");
    return true;
  }
  const args = [
    "diff",
    `git:${base}:${spec}`,
    spec,
    "--fail-on",
    "breaking",
    "--format",
    "markdown",
  ];
  const { status, stdout, stderr } = cli(args);
  if (status === 0) console.log(`No change of ${spec} since ${base} breaks users.`);
  if (status === 0) return true;
  if (status === 1 && isAnnounced()) {
    console.log(`A changeset announces the breaking changes of ${spec} since ${base}.`);
    return true;
  }
  console.error(`${stdout}${stderr}`);
  if (status === 1)
    console.error(
      `${spec} breaks users since ${base}, and no changeset says so: take the change back, or add a file to .changeset/ that names the next version of the package (see .changeset/README.md).`,
    );
  return false;
}

const isValid = checkValid();
process.exitCode = checkChanges() && isValid ? 0 : 1;
