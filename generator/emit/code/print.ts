import {
  firstOpened,
  follows,
  headWidth,
  isOpenable,
  isWithoutBrackets,
  opensInPlace,
} from "./measure.js";
import { sequence, widthOf, type Hanging, type List, type Node, type Sequence } from "./tree.js";

/** Columns that a line may have, if there is a place to end it. */
const lineWidth = 80;

/** Columns by which inner lines stand further in. */
const step = 2;

/** Columns that a text has to gain by a line of its own. */
const leastGain = 4;

/** The node with as few line ends as it can have. */
export function flatText(node: Node): string {
  const printer = new Printer(Infinity);
  printer.print(node, 0, 0);
  return printer.text;
}

/**
 * Lays trees out behind text that is there already, in one pass: what fits on the line stands on it, of
 * anything else the outermost list gets a line for each of its items.
 */
export class Printer {
  /** Lines that are done, and the one that is not. */
  readonly #done: string[] = [];
  #line = "";
  /** The indentation of the line, as long as there is nothing else on it. */
  #fresh: number | undefined;

  constructor(readonly width = lineWidth) {}

  get text(): string {
    // Put together from flat texts: the engine would keep every piece of a sum.
    return [...this.#done, this.#line].join("\n");
  }

  /** Text that is laid out already, of any number of lines. */
  write(text: string): void {
    const end = text.lastIndexOf("\n");
    if (end !== -1) {
      this.#done.push(this.#line + text.slice(0, end));
      this.#line = "";
    }
    this.#put(text.slice(end + 1));
  }

  /** `indent`: of the line on which the node begins; `after`: columns that follow on its last line. */
  print(node: Node, indent: number, after: number): void {
    if (typeof node === "string") {
      this.#put(node);
      return;
    }
    switch (node.kind) {
      case "line-end":
        this.#endLine(indent);
        return;
      case "sequence":
        this.#sequence(node, indent, after);
        return;
      case "list":
        this.#list(node, indent, after);
        return;
      case "hanging":
        this.#hanging(node, indent, after);
        return;
      default:
        node satisfies never;
    }
  }

  #put(text: string): void {
    if (text === "") return;
    this.#line += text;
    this.#fresh = undefined;
  }

  #endLine(indent: number): void {
    // What stood before a place where the line could go on is not left at its end.
    this.#done.push(this.#line.endsWith(" ") ? this.#line.slice(0, -1) : this.#line);
    this.#line = " ".repeat(indent);
    this.#fresh = indent;
  }

  #fits(width: number): boolean {
    return this.#line.length + width <= this.width;
  }

  #sequence({ parts }: Sequence, indent: number, after: number): void {
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index] ?? "";
      this.print(part, indent, typeof part === "string" ? 0 : follows(parts, index + 1, after));
    }
  }

  #list(node: List, indent: number, after: number): void {
    const { form, items } = node;
    if (this.#fits(node.width + after)) {
      this.#flat(node, indent);
      return;
    }
    if (form.opens === "last" && this.#openLast(node, indent, after)) return;
    if (form.opens !== "none" && this.#openInPlace(node, indent, after)) return;
    const inner = this.#innerIndent(node, indent);
    const begins = form.brackets !== "none" || (form.indents === "all" && inner !== indent);
    this.#put(form.open);
    for (let index = 0; index < items.length; index += 1) {
      const isLast = index === items.length - 1;
      if (index > 0 || begins) this.#endLine(inner);
      this.#put(form.lead);
      // Alternatives have their separators in front.
      const separator = (isLast && !form.trailing) || form.lead !== "" ? "" : form.separator;
      const behind = separator.length + (isLast && form.brackets === "none" ? after : 0);
      this.print(items[index] ?? "", inner + form.lead.length, behind);
      this.#put(separator);
    }
    if (form.brackets !== "none") this.#endLine(indent);
    this.#put(form.close);
  }

  /** Of a list without brackets that begins a line, all items stand as far in as the line. */
  #innerIndent({ form }: List, indent: number): number {
    if (form.brackets !== "none" || form.indents === "body") return indent + step;
    return this.#fresh === indent || form.indents === "none" ? indent : indent + step;
  }

  /** All on this line, without a look at what fits: that is known. */
  #flat({ form, items }: List, indent: number): void {
    const pad = items.length === 0 ? "" : form.pad;
    this.#put(form.open + pad);
    for (let index = 0; index < items.length; index += 1) {
      if (index > 0) this.#put(`${form.separator} `);
      this.print(items[index] ?? "", indent, 0);
    }
    this.#put(pad + form.close);
  }

  /** `f(a, {` and so on: the last item alone is opened. False where that does not help. */
  #openLast({ form, items }: List, indent: number, after: number): boolean {
    const last = items.at(-1);
    if (last === undefined || !isOpenable(last)) return false;
    const others = items.slice(0, -1);
    let width = form.open.length + headWidth(last);
    for (const item of others) width += widthOf(item) + form.separator.length + 1;
    if (!this.#fits(width)) return false;
    this.#put(form.open);
    for (const item of others) {
      this.print(item, indent, 0);
      this.#put(`${form.separator} `);
    }
    this.print(last, indent, form.close.length + after);
    this.#put(form.close);
    return true;
  }

  /** `{` … `} | null`: what is in brackets is opened. False where that does not help. */
  #openInPlace({ form, items }: List, indent: number, after: number): boolean {
    const first = firstOpened(form, items);
    if (first === undefined) return false;
    const before = items.slice(0, items.indexOf(first));
    let width = headWidth(first);
    for (const item of before) width += widthOf(item) + form.separator.length + 1;
    if (!this.#fits(width)) return false;
    const separated = items.flatMap((item, index) => {
      return index === 0 ? [item] : [`${form.separator} `, item];
    });
    this.print(sequence(separated), indent, after);
    return true;
  }

  #hanging({ head, rest, mayOpen, width }: Hanging, indent: number, after: number): void {
    const isShort = this.#fits(width + after);
    this.print(head, indent, isShort ? 0 : mayOpen ? 2 : 0);
    this.#put(" ");
    if (isShort) this.print(rest, indent, after);
    else this.printRest(rest, indent, after, mayOpen);
  }

  /** What stands behind `=` and a space, or on the next line. */
  printRest(rest: Node, indent: number, after: number, mayOpen = true): void {
    const inner = indent + step;
    const fits = this.#fits(widthOf(rest) + after);
    const opens = opensInPlace(rest) && this.#fits(headWidth(rest));
    const fitsBelow = isWithoutBrackets(rest) && inner + widthOf(rest) + after <= this.width;
    const isWorthIt = typeof rest !== "string" || this.#line.length - inner > leastGain;
    if (mayOpen && (fits || (opens && !fitsBelow) || !isWorthIt)) {
      this.print(rest, indent, after);
      return;
    }
    this.#endLine(inner);
    this.print(rest, inner, after);
  }
}
