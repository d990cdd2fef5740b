import type { Place } from "./place.js";
import type { Node, ShellNode } from "./tree.js";

/**
 * What can be laid out: text, and where it may break. A group breaks as a whole or not at all; the
 * names and their meaning are those of prettier's own documents. `width` is what it takes on one line,
 * `Infinity` where it holds a break that must be.
 */
export type Doc =
  string | Text | Concat | Indent | Group | Line | IfBreak | IndentIfBreak | Fill | Lazy | Shell;

interface Text {
  readonly kind: "text";
  readonly text: string;
  readonly width: number;
}

interface Concat {
  readonly kind: "concat";
  readonly parts: readonly Doc[];
  readonly width: number;
}

interface Indent {
  readonly kind: "indent";
  readonly content: Doc;
  readonly width: number;
}

/** Whether a group came out broken, for those who go by it. */
export interface GroupId {
  broken: boolean;
}

export interface Group {
  readonly kind: "group";
  readonly content: Doc;
  readonly broken: boolean;
  readonly id: GroupId | undefined;
  /** Ways to lay it out, the first being `content`; the first that fits is taken, or else the last. */
  readonly states: readonly Doc[] | undefined;
  readonly width: number;
}

interface Line {
  readonly kind: "line";
  readonly isSoft: boolean;
  readonly isHard: boolean;
  readonly width: number;
}

interface IfBreak {
  readonly kind: "if-break";
  readonly broken: Doc;
  readonly flat: Doc;
  readonly id: GroupId | undefined;
  readonly width: number;
}

interface IndentIfBreak {
  readonly kind: "indent-if-break";
  readonly content: Doc;
  readonly id: GroupId;
  readonly width: number;
}

/** Contents and line breaks in turn, as many contents to a line as fit. */
export interface Fill {
  readonly kind: "fill";
  readonly parts: readonly Doc[];
  readonly width: number;
}

/** A part of the tree that is laid out only where it does not fit on the line. */
export interface Lazy {
  readonly kind: "lazy";
  readonly node: Node;
  readonly place: Place;
  readonly width: number;
  doc: Doc | undefined;
}

/** A bracket, lines of their own for all that is inside, and the bracket that closes it. */
export interface Shell {
  readonly kind: "shell";
  readonly node: ShellNode;
  readonly width: number;
}

export const line: Line = { kind: "line", isSoft: false, isHard: false, width: 1 };
export const softline: Line = { kind: "line", isSoft: true, isHard: false, width: 0 };
export const hardline: Line = { kind: "line", isSoft: false, isHard: true, width: Infinity };

export function docWidth(doc: Doc): number {
  return typeof doc === "string" ? doc.length : doc.width;
}

/** Whether it holds a break that must be. */
export function willBreak(doc: Doc): boolean {
  return docWidth(doc) === Infinity;
}

/** Text whose columns are not its characters. */
export function text(content: string, width: number): Doc {
  return content.length === width ? content : { kind: "text", text: content, width };
}

export function concat(parts: readonly Doc[]): Doc {
  let width = 0;
  for (const part of parts) width += docWidth(part);
  return { kind: "concat", parts, width };
}

export function indent(content: Doc): Doc {
  return { kind: "indent", content, width: docWidth(content) };
}

export function group(content: Doc, broken = false, id?: GroupId): Doc {
  const width = broken ? Infinity : docWidth(content);
  return { kind: "group", content, broken: width === Infinity, id, states: undefined, width };
}

/** The first way that fits. What must break inside does not break the group itself. */
export function firstFitting(states: readonly Doc[]): Doc {
  const content = states[0] ?? "";
  return {
    kind: "group",
    content,
    broken: false,
    id: undefined,
    states,
    width: docWidth(content),
  };
}

export function ifBreak(broken: Doc, flat: Doc = "", id?: GroupId): Doc {
  return { kind: "if-break", broken, flat, id, width: docWidth(flat) };
}

/** A level deeper where the group before it broke. */
export function indentIfBreak(content: Doc, id: GroupId): Doc {
  return { kind: "indent-if-break", content, id, width: docWidth(content) };
}

export function shell(node: ShellNode): Doc {
  return { kind: "shell", node, width: Infinity };
}

export function fill(parts: readonly Doc[]): Fill {
  let width = 0;
  for (const part of parts) width += docWidth(part);
  return { kind: "fill", parts, width };
}

/** The docs with a separator between. */
export function joinDocs(separator: Doc, docs: readonly Doc[]): Doc {
  return concat(docs.flatMap((doc, index) => (index === 0 ? [doc] : [separator, doc])));
}
