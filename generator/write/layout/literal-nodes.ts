import type { Node, Property } from "./tree.js";
import { joined } from "./type-nodes.js";

export function array(items: readonly Node[]): Node {
  const inner = joined(items, ", ");
  const mustBreak = isMatrix(items);
  return {
    kind: "array",
    flat: `[${inner.flat}]`,
    width: mustBreak ? Infinity : inner.width + 2,
    items,
    isConcise: items.length > 0 && items.every(isNumber),
    mustBreak,
  };
}

/** Several arrays of several items, or objects of several properties: one to a line. */
function isMatrix(items: readonly Node[]): boolean {
  if (items.length < 2) return false;
  const sizes = (kind: Node["kind"]) =>
    items.every((item) => {
      if (item.kind !== kind) return false;
      return item.kind === "array" ? item.items.length > 1 : isWide(item);
    });
  return sizes("array") || sizes("object");
}

function isWide(item: Node): boolean {
  return item.kind === "object" && item.properties.length > 1;
}

export function isNumber(node: Node): boolean {
  if (node.kind === "number") return true;
  return node.kind === "unary" && /^[+-]$/.test(node.prefix) && node.inner.kind === "number";
}

export function object(
  properties: readonly Node[],
  blankAfter: readonly boolean[],
  isOpen: boolean,
): Node {
  if (properties.length === 0) {
    return { kind: "object", flat: "{}", width: 2, properties, blankAfter, isOpen: false };
  }
  const inner = joined(properties, ", ");
  const isBroken = isOpen || blankAfter.includes(true);
  const width = isBroken ? Infinity : inner.width + 4;
  return { kind: "object", flat: `{ ${inner.flat} }`, width, properties, blankAfter, isOpen };
}

export function property(
  comments: Property["comments"],
  commentsWidth: number,
  key: { readonly text: string; readonly width: number },
  value: Node | undefined,
): Property {
  const prefix = comments.map(({ text }) => `${text} `).join("");
  return {
    kind: "property",
    flat: `${prefix}${key.text}${value === undefined ? "" : `: ${value.flat}`}`,
    width: commentsWidth + key.width + (value === undefined ? 0 : 2 + value.width),
    comments,
    key: key.text,
    keyWidth: key.width,
    value,
  };
}
