import { code, identifier, type Code } from "../code.js";
import type { FunctionParameter } from "../declarations.js";

const refuse = "return false;";

/** The statements of a check up to the point where nothing passes, or to the end: all that is left passes. */
export function checkBody(statements: readonly Code[]): Code[] {
  const end = statements.findIndex((statement) => statement.toString() === refuse);
  return end === -1 ? [...statements, code`return true;`] : statements.slice(0, end + 1);
}

/** The parameters of a check; those that its body does not read are marked, for compilers that ask. */
export function checkParameters(body: readonly Code[], countsDepth: boolean): FunctionParameter[] {
  const value = { name: parameterName("value", body), type: code`unknown` };
  const depth = { name: parameterName("depth", body), type: code`number` };
  return countsDepth ? [value, depth] : [value];
}

/** The name, or `_name` where the body does not mention it. */
export function parameterName(name: string, body: readonly Code[]): Code {
  return identifier(mentions(body, name) ? name : `_${name}`);
}

/** Whether the code speaks of the name. */
export function mentions(body: readonly Code[], name: string): boolean {
  const word = new RegExp(`(?<![\\w$])${name}(?![\\w$])`);
  return body.some((statement) => word.test(statement.toString()));
}

/** The expression, to stand beside others in a conjunction. */
export function grouped(expression: Code): Code {
  return expression.toString().includes("||") ? code`(${expression})` : expression;
}
