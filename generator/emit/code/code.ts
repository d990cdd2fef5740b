import type { JsonValue } from "../../model/model.js";
import { escapeHidden, hasHidden, unicodeEscape } from "../../text/hidden-characters.js";
import { reservedNames } from "../../text/reserved-names.js";
import { braces, brackets, commas, ownLines } from "./forms.js";
import { flatText } from "./print.js";
import { hanging, lineEnd, list, sequence, type ListForm, type Node } from "./tree.js";

/** Something that a module imports, or a local name that may be left out where nothing reads it. */
export interface Use {
  readonly name: string;
}

/** The names that code uses: one, or those of its parts. */
export type Uses = Use | readonly Uses[];

/** What holds an expression or a type together at its top: tells where brackets are needed. */
export type Joint = "single" | "not" | "and" | "or" | "choice" | "alternatives" | "all" | "prefix";

/** Puts the nodes of parts together. */
export type Build = (nodes: readonly Node[]) => Node;

/**
 * The one door between text and code. `Code` is a tree that is known to be code; a string never is.
 * Spec text becomes code only through `literal`, `propertyKey`, `typeKey` and `identifier` here, and
 * becomes a comment only through `emit/docs.ts`.
 */
export class Code {
  private constructor(
    readonly node: Node,
    readonly uses: Uses | undefined,
    /** Unknown where a template has put it together. */
    readonly joint: Joint | undefined,
    /** The same in JavaScript; undefined where nothing is left out there. Shares all that is equal. */
    readonly script: Node | undefined,
  ) {}

  /** For the files of this folder and `docs.ts` alone; a test holds that nobody else calls it. */
  static trusted(node: Node, uses?: Uses, joint?: Joint, script?: Node): Code {
    return new Code(node, uses, joint, script);
  }

  /** Of parts: in TypeScript, and in JavaScript where that is another tree. */
  static built(parts: readonly Code[], build: Build, joint?: Joint): Code {
    const nodes: Node[] = [];
    let uses: Uses | undefined;
    let isSame = true;
    for (const part of parts) {
      nodes.push(part.node);
      uses = bothUses(uses, part.uses);
      if (part.script !== undefined) isSame = false;
    }
    const script = isSame ? undefined : build(parts.map((part) => part.script ?? part.node));
    return new Code(build(nodes), uses, joint, script);
  }

  /** The code without types and comments. */
  inJavaScript(): Code {
    return this.script === undefined
      ? this
      : new Code(this.script, this.uses, this.joint, undefined);
  }

  /** The code with as few line ends as it can have. */
  toString(): string {
    return typeof this.node === "string" ? this.node : flatText(this.node);
  }
}

/** Code with holes that only take code: code`if (${value} === ${literal(text)}) return false;`. */
export function code(strings: TemplateStringsArray, ...holes: readonly Code[]): Code {
  const { raw } = strings;
  let text = raw[0] ?? "";
  let uses: Uses | undefined;
  // A document makes a million of these, most of them of strings only: adding up is the fastest way.
  for (let index = 0; index < holes.length; index += 1) {
    const hole = holes[index] as Code;
    if (typeof hole.node !== "string" || hole.script !== undefined) return template(raw, holes);
    text += hole.node + (raw[index + 1] ?? "");
    uses = bothUses(uses, hole.uses);
  }
  return Code.trusted(text.includes("\n") ? sequence(textNodes(text)) : text, uses);
}

function template(texts: readonly string[], holes: readonly Code[]): Code {
  return Code.built(holes, (nodes) => {
    const parts = texts.flatMap((text, index) => {
      const node = nodes[index];
      return node === undefined ? textNodes(text) : [...textNodes(text), node];
    });
    return sequence(parts);
  });
}

/** Code that JavaScript does without: ` as Foo`, `<Foo>`. */
export function typeOnly({ node, uses }: Code): Code {
  return Code.trusted(node, uses, undefined, "");
}

/** A template may have line ends of its own. */
function textNodes(text: string): readonly Node[] {
  if (!text.includes("\n")) return [text];
  return text.split("\n").flatMap((line, index) => (index === 0 ? [line] : [lineEnd, line]));
}

function bothUses(one: Uses | undefined, other: Uses | undefined): Uses | undefined {
  if (one === undefined || one === other) return other;
  return other === undefined ? one : [one, other];
}

/** The parts one behind the other, with a comma between them or other code. */
export function join(parts: readonly Code[], separator?: Code): Code {
  if (separator === undefined) return joined(commas, parts);
  const separated = parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
  return Code.built(separated, sequence);
}

/** Statements or members, one a line. */
export function lines(parts: readonly Code[]): Code {
  return joined(ownLines, parts);
}

function joined(form: ListForm, parts: readonly Code[]): Code {
  return Code.built(parts, (nodes) => list(form, nodes));
}

export const nothing = Code.trusted("");

/** A name that is known wherever it is used. */
export function usedName(use: Use): Code {
  return Code.trusted(identifier(use.name).node, use, "single");
}

const identifierForm = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** A name of our own making as code. Throws on anything else: that would be our bug, not the spec's. */
export function identifier(name: string): Code {
  // Nearly all names are ASCII, which is told at a tenth of the cost.
  if (!isPlainKey(name) && (!identifierForm.test(name) || hasHidden(name)))
    throw new Error(`Not an identifier: ${JSON.stringify(name)}`);
  return Code.trusted(name, undefined, "single");
}

/** Whether a name needs no quotes as a property. Only ASCII, so that every reader sees what it is. */
function isPlainKey(name: string): boolean {
  return plainKey.test(name);
}

const plainKey = /^[A-Za-z_$][\w$]*$/;

/** A property's name in a type: `alias`, `"@type"`. */
export function typeKey(name: string): Code {
  const isPlain = isPlainKey(name) && name !== "__proto__";
  return isPlain ? Code.trusted(name, undefined, "single") : literal(name);
}

/** A property's name in an object literal; `__proto__: x` would set the prototype. */
export function propertyKey(name: string): Code {
  return name === "__proto__" ? code`[${literal(name)}]` : typeKey(name);
}

/** Whether a local variable or parameter may bear the name. */
export function isBindable(name: string): boolean {
  return isPlainKey(name) && !reservedNames.has(name);
}

/** A JSON value as an expression that reads back equal. */
export function literal(value: JsonValue): Code {
  if (typeof value === "string") return single(quote(value));
  if (typeof value === "number") return single(numberText(value));
  if (value === null || typeof value === "boolean") return single(String(value));
  if (isArray(value))
    return single(
      list(
        brackets,
        value.map((item) => literal(item).node),
      ),
    );
  const members = Object.keys(value).map((key) => {
    return hanging(sequence([propertyKey(key).node, ":"]), literal(value[key] ?? null).node, true);
  });
  return single(list(braces, members));
}

function single(node: Node): Code {
  return Code.trusted(node, undefined, "single");
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function numberText(value: number): string {
  if (Object.is(value, -0)) return "-0";
  // JSON text such as 1e400 reads as infinity, which has a literal of the same kind only.
  if (!Number.isFinite(value)) return value > 0 ? "1e400" : "-1e400";
  return String(value);
}

/** Most texts: nothing in them that has to be looked at one by one. */
const plain = /^[ -.0-~]*$/;

function quote(text: string): string {
  if (plain.test(text)) return JSON.stringify(text);
  const quoted = escapeHidden(JSON.stringify(text));
  // Tools look for source map and pragma comments in strings too.
  return quoted.replace(/\/([/*])([#@])/g, (_, slash: string, mark: string) => {
    return `/${slash}${unicodeEscape(mark)}`;
  });
}
