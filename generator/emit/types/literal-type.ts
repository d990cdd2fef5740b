import type { JsonValue, LiteralSchema } from "../../model/model.js";
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
