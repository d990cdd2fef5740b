import { refusesAll, rulesByType } from "../../model/certainty.js";
import type { Property, Schema } from "../../model/model.js";
import { code, literal, propertyKey, type Code } from "../code/code.js";
import { and, call, object } from "../code/combine.js";
import type { CheckFunction } from "./check-function.js";
import { refusal } from "./refusal.js";

/** A property that is read, into a local unless it is read in place, and what is asked of it. */
export interface ReadProperty {
  readonly name: string;
  readonly local?: Code;
  readonly rules: readonly Code[];
}

/**
 * `const { id } = value;`, `const { private: privateValue } = value;`. A statement for each property: whoever adds
 * one changes no other line, and TypeScript looks back from a local to its reading over a few lines only.
 */
export function binding(name: string, local: Code, value: Code): Code {
  const bound = local.toString() === name ? local : code`${propertyKey(name)}: ${local}`;
  return code`const ${object([bound])} = ${value};`;
}

/** Reads a property in place, where it is needed once only. */
export function inPlace(name: string, value: Code): Code {
  return code`${value}[${literal(name)}]`;
}

/** Whether a property that may be absent is there and does not fit; `isUnset`: null is always right. */
export function memberRefusal(
  { name, schema }: Property,
  local: Code,
  value: Code,
  check: CheckFunction,
  isUnset = false,
): Code | undefined {
  const rest = withoutNull(schema);
  const isNullable = isUnset || rest !== undefined;
  const isSet = isNullable ? code`${local} != null` : code`${local} !== undefined`;
  const isOwn = call(check.module.options.imports.runtime("hasOwn"), [value, literal(name)]);
  if (refusesAll(schema)) return and([isSet, isOwn]);
  const expression = refusal(rest ?? schema, local, check);
  return expression && and([isSet, expression, isOwn]);
}

/** Of a union with null what is left for the other values. */
function withoutNull(schema: Schema): Schema | undefined {
  if (schema.kind !== "union" || schema.mode === "oneOf") return undefined;
  if (schema.discriminator !== undefined || rulesByType(schema) !== undefined) return undefined;
  const members = schema.members.filter(({ kind }) => kind !== "null");
  if (members.length === schema.members.length) return undefined;
  const [only] = members;
  return members.length === 1 ? only : { ...schema, members };
}
