import { isLogical, needsBrackets } from "./operators.js";
import type { Binary, Node } from "./tree.js";
import { parenthesized } from "./type-nodes.js";
import { unsupported } from "./unsupported.js";

type ExpressionPlace = "unary" | "object" | "callee" | "test" | "branch" | "spread" | "cast";

/** The expression at a place where it may need brackets; those that it does not need go. */
export function expressionAt(node: Node, place: ExpressionPlace): Node {
  return standsInBrackets(node, place) ? parenthesized(node) : node;
}

function standsInBrackets(node: Node, place: ExpressionPlace): boolean {
  switch (node.kind) {
    case "binary":
      if (place === "test" || place === "branch") return node.operator === "??";
      return true;
    case "cast":
      return place !== "cast";
    case "conditional":
      return place !== "branch";
    case "arrow":
      if (place === "object" || place === "callee") return unsupported("a call of a function");
      return place !== "branch" && place !== "spread";
    case "assignment":
    case "commented":
      return unsupported(node.kind);
    case "unary":
    case "update":
      return place === "object" || place === "callee";
    case "number":
      return place === "object";
    default:
      return false;
  }
}

export function binary(left: Node, operator: string, right: Node): Binary {
  // `a && (b && c)` means what `a && b && c` does, and is written so.
  if (isLogical(operator) && right.kind === "binary" && right.operator === operator) {
    return binary(binary(left, operator, right.left), operator, right.right);
  }
  const first = operand(left, operator, "left");
  const second = operand(right, operator, "right");
  return {
    kind: "binary",
    flat: `${first.flat} ${operator} ${second.flat}`,
    width: first.width + operator.length + 2 + second.width,
    left: first,
    operator,
    right: second,
    isLogical: isLogical(operator),
  };
}

function operand(node: Node, operator: string, side: "left" | "right"): Node {
  switch (node.kind) {
    case "binary":
      return needsBrackets(operator, node.operator, side) ? parenthesized(node) : node;
    case "cast":
    case "conditional":
    case "arrow":
      return parenthesized(node);
    case "unary":
      return side === "left" && /^(?:\*\*|in|instanceof)$/.test(operator)
        ? parenthesized(node)
        : node;
    case "assignment":
    case "commented":
      return unsupported(node.kind);
    default:
      return node;
  }
}

export function unary(
  kind: "unary" | "update" | "spread",
  prefix: string,
  operandNode: Node,
  suffix: string,
): Node {
  const bare = kind === "spread" ? expressionAt(operandNode, "spread") : operandNode;
  const inner = kind === "unary" ? unaryOperand(prefix, bare) : bare;
  return {
    kind,
    flat: prefix + inner.flat + suffix,
    width: prefix.length + inner.width + suffix.length,
    prefix,
    inner,
    suffix,
  };
}

function unaryOperand(prefix: string, node: Node): Node {
  const clashes = node.kind === "unary" && node.prefix === prefix && /^[+-]$/.test(prefix);
  if (node.kind === "update") return unsupported("an operator before an update");
  return clashes ? parenthesized(node) : expressionAt(node, "unary");
}

export function conditional(test: Node, consequent: Node, alternate: Node): Node {
  const first = expressionAt(test, "test");
  const yes = expressionAt(consequent, "branch");
  const no = expressionAt(alternate, "branch");
  const nested = yes.kind === "conditional";
  return {
    kind: "conditional",
    flat: `${first.flat} ? ${nested ? `(${yes.flat})` : yes.flat} : ${no.flat}`,
    width: first.width + 3 + yes.width + (nested ? 2 : 0) + 3 + no.width,
    test: first,
    consequent: yes,
    alternate: no,
  };
}

export function cast(expression: Node, operator: "as" | "satisfies", type: Node): Node {
  const inner = expressionAt(expression, "cast");
  return {
    kind: "cast",
    flat: `${inner.flat} ${operator} ${type.flat}`,
    width: inner.width + operator.length + 2 + type.width,
    inner,
    operator,
    type,
  };
}
