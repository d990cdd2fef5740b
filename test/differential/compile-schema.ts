import { Ajv, type Options, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";

const drafts = { "draft-2020-12": Ajv2020, "draft-07": Ajv } as const;

type Draft = keyof typeof drafts;

/** By draft and options, an ajv that has compiled the meta-schema, which takes longer than most schemas do. */
const checkers: Readonly<Record<Draft, WeakMap<Options, Ajv | Ajv2020>>> = {
  "draft-2020-12": new WeakMap(),
  "draft-07": new WeakMap(),
};

/**
 * What a new ajv makes of a schema: names in other schemas mean nothing to it. Throws where the schema breaks
 * the draft's meta-schema. Callers keep the options: the same object gives the same check.
 */
export function compileSchema(draft: Draft, options: Options, schema: object): ValidateFunction {
  const checker = checkers[draft].get(options) ?? new drafts[draft](options);
  checkers[draft].set(options, checker);
  void checker.validateSchema(schema, true);
  return new drafts[draft]({ ...options, validateSchema: false }).compile(schema);
}
