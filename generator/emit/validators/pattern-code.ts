import { code, literal, type Code } from "../code/code.js";
import { call } from "../code/combine.js";
import type { Imports } from "../imports.js";
import { patternFlags } from "../../regex/pattern-syntax.js";

/** A pattern as an expression: of the module whose `compile` makes patterns, else of `RegExp`. */
export function patternCode(
  pattern: string,
  options: { readonly imports: Imports; readonly regexEngine?: string },
): Code {
  const { imports, regexEngine } = options;
  const make = regexEngine === undefined ? code`new RegExp` : imports.value(regexEngine, "compile");
  return call(make, [literal(pattern), literal(patternFlags(pattern) ?? "u")]);
}
