import { startsWithObject } from "./arrow-nodes.js";
import { parseDeclaration } from "./parse-declaration.js";
import { parseExpression } from "./parse-expression.js";
import { parseVariables } from "./parse-variables.js";
import type { Scanner } from "./scanner.js";
import type { Node, Statement, SwitchCase } from "./tree.js";
import { unsupported } from "./unsupported.js";

/** All statements of a text. Throws `Unsupported` where it has something that is not known here. */
export function parseStatements(scanner: Scanner): readonly Statement[] {
  return parseUntil(scanner, "");
}

function parseUntil(scanner: Scanner, end: string): Statement[] {
  const statements: Statement[] = [];
  while (!isEnd(scanner, end)) {
    if (scanner.kind === "end") unsupported("the end");
    statements.push(parseStatement(scanner, end));
  }
  return statements;
}

/** A `case` ends where the next one starts, or the whole. */
function isEnd(scanner: Scanner, end: string): boolean {
  if (end === "") return scanner.kind === "end" && !scanner.hasComments;
  return scanner.is("}") || (end === "case" && (scanner.is("case") || scanner.is("default")));
}

function parseStatement(scanner: Scanner, end: string): Statement {
  const comments = scanner.takeComments();
  if (comments.some(({ breakBefore, breakAfter }) => !breakBefore || !breakAfter))
    unsupported("a comment beside a statement");
  const content = scanner.takeLine("statement") ?? parseContent(scanner);
  const { flat, width } = content;
  const blankAfter = scanner.breaks > 1 && !isEnd(scanner, end);
  const isAlone = comments.length === 0;
  const kind = "statement";
  return { kind, flat, width: isAlone ? width : Infinity, comments, content, blankAfter };
}

function parseContent(scanner: Scanner): Node {
  switch (scanner.text) {
    case "{":
      return parseBlock(scanner, false);
    case "const":
    case "let":
      return parseVariables(scanner, "", ";", () => value(scanner));
    case "if":
      return parseIf(scanner);
    case "for":
      return parseFor(scanner);
    case "while":
      return parseWhile(scanner);
    case "switch":
      return parseSwitch(scanner);
    case "try":
      return parseTry(scanner);
    case "return":
    case "throw":
      return parseSimple(scanner, scanner.text);
    case "break":
    case "continue":
      return parseJump(scanner, scanner.text);
    case "export":
    case "import":
    case "function":
    case "enum":
    case "interface":
    case "type":
      return parseDeclaration(scanner, {
        variables: (head) => parseVariables(scanner, head, ";", () => value(scanner)),
        block: () => parseBlock(scanner, true),
        expression: () => expression(scanner),
      });
    default:
      return parseSimple(scanner, "");
  }
}

const parseFunctionBlock = (scanner: Scanner): Node => parseBlock(scanner, true);

/** An expression that may have a comment in front. */
function value(scanner: Scanner): Node {
  return parseExpression(scanner, parseFunctionBlock);
}

function expression(scanner: Scanner): Node {
  const node = value(scanner);
  if (node.kind === "commented") unsupported("a comment");
  return node;
}

function parseBlock(scanner: Scanner, staysEmpty: boolean): Node {
  scanner.expect("{");
  const body = parseUntil(scanner, "}");
  scanner.expect("}");
  const width = body.length === 0 && staysEmpty ? 2 : Infinity;
  return { kind: "block", flat: "{}", width, body, staysEmpty };
}

/** The body of a loop or branch. */
function parseBody(scanner: Scanner, staysEmpty: boolean): Node {
  if (scanner.is("{")) return parseBlock(scanner, staysEmpty);
  if (scanner.hasComments || scanner.is(";")) unsupported("a comment");
  return parseContent(scanner);
}

function parseSimple(scanner: Scanner, keyword: string): Node {
  if (keyword !== "") scanner.advance();
  if (keyword === "" && (scanner.kind === "string" || scanner.is(";"))) unsupported("a directive");
  const node = keyword === "return" && scanner.is(";") ? undefined : expression(scanner);
  scanner.expect(";");
  if (keyword === "" && node !== undefined && startsWithObject(node))
    unsupported("an object first");
  const start = keyword === "" || node === undefined ? keyword : `${keyword} `;
  const flat = `${start}${node?.flat ?? ""};`;
  const width = start.length + (node?.width ?? 0) + 1;
  return { kind: "simple", flat, width, keyword, expression: node };
}

function parseJump(scanner: Scanner, keyword: string): Node {
  scanner.advance();
  const flat = `${keyword};`;
  scanner.expect(";");
  return { kind: "simple", flat, width: flat.length, keyword, expression: undefined };
}

