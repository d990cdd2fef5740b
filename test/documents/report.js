import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { listDocuments } from "./collections.js";

const root = join(import.meta.dirname, "../..");

/** Writes `docs/documents.md` from what is known of all documents. */
export function writeReport(records) {
  const version = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
  const machine = `${cpus()[0]?.model.trim() ?? "unknown"}, ${cpus().length} cores, Node ${process.versions.node}`;
  const text = [
    "# Public documents",
    "",
    "Written by `npm run documents -- --report`. Each document is generated with default options (every",
    'fifth with `unknownEnumValues: "marked"`, so that examples are judged by the document alone); the',
    "output is compiled by TypeScript 7 with `strict`, `exactOptionalPropertyTypes`,",
    "`noUncheckedIndexedAccess`, `noPropertyAccessFromIndexSignature` and `noUnusedLocals`. Every fifth",
    "output is also imported, and the examples of its component schemas are judged by it and by ajv; every",
    "48th is compiled by TypeScript 5.9, too.",
    "",
    `specwright ${version}, by revision: ${revisions(records)} (+: with changes of its own); ${machine}.`,
    "",
    ...table(
      ["collection", "documents", "generated", "refused", "crashed", "do not compile"],
      groupBy(records, ({ collection }) => collection).map(([collection, group]) =>
        totals(collection, group),
      ),
    ),
    "",
    ...exampleLines(records),
    "",
    "## Refused",
    "",
    "A refusal is an error at a place in the document.",
    "",
    ...refusals(records),
    "",
    "## Findings",
    "",
    "Documents with at least one finding of the kind; most of them generate all the same.",
    "",
    ...findings(records),
    "",
    "## The slowest and the largest",
    "",
    "Each in a process of its own, `paths.ts` included; memory is the most that the process had.",
    "",
    ...table(["document", "MB", "seconds", "output, MB", "memory, MB"], extremes(records)),
    "",
  ].join("\n");
  writeFileSync(join(root, "docs/documents.md"), text);
}

/** The eight slowest of the run and the eight largest, measured again one by one. */
function extremes(records) {
  const generated = records.filter(({ outcome }) => outcome === "generated");
  const most = (key) => [...generated].sort((a, b) => b[key] - a[key]).slice(0, 8);
  const paths = new Map(listDocuments(undefined).map(({ name, path }) => [name, path]));
  return [...new Set([...most("ms"), ...most("bytes")])]
    .map((record) => ({ ...record, ...measure(paths.get(record.name)) }))
    .sort((a, b) => b.ms - a.ms)
    .map(({ name, bytes, ms, written, memory }) => [
      code(name),
      mega(bytes),
      (ms / 1000).toFixed(1),
      mega(written),
      String(Math.round(memory / 1e6)),
    ]);
}

function measure(path) {
  const script = join(import.meta.dirname, "measure.js");
  return JSON.parse(execFileSync(process.execPath, [script, path], { encoding: "utf8" }));
}

function totals(collection, group) {
  const count = (test) => String(group.filter(test).length);
  return [
    collection,
    String(group.length),
    count(({ outcome }) => outcome === "generated"),
    count(({ outcome }) => outcome === "refused"),
    count(({ outcome }) => outcome === "crashed" || outcome === "died"),
    count(({ errors }) => errors !== undefined),
  ];
}

/** Documents that worked are not run again for every change. */
function revisions(records) {
  return groupBy(records, ({ revision }) => revision ?? "unknown")
    .map(([revision, group]) => `${code(revision)} ${group.length} documents`)
    .join(", ");
}

function exampleLines(records) {
  const judged = records.filter(({ examples }) => examples !== undefined);
  const sum = (key) => judged.reduce((total, record) => total + (record[key] ?? 0), 0);
  const older = records.filter((record) => record.older === true);
  const others = judged.reduce((total, { disagreements }) => total + disagreements.length, 0);
  return [
    `Imported: ${judged.length} outputs. Examples judged: ${sum("examples")}; judged otherwise by ajv: ${others};`,
    `schemas that ajv cannot compile by themselves left ${sum("unclear")} examples without a second opinion.`,
    `Compiled by TypeScript 5.9, too: ${older.length} outputs; with errors: ${older.filter(({ errors }) => errors !== undefined).length}.`,
  ];
}

function refusals(records) {
  const refused = records.filter(({ outcome }) => outcome === "refused");
  const rows = groupBy(refused, (record) => record.refusals[0].code).map(([reason, group]) => [
    code(reason),
    String(group.length),
    group
      .slice(0, 3)
      .map(
        ({ name, refusals: [first] }) =>
          `${code(`${name}:${first.line ?? 0}`)} ${cell(first.message)}`,
      )
      .join("<br>"),
  ]);
  return rows.length === 0 ? ["None."] : table(["code", "documents", "for example"], rows);
}

function findings(records) {
  const documents = new Map();
  for (const record of records) {
    for (const key of Object.keys(record.findings ?? {})) {
      documents.set(key, (documents.get(key) ?? 0) + 1);
    }
  }
  const rows = [...documents].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return table(
    ["code", "documents"],
    rows.map(([key, count]) => [code(key), String(count)]),
  );
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

function mega(bytes) {
  return ((bytes ?? 0) / 1e6).toFixed(1);
}

function code(text) {
  return `\`${text.replaceAll("|", "\\|")}\``;
}

/** Text of a document inside of a table. */
function cell(text) {
  return text.replace(/[\s|<>]+/g, (match) => (/\s/.test(match) ? " " : "\\" + match));
}
