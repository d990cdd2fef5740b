import { texts, type Clause, type ConformancePart, type Version } from "./clause.js";

const versions = Object.keys(texts) as Version[];

/** `docs/conformance.md`: the table, part by part. */
export function conformancePage(parts: readonly ConformancePart[]): string {
  const clauses = parts.flatMap((part) => part.clauses);
  const rules = clauses.filter((clause) => "rule" in clause);
  return [
    "# Conformance",
    `What the specification asks of a document with the words MUST, MUST NOT, SHALL, SHALL NOT and REQUIRED, and the
rule of \`specwright validate\` that finds a document which breaks it: ${rules.length} clauses, in our own words.
${clauses.length - rules.length} more ask something that no document can be told to break; they have the reason why.`,
    `The clauses were read in the texts of Swagger 2.0, OpenAPI 3.0.4 and 3.1.2, and for OpenAPI 3.2 in that of 3.2.1,
which corrects 3.2.0. A • stands for a version whose text has the clause. Each rule is tried with a document
that breaks the clause in each of these versions, which has findings of this rule only, and with the same
document put right, which has none (\`test/conformance/\`). What JSON Schema asks of keywords is there as far as
OpenAPI takes them over.`,
    "A clause that is only recommended is not on this page; [rules/](rules/README.md) has all rules. This page is made by `npm run test:update`.",
    ...parts.map(partSection),
  ].join("\n\n");
}

function partSection({ title, clauses }: ConformancePart): string {
  const head = ["Section", "What is asked", ...versions, "Found by"];
  const rows = clauses.map(row);
  const table = [head, head.map(() => "---"), ...rows];
  return [`## ${title}`, table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")].join("\n\n");
}

function row(clause: Clause): string[] {
  const marks = versions.map((version) => (clause.versions.includes(version) ? "•" : ""));
  return [clause.section, clause.text, ...marks, answer(clause)];
}

function answer(clause: Clause): string {
  return "rule" in clause ? `[${clause.rule}](rules/${clause.rule}.md)` : `_${clause.reason}_`;
}
