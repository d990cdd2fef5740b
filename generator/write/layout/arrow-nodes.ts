import type { Scanner } from "./scanner.js";
import type { Arrow, Node, Signature } from "./tree.js";
import { parenthesized } from "./type-nodes.js";
import { unsupported } from "./unsupported.js";

export function arrow(signature: Signature, expression: Node): Arrow {
  const body = arrowBody(expression);
  // In brackets, so that nobody takes the arrow for a comparison.
  const bracketed = body.kind === "conditional";
  return {
    kind: "arrow",
    flat: `${signature.flat} => ${bracketed ? `(${body.flat})` : body.flat}`,
    width: signature.width + 4 + body.width + (bracketed ? 2 : 0),
    signature,
    body,
  };
}

function arrowBody(body: Node): Node {
  if (body.kind === "object") return parenthesized(body);
  if (body.kind === "arrow" || body.kind === "assignment") return unsupported(body.kind);
  if (startsWithObject(body)) return unsupported("an object first");
  return body;
}

/** Whether the first thing in the text of an expression is an object, which would read as a block. */
export function startsWithObject(node: Node): boolean {
  switch (node.kind) {
    case "object":
      return true;
    case "binary":
    case "assignment":
      return startsWithObject(node.left);
    case "conditional":
      return startsWithObject(node.test);
    case "call":
      return startsWithObject(node.callee);
    case "member":
      return startsWithObject(node.object);
    case "cast":
    case "parentheses":
      return startsWithObject(node.inner);
    case "update":
      return startsWithObject(node.inner);
    default:
      return false;
  }
}

/** Whether an arrow function starts here, at a bracket or a name. */
export function isArrowAhead(scanner: Scanner): boolean {
  if (scanner.kind === "name") return scanner.precedesArrow;
  if (!scanner.is("(")) return false;
  const state = scanner.mark();
  scanner.advance();
  const found = scanner.is("...") || (scanner.is(")") ? true : startsParameters(scanner));
  scanner.reset(state);
  return found;
}

function startsParameters(scanner: Scanner): boolean {
  if (scanner.kind !== "name" || scanner.hasComments) return false;
  scanner.advance();
  if (scanner.is(":") || scanner.is(",")) return true;
  if (scanner.is(")")) return scanner.precedesArrow;
  return scanner.is("?") && /^[:,)]$/.test(scanner.peek());
}
