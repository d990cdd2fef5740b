import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { argv, exit, stderr, version } from "node:process";
import { bench } from "./folders.js";
import { measureBundle } from "./parts/bundle.js";
import { measureEditor } from "./parts/editor.js";
import { measureGenerate } from "./parts/generate.js";
import { measureGraph } from "./parts/graph.js";
import { measureImport } from "./parts/import.js";
import { measureTypecheck } from "./parts/typecheck.js";
import { measureValidate } from "./parts/validate.js";
import { measureWatch } from "./parts/watch.js";
import { writeReport } from "./report.js";

const parts = {
  validate: measureValidate,
  bundle: measureBundle,
  import: measureImport,
  typecheck: measureTypecheck,
  editor: measureEditor,
  generate: measureGenerate,
  watch: measureWatch,
  graph: measureGraph,
};
/** `generate=C1`: of a part, one document alone. */
const asked = argv.slice(2).map((text) => text.split("="));
const unknown = asked.flatMap(([name]) => (Object.hasOwn(parts, name) ? [] : [name]));
if (unknown.length > 0) {
  stderr.write(`There is no part ${unknown.join(", ")}: ${Object.keys(parts).join(", ")}.\n`);
  exit(2);
}

// Parts that are not run keep what they had: the page shows the last figures of each.
const file = join(bench, "results.json");
const results = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
const log = (line) => stderr.write(`${line}\n`);
const all = Object.keys(parts).map((name) => [name]);
for (const [name, only] of asked.length === 0 ? all : asked) {
  log(`== ${name}`);
  const save = async (found) => {
    results[name] = found;
    results.machine = machine();
    writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
    await writeReport(results);
  };
  await save(await parts[name]({ log, save, only, former: results[name] }));
}

function machine() {
  const { dependencies } = JSON.parse(readFileSync(join(bench, "package.json"), "utf8"));
  const versions = Object.keys(dependencies).map((name) => {
    const manifest = join(bench, "node_modules", name, "package.json");
    return `${name} ${JSON.parse(readFileSync(manifest, "utf8")).version}`;
  });
  const [{ model }] = cpus();
  return [
    `${cpus().length} x ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${version}`,
    versions.join(", "),
  ];
}
