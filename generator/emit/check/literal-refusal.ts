import type { JsonValue, LiteralSchema } from "../../model/model.js";
import { code, literal, type Code } from "../code/code.js";
import { and, call, not, withTypes } from "../code/combine.js";
import type { Imports } from "../imports.js";
import { always } from "./check-body.js";

/**
 * Comparisons one by one are faster than a look into a set as long as they are few; TypeScript gives up
 * on functions with thousands of them.
 */
const FEW_VALUES = 32;

/** The module in which the comparison stands. */
export interface Surroundings {
  readonly imports: Imports;
  /** Declares a constant beside the functions; gives its name. */
  constant(prefix: string, value: Code): Code;
}

/** True where the value is none of those that are listed. */
export function literalRefusal(
  { values, open }: LiteralSchema,
  value: Code,
  around: Surroundings,
): Code {
  const others = open ? values.filter((item) => typeof item !== "string") : values;
  const refusals =
    others.length > FEW_VALUES
      ? refusalsOfMany(others, value, around)
      : others.map((item) => notEqual(item, value, around));
  if (open) refusals.unshift(code`typeof ${value} !== "string"`);
  return refusals.length === 0 ? always : and(refusals);
}

function refusalsOfMany(values: readonly JsonValue[], value: Code, around: Surroundings): Code[] {
  const isPlain = (item: JsonValue) => typeof item !== "object" || item === null;
  const list = literal(values.filter(isPlain));
  const set = around.constant(
    "values",
    call(withTypes(code`/* @__PURE__ */ new Set`, [code`unknown`]), [list]),
  );
  const rest = values.filter((item) => !isPlain(item));
  return [code`!${set}.has(${value})`, ...rest.map((item) => notEqual(item, value, around))];
}

function notEqual(item: JsonValue, value: Code, around: Surroundings): Code {
  if (typeof item !== "object" || item === null) return code`${value} !== ${literal(item)}`;
  return not(call(around.imports.runtime("equal"), [value, literal(item)]));
}
