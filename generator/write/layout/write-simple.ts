import { isComposition } from "./call-nodes.js";
import { isComplexPattern } from "./lay-assignment.js";
import { foldsLast } from "./lay-call.js";
import { lineWidth } from "./line-width.js";
import type { TextWriter } from "./text-writer.js";
import type { Call, Conditional, Pattern, Simple, VariableStatement } from "./tree.js";

/** `return a ? b : c` and `throw f(a, b)`, which break in one way only. */
export function writeSimple(writer: TextWriter, node: Simple, indent: number): boolean {
  const { keyword, expression } = node;
  const start = keyword === "" ? "" : `${keyword} `;
  const column = indent + start.length;
  if (expression?.kind === "call" && breaksPlainly(expression, column)) {
    writer.add(start);
    writeCall(writer, expression, indent);
  } else if (expression?.kind === "conditional" && keyword !== "" && isPlain(expression)) {
    writer.add(start);
    writeConditional(writer, expression, indent, column);
  } else {
    return false;
  }
  writer.add(";");
  return true;
}

/** A call whose arguments all get a line of their own. */
function breaksPlainly({ callee, typeArguments, arguments: args }: Call, column: number): boolean {
  if (callee.kind !== "name" || callee.flat === "Boolean" || typeArguments.length > 0) return false;
  const last = args.at(-1);
  if (last === undefined || isComposition(args) || foldsLast(args, last)) return false;
  return args[0]?.kind !== "arrow" && column + callee.width < lineWidth;
}

function writeCall(writer: TextWriter, node: Call, indent: number): void {
  writer.add(`${node.callee.flat}${node.optional}(`);
  for (const argument of node.arguments) {
    writer.newline(indent + 2);
    writer.write(argument, "argument", indent + 2, indent + 2, 1);
    writer.add(",");
  }
  writer.newline(indent);
  writer.add(")");
}

/** No conditional within, which would break along with it. */
function isPlain({ test, consequent, alternate }: Conditional): boolean {
  return [test, consequent, alternate].every(({ kind }) => {
    return kind !== "conditional" && kind !== "parentheses";
  });
}

function writeConditional(
  writer: TextWriter,
  { test, consequent, alternate }: Conditional,
  indent: number,
  column: number,
): void {
  writer.write(test, "test-indented", indent, column, 0);
  writer.newline(indent + 2);
  writer.add("? ");
  writer.write(consequent, "consequent-indented", indent + 4, indent + 4, 0);
  writer.newline(indent + 2);
  writer.add(": ");
  writer.write(alternate, "alternate-indented", indent + 4, indent + 4, 1);
}

/** `const { … } = value` with a line for every property. */
export function writeVariables(
  writer: TextWriter,
  node: VariableStatement,
  indent: number,
): boolean {
  const { head, declarators, semicolon } = node;
  const [declarator] = declarators;
  if (declarator === undefined || declarators.length > 1) return false;
  const { target, type, value } = declarator;
  if (target.kind !== "pattern" || type !== undefined || value?.kind !== "name") return false;
  if (!breaksPattern(target, indent + head.length)) return false;
  writer.add(`${head}{`);
  for (const property of target.properties) {
    writer.newline(indent + 2);
    writer.write(property, "plain", indent + 2, indent + 2, 1);
    writer.add(",");
  }
  writer.newline(indent);
  writer.add(`} = ${value.flat}${semicolon}`);
  return true;
}

/** A simple pattern that fits stays on its line, and the value goes to the next. */
function breaksPattern(target: Pattern, column: number): boolean {
  if (target.properties.length === 0) return false;
  return isComplexPattern(target) || column + target.width + 2 > lineWidth;
}
