import type { ArraySchema, Schema } from "../../model/model.js";
import { code, identifier, nothing, type Code } from "../code/code.js";
import { alternatives, array, listOf, memberList, operand, readonlyList } from "../code/combine.js";
import type { TypeStyle } from "./type-style.js";

/** Whatever a value may be. */
export const unknownType = identifier("unknown");

/** What no value is. */
export const neverType = identifier("never");

export const nullType = identifier("null");

/** Anything but undefined: in an intersection it takes undefined from what another part says. */
export const undeclaredType = alternatives([memberList([]), nullType]);

/** The types as alternatives, each once; nothing else beside `unknown`. */
export function union(types: readonly Code[]): Code {
  const members = distinct(types).filter((type) => type !== neverType);
  if (members.length === 0) return neverType;
  return members.includes(unknownType) ? unknownType : alternatives(members);
}

/** Whether the type of the schema, written in place, has null among its alternatives. */
export function writesNull(schema: Schema): boolean {
  return (
    schema.kind === "union" &&
    schema.typeName === undefined &&
    schema.discriminator === undefined &&
    schema.members.some(({ kind }) => kind === "null")
  );
}

/** Each type once, in order. */
export function distinct(types: readonly Code[]): Code[] {
  return [...new Map(types.map((type) => [type.toString(), type])).values()];
}

const undefinedType = identifier("undefined");

/** `undefined` too: JSON has no such value, and it reads the same under `exactOptionalPropertyTypes`. */
export function optionalType(type: Code): Code {
  return type === unknownType ? type : alternatives([type, undefinedType]);
}

/** `T[]`, or a tuple with optional positions behind `minItems`; `typeOf` writes the type of an item. */
export function arrayType(
  { prefixItems, items, minItems = 0 }: ArraySchema,
  { immutable }: TypeStyle,
  typeOf: (item: Schema) => Code,
): Code {
  const isClosed = items?.kind === "never";
  const rest = listOf(items === undefined ? unknownType : typeOf(items));
  const positions = prefixItems.map((position, index) => {
    const type = typeOf(position);
    return index < minItems ? type : code`${operand(type)}?`;
  });
  const isTuple = isClosed || positions.length > 0;
  const tuple = array(isClosed ? positions : [...positions, code`...${rest}`]);
  const type = isTuple ? tuple : rest;
  return immutable ? readonlyList(type) : type;
}

/** `{ [key: string]: T }`. */
export function mapType(values: Code, style: TypeStyle): Code {
  return memberList([indexMember(values, style)]);
}

/** `[key: string]: T`, as a member. */
export function indexMember(values: Code, { immutable }: TypeStyle): Code {
  return code`${immutable ? code`readonly ` : nothing}[key: string]: ${values}`;
}
