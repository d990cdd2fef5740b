import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/**
 * Writes `docs/documents-options.md` from what is known of documents under each set of options.
 *
 * @param {readonly object[]} records
 * @param {string} choice the flags that chose the documents.
 */
export function writeOptionsReport(records, choice) {
  const version = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
  const revisions = [...new Set(records.map(({ revision }) => revision))].sort();
  const documents = new Set(records.map(({ name, set }) => name.slice(0, -` [${set}]`.length)));
  const sets = [...new Set(records.map(({ set }) => set))];
  const text = [
    "# Public documents under every option",
    "",
    `Written by \`npm run documents -- --options --report${choice}\`. Each document is generated under every option`,
    "that shapes output, one at a time and together with those that it interacts with; the output is",
    "compiled by TypeScript 7 with the compiler options of [documents.md](documents.md). Refused under",
    "`exclude` are documents without a path of one segment, since that filter matches nothing there.",
    "",
    `specwright ${version}, revision ${revisions.map((name) => `\`${name}\``).join(", ")}: ${documents.size} documents.`,
    "",
    "| options | generated | refused | crashed | do not compile |",
    "| --- | --- | --- | --- | --- |",
    ...sets.map((set) => row(set, records)),
    "",
  ].join("\n");
  writeFileSync(join(root, "docs/documents-options.md"), text);
}

function row(set, records) {
  const own = records.filter((record) => record.set === set);
  const count = (test) => String(own.filter(test).length);
  const cells = [
    `\`${set}\``,
    count(({ outcome }) => outcome === "generated"),
    count(({ outcome }) => outcome === "refused"),
    count(({ outcome }) => outcome === "crashed" || outcome === "died"),
    count(({ errors }) => errors !== undefined),
  ];
  return `| ${cells.join(" | ")} |`;
}
