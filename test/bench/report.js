import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import prettier from "prettier";
import { root } from "./folders.js";
import { targets } from "./targets.js";

const page = join(root, "docs/performance.md");
const marker = "<!-- What follows is written by `npm run bench`. -->";

/** Writes the tables into docs/performance.md, below what people wrote there. */
export async function writeReport(results) {
  const [prose] = readFileSync(page, "utf8").split(marker);
  const text = [prose.trimEnd(), marker, ...sections(results)].join("\n\n");
  writeFileSync(page, await prettier.format(text, { parser: "markdown" }));
}

function sections(results) {
  const { machine, validate, bundle, generate, typecheck, watch, editor, graph } = results;
  return [
    "## Targets",
    table(
      ["", "target", "measured", ""],
      targets.map(({ what, most, of }) => {
        const figure = of(results);
        const isMet = figure === undefined ? "not measured" : figure <= most ? "met" : "**missed**";
        return [what, `<= ${most}`, figure === undefined ? "" : round(figure), isMet];
      }),
    ),
    "## Validation, against a hand-written validator",
    validate && validationTable(validate),
    "## Validation of oneofs, `is`, against a check by hand",
    validate && oneofTable(validate),
    "## Bundles, bytes minified and gzipped: `is` / `is` + `validate`",
    bundle && bundleTable(bundle),
    "## Generation: seconds / peak MB, against openapi-typescript",
    generate && generationTable(generate),
    ...(watch === undefined
      ? []
      : ["## `--watch` on GitHub's document, seconds from saved to written", watchTable(watch)]),
    ...(graph === undefined ? [] : ["## Microsoft Graph", graphTable(graph)]),
    ...(editor === undefined
      ? []
      : ["## tsserver 5.9 on the output for GitHub, seconds to diagnostics", editorTable(editor)]),
    "## `tsc --noEmit --strict` on the output for GitHub",
    typecheck && typecheckTable(typecheck),
    "## Machine and versions",
    machine.map((line) => `- ${line}`).join("\n"),
  ].filter((section) => section !== undefined);
}

function validationTable({ rows }) {
  const scenarios = [
    "valid, is",
    "valid, validate",
    "late fault, validate",
    "300 faults, validate",
  ];
  const against = rows.filter((row) => row.against === "hand-written");
  const subjects = [...new Set(against.map(({ subject }) => subject))];
  return table(
    ["", ...scenarios.flatMap((name) => [name, "with formats"])],
    subjects.map((subject) => [
      subject,
      ...scenarios.flatMap((scenario) =>
        [false, true].map((formats) => {
          const row = against.find((each) => {
            return (
              each.scenario === scenario && each.formats === formats && each.subject === subject
            );
          });
          return row === undefined ? "" : `${round(row.ratio)}x`;
        }),
      ),
    ]),
  );
}

/** A list of messages with one oneof each, by how the document spells it. */
function oneofTable({ rows }) {
  const found = rows.filter(({ scenario }) => scenario.startsWith("oneof, "));
  return table(
    ["spelling", ""],
    found.map(({ scenario, ratio }) => [scenario.slice("oneof, ".length), `${round(ratio)}x`]),
  );
}

function bundleTable({ rows }) {
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const columns = ["small", "big"].flatMap((message) =>
    [false, true].map((formats) => ({ message, formats })),
  );
  return table(
    ["", ...columns.map(({ message, formats }) => `${message}${formats ? ", formats" : ""}`)],
    subjects.map((subject) => [
      subject,
      ...columns.map(({ message, formats }) => {
        const row = rows.find((each) => {
          return each.subject === subject && each.message === message && each.formats === formats;
        });
        return row === undefined ? "" : `${row.is} / ${row.both}`;
      }),
    ]),
  );
}

function generationTable({ rows }) {
  const documents = [...new Set(rows.map(({ document }) => document))];
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  return table(
    ["", ...documents],
    subjects.map((subject) => [
      subject,
      ...documents.map((document) => {
        const find = (name) =>
          rows.find((row) => row.document === document && row.subject === name);
        const row = find(subject);
        if (row === undefined) return "";
        if (row.failed !== undefined) return "fails";
        const base = find("openapi-typescript")?.seconds;
        const times = base === undefined ? "" : ` (${round(row.seconds / base)}x)`;
        return `${round(row.seconds)} / ${row.megabytes}${times}${row.once ? ", one run" : ""}`;
      }),
    ]),
  );
}

function typecheckTable({ rows }) {
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  return table(
    ["", "5.9, seconds", "7, seconds", "instantiations (5.9)"],
    subjects.map((subject) => [
      subject,
      ...["5.9", "7"].map((compiler) => {
        const row = rows.find((each) => each.subject === subject && each.compiler === compiler);
        if (row === undefined) return "";
        return row.failed === undefined ? round(row.seconds) : "does not compile";
      }),
      String(
        rows.find((each) => each.subject === subject && "instantiations" in each)?.instantiations ??
          "",
      ),
    ]),
  );
}

function watchTable({ rows }) {
  return table(
    ["changed", "first run", "the first change", "each other one"],
    rows.map(({ change, first, firstAgain, again }) => {
      return [change, round(first), round(firstAgain), round(again)];
    }),
  );
}

function graphTable({ rows }) {
  return table(
    ["", "", "seconds", "peak MB"],
    rows.map(({ of, subject, seconds, megabytes, failed }) => {
      return [of, subject, failed === undefined ? round(seconds) : "fails", megabytes ?? ""];
    }),
  );
}

function editorTable({ rows }) {
  return table(
    ["", "seconds"],
    rows.map(({ subject, seconds }) => [subject, round(seconds)]),
  );
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Two digits that count; whole numbers as they are. */
function round(value) {
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
