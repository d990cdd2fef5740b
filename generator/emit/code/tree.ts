/**
 * What code is made of. A string is code that stands on one line; everything else is a place where lines
 * may end. Every node knows its width on one line, so that whether it fits is known without a look inside.
 */
export type Node = string | LineEnd | Sequence | List | Hanging;

/** A line ends here, wherever this stands. */
export interface LineEnd {
  readonly kind: "line-end";
  readonly width: number;
}

/** One node behind the other. */
export interface Sequence {
  readonly kind: "sequence";
  readonly parts: readonly Node[];
  readonly width: number;
}

/** Items that stand on one line together, or each on a line of its own. */
export interface List {
  readonly kind: "list";
  readonly form: ListForm;
  readonly items: readonly Node[];
  readonly width: number;
}

/** `head rest`: where that does not fit, the rest stands on the next line, further in. */
export interface Hanging {
  readonly kind: "hanging";
  readonly head: Node;
  readonly rest: Node;
  /** The rest stays behind the head if it has brackets of its own that can be opened instead. */
  readonly mayOpen: boolean;
  readonly width: number;
}

/** How a list is written. */
export interface ListForm {
  /** The brackets of the list. Those that stand outside are written by whoever writes the list. */
  readonly brackets: "own" | "outside" | "none";
  readonly open: string;
  readonly close: string;
  /** Stands within the brackets on one line. */
  readonly pad: "" | " ";
  /** Stands behind each item but the last. */
  readonly separator: string;
  /** Stands behind the last one too, where each item has a line of its own. */
  readonly trailing: boolean;
  /** Stands before each item that has a line of its own. */
  readonly lead: string;
  /**
   * Without brackets: which items stand further in. Those of `after-first` do not where the list begins a
   * line, as operands in parentheses do; a body always does.
   */
  readonly indents: "all" | "none" | "after-first" | "body";
  /** Each item always has a line of its own. */
  readonly always: boolean;
  /**
   * Which items may be opened with the rest on the same line: the last, one that is the only one in brackets,
   * or each that is in brackets.
   */
  readonly opens: "none" | "last" | "only" | "each";
  /** May be opened so. */
  readonly opensAlone: boolean;
  /** May begin behind `=` and go on over several lines. */
  readonly opensInPlace: boolean;
}

export const lineEnd: LineEnd = { kind: "line-end", width: Infinity };

export function widthOf(node: Node): number {
  return typeof node === "string" ? node.length : node.width;
}

/** Strings beside each other become one, and sequences open up. */
export function sequence(nodes: readonly Node[]): Node {
  const parts: Node[] = [];
  let text = "";
  let width = 0;
  const add = (node: Node): void => {
    if (typeof node === "string") {
      text += node;
    } else if (node.kind === "sequence") {
      for (const part of node.parts) add(part);
    } else {
      if (text !== "") parts.push(text);
      width += text.length + node.width;
      text = "";
      parts.push(node);
    }
  };
  for (const node of nodes) add(node);
  if (parts.length === 0) return text;
  if (text !== "") parts.push(text);
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return { kind: "sequence", parts, width: width + text.length };
}

export function list(form: ListForm, items: readonly Node[]): Node {
  const { open, close, separator, pad, always } = form;
  if (items.length === 0) return open + close;
  if (always) return { kind: "list", form, items, width: Infinity };
  const around = open.length + close.length + 2 * pad.length;
  let width = around + (items.length - 1) * (separator.length + 1);
  for (const item of items) width += widthOf(item);
  return { kind: "list", form, items, width };
}

export function hanging(head: Node, rest: Node, mayOpen: boolean): Node {
  return { kind: "hanging", head, rest, mayOpen, width: widthOf(head) + 1 + widthOf(rest) };
}
