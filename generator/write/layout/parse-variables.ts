import { property } from "./literal-nodes.js";
import { parseKey } from "./parse-key.js";
import { parseType } from "./parse-type.js";
import type { Scanner } from "./scanner.js";
import { textWidth } from "./text-width.js";
import type { Declarator, Node, Property } from "./tree.js";
import { joined, leaf } from "./type-nodes.js";
import { unsupported } from "./unsupported.js";

/** `const a: A = b;`; `prefix` stands before it, and in the head of a loop there is no semicolon. */
export function parseVariables(
  scanner: Scanner,
  prefix: string,
  semicolon: string,
  parseValue: () => Node,
): Node {
  const head = `${prefix}${scanner.text} `;
  scanner.advance();
  const declarators = [parseDeclarator(scanner, parseValue)];
  while (scanner.take(",")) declarators.push(parseDeclarator(scanner, parseValue));
  if (semicolon !== "") scanner.expect(semicolon);
  const inner = joined(declarators, ", ");
  const several = declarators.length > 1 && declarators.some(({ value }) => value !== undefined);
  const width = several && semicolon !== "" ? Infinity : head.length + inner.width + 1;
  return {
    kind: "variables",
    flat: head + inner.flat + semicolon,
    width: semicolon === "" ? width - 1 : width,
    head,
    declarators,
    semicolon,
  };
}

function parseDeclarator(scanner: Scanner, parseValue: () => Node): Declarator {
  const target = scanner.is("{") ? parsePattern(scanner) : leaf("name", scanner.takeKind("name"));
  const type = scanner.take(":") ? parseType(scanner) : undefined;
  const value = scanner.take("=") ? parseValue() : undefined;
  if (value?.kind === "assignment") unsupported("a chain of assignments");
  const typeText = type === undefined ? "" : `: ${type.flat}`;
  return {
    kind: "declarator",
    flat: `${target.flat}${typeText}${value === undefined ? "" : ` = ${value.flat}`}`,
    width:
      target.width +
      (type === undefined ? 0 : type.width + 2) +
      (value === undefined ? 0 : value.width + 3),
    target,
    type,
    value,
  };
}

/** Names of properties, and of what they are read into. */
function parsePattern(scanner: Scanner): Node {
  scanner.expect("{");
  const properties: Property[] = [];
  while (!scanner.take("}")) {
    const key = parseKey(scanner);
    const value = scanner.take(":") ? leaf("name", scanner.takeKind("name")) : undefined;
    properties.push(property([], 0, { text: key, width: textWidth(key) }, value));
    if (!scanner.is("}")) scanner.expect(",");
    if (scanner.breaks > 1 && !scanner.is("}")) unsupported("an empty line");
  }
  const inner = joined(properties, ", ");
  const isEmpty = properties.length === 0;
  const flat = isEmpty ? "{}" : `{ ${inner.flat} }`;
  return { kind: "pattern", flat, width: isEmpty ? 2 : inner.width + 4, properties };
}
