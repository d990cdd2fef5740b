import type { Call, Member, Node } from "./tree.js";
import { unsupported } from "./unsupported.js";

type Link = Call | Member;

/** A chain of members and calls in groups: what it starts with, then what stands together on a line. */
export interface MemberChain {
  readonly start: Node;
  /** Links behind the start that stay with it. */
  readonly head: readonly Link[];
  readonly groups: readonly (readonly Link[])[];
  /** The first group stays with the head: `Object.keys(…)`. */
  readonly merges: boolean;
}

/** Whether prettier gives the chain a layout of its own. */
export function isMemberChain(node: Call): boolean {
  if (node.kind !== "call" || node.callee.kind !== "member") return false;
  return hasOwnLayout(memberChain(node, false));
}

export function hasOwnLayout({ groups, merges }: MemberChain): boolean {
  return groups.length + 1 > (merges ? 3 : 2);
}

/** The links of a call of a member, in prettier's groups. */
export function memberChain(node: Call, isStatement: boolean): MemberChain {
  const links: Link[] = [node];
  let start: Node = node.callee;
  while (start.kind === "call" || start.kind === "member") {
    links.unshift(start);
    start = start.kind === "member" ? start.object : start.callee;
  }
  if (links.filter(isCall).length > 2) unsupported("a long chain");
  const split = headLength(links);
  const head = links.slice(0, split);
  const groups = groupLinks(links.slice(split));
  const first = groups[0]?.[0];
  const merges = first !== undefined && staysWithHead(start, head, first, isStatement);
  return { start, head, groups, merges };
}

function isCall(link: Link): boolean {
  return link.kind === "call";
}

function isIndex(link: Link): boolean {
  return link.kind === "member" && link.computed && link.property.kind === "number";
}

function headLength(links: readonly Link[]): number {
  let length = 0;
  for (let link = links[length]; link !== undefined; link = links[length]) {
    if (!isCall(link) && !isIndex(link)) break;
    length += 1;
  }
  while (links[length]?.kind === "member" && links[length + 1]?.kind === "member") length += 1;
  return length;
}

/** Members with the calls behind them. */
function groupLinks(links: readonly Link[]): Link[][] {
  const groups: Link[][] = [];
  let current: Link[] = [];
  let hasCall = false;
  for (const link of links) {
    if (hasCall && link.kind === "member" && !isIndex(link)) {
      groups.push(current);
      current = [];
      hasCall = false;
    }
    if (isCall(link)) hasCall = true;
    current.push(link);
  }
  if (current.length > 0) groups.push(current);
  return groups;
}

function staysWithHead(
  start: Node,
  head: readonly Link[],
  first: Link,
  isStatement: boolean,
): boolean {
  const isComputed = first.kind === "member" && first.computed;
  const last = head.at(-1);
  if (last === undefined) {
    if (start.flat === "this") return true;
    if (start.kind !== "name") return false;
    return isFactory(start.flat) || (isStatement && start.flat.length <= 2) || isComputed;
  }
  if (last.kind !== "member" || last.property.kind !== "name") return false;
  return isFactory(last.property.flat) || isComputed;
}

/** A name that stands for a namespace or a maker of things. */
function isFactory(name: string): boolean {
  return /^[A-Z]|^[$_]+$/.test(name);
}
