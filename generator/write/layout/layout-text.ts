import { concat, shell, text, type Doc, type Lazy } from "./doc.js";
import type { Parts } from "./layout-rules.js";
import { parseStatements } from "./parse-statement.js";
import type { Place } from "./place.js";
import { printDoc } from "./print-doc.js";
import { rules } from "./rules.js";
import { Scanner } from "./scanner.js";
import type { Node, ShellNode } from "./tree.js";
import { Unsupported } from "./unsupported.js";
import { TreeWriter } from "./write-tree.js";

/**
 * The text as prettier formats it with its defaults, without a line end at the end; undefined where it
 * has something that is not known here, and prettier itself has to be asked.
 */
export function layoutText(source: string): string | undefined {
  try {
    return layout(source);
  } catch (error) {
    // What is nested hundreds deep is more than prettier can bear, too.
    if (error instanceof Unsupported || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Throws `Unsupported`. */
function layout(source: string): string {
  const writer = new TreeWriter(layPart);
  writer.statements(parseStatements(new Scanner(source)), 0);
  return writer.text;
}

function layPart(node: Node, place: Place, after: Doc, indent: number, column: number): string {
  return printDoc(concat([lay(node, place), after]), { expand, shellText }, indent, column);
}

function shellText(node: ShellNode, indent: number): string {
  const writer = new TreeWriter(layPart);
  writer.shell(node, indent);
  return writer.text;
}

/** A leaf is text; what must break is laid out at once, since what is around it has to know. */
function later(node: Node, place: Place): Doc {
  if (node.width === Infinity) return lay(node, place);
  switch (node.kind) {
    case "name":
    case "keyword":
    case "string":
    case "number":
    case "boolean":
    case "null":
      return text(node.flat, node.width);
    default:
      return { kind: "lazy", node, place, width: node.width, doc: undefined };
  }
}

const parts: Parts = { now: lay, later };

function expand(lazy: Lazy): Doc {
  lazy.doc ??= lay(lazy.node, lazy.place);
  return lazy.doc;
}

function lay(node: Node, place: Place): Doc {
  if (node.width === Infinity && isShell(node)) return shell(node);
  // The table holds for every kind a rule that takes just that.
  const rule = rules[node.kind] as (node: Node, place: Place, parts: Parts) => Doc;
  return rule(node, place, parts);
}

function isShell(node: Node): node is ShellNode {
  switch (node.kind) {
    case "array":
    case "object":
    case "type-literal":
    case "block":
      return true;
    default:
      return false;
  }
}
