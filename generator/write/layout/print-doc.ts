import type { Doc, Fill, Group, Lazy } from "./doc.js";
import { lineWidth } from "./line-width.js";
import type { ShellNode } from "./tree.js";

interface Command {
  readonly indent: number;
  readonly broken: boolean;
  readonly doc: Doc;
}

/** How the printer gets at the parts of the tree. */
interface Tree {
  /** Lays out a part where it does not fit on the line. */
  readonly expand: (lazy: Lazy) => Doc;
  /** The text of a bracket with lines of their own for all that is inside. */
  readonly shellText: (node: ShellNode, indent: number) => string;
}

/**
 * A document as text: every group on one line where that fits, prettier's algorithm. It starts at the
 * column, within the indentation.
 */
export function printDoc(doc: Doc, tree: Tree, indent: number, column: number): string {
  return new DocPrinter(tree, column).print(doc, indent);
}

class DocPrinter {
  readonly #output: string[] = [];
  readonly #commands: Command[] = [];
  #column: number;
  /** After a line end within a flat group, groups inside are measured again. */
  #remeasure = false;

  constructor(
    readonly tree: Tree,
    column: number,
  ) {
    this.#column = column;
  }

  print(doc: Doc, indent: number): string {
    this.#commands.push({ indent, broken: true, doc });
    for (let next = this.#commands.pop(); next !== undefined; next = this.#commands.pop()) {
      this.#step(next);
    }
    return this.#output.join("");
  }