function parseIf(scanner: Scanner): Node {
  scanner.advance();
  const test = parseHead(scanner);
  const consequent = parseBody(scanner, false);
  const alternate = scanner.take("else")
    ? scanner.is("if")
      ? parseIf(scanner)
      : parseBody(scanner, false)
    : undefined;
  const width = alternate === undefined ? test.width + consequent.width + 6 : Infinity;
  return {
    kind: "if",
    flat: `if (${test.flat}) ${consequent.flat}`,
    width,
    test,
    consequent,
    alternate,
  };
}

function parseHead(scanner: Scanner): Node {
  scanner.expect("(");
  const node = expression(scanner);
  if (node.kind === "assignment") unsupported("an assignment");
  scanner.expect(")");
  return node;
}

function parseWhile(scanner: Scanner): Node {
  scanner.advance();
  const head = parseHead(scanner);
  const body = parseBody(scanner, true);
  const flat = `while (${head.flat}) ${body.flat}`;
  return {
    kind: "while",
    flat,
    width: head.width + body.width + 9,
    head: [head],
    operator: "",
    body,
  };
}

function parseFor(scanner: Scanner): Node {
  scanner.advance();
  scanner.expect("(");
  const first = scanner.is(";") ? undefined : parseForStart(scanner);
  const operator = scanner.text;
  if (operator === "of" || operator === "in") {
    scanner.advance();
    const right = expression(scanner);
    scanner.expect(")");
    const body = parseBody(scanner, true);
    const left = first ?? unsupported("a loop");
    const flat = `for (${left.flat} ${operator} ${right.flat}) ${body.flat}`;
    const width = 5 + left.width + 4 + right.width + 2 + body.width;
    return { kind: "for-each", flat, width, head: [left, right], operator, body };
  }
  scanner.expect(";");
  const test = scanner.is(";") ? unsupported("a loop without a test") : expression(scanner);
  scanner.expect(";");
  const update = scanner.is(")") ? undefined : expression(scanner);
  scanner.expect(")");
  const body = parseBody(scanner, true);
  const parts = `${first?.flat ?? ""}; ${test.flat};${update === undefined ? "" : ` ${update.flat}`}`;
  const inner =
    (first?.width ?? 0) + 3 + test.width + (update === undefined ? 0 : 1 + update.width);
  const head = [first, test, update];
  return {
    kind: "for",
    flat: `for (${parts}) ${body.flat}`,
    width: inner + 7 + body.width,
    head,
    operator: "",
    body,
  };
}

function parseForStart(scanner: Scanner): Node {
  if (!scanner.is("const") && !scanner.is("let")) return expression(scanner);
  return parseVariables(scanner, "", "", () => value(scanner));
}

function parseSwitch(scanner: Scanner): Node {
  scanner.advance();
  const discriminant = parseHead(scanner);
  scanner.expect("{");
  const cases: SwitchCase[] = [];
  while (!scanner.is("}")) {
    const isDefault = scanner.is("default");
    if (!isDefault && !scanner.is("case")) unsupported(scanner.text);
    scanner.advance();
    const test = isDefault ? undefined : expression(scanner);
    scanner.expect(":");
    const body = parseUntil(scanner, "case");
    const blankAfter = scanner.breaks > 1 && !scanner.is("}");
    if (scanner.hasComments) unsupported("a comment");
    cases.push({ test, body, blankAfter });
  }
  if (cases.length === 0) unsupported("a switch without cases");
  scanner.advance();
  return { kind: "switch", flat: "", width: Infinity, discriminant, cases };
}

function parseTry(scanner: Scanner): Node {
  scanner.advance();
  const block = parseBlock(scanner, false);
  const caught = scanner.take("catch");
  const parameter = caught && scanner.take("(") ? scanner.takeKind("name") : undefined;
  if (parameter !== undefined) scanner.expect(")");
  const handler = caught ? parseBlock(scanner, true) : undefined;
  const finalizer = scanner.take("finally") ? parseBlock(scanner, false) : undefined;
  const caughtBy = finalizer === undefined ? handler : onTwoLines(handler);
  const common = { flat: "", width: Infinity, block, parameter, handler: caughtBy, finalizer };
  return { kind: "try", ...common };
}

/** Between `catch` and `finally` an empty block does not stay on its line. */
function onTwoLines(block: Node | undefined): Node | undefined {
  return block?.kind === "block" ? { ...block, width: Infinity, staysEmpty: false } : block;
}
