import pc from "picocolors";
import type { Change, ChangeSeverity } from "../diff/change.js";
import { visibleText } from "../text/visible-text.js";
import { countChanges, groupChanges, placeOf, sideOf, type ChangeGroup } from "./change-groups.js";

type Colors = ReturnType<typeof pc.createColors>;

/** Changes for people: what breaks with its places and a fix, the rest on one line each. */
export function formatDiffText(
  changes: readonly Change[],
  { color }: { readonly color: boolean },
): string {
  const colors = pc.createColors(color);
  const groups = groupChanges(changes).map((group) => formatGroup(group, colors));
  return [...groups, `${countChanges(changes)}\n`].join("\n");
}

function formatGroup({ title, operations, changes }: ChangeGroup, colors: Colors): string {
  const others = operations.filter((operation) => operation !== title);
  const used = others.length === 0 ? "" : `  (${usedBy(others)})`;
  const head = colors.bold(visibleText(title)) + visibleText(used);
  return [head, ...changes.map((change) => formatChange(change, colors))].join("\n") + "\n";
}

const mostNamed = 4;

function usedBy(operations: readonly string[]): string {
  const named = operations.slice(0, mostNamed).join(", ");
  const more = operations.length - mostNamed;
  return `used by ${named}${more > 0 ? `, and ${more} more` : ""}`;
}

function formatChange(change: Change, colors: Colors): string {
  const { severity, code, message, avoid, base, revision } = change;
  const head = `  ${paint(severity, colors)}  ${code}  (${sideOf(change)})`;
  const parts = [head, indent(visibleText(message))];
  if (severity === "compatible") return parts.join("\n");
  const from = placeOf(base);
  const to = placeOf(revision);
  if (from !== undefined) parts.push(indent(`base:     ${visibleText(from)}`));
  if (to !== undefined) parts.push(indent(`revision: ${visibleText(to)}`));
  const frame = severity === "breaking" ? revision?.frame : undefined;
  if (frame !== undefined) parts.push("", indent(visibleText(frame, "\t\n")), "");
  parts.push(indent(`${colors.cyan("avoid:")} ${visibleText(avoid)}`));
  return parts.join("\n");
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${line}`))
    .join("\n");
}

function paint(severity: ChangeSeverity, colors: Colors): string {
  switch (severity) {
    case "breaking":
      return colors.red(severity);
    case "risky":
      return colors.yellow(severity);
    case "compatible":
      return colors.green(severity);
    default: {
      const impossible: never = severity;
      return impossible;
    }
  }
}