  #step(command: Command): void {
    const { indent, broken, doc } = command;
    if (typeof doc === "string") return this.#write(doc, doc.length);
    switch (doc.kind) {
      case "text":
        return this.#write(doc.text, doc.width);
      case "concat":
        for (let index = doc.parts.length - 1; index >= 0; index -= 1)
          this.#push(indent, broken, doc.parts[index]);
        return;
      case "indent":
        return this.#push(indent + 2, broken, doc.content);
      case "group":
        return this.#group(command, doc);
      case "lazy":
        return this.#lazy(command, doc);
      case "shell":
        this.#write(this.tree.shellText(doc.node, indent), 0);
        this.#column = indent + 1;
        return;
      case "line":
        if (broken || doc.isHard) {
          if (!broken) this.#remeasure = true;
          return this.#newline(indent);
        }
        return doc.isSoft ? undefined : this.#write(" ", 1);
      case "if-break":
        return this.#push(indent, broken, (doc.id?.broken ?? broken) ? doc.broken : doc.flat);
      case "indent-if-break":
        return this.#push(indent + (doc.id.broken ? 2 : 0), broken, doc.content);
      case "fill":
        return this.#fill(command, doc);
      default:
        return doc satisfies never;
    }
  }

  #push(indent: number, broken: boolean, doc: Doc | undefined): void {
    if (doc !== undefined && doc !== "") this.#commands.push({ indent, broken, doc });
  }

  #write(text: string, width: number): void {
    this.#output.push(text);
    this.#column += width;
  }

  #newline(indent: number): void {
    const last = this.#output.length - 1;
    const text = this.#output[last];
    if (text?.endsWith(" ") === true) this.#output[last] = text.replace(/ +$/, "");
    this.#output.push(`\n${" ".repeat(indent)}`);
    this.#column = indent;
  }

  #lazy({ indent, broken, doc }: Command, lazy: Lazy): void {
    if (!broken && !this.#remeasure) return this.#write(lazy.node.flat, lazy.width);
    const flat = { indent, broken: false, doc };
    if (this.#fits(flat, lineWidth - this.#column)) return this.#write(lazy.node.flat, lazy.width);
    this.#push(indent, true, this.tree.expand(lazy));
  }

  #group({ indent, broken }: Command, group: Group): void {
    const chosen = this.#choose(indent, broken, group);
    if (group.id !== undefined) group.id.broken = chosen.broken;
    this.#commands.push(chosen);
  }

  #choose(indent: number, broken: boolean, group: Group): Command {
    const { content, states } = group;
    if (!broken && !this.#remeasure) return { indent, broken: group.broken, doc: content };
    this.#remeasure = false;
    const rest = lineWidth - this.#column;
    const flat = { indent, broken: false, doc: content };
    if (!group.broken && this.#fits(flat, rest)) return flat;
    if (states === undefined) return { indent, broken: true, doc: content };
    for (const state of states.slice(1, -1)) {
      const command = { indent, broken: false, doc: state };
      if (this.#fits(command, rest)) return command;
    }
    return { indent, broken: true, doc: states.at(-1) ?? content };
  }

  #fill({ indent, broken }: Command, { parts }: Fill): void {
    const rest = lineWidth - this.#column;
    const [content, separator, second] = parts;
    if (content === undefined) return;
    const flat = { indent, broken: false, doc: content };
    const fits = this.#fits(flat, rest, true);
    const chosen = fits ? flat : { indent, broken: true, doc: content };
    if (separator === undefined) {
      this.#commands.push(chosen);
      return;
    }
    if (second === undefined) {
      this.#push(indent, !fits, separator);
      this.#commands.push(chosen);
      return;
    }
    const pair: Doc = { kind: "concat", parts: [content, separator, second], width: Infinity };
    const pairFits = this.#fits({ indent, broken: false, doc: pair }, rest, true);
    this.#push(indent, broken, { kind: "fill", parts: parts.slice(2), width: Infinity });
    this.#push(indent, !pairFits, separator);
    this.#commands.push(chosen);
  }

  /** Whether the command, and what follows up to the next place that may break, fits. */
  #fits(next: Command, width: number, alone = false): boolean {
    const commands: Command[] = [next];
    let after = this.#commands.length;
    let rest = width;
    // A space at the end of a line does not count.
    let space = 0;
    while (rest >= 0) {
      let command = commands.pop();
      if (command === undefined) {
        if (alone || after === 0) return true;
        after -= 1;
        command = this.#commands[after];
        if (command === undefined) return true;
      }
      const { broken, doc } = command;
      const taken = measured(doc, broken);
      if (taken !== undefined) {
        if (taken > 0) {
          rest -= taken + space;
          space = 0;
        }
        continue;
      }
      if (typeof doc === "string") continue;
      if (doc.kind === "line") {
        if (broken || doc.isHard) return true;
        if (!doc.isSoft) space = 1;
        continue;
      }
      // It breaks behind its bracket.
      if (doc.kind === "shell") return !alone && rest > space;
      if (alone && doc.kind === "group" && doc.broken) return false;
      this.#open(commands, command);
    }
    return false;
  }

  /** Puts what the command is made of on the stack, last first. */
  #open(commands: Command[], { indent, broken, doc }: Command): void {
    const push = (content: Doc | undefined, isBroken: boolean) => {
      if (content !== undefined) commands.push({ indent, broken: isBroken, doc: content });
    };
    if (typeof doc === "string") return;
    switch (doc.kind) {
      case "concat":
      case "fill":
        for (let index = doc.parts.length - 1; index >= 0; index -= 1)
          push(doc.parts[index], broken);
        return;
      case "indent":
      case "indent-if-break":
        return push(doc.content, broken);
      case "group": {
        const isBroken = doc.broken || broken;
        return push(isBroken ? (doc.states?.at(-1) ?? doc.content) : doc.content, isBroken);
      }
      case "if-break":
        return push(
          (doc.id === undefined ? broken : doc.id.broken) ? doc.broken : doc.flat,
          broken,
        );
      case "lazy":
        return push(this.tree.expand(doc), broken);
      case "text":
      case "line":
      case "shell":
        return;
      default:
        return doc satisfies never;
    }
  }
}

/** Columns of what is known to stay on the line; undefined where one has to look inside. */
function measured(doc: Doc, broken: boolean): number | undefined {
  if (typeof doc === "string") return doc.length;
  if (doc.kind === "text") return doc.width;
  if (broken || doc.width === Infinity || doc.kind === "line") return undefined;
  // A group that others go by may be no more than a space, and that come to stand at a line's end.
  if ((doc.kind === "group" || doc.kind === "if-break") && doc.id !== undefined) return undefined;
  return doc.width;
}
