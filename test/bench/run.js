// npm run bench -- [validate] [bundle] [import] [typecheck] [editor] [generate] [watch] [graph]: measures these parts, or all,
// and writes docs/performance.md. Installs the peers first where they are not there.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { bench, root } from "./folders.js";

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
// `node` brings its program by an install script.
if (!existsSync(join(bench, "node_modules/node/bin/node"))) {
  run(npm, ["ci", "--no-audit", "--no-fund"], bench);
}
run(npm, ["run", "build"], root);
run(process.execPath, [join(bench, "main.js"), ...process.argv.slice(2)], root);
