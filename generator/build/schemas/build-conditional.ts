import { buildSchema } from "./build-schema.js";
import type { Hint, SchemaContext } from "../context.js";
import type { ConditionalSchema, NotSchema } from "../../model/model.js";
import type { RawObject } from "../raw.js";

/** `not` (JSON Schema core, 10.2.1.4). */
export function buildNot(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
): NotSchema | undefined {
  const value = raw.get("not");
  if (value === undefined) return undefined;
  const schema = buildSchema(value, raw.at("not"), context, hint);
  return { kind: "not", schema, source: raw.pointer, docs: {} };
}

/**
 * `if`, `then`, `else`; without `if` the others have no effect (JSON Schema core, 10.2.2). An `if` alone
 * accepts every value, but the parts that it names count as evaluated.
 */
export function buildConditional(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
): ConditionalSchema | undefined {
  const branch = (key: string) => {
    const value = raw.get(key);
    return value === undefined ? undefined : buildSchema(value, raw.at(key), context, hint);
  };
  const condition = branch("if");
  const [then, otherwise] = [branch("then"), branch("else")];
  if (condition === undefined) return undefined;
  return {
    kind: "conditional",
    if: condition,
    ...(then === undefined ? {} : { then }),
    ...(otherwise === undefined ? {} : { else: otherwise }),
    source: raw.pointer,
    docs: {},
  };
}
