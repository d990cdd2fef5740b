import type { Doc } from "./doc.js";
import { lineWidth } from "./line-width.js";
import type { Place } from "./place.js";
import { readLine } from "./read-line.js";
import type { TextWriter } from "./text-writer.js";
import type { Comment } from "./tokens.js";
import type { Node, ShellNode, Statement } from "./tree.js";
import { unsupported } from "./unsupported.js";
import { writeSimple, writeVariables } from "./write-simple.js";
import {
  writeBlock,
  writeFunction,
  writeHeaded,
  writeIf,
  writeStatement,
  writeTry,
} from "./write-statement.js";
import {
  writeAlias,
  writeInterface,
  writeMembers,
  writePropertySignature,
  writeTypeMember,
} from "./write-type.js";
import { writeArray, writeObject, writeProperty } from "./write-value.js";

/** Every line starts with a star in its place, and none ends with a space. */
const normalComment = /^\/\*\*\n(?: \*(?:\n| .*[^\s]\n))* \*\/$/;

/** Lays out what is not written here, from a column on, within an indentation. */
type PrintDoc = (node: Node, place: Place, after: Doc, indent: number, column: number) => string;

/**
 * Writes what plainly fits, and the shells of what plainly does not: lists of statements, objects and
 * types of which every part gets a line of its own. That is most of all text, and a document would be
 * a detour; where a rule has more to it, the document is made.
 */
export class TreeWriter implements TextWriter {
  #text = "";

  constructor(readonly printDoc: PrintDoc) {}

  get text(): string {
    return this.#text;
  }

  add(text: string): void {
    this.#text += text;
  }

  statements(statements: readonly Statement[], indent: number): void {
    const last = statements.length - 1;
    for (const [index, statement] of statements.entries()) {
      this.write(statement, "plain", indent, indent, 0);
      if (index < last) this.newline(indent, statement.blankAfter);
    }
  }

  /** Writes the node at a column; so many columns follow it on its last line. */
  write(node: Node, place: Place, indent: number, column: number, after: number): void {
    if (column + node.width + after <= lineWidth) {
      this.#text += node.flat;
    } else if (!this.#writeShell(node, indent, column, after)) {
      const end: Doc = { kind: "text", text: "", width: after };
      this.#text += this.printDoc(node, place, end, indent, column);
    }
  }

  /** Whether the node is one whose parts get lines of their own, and was written so. */
  #writeShell(node: Node, indent: number, column: number, after: number): boolean {
    switch (node.kind) {
      case "statement":
        return writeStatement(this, node, indent);
      case "block":
      case "object":
      case "type-literal":
        this.shell(node, indent);
        return true;
      case "array":
        // Numbers stand as many to a line as fit.
        if (!node.isConcise) this.shell(node, indent);
        return !node.isConcise;
      case "type-member":
        return writeTypeMember(this, node, indent, after);
      case "property-signature":
        return writePropertySignature(this, node, indent, after);
      case "line":
        this.write(readLine(node), "plain", indent, column, after);
        return true;
      case "property":
        return writeProperty(this, node, indent, after);
      case "interface":
        return writeInterface(this, node, indent);
      case "alias":
        return writeAlias(this, node, indent);
      case "if":
        return writeIf(this, node, indent, column) || writeHeaded(this, node, indent, column);
      case "function":
        return writeFunction(this, node, indent, column);
      case "while":
      case "for":
      case "for-each":
        return writeHeaded(this, node, indent, column);
      case "simple":
        return column === indent && writeSimple(this, node, indent);
      case "variables":
        return column === indent && writeVariables(this, node, indent);
      case "try":
        return writeTry(this, node, indent);
      default:
        return false;
    }
  }

  /** A bracket with lines of their own for all that is inside. */
  shell(node: ShellNode, indent: number): void {
    switch (node.kind) {
      case "object":
        return writeObject(this, node, indent);
      case "array":
        return writeArray(this, node, indent);
      case "type-literal":
        return writeMembers(this, node.members, indent);
      case "block":
        return writeBlock(this, node, indent);
      default:
        return node satisfies never;
    }
  }

  newline(indent: number, blank = false): void {
    if (blank) this.#text += "\n";
    this.#text += `\n${" ".repeat(indent)}`;
  }

  comments(comments: readonly Comment[], indent: number): void {
    for (const { text, breakAfter } of comments) {
      if (!text.includes("\n")) this.#text += text;
      else if (breakAfter) this.#commentLines(text, indent);
      else unsupported("a comment of several lines in a line");
      if (breakAfter) this.newline(indent);
      else this.#text += " ";
    }
  }

  /** Only where every line starts with a star does prettier move the lines. */
  #commentLines(text: string, indent: number): void {
    const start = `\n${" ".repeat(indent)}`;
    if (normalComment.test(text)) {
      this.#text += indent === 0 ? text : text.replaceAll("\n", start);
      return;
    }
    const [first = "", ...rest] = text.split("\n");
    const lines = rest.map((content) => content.trim());
    if (lines.every((content) => content.startsWith("*"))) {
      this.#text += `${first.trimEnd()}${start} ${lines.join(`${start} `)}`;
    } else {
      this.#text += text;
    }
  }
}
