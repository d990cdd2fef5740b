import { refusesAll, rulesByType } from "../../model/certainty.js";
import type { Property, Schema } from "../../model/model.js";
import { code, literal, propertyKey, type Code } from "../code/code.js";
import { and, call, object } from "../code/combine.js";
import type { CheckFunction } from "./check-function.js";
import { refusal } from "./refusal.js";

/** A property that is read into a local, and what is asked of it. */
export interface ReadProperty {
  readonly name: string;
  readonly local: Code;
  readonly rules: readonly Code[];
}

/** So many properties are read together. TypeScript looks back from each use of a local to its reading. */
const GROUP = 8;

export function inGroups(properties: readonly ReadProperty[]): (readonly ReadProperty[])[] {
  const starts = Array.from({ length: Math.ceil(properties.length / GROUP) }, (_, i) => i * GROUP);
  return starts.map((start) => properties.slice(start, start + GROUP));
}

/** `const { id, private: privateValue } = value;` */
export function bindings(group: readonly ReadProperty[], value: Code): Code {
  const bound = group.map(({ name, local }) =>
    local.toString() === name ? local : code`${propertyKey(name)}: ${local}`,
  );
  return code`const ${object(bound)} = ${value};`;
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
