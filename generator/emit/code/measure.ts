import type { ListForm, Node } from "./tree.js";

/** What the printer asks of a node before it prints it. */

/** Columns that the parts from `start` on take until the first place where the line may end. */
export function follows(parts: readonly Node[], start: number, after: number): number {
  let width = 0;
  for (let index = start; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    width += headWidth(part);
    if (typeof part !== "string") return width;
  }
  return width + after;
}

/** Columns that the node takes until the first place where the line may end. */
export function headWidth(node: Node): number {
  if (typeof node === "string") return node.length;
  switch (node.kind) {
    case "line-end":
      return 0;
    case "sequence":
      return follows(node.parts, 0, 0);
    case "list":
      if (node.form.brackets !== "none") return node.form.open.length;
      return node.form.indents === "all" ? 0 : headWidth(node.items[0] ?? "");
    case "hanging":
      return headWidth(node.head);
    default:
      return node satisfies never;
  }
}

/** In brackets that may be opened with all around them on the same line. */
export function isOpenable(node: Node): boolean {
  return typeof node !== "string" && node.kind === "list" && node.form.opensAlone;
}

/** What may stay behind an `=`, and go on over several lines. */
export function opensInPlace(node: Node): boolean {
  if (typeof node === "string") return false;
  if (node.kind === "sequence") return opensInPlace(node.parts.find(isBreakable) ?? "");
  if (node.kind !== "list") return false;
  const { form, items } = node;
  return form.opensInPlace || firstOpened(form, items) !== undefined;
}

/** The first item that is opened where the others stand beside it: they are short texts, or opened too. */
export function firstOpened({ opens }: ListForm, items: readonly Node[]): Node | undefined {
  if (opens !== "only" && opens !== "each") return undefined;
  const [first, ...others] = items.filter(isBreakable);
  const areOthers = opens === "each" ? others.every(isOpenable) : others.length === 0;
  return first !== undefined && areOthers && isOpenable(first) ? first : undefined;
}

/** Operands, which stand on a line of their own together if they fit there. */
export function isWithoutBrackets(node: Node): boolean {
  return typeof node !== "string" && node.kind === "list" && node.form.brackets === "none";
}

function isBreakable(node: Node): boolean {
  return typeof node !== "string";
}
