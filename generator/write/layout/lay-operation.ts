import { concat, group, ifBreak, indent, line, softline, type Doc } from "./doc.js";
import { isInlined } from "./lay-assignment.js";
import type { Parts } from "./layout-rules.js";
import { isOneChain } from "./operators.js";
import type { Place } from "./place.js";
import type { Binary, Conditional, Node } from "./tree.js";
import { unsupported } from "./unsupported.js";

/** Operands that bind alike break together. */
export function layBinary(node: Binary, place: Place, parts: Parts): Doc {
  const chain = layChain(node, place, parts);
  switch (place) {
    case "head":
      return concat(chain);
    case "callee":
    case "new-callee":
    case "unary":
    case "object":
      return group(concat([indent(concat([softline, ...chain])), softline]));
    case "return":
    case "arrow-body":
    case "for":
    case "test":
    case "consequent":
    case "alternate":
    case "boolean-argument":
      return group(concat(chain));
    case "value":
    case "value-on-own-line":
    case "property":
      if (!isInlined(node)) return group(concat(chain));
      break;
    default:
  }
  if (isInlinedAlone(node)) return group(concat(chain));
  const [first, ...rest] = chain;
  return group(concat([first ?? "", indent(concat(rest))]));
}

/** The operands from left to right, each but the first with its operator in front. */
function layChain(node: Binary, place: Place, parts: Parts): Doc[] {
  const nodes = [node];
  for (let { left } = node; left.kind === "binary"; left = left.left) {
    if (!isOneChain(node.operator, left.operator)) break;
    nodes.unshift(left);
  }
  const inside = node.isLogical ? "logical" : "binary";
  const docs: Doc[] = [group(parts.later(nodes[0]?.left ?? node.left, inside))];
  for (const item of nodes) {
    const right = parts.later(item.right, inside);
    const operand = concat([item.operator, isInlined(item) ? " " : line, right]);
    const around = item === node ? place : inside;
    docs.push(" ", isAlone(item, around, place) ? group(operand) : operand);
  }
  return docs;
}

/** A single operation keeps a short right side on its line. */
function isAlone(node: Binary, around: Place, place: Place): boolean {
  if (place === "head" && node.isLogical) return false;
  const kind = node.isLogical ? "logical" : "binary";
  return around !== kind && operationOf(node.left) !== kind && operationOf(node.right) !== kind;
}

function operationOf(node: Node): "logical" | "binary" | undefined {
  const inner = node.kind === "parentheses" ? node.inner : node;
  if (inner.kind !== "binary") return undefined;
  return inner.isLogical ? "logical" : "binary";
}

function isInlinedAlone(node: Binary): boolean {
  if (!isInlined(node)) return false;
  const { left } = node;
  if (left.kind !== "binary" || !isOneChain(node.operator, left.operator)) return true;
  return isInlinedAlone(left);
}

type Suffix = "" | "-indented";

export function layConditional(node: Conditional, place: Place, parts: Parts): Doc {
  if (place === "object" || place === "callee" || place === "new-callee")
    unsupported("a member of a conditional");
  const { test, consequent, alternate } = node;
  const suffix: Suffix = /^(?:return|(?:boolean-|folded-)?argument)$/.test(place)
    ? "-indented"
    : "";
  const isNested = /^(?:consequent|alternate)/.test(place);
  const condition = parts.later(test, `test${suffix}`);
  const nestedYes = consequent.kind === "conditional";
  const yes = layBranch(consequent, `consequent${suffix}`, parts);
  const no = layBranch(alternate, `alternate${suffix}`, parts);
  const branches = concat([
    ...[line, "? "],
    ...(nestedYes ? [ifBreak("", "("), indent(yes), ifBreak("", ")")] : [indent(yes)]),
    ...[line, ": ", indent(no)],
  ]);
  const first = place.startsWith("alternate") ? indent(condition) : condition;
  const content = concat([first, isNested ? branches : indent(branches)]);
  if (isNested) return content;
  return /^(?:test|test-indented|cast-value)$/.test(place)
    ? group(concat([indent(concat([softline, group(content)])), softline]))
    : group(content);
}

/** A conditional within one breaks with it. */
function layBranch(node: Node, place: Place, parts: Parts): Doc {
  return node.kind === "conditional" ? parts.now(node, place) : parts.later(node, place);
}
