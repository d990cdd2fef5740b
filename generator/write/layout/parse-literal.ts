import { array, object, property } from "./literal-nodes.js";
import { parseKey } from "./parse-key.js";
import { checkComments, commentsWidth } from "./parse-type-literal.js";
import type { Scanner } from "./scanner.js";
import { textWidth } from "./text-width.js";
import type { Node } from "./tree.js";
import { unsupported } from "./unsupported.js";

/** What literals are made of. */
export interface ItemParsers {
  /** An expression, or what is spread. */
  readonly item: () => Node;
  readonly value: () => Node;
}

export function parseArray(scanner: Scanner, parsers: ItemParsers): Node {
  scanner.expect("[");
  const items: Node[] = [];
  while (!scanner.take("]")) {
    const item = parsers.item();
    if (item.kind === "commented" || item.kind === "assignment") unsupported(item.kind);
    items.push(item);
    if (!scanner.is("]")) scanner.expect(",");
    if (scanner.breaks > 1 && !scanner.is("]")) unsupported("an empty line");
  }
  return array(items);
}

export function parseObject(scanner: Scanner, parsers: ItemParsers): Node {
  const { start } = scanner;
  scanner.expect("{");
  const isOpen = scanner.source.slice(start, scanner.start).includes("\n");
  const properties: Node[] = [];
  const blankAfter: boolean[] = [];
  while (!scanner.is("}")) {
    properties.push(
      scanner.takeLine("property") ?? parseProperty(scanner, properties.length === 0, parsers),
    );
    if (!scanner.is("}")) scanner.expect(",");
    blankAfter.push(scanner.breaks > 1 && !scanner.is("}"));
  }
  scanner.advance();
  return object(properties, blankAfter, isOpen);
}

function parseProperty(scanner: Scanner, isFirst: boolean, parsers: ItemParsers): Node {
  const comments = scanner.takeComments();
  checkComments(comments, isFirst);
  if (scanner.is("...")) return comments.length > 0 ? unsupported("a comment") : parsers.item();
  const isName = scanner.kind === "name";
  const text = scanner.is("[") ? parseComputedKey(scanner, parsers) : parseKey(scanner);
  const key = { text, width: textWidth(text) };
  if (scanner.take(":")) {
    const value = parsers.value();
    if (value.kind === "assignment") unsupported("an assignment");
    return property(comments, commentsWidth(comments), key, value);
  }
  if (!isName || (!scanner.is(",") && !scanner.is("}"))) unsupported("a method");
  return property(comments, commentsWidth(comments), key, undefined);
}

function parseComputedKey(scanner: Scanner, parsers: ItemParsers): string {
  scanner.expect("[");
  const key = parsers.value();
  scanner.expect("]");
  if (key.kind !== "string" && key.kind !== "name") unsupported("a computed key");
  return `[${key.flat}]`;
}
