import { normalString } from "./literals.js";
import { parseKey } from "./parse-key.js";
import { parseParameters, parseTypeParameters, signature } from "./parse-signature.js";
import { checkComments, commentsWidth, parseInterfaceBody } from "./parse-type-literal.js";
import { parseType } from "./parse-type.js";
import type { Scanner } from "./scanner.js";
import { textWidth } from "./text-width.js";
import type { EnumMember, Node } from "./tree.js";
import { joined } from "./type-nodes.js";
import { unsupported } from "./unsupported.js";

/** What a declaration has in common with statements. */
interface StatementParsers {
  readonly variables: (head: string) => Node;
  readonly block: () => Node;
  readonly expression: () => Node;
}

/** A declaration, import or export. */
export function parseDeclaration(scanner: Scanner, parsers: StatementParsers): Node {
  if (scanner.is("import")) return parseLinkage(scanner, "import");
  const head = scanner.take("export") ? "export " : "";
  switch (scanner.text) {
    case "const":
    case "let":
      return parsers.variables(head);
    case "function":
      return parseFunction(scanner, head, parsers.block);
    case "interface":
      return parseInterface(scanner, head);
    case "enum":
      return parseEnum(scanner, head, parsers.expression);
    case "type":
      return head !== "" && scanner.peek() === "{"
        ? parseLinkage(scanner, "export")
        : head !== "" && scanner.peek() === "*"
          ? parseLinkage(scanner, "export")
          : parseAlias(scanner, head);
    case "{":
    case "*":
      return head === "" ? unsupported(scanner.text) : parseLinkage(scanner, "export");
    default:
      return unsupported(scanner.text);
  }
}

/** `import type { A, B as C } from "./d.js";`, after the `export` of an export. */
function parseLinkage(scanner: Scanner, keyword: "import" | "export"): Node {
  if (keyword === "import") scanner.advance();
  const head = `${keyword}${scanner.take("type") ? " type" : ""}`;
  const names = scanner.take("*") ? undefined : parseNames(scanner);
  const alias = names === undefined && scanner.take("as") ? ` as ${scanner.takeKind("name")}` : "";
  const from = scanner.take("from") ? ` from ${normalString(scanner.takeKind("string"))}` : "";
  scanner.expect(";");
  const tail = `${alias}${from};`;
  const list = names === undefined ? "*" : names.length === 0 ? "{}" : `{ ${names.join(", ")} }`;
  const flat = `${head} ${list}${tail}`;
  return { kind: "linkage", flat, width: textWidth(flat), head, names, tail };
}

function parseNames(scanner: Scanner): string[] {
  scanner.expect("{");
  const names: string[] = [];
  while (!scanner.take("}")) {
    const type = scanner.is("type") && !/^[,}]$/.test(scanner.peek()) ? "type " : "";
    if (type !== "") scanner.advance();
    const name = scanner.takeKind("name");
    const alias = scanner.take("as") ? scanner.takeKind("name") : name;
    names.push(`${type}${name}${alias === name ? "" : ` as ${alias}`}`);
    if (!scanner.is("}")) scanner.expect(",");
  }
  return names;
}

function parseFunction(scanner: Scanner, prefix: string, parseBlock: () => Node): Node {
  scanner.advance();
  const head = `${prefix}function ${scanner.takeKind("name")}`;
  const parameters = parseParameters(scanner, parseType);
  const returnType = scanner.take(":") ? parseReturnType(scanner) : undefined;
  const made = signature(parameters, ": ", returnType);
  const body = parseBlock();
  const flat = `${head}${made.flat} ${body.flat}`;
  const width = textWidth(head) + made.width + 1 + body.width;
  return { kind: "function", flat, width, head, signature: made, body };
}

function parseReturnType(scanner: Scanner): Node {
  const next = scanner.kind === "name" ? scanner.peek() : "";
  const asserts = scanner.is("asserts") && /^[\w$]+$/.test(next) && next !== "is";
  if (!asserts && next !== "is") return parseType(scanner);
  if (asserts) scanner.advance();
  const name = `${asserts ? "asserts " : ""}${scanner.takeKind("name")}`;
  scanner.expect("is");
  const head = `${name} is `;
  const type = parseType(scanner);
  const flat = head + type.flat;
  return { kind: "predicate", flat, width: textWidth(head) + type.width, head, type };
}

function parseInterface(scanner: Scanner, prefix: string): Node {
  scanner.advance();
  const head = `${prefix}interface ${scanner.takeKind("name")}`;
  const typeParameters = parseTypeParameters(scanner, parseType);
  if (scanner.is("extends")) unsupported("a base");
  const members = parseInterfaceBody(scanner, parseType);
  const generic = joined(typeParameters, ", ");
  const flat = `${head}${typeParameters.length > 0 ? `<${generic.flat}>` : ""} {}`;
  const width = members.length > 0 ? Infinity : textWidth(flat);
  return { kind: "interface", flat, width, head, typeParameters, members };
}

function parseEnum(scanner: Scanner, prefix: string, parseExpression: () => Node): Node {
  scanner.advance();
  const head = `${prefix}enum ${scanner.takeKind("name")}`;
  scanner.expect("{");
  const members: EnumMember[] = [];
  while (!scanner.take("}"))
    members.push(parseEnumMember(scanner, members.length === 0, parseExpression));
  const width = members.length > 0 ? Infinity : textWidth(head) + 3;
  return { kind: "enum", flat: `${head} {}`, width, head, members };
}

function parseEnumMember(
  scanner: Scanner,
  isFirst: boolean,
  parseExpression: () => Node,
): EnumMember {
  const comments = scanner.takeComments();
  checkComments(comments, isFirst);
  if (scanner.is("[")) unsupported("a computed key");
  const key = parseKey(scanner);
  const value = scanner.take("=") ? parseExpression() : undefined;
  if (!scanner.is("}")) scanner.expect(",");
  const flat = `${comments.map(({ text }) => `${text} `).join("")}${key}${value === undefined ? "" : ` = ${value.flat}`}`;
  const width =
    commentsWidth(comments) + textWidth(key) + (value === undefined ? 0 : 3 + value.width);
  const blankAfter = scanner.breaks > 1;
  return { kind: "enum-member", flat, width, comments, key, value, blankAfter };
}

function parseAlias(scanner: Scanner, prefix: string): Node {
  scanner.advance();
  const head = `${prefix}type ${scanner.takeKind("name")}`;
  const typeParameters = parseTypeParameters(scanner, parseType);
  scanner.expect("=");
  const type = parseType(scanner);
  scanner.expect(";");
  const generic = joined(typeParameters, ", ");
  const listed = typeParameters.length > 0;
  const headWidth = textWidth(head);
  const flat = `${head}${listed ? `<${generic.flat}>` : ""} = ${type.flat};`;
  const width = headWidth + (listed ? generic.width + 2 : 0) + 3 + type.width + 1;
  return { kind: "alias", flat, width, head, headWidth, typeParameters, type };
}
