import type { Node } from "./node.js";

const made = /* @__PURE__ */ new WeakMap<() => Node, Node>();

/** The table that the function makes: once, as values are explained item by item. */
export function madeBy(make: () => Node): Node {
  let node = made.get(make);
  if (node === undefined) made.set(make, (node = make()));
  return node;
}
