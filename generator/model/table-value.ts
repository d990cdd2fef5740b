import type { JsonValue } from "./model.js";

/**
 * A table for the error pass of the runtime (`templates/runtime/trace.ts`) as data. The emitter prints it
 * as code, and `specwright validate` builds it in memory to check examples, so both mean the same.
 */
export type TableValue =
  | { readonly kind: "data"; readonly value: JsonValue }
  /** An export of the runtime. */
  | { readonly kind: "runtime"; readonly name: string }
  | { readonly kind: "pattern"; readonly pattern: string }
  | { readonly kind: "list"; readonly items: readonly TableValue[] }
  | { readonly kind: "table"; readonly entries: readonly (readonly [string, TableValue])[] }
  /** A call of a function of the runtime: a node. */
  | { readonly kind: "call"; readonly name: string; readonly args: readonly TableValue[] }
  /** The function that makes the table of a named schema. */
  | { readonly kind: "reference"; readonly id: string }
  /** The check function of a named schema, as a last argument; left out where no code is generated. */
  | { readonly kind: "check"; readonly id: string }
  /** The fields of a message that a field mask is about (`MaskTable` of the runtime). */
  | { readonly kind: "fields"; readonly message: string }
  /** The table of a part, which several tables share; whoever shares tables knows it by the number. */
  | { readonly kind: "shared"; readonly part: number };

export type Entry = readonly [string, TableValue];

export const data = (value: JsonValue): TableValue => ({ kind: "data", value });
export const runtime = (name: string): TableValue => ({ kind: "runtime", name });
export const list = (items: readonly TableValue[]): TableValue => ({ kind: "list", items });
export const table = (entries: readonly Entry[]): TableValue => ({ kind: "table", entries });

/** A node: a call of the runtime function `explain` with these arguments. */
export function node(explain: string, ...args: readonly TableValue[]): TableValue {
  return { kind: "call", name: explain, args };
}

/** The entry, where there is a value. */
export function optional(key: string, value: JsonValue | undefined): Entry[] {
  return value === undefined ? [] : [[key, data(value)]];
}
