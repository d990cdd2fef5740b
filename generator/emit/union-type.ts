import { code, join, type Code } from "./code.js";

/** The types as alternatives, each once; nothing else beside `unknown`. */
export function union(types: readonly Code[]): Code {
  const members = distinct(types).filter((type) => type.toString() !== "never");
  if (members.length === 0) return code`never`;
  if (members.some((type) => type.toString() === "unknown")) return code`unknown`;
  return join(members, code` | `);
}

/** Each type once, in order. */
export function distinct(types: readonly Code[]): Code[] {
  return [...new Map(types.map((type) => [type.toString(), type])).values()];
}

/** In parentheses where the type would fall apart as an operand: `(A | B)[]`. */
export function operand(type: Code): Code {
  return /^[\w$]+(?:\[\])*$/.test(type.toString()) || /^\([^()]*\)$/.test(type.toString())
    ? type
    : code`(${type})`;
}

/** `undefined` too: JSON has no such value, and it reads the same under `exactOptionalPropertyTypes`. */
export function optionalType(type: Code): Code {
  return type.toString() === "unknown" ? type : code`${type} | undefined`;
}
