// npm run documents -- [--collection NAME] [--sample N --seed S] [--only TEXT] [--skip TEXT]
//   [--options [--set TEXT]] [--largest BYTES] [--fresh] [--report]
// With --options each document is tried under every option that shapes output.
// Generates public documents, compiles and runs what comes out, and says which did not work.
import { availableParallelism, tmpdir } from "node:os";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import console from "node:console";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { listDocuments, sample } from "./collections.js";
import { compileAll } from "./compile.js";
import { optionSets } from "./option-sets.js";
import { writeOptionsReport } from "./options-report.js";
import { Pool } from "./pool.js";
import { writeReport } from "./report.js";
import { State } from "./state.js";

const { values } = parseArgs({
  options: {
    collection: { type: "string" },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    skip: { type: "string" },
    jobs: { type: "string", default: String(availableParallelism()) },
    compiler: { type: "string", default: "typescript-7" },
    batch: { type: "string", default: "24" },
    "no-paths": { type: "boolean", default: false },
    examples: { type: "string", default: "5" },
    // Every so many outputs are compiled by TypeScript 5, too, which takes several times as long.
    older: { type: "string", default: "48" },
    options: { type: "boolean", default: false },
    set: { type: "string", default: "" },
    largest: { type: "string" },
    fresh: { type: "boolean", default: false },
    report: { type: "boolean", default: false },
  },
});

const folder = import.meta.dirname;
if (!existsSync(join(folder, "node_modules"))) {
  console.error("Installing the documents (600 MB) …");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
}

const revision =
  git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain") === "" ? "" : "+");
const state = new State(join(folder, ".state"), values.options ? "options" : "results");
if (values.fresh) state.clear();
const documents = values.options ? chosen().flatMap(underEachOption) : chosen();
const waiting = documents.filter(({ name }) => !isDone(state.records.get(name)));
console.log(`${documents.length} outputs, ${waiting.length} to do`);
const size = Number(values.batch);
for (let start = 0; start < waiting.length; start += size) {
  await runBatch(waiting.slice(start, start + size), start);
  console.log(`${Math.min(start + size, waiting.length)} of ${waiting.length}`);
}
if (values.report) {
  const records = [...state.records.values()];
  if (values.options) writeOptionsReport(records, choiceOfDocuments());
  else writeReport(records);
}
process.exitCode = summarize();

/** The flags that choose documents, as they were given: ` --sample 40 --seed 7`. */
function choiceOfDocuments() {
  const flags = ["collection", "only", "skip", "sample", "seed", "largest"];
  const given = flags.filter((flag) => values[flag] !== undefined);
  return given.map((flag) => ` --${flag} ${values[flag]}`).join("");
}

function git(...args) {
  return execFileSync("git", args, { cwd: folder, encoding: "utf8" }).trim();
}

function chosen() {
  const all = listDocuments(values.collection).filter(
    ({ name, bytes }) =>
      name.includes(values.only ?? "") &&
      (values.skip === undefined || !name.includes(values.skip)) &&
      (values.largest === undefined || bytes <= Number(values.largest)),
  );
  return values.sample === undefined
    ? all
    : sample(all, Number(values.sample), Number(values.seed));
}

/** The document once per set of options, by a name of its own. */
function underEachOption(document) {
  return optionSets
    .filter(({ name }) => name.includes(values.set))
    .map(({ name: set, options }) => {
      return { ...document, name: `${document.name} [${set}]`, set, options };
    });
}

function isDone(record) {
  return record !== undefined && isGood(record);
}

/** A refusal is good if it is right, which people decide who read the report. */
function isGood({ outcome, errors = [], disagreements = [] }) {
  const works = outcome === "generated" && errors.length === 0 && disagreements.length === 0;
  return works || outcome === "refused";
}

async function runBatch(batch, start) {
  const root = mkdtempSync(join(tmpdir(), "specwright-documents-"));
  try {
    const records = new Map();
    const tasks = batch.map((document, index) => ({
      document,
      folder: `d${index}`,
      out: join(root, `d${index}`),
      options: document.options ?? { paths: !values["no-paths"] },
      // Every so many are imported, and their examples judged.
      examples: !values.options && isTurn(index, values.examples),
    }));
    const olderToo = tasks.filter((_, index) => isTurn(start + index, values.older));
    await new Pool().run(Number(values.jobs), tasks, ({ document, folder: name }, answer) => {
      records.set(name, { ...document, path: undefined, options: undefined, revision, ...answer });
    });
    const made = [...records].filter(([, { outcome }]) => outcome === "generated");
    const names = made.map(([name]) => name);
    const olderNames = names.filter((name) => olderToo.some(({ folder: own }) => own === name));
    const errors = await compileSome(root, names, values.compiler);
    const olderErrors = await compileSome(root, olderNames, "typescript");
    for (const [name, record] of records) {
      const faults = [...(errors.get(name) ?? []), ...(olderErrors.get(name) ?? [])];
      const full = {
        ...record,
        ...(olderNames.includes(name) ? { older: true } : {}),
        ...(faults.length === 0 ? {} : { errors: faults.slice(0, 10) }),
      };
      state.add(full);
      tell(full);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Whether it is the turn of this one where every so many have one; never, for 0. */
function isTurn(index, every) {
  return Number(every) > 0 && index % Number(every) === 0;
}

async function compileSome(root, names, compiler) {
  return names.length === 0 ? new Map() : compileAll(root, names, compiler, resolution());
}

/** Imports without `.js` are for bundlers, which know all other ones too. */
function resolution() {
  if (!values.options) return {};
  return { module: "esnext", moduleResolution: "bundler", allowImportingTsExtensions: true };
}

function tell({ name, outcome, refusals, errors, disagreements = [], stack, reason }) {
  if (outcome === "refused") {
    const [{ code, message, line }] = refusals;
    console.log(`  refused ${name}:${line ?? 0} ${code}: ${message}`);
  } else if (outcome !== "generated") {
    console.log(`  ${outcome} ${name}: ${reason ?? stack?.join(" | ")}`);
  }
  for (const error of errors ?? []) console.log(`  does not compile: ${name} ${error}`);
  for (const text of disagreements.slice(0, 5)) console.log(`  examples: ${name} ${text}`);
}

function summarize() {
  const records = documents.flatMap(({ name }) => state.records.get(name) ?? []);
  const count = (test) => records.filter(test).length;
  const bad = count((record) => !isGood(record));
  console.log(
    [
      `${count(({ outcome }) => outcome === "generated")} generated`,
      `${count(({ outcome }) => outcome === "refused")} refused`,
      `${count(({ outcome }) => outcome === "crashed" || outcome === "died")} crashed`,
      `${count(({ errors }) => errors !== undefined)} do not compile`,
      `${count(({ disagreements }) => disagreements?.length > 0)} with examples that are judged otherwise by ajv`,
    ].join(", "),
  );
  return bad === 0 ? 0 : 1;
}
