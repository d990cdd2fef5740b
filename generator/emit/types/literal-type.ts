import type { JsonValue, LiteralSchema, Schema } from "../../model/model.js";
import { code, identifier, literal, nothing, typeKey, type Code } from "../code/code.js";
import { allOf, array, memberList, parenthesized, readonlyList } from "../code/combine.js";
import type { TypeStyle } from "./type-style.js";
import { neverType, union } from "./union-type.js";

/** Any other string: keeps the known values in completion lists; `string` alone would absorb them. */
export const openString = parenthesized(allOf([identifier("string"), memberList([])]));

/** `enum` and `const`: a union of the values. */
export function literalUnion({ values, open }: LiteralSchema, style: TypeStyle): Code {
  if (values.length === 0) return open ? identifier("string") : neverType;
  const members = values.map((value) => literalType(value, style));
  return union(open ? [...members, openString] : members);
}

/** What TypeScript shows of a type in hovers and errors before it cuts it short. */
const shownWidth = 160;

/**
 * The values of an inline enum where they stand, though it has a name: an error about a wrong value then shows
 * the right ones. Undefined for any other schema, for open enums, which no value is wrong for, and for enums that
 * are long or exist at run time.
 */
export function valuesInPlace(schema: Schema, style: TypeStyle): Code | undefined {
  if (schema.kind !== "literal" || schema.open || style.enums !== "union") return undefined;
  const shown = schema.values.reduce((sum: number, value) => sum + textLength(value) + 3, 0);
  return shown > shownWidth ? undefined : literalUnion(schema, style);
}

function textLength(value: JsonValue): number {
  return JSON.stringify(value).length;
}

function literalType(value: JsonValue, style: TypeStyle): Code {
  if (typeof value === "number" && !Number.isFinite(value)) return identifier("number");
  if (typeof value !== "object" || value === null) return literal(value);
  const mark = style.immutable ? code`readonly ` : nothing;
  if (Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map((item) => literalType(item, style));
    return style.immutable ? readonlyList(array(items)) : array(items);
  }
  const entries = Object.entries(value as Record<string, JsonValue>);
  return memberList(
    entries.map(([key, item]) => code`${mark}${typeKey(key)}: ${literalType(item, style)}`),
  );
}
