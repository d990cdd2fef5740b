import type { Change } from "../diff/change.js";
import { visibleText } from "../text/visible-text.js";
import { countChanges, groupChanges, placeOf, sideOf, type ChangeGroup } from "./change-groups.js";

/** Changes as a comment for a pull request: what breaks in full, the rest folded away. */
export function formatDiffMarkdown(changes: readonly Change[]): string {
  const sections = [
    section("Breaking", changes, "breaking"),
    section("Worth a look", changes, "risky"),
    folded(changes.filter(({ severity }) => severity === "compatible")),
  ];
  const head = `## API changes\n\n${countChanges(changes)}\n`;
  return [head, ...sections.filter((text) => text !== "")].join("\n");
}

function section(title: string, changes: readonly Change[], severity: Change["severity"]): string {
  const own = changes.filter((change) => change.severity === severity);
  if (own.length === 0) return "";
  return [`### ${title}`, ...groupChanges(own).map(formatGroup)].join("\n\n") + "\n";
}

function folded(changes: readonly Change[]): string {
  if (changes.length === 0) return "";
  const body = groupChanges(changes).map(formatGroup).join("\n\n");
  return `<details>\n<summary>${changes.length} compatible</summary>\n\n${body}\n\n</details>\n`;
}

function formatGroup({ title, operations, changes }: ChangeGroup): string {
  const others = operations.filter((operation) => operation !== title);
  const used = others.length === 0 ? "" : ` (${usedBy(others)})`;
  return [`**${escapeMarkdown(title)}**${used}\n`, ...changes.map(formatChange)].join("\n");
}

const mostNamed = 5;

function usedBy(operations: readonly string[]): string {
  const named = operations.slice(0, mostNamed).map(escapeMarkdown).join(", ");
  const more = operations.length - mostNamed;
  return `used by ${named}${more > 0 ? ` and ${more} more` : ""}`;
}

function formatChange(change: Change): string {
  const { code, message, severity, avoid, revision, base } = change;
  const place = placeOf(revision?.file === undefined ? base : revision);
  const at = place === undefined ? "" : `, at ${escapeMarkdown(place)}`;
  const line = `- ${withCode(message)} _${code}, ${sideOf(change)}${at}_`;
  return severity === "compatible" ? line : `${line}\n  - ${withCode(avoid)}`;
}

/**
 * What our messages put in backticks as code. A name with backticks of its own can shift where code
 * begins, and no more than that: all of it is escaped.
 */
function withCode(message: string): string {
  const parts = message.split("`").map(escapeMarkdown);
  return parts.map((part, at) => (at % 2 === 0 ? part : `<code>${part}</code>`)).join("");
}

/** Text of documents as text: no markup, no link, nobody mentioned, no reference to an issue. */
function escapeMarkdown(text: string): string {
  return (
    visibleText(text)
      .replace(/[&<>]/g, (character) => entities[character] ?? character)
      .replace(/[\\`*_{}[\]()#+!|~]/g, (character) => `\\${character}`)
      .replace(/^(\s*)([-=.]|\d+[.)])/, "$1\\$2")
      .replace(/@(?=\w)/g, "@&#8203;")
      // Whatever stands before them: GitHub finds addresses after digits and underscores too.
      .replace(/(https?|ftp|mailto|xmpp|www)(?=[:.])/gi, "$1&#8203;")
      .replace(/(GH)(?=-\d)/gi, "$1&#8203;")
      // Between two of them GitHub reads a formula.
      .replace(/\$/g, "<span>$</span>")
  );
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
