import { textWidth } from "./text-width.js";
import type { Leaf, Node, Parenthesized, TypeMember } from "./tree.js";

/** A leaf of the tree, measured. */
export function leaf(kind: Leaf["kind"], flat: string): Leaf {
  return { kind, flat, width: textWidth(flat) };
}

export function parenthesized(inner: Node): Parenthesized {
  return { kind: "parentheses", flat: `(${inner.flat})`, width: inner.width + 2, inner };
}

export type TypePlace = "list" | "array" | "optional" | "rest" | "object" | "operator";

/** The type at a place where it may need brackets to keep its meaning; those that it does not need go. */
export function typeAt(type: Node, place: TypePlace): Node {
  switch (type.kind) {
    case "union":
    case "intersection":
    case "function-type":
      return parenthesized(type);
    case "prefixed":
      return place === "list" ? type : parenthesized(type);
    case "reference":
      return type.isQuery && (place === "array" || place === "object") ? parenthesized(type) : type;
    default:
      return type;
  }
}

/** `A | B`, `A & B`; a list of one is that one. */
export function typeList(kind: "union" | "intersection", types: readonly Node[]): Node {
  const [only] = types;
  if (only !== undefined && types.length === 1) return only;
  const inner = types.map((type) => typeAt(type, "list"));
  const separator = kind === "union" ? " | " : " & ";
  return { kind, ...joined(inner, separator), types: inner };
}

/** The flat text and width of nodes with a separator between. */
export function joined(
  nodes: readonly { readonly flat: string; readonly width: number }[],
  separator: string,
): { readonly flat: string; readonly width: number } {
  let flat = "";
  let width = 0;
  for (const node of nodes) {
    // What does not fit on any line needs no text for one.
    if (node.width === Infinity) return { flat: "", width: Infinity };
    if (flat !== "") {
      flat += separator;
      width += separator.length;
    }
    flat += node.flat;
    width += node.width;
  }
  return { flat, width };
}

/** `Foo.Bar<A, B>`, `typeof foo`. */
export function reference(name: string, typeArguments: readonly Node[], isQuery: boolean): Node {
  const inner = joined(typeArguments, ", ");
  const nameWidth = textWidth(name);
  const listed = typeArguments.length > 0;
  return {
    kind: "reference",
    flat: listed ? `${name}<${inner.flat}>` : name,
    width: nameWidth + (listed ? inner.width + 2 : 0),
    name,
    nameWidth,
    arguments: typeArguments,
    isQuery,
  };
}

export function affixed(
  kind: "prefixed" | "array-type" | "optional" | "rest",
  prefix: string,
  inner: Node,
  suffix: string,
): Node {
  return {
    kind,
    flat: prefix + inner.flat + suffix,
    width: prefix.length + inner.width + suffix.length,
    prefix,
    inner,
    suffix,
  };
}

export function typeLiteral(members: readonly TypeMember[], isOpen: boolean): Node {
  if (members.length === 0)
    return { kind: "type-literal", flat: "{}", width: 2, members, isOpen: false };
  const inner = joined(members, "; ");
  const width = isOpen || members.some(({ blankAfter }) => blankAfter) ? Infinity : inner.width + 4;
  return { kind: "type-literal", flat: `{ ${inner.flat} }`, width, members, isOpen };
}
