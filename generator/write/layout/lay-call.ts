import {
  concat,
  firstFitting,
  group,
  hardline,
  ifBreak,
  indent,
  joinDocs,
  line,
  softline,
  text,
  willBreak,
  type Doc,
} from "./doc.js";
import { isComposition } from "./call-nodes.js";
import { layTypeArguments } from "./lay-type.js";
import type { Parts } from "./layout-rules.js";
import { hasOwnLayout, memberChain } from "./member-chain.js";
import type { Place } from "./place.js";
import type { Arrow, Call, Member, Node } from "./tree.js";
import { unsupported } from "./unsupported.js";

/** A call, or `new`. */
export function layCall(node: Call, place: Place, parts: Parts): Doc {
  const { callee, kind } = node;
  if (kind === "call" && callee.kind === "member") return layMemberChain(node, place, parts);
  if (callee.kind === "call") unsupported("a call of a call");
  const start = kind === "new" ? "new " : "";
  const doc = parts.later(callee, kind === "new" ? "new-callee" : "callee");
  return concat([
    start,
    doc,
    node.optional,
    layTypeArguments(node.typeArguments, parts),
    layArguments(node, parts),
  ]);
}

function layMemberChain(node: Call, place: Place, parts: Parts): Doc {
  const chain = memberChain(node, place === "statement");
  const { start, head, groups, merges } = chain;
  const startDoc = parts.later(start, head.length > 0 || groups.length > 0 ? "object" : "callee");
  const lay = (links: readonly (Call | Member)[]) =>
    concat(links.map((link) => layLink(link, parts)));
  const first = concat([startDoc, lay(head)]);
  const docs = groups.map(lay);
  const oneLine = concat([first, ...docs]);
  if (!hasOwnLayout(chain)) return group(oneLine);
  const kept = merges ? docs.slice(0, 1) : [];
  const moved = docs.slice(kept.length);
  const expanded = concat([first, ...kept, indent(concat([hardline, joinDocs(hardline, moved)]))]);
  const passesFunction = groups
    .flat()
    .slice(0, -1)
    .some((link) => link.kind === "call" && link.arguments.some(({ kind }) => kind === "arrow"));
  if ([first, ...docs.slice(0, -1)].some(willBreak)) return group(expanded);
  const last = docs.at(-1);
  if (last !== undefined && willBreak(last) && passesFunction) return group(expanded);
  return firstFitting([oneLine, expanded]);
}

function layLink(link: Call | Member, parts: Parts): Doc {
  if (link.kind === "member") return layLookup(link, parts);
  return concat([
    link.optional,
    layTypeArguments(link.typeArguments, parts),
    layArguments(link, parts),
  ]);
}

/** `.name` or `[key]`. */
export function layLookup({ property, computed, optional }: Member, parts: Parts): Doc {
  const mark = optional ? "?." : computed ? "" : ".";
  if (!computed) return concat([mark, text(property.flat, property.width)]);
  if (property.kind === "number") return `${mark}[${property.flat}]`;
  const key = indent(concat([softline, parts.later(property, "index")]));
  return group(concat([mark, "[", key, softline, "]"]));
}

function layArguments(node: Call, parts: Parts): Doc {
  const args = node.arguments;
  const [only] = args;
  if (only === undefined) return "()";
  const isBoolean = args.length === 1 && node.callee.flat === "Boolean" && node.kind === "call";
  const place = isBoolean ? "boolean-argument" : "argument";
  const docs = args.map((argument) => parts.later(argument, place));
  const list = joinDocs(concat([",", line]), docs);
  if (isComposition(args)) return brokenOut(list);
  const [first, second] = args;
  if (first?.kind === "arrow" && first.body.kind === "block" && second !== undefined)
    unsupported("a function as the first argument");
  const last = args.at(-1) ?? only;
  const before = args.at(-2);
  if (before?.kind === "arrow" && before.body.kind === "block" && last.kind === "array")
    unsupported("a function with a list behind it");
  if (!foldsLast(args, last)) {
    const content = concat(["(", indent(concat([softline, list])), ifBreak(","), softline, ")"]);
    return group(content);
  }
  return layFolded(docs, last, list, parts);
}

function layFolded(docs: readonly Doc[], last: Node, list: Doc, parts: Parts): Doc {
  const head = docs.slice(0, -1);
  if (head.some(willBreak)) return brokenOut(list);
  // A signature that must break cannot stay on the line of the call.
  if (last.kind === "arrow" && last.signature.width === Infinity) return brokenOut(list);
  const folded = parts.now(last, "folded-argument");
  const lead = head.flatMap((doc) => [doc, ",", line]);
  const broken = concat(["(", ...lead, group(folded, true), ")"]);
  if (willBreak(folded)) return firstFitting([broken, brokenOut(list)]);
  return firstFitting([concat(["(", ...lead, folded, ")"]), broken, brokenOut(list)]);
}

/** Every argument on a line of its own. */
function brokenOut(list: Doc): Doc {
  return group(concat(["(", indent(concat([line, list])), ",", line, ")"]), true);
}

/** Whether the brackets of the call fold themselves around its last argument. */
export function foldsLast(args: readonly Node[], last: Node): boolean {
  if (!canFold(last)) return false;
  const before = args.at(-2);
  if (before === undefined) return true;
  if (isAlike(before, last)) return false;
  if (args.length === 2 && before.kind === "arrow" && last.kind === "array") return false;
  return !(last.kind === "array" && last.isConcise);
}

function isAlike(before: Node, last: Node): boolean {
  if (before.kind === "cast" && last.kind === "cast") return before.operator === last.operator;
  return before.kind === last.kind;
}

function canFold(node: Node): boolean {
  switch (node.kind) {
    case "object":
      return node.properties.length > 0;
    case "array":
      return node.items.length > 0;
    case "cast":
    case "parentheses":
      return canFold(node.inner);
    case "arrow":
      return canFoldBody(node);
    default:
      return false;
  }
}

function canFoldBody({ body }: Arrow): boolean {
  switch (body.kind) {
    case "block":
    case "array":
    case "conditional":
    case "call":
      return true;
    case "parentheses":
      return body.inner.kind === "object";
    default:
      return false;
  }
}
