import { code, identifier, literal, usedName, type Code, type Uses } from "../code/code.js";
import type { FunctionParameter } from "../code/declare.js";

/** The parameters of a check. */
export const checkedValue = usedName({ name: "value" });
export const checkedDepth = usedName({ name: "depth" });

/** A condition that always holds, and one that never does. */
export const always = literal(true);
export const never = literal(false);

/** What a check does with a value that does not fit. */
export const returnFalse = code`return false;`;

/** The statements of a check up to the point where nothing passes, or to the end: all that is left passes. */
export function checkBody(statements: readonly Code[]): Code[] {
  const end = statements.indexOf(returnFalse);
  return end === -1 ? [...statements, code`return true;`] : statements.slice(0, end + 1);
}

/** The parameters of a check; those that its body does not read are marked, for compilers that ask. */
export function checkParameters(body: readonly Code[], countsDepth: boolean): FunctionParameter[] {
  const value = { name: parameterName(checkedValue, body), type: code`unknown` };
  const depth = { name: parameterName(checkedDepth, body), type: code`number` };
  return countsDepth ? [value, depth] : [value];
}

/** The name, or `_name` where the body does not mention it. */
export function parameterName(name: Code, body: readonly Code[]): Code {
  return mentions(body, name) ? name : identifier(`_${name.toString()}`);
}

/** Whether the code uses the name. */
export function mentions(body: readonly Code[], { uses: name }: Code): boolean {
  const has = (uses: Uses | undefined): boolean => {
    if (uses === undefined) return false;
    return uses === name || (!("name" in uses) && uses.some(has));
  };
  return body.some(({ uses }) => has(uses));
}
