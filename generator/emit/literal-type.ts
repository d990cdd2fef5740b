import type { JsonValue, LiteralSchema } from "../model/model.js";
import { code, join, literal, typeKey, type Code } from "./code.js";
import type { TypeStyle } from "./type-style.js";
import { union } from "./union-type.js";

/** `enum` and `const`: a union of the values. */
export function literalUnion({ values, open }: LiteralSchema, style: TypeStyle): Code {
  if (values.length === 0) return open ? code`string` : code`never`;
  const members = values.map((value) => literalType(value, style));
  // The intersection keeps the known values in completion lists; `string` alone would absorb them.
  return union(open ? [...members, code`(string & {})`] : members);
}

function literalType(value: JsonValue, style: TypeStyle): Code {
  if (typeof value === "number" && !Number.isFinite(value)) return code`number`;
  if (typeof value !== "object" || value === null) return literal(value);
  const mark = style.immutable ? code`readonly ` : code``;
  if (Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map((item) => literalType(item, style));
    return code`${mark}[${join(items)}]`;
  }
  const entries = Object.entries(value as Record<string, JsonValue>);
  return code`{ ${join(
    entries.map(([key, item]) => code`${mark}${typeKey(key)}: ${literalType(item, style)}`),
    code`; `,
  )} }`;
}
