import { normalNumber, normalString } from "./literals.js";
import { parseTypeBraces } from "./parse-type-literal.js";
import { parseParameters, parseTypeArguments, signature } from "./parse-signature.js";
import type { Scanner } from "./scanner.js";
import type { Node } from "./tree.js";
import { affixed, joined, leaf, reference, typeAt, typeList } from "./type-nodes.js";
import { unsupported } from "./unsupported.js";

const keywords = new Set([
  "any",
  "bigint",
  "boolean",
  "never",
  "null",
  "number",
  "object",
  "string",
  "symbol",
  "undefined",
  "unknown",
  "void",
  "this",
  "true",
  "false",
]);

/** Words that start what is not read here: constructors, conditions, imports of types. */
const unknownWords = new Set(["new", "abstract", "infer", "import", "unique", "asserts"]);

/** A type, as far as it goes. */
export function parseType(scanner: Scanner): Node {
  if (isFunctionType(scanner)) return parseFunctionType(scanner);
  const type = parseUnion(scanner);
  if (scanner.is("extends") || scanner.is("is")) unsupported(scanner.text);
  return type;
}

function parseUnion(scanner: Scanner): Node {
  scanner.take("|");
  const types = [parseIntersection(scanner)];
  while (scanner.take("|")) types.push(parseIntersection(scanner));
  return typeList("union", types);
}

function parseIntersection(scanner: Scanner): Node {
  scanner.take("&");
  const types = [parseOperator(scanner)];
  while (scanner.take("&")) types.push(parseOperator(scanner));
  return typeList("intersection", types);
}

function parseOperator(scanner: Scanner): Node {
  const { text } = scanner;
  if (text !== "keyof" && text !== "readonly") return parsePostfix(scanner);
  scanner.advance();
  return affixed("prefixed", `${text} `, typeAt(parseOperator(scanner), "operator"), "");
}

function parsePostfix(scanner: Scanner): Node {
  let type = parsePrimary(scanner);
  while (scanner.is("[") && scanner.breaks === 0) {
    scanner.advance();
    if (scanner.take("]")) {
      type = affixed("array-type", "", typeAt(type, "array"), "[]");
      continue;
    }
    const index = parseType(scanner);
    scanner.expect("]");
    const object = typeAt(type, "object");
    const flat = `${object.flat}[${index.flat}]`;
    type = { kind: "indexed", flat, width: object.width + index.width + 2, object, index };
  }
  return type;
}

function parsePrimary(scanner: Scanner): Node {
  const { kind, text } = scanner;
  if (kind === "name") return parseNamed(scanner);
  if (kind === "string") return leaf("string", normalString(scanner.takeKind("string")));
  if (kind === "number") return leaf("number", normalNumber(scanner.takeKind("number")));
  if (text === "{") return parseTypeBraces(scanner, parseType);
  if (text === "[") return parseTuple(scanner);
  if (text === "-") {
    scanner.advance();
    return leaf("number", `-${normalNumber(scanner.takeKind("number"))}`);
  }
  if (text !== "(") unsupported(text);
  scanner.advance();
  const type = parseType(scanner);
  scanner.expect(")");
  return type;
}

function parseNamed(scanner: Scanner): Node {
  const { text } = scanner;
  if (keywords.has(text)) {
    scanner.advance();
    return leaf(text === "null" ? "null" : "keyword", text);
  }
  if (unknownWords.has(text)) unsupported(text);
  const isQuery = scanner.take("typeof");
  let name = scanner.takeKind("name");
  while (scanner.take(".")) name += `.${scanner.takeKind("name")}`;
  const typeArguments = scanner.is("<") ? parseTypeArguments(scanner, parseType) : [];
  return reference(isQuery ? `typeof ${name}` : name, typeArguments, isQuery);
}

function parseTuple(scanner: Scanner): Node {
  scanner.advance();
  const items: Node[] = [];
  while (!scanner.take("]")) {
    items.push(parseTupleItem(scanner));
    if (!scanner.is("]")) scanner.expect(",");
    if (scanner.breaks > 1) unsupported("an empty line");
  }
  const inner = joined(items, ", ");
  return { kind: "tuple", flat: `[${inner.flat}]`, width: inner.width + 2, items };
}

function parseTupleItem(scanner: Scanner): Node {
  if (scanner.take("...")) return affixed("rest", "...", typeAt(parseType(scanner), "rest"), "");
  const type = parseType(scanner);
  if (scanner.is(":")) unsupported("a named item");
  return scanner.take("?") ? affixed("optional", "", typeAt(type, "optional"), "?") : type;
}

function isFunctionType(scanner: Scanner): boolean {
  if (scanner.is("<")) return true;
  if (!scanner.is("(")) return false;
  const state = scanner.mark();
  scanner.advance();
  const first = scanner.text;
  const isParameter = scanner.kind === "name" && /^[:?,]$/.test(scanner.peek());
  scanner.reset(state);
  return first === ")" || first === "..." || isParameter;
}

function parseFunctionType(scanner: Scanner): Node {
  const parameters = parseParameters(scanner, parseType);
  scanner.expect("=>");
  const made = signature(parameters, " => ", parseType(scanner));
  return { kind: "function-type", flat: made.flat, width: made.width, signature: made };
}
