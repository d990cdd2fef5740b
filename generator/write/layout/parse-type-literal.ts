import { parseKey } from "./parse-key.js";
import type { Scanner } from "./scanner.js";
import type { Comment } from "./tokens.js";
import { textWidth } from "./text-width.js";
import type { Node, PropertySignature, TypeMember } from "./tree.js";
import { typeLiteral } from "./type-nodes.js";
import { unsupported } from "./unsupported.js";

type ParseType = (scanner: Scanner) => Node;

/** `{ … }` in a type: an object's members, or a mapped type. */
export function parseTypeBraces(scanner: Scanner, parseType: ParseType): Node {
  const start = scanner.start;
  scanner.expect("{");
  return isMapped(scanner)
    ? parseMapped(scanner, start, parseType)
    : parseMembers(scanner, start, parseType);
}

/** The members of an interface, from its brace to the end of it. */
export function parseInterfaceBody(scanner: Scanner, parseType: ParseType): readonly TypeMember[] {
  const start = scanner.start;
  scanner.expect("{");
  const body = parseMembers(scanner, start, parseType);
  return body.kind === "type-literal" ? body.members : [];
}

function parseMembers(scanner: Scanner, start: number, parseType: ParseType): Node {
  const members: TypeMember[] = [];
  const isOpen = scanner.source.slice(start, scanner.start).includes("\n");
  while (!scanner.is("}")) members.push(parseMember(scanner, members.length === 0, parseType));
  scanner.expect("}");
  return typeLiteral(members, isOpen);
}

function parseMember(scanner: Scanner, isFirst: boolean, parseType: ParseType): TypeMember {
  const comments = scanner.takeComments();
  checkComments(comments, isFirst);
  const content = scanner.takeLine("member") ?? parseContent(scanner, parseType);
  if (!scanner.take(";") && !scanner.take(",") && !scanner.is("}")) unsupported(scanner.text);
  const prefix = comments.map(({ text }) => `${text} `).join("");
  return {
    kind: "type-member",
    flat: prefix + content.flat,
    width: commentsWidth(comments) + content.width,
    comments,
    content,
    blankAfter: scanner.breaks > 1 && !scanner.is("}"),
  };
}

function parseContent(scanner: Scanner, parseType: ParseType): PropertySignature {
  const isReadonly = scanner.is("readonly") && !/^[?:]$/.test(scanner.peek());
  if (isReadonly) scanner.advance();
  const readonly = isReadonly ? "readonly " : "";
  const isIndex = scanner.is("[");
  const key = isIndex ? parseIndexKey(scanner, parseType) : parseKey(scanner);
  const optional = scanner.take("?") ? "?" : "";
  const head = `${key}${optional}`;
  const headWidth = textWidth(head);
  if (scanner.is("(") || scanner.is("<")) unsupported("a method");
  const type = scanner.take(":") ? parseType(scanner) : undefined;
  const written = isIndex ? `[${head}]` : head;
  return {
    kind: "property-signature",
    flat: `${readonly}${written}${type === undefined ? "" : `: ${type.flat}`}`,
    width:
      readonly.length + headWidth + (isIndex ? 2 : 0) + (type === undefined ? 0 : 2 + type.width),
    readonly,
    head,
    headWidth,
    isIndex,
    type,
  };
}

/** Columns of comments that stand in front of something on its line; `Infinity` where they end lines. */
export function commentsWidth(comments: readonly Comment[]): number {
  let width = 0;
  for (const { text, breakAfter } of comments) {
    width += breakAfter || text.includes("\n") ? Infinity : textWidth(text) + 1;
  }
  return width;
}

/** A comment at the end of a line that starts with something else may belong to that. */
export function checkComments(comments: readonly Comment[], isFirst: boolean): void {
  if (comments.some(({ breakBefore, breakAfter }) => breakAfter && !breakBefore && !isFirst))
    unsupported("a comment at the end of a line");
}

function parseIndexKey(scanner: Scanner, parseType: ParseType): string {
  scanner.expect("[");
  const name = scanner.kind === "name" ? scanner.takeKind("name") : unsupported("a computed key");
  scanner.expect(":");
  const type = parseType(scanner);
  scanner.expect("]");
  // What stands between the brackets is one text here, which holds for types of one word only.
  if (type.kind !== "keyword") unsupported("the type of a key");
  return `${name}: ${type.flat}`;
}

function isMapped(scanner: Scanner): boolean {
  if (scanner.hasComments || !(scanner.is("[") || scanner.is("readonly"))) return false;
  const state = scanner.mark();
  if (scanner.is("readonly")) scanner.advance();
  const opens = scanner.take("[");
  const found = opens && scanner.kind === "name" && scanner.peek() === "in";
  scanner.reset(state);
  return found;
}

function parseMapped(scanner: Scanner, start: number, parseType: ParseType): Node {
  const isOpen = scanner.source.slice(start, scanner.start).includes("\n");
  const readonly = scanner.take("readonly") ? "readonly " : "";
  scanner.expect("[");
  const key = scanner.takeKind("name");
  scanner.expect("in");
  const constraint = parseType(scanner);
  scanner.expect("]");
  const sign = scanner.is("-") || scanner.is("+") ? scanner.text : "";
  if (sign !== "") scanner.advance();
  const optional = scanner.is("?") ? `${sign}?` : "";
  if (optional !== "") scanner.advance();
  scanner.expect(":");
  const type = parseType(scanner);
  scanner.take(";");
  scanner.expect("}");
  const flat = `{ ${readonly}[${key} in ${constraint.flat}]${optional}: ${type.flat} }`;
  const fixed = readonly.length + key.length + optional.length + 12;
  const width = isOpen ? Infinity : fixed + constraint.width + type.width;
  return { kind: "mapped", flat, width, readonly, key, constraint, optional, type, isOpen };
}
