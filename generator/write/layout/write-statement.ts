import { isInlined } from "./lay-assignment.js";
import { isObjectType } from "./lay-type.js";
import { lineWidth } from "./line-width.js";
import { textWidth } from "./text-width.js";
import type { TextWriter } from "./text-writer.js";
import type { Binary, Block, FunctionDeclaration, If, Loop, Node, Statement, Try } from "./tree.js";

export function writeStatement(
  writer: TextWriter,
  { comments, content }: Statement,
  indent: number,
): boolean {
  writer.comments(comments, indent);
  writer.write(content, "plain", indent, indent, 0);
  return true;
}

export function writeBlock(writer: TextWriter, { body, staysEmpty }: Block, indent: number): void {
  writer.add("{");
  if (body.length > 0) {
    writer.newline(indent + 2);
    writer.statements(body, indent + 2);
  }
  if (body.length > 0 || !staysEmpty) writer.newline(indent);
  writer.add("}");
}

export function writeFunction(
  writer: TextWriter,
  node: FunctionDeclaration,
  indent: number,
  column: number,
): boolean {
  const { flat, signature, body } = node;
  if (signature.width === Infinity || body.kind !== "block") return false;
  return writeHeader(writer, flat, body, indent, column) || writeParameters(writer, node, indent);
}

/** Every parameter on a line of its own. */
function writeParameters(
  writer: TextWriter,
  { head, signature, body }: FunctionDeclaration,
  indent: number,
): boolean {
  const { typeParameters, parameters, returnType, colon } = signature;
  const result = returnType === undefined ? "" : colon + returnType.flat;
  if (typeParameters.length > 0 || body.kind !== "block") return false;
  // An only parameter breaks by other rules where it or the result is an object.
  const [only] = parameters;
  const isObject = [only?.type, returnType].some(
    (type) => type !== undefined && isObjectType(type),
  );
  const isPlain =
    parameters.length > (isObject ? 1 : 0) && !parameters.some(({ isRest }) => isRest);
  const fits = parameters.every(({ width }) => indent + 3 + width <= lineWidth);
  const resultFits = indent + textWidth(result) + 2 + braceWidth(body) <= lineWidth;
  if (!isPlain || !fits || !resultFits || indent + textWidth(head) >= lineWidth) return false;
  const start = `\n${" ".repeat(indent + 2)}`;
  writer.add(`${head}(${parameters.map((parameter) => `${start}${parameter.flat},`).join("")}`);
  writer.newline(indent);
  writer.add(`)${result} `);
  writeBlock(writer, body, indent);
  return true;
}

export function writeHeaded(
  writer: TextWriter,
  node: If | Loop,
  indent: number,
  column: number,
): boolean {
  const body = node.kind === "if" ? node.consequent : node.body;
  if (body.kind !== "block" || (node.kind === "if" && node.alternate !== undefined)) return false;
  const heads = node.kind === "if" ? [node.test] : node.head;
  if (heads.some((head) => head?.width === Infinity)) return false;
  return writeHeader(writer, node.flat, body, indent, column);
}

/** A condition of several parts that does not fit on a line with what follows from it. */
export function writeIf(
  writer: TextWriter,
  { test, consequent, alternate }: If,
  indent: number,
  column: number,
): boolean {
  if (alternate !== undefined || consequent.kind === "block" || column !== indent) return false;
  if (column + test.width + 5 <= lineWidth) {
    writer.add(`if (${test.flat})`);
  } else {
    const operands = test.kind === "binary" ? conditionOperands(test) : undefined;
    if (operands === undefined) return false;
    writer.add("if (");
    for (const [index, operand] of operands.entries()) {
      const isLast = index === operands.length - 1;
      writer.newline(indent + 2);
      writer.write(operand, "logical", indent + 2, indent + 2, isLast ? 0 : 3);
      if (!isLast && test.kind === "binary") writer.add(` ${test.operator}`);
    }
    writer.newline(indent);
    writer.add(")");
  }
  writer.newline(indent + 2);
  writer.write(consequent, "plain", indent + 2, indent + 2, 0);
  return true;
}

/** What stands in front of a block, if it fits on the line with the brace. */
function writeHeader(
  writer: TextWriter,
  flat: string,
  body: Block,
  indent: number,
  column: number,
): boolean {
  const header = flat.slice(0, -body.flat.length);
  if (column + textWidth(header) + braceWidth(body) > lineWidth) return false;
  writer.add(header);
  writeBlock(writer, body, indent);
  return true;
}

export function writeTry(
  writer: TextWriter,
  { block, parameter, handler, finalizer }: Try,
  indent: number,
): boolean {
  writer.add("try ");
  writer.write(block, "plain", indent, indent, 0);
  if (handler !== undefined) {
    writer.add(parameter === undefined ? " catch " : ` catch (${parameter}) `);
    writer.write(handler, "plain", indent, indent, 0);
  }
  if (finalizer !== undefined) {
    writer.add(" finally ");
    writer.write(finalizer, "plain", indent, indent, 0);
  }
  return true;
}

/** The parts of a condition that get a line each; undefined where there is more to it. */
function conditionOperands(test: Binary): readonly Node[] | undefined {
  if (!test.isLogical) return undefined;
  const operands: Node[] = [];
  let node: Node = test;
  while (node.kind === "binary" && node.operator === test.operator) {
    if (isInlined(node)) return undefined;
    operands.unshift(node.right);
    node = node.left;
  }
  return [node, ...operands];
}

/** Columns of a block on the line where it starts. */
function braceWidth({ body, staysEmpty }: Block): number {
  return body.length === 0 && staysEmpty ? 2 : 1;
}
