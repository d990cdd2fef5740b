import { acceptsAll, isBareObject, refusesAll, rulesByType } from "../../model/certainty.js";
import type { ConditionalSchema, Schema, UnionSchema } from "../../model/model.js";
import { code, identifier, type Code } from "../code/code.js";
import { and, call, not, or, ternary } from "../code/combine.js";
import { always, checkedDepth, never } from "./check-body.js";
import type { CheckFunction } from "./check-function.js";
import type { Part } from "./check-module.js";
import { literalRefusal } from "./literal-refusal.js";
import { numberRefusal, numberRules, stringRefusal, stringRules } from "./scalar-refusal.js";

/**
 * The expression that is true where the schema refuses the value; undefined where it refuses none.
 * What needs statements (loops, many properties) becomes a function of its own, and this a call.
 */
export function refusal(schema: Schema, value: Code, check: CheckFunction): Code | undefined {
  if (acceptsAll(schema)) return undefined;
  if (refusesAll(schema)) return always;
  switch (schema.kind) {
    case "any":
    case "never":
      // Both are certain.
      return undefined;
    case "null":
      return code`${value} !== null`;
    case "boolean":
      return code`typeof ${value} !== "boolean"`;
    case "number":
      return numberRefusal(schema, value, check);
    case "string":
      return stringRefusal(schema, value, check);
    case "literal":
      return literalRefusal(schema, value, {
        imports: check.module.options.imports,
        constant: (prefix, constant) => check.module.constant(prefix, constant, check),
      });
    case "ref":
      return not(callTo(schema.target, value, check));
    case "object":
      return isBareObject(schema)
        ? not(call(check.module.options.imports.runtime("isObject"), [value]))
        : partRefusal(schema, value, check);
    case "array":
    case "unevaluated":
      return partRefusal(schema, value, check);
    case "union":
      return unionRefusal(schema, value, check);
    case "intersection":
      return any(schema.members.map((member) => isolated(member, value, check)));
    case "not":
      return acceptance(schema.schema, value, check);
    case "conditional":
      return conditionalRefusal(schema, value, check);
    default:
      return schema satisfies never;
  }
}

/**
 * A refusal that does not see what TypeScript has concluded about the value so far: two schemas that
 * contradict each other would narrow it to `never`, and comparisons with that do not compile.
 */
export function isolated(schema: Schema, value: Code, check: CheckFunction): Code | undefined {
  const simple = ["any", "never", "null", "boolean", "ref"].includes(schema.kind);
  const isCertain = acceptsAll(schema) || refusesAll(schema);
  return simple || isCertain ? refusal(schema, value, check) : partRefusal(schema, value, check);
}

/** Whether a refusal would let TypeScript conclude of which type the value is. */
function narrows(schema: Schema): boolean {
  return (
    schema.kind === "not" || schema.kind === "conditional" || rulesByType(schema) !== undefined
  );
}

/** The opposite of `refusal`, as people would write it: `value === null`, `isApp(value)`. */
export function acceptance(schema: Schema, value: Code, check: CheckFunction): Code {
  switch (schema.kind) {
    case "null":
      return code`${value} === null`;
    case "boolean":
      return code`typeof ${value} === "boolean"`;
    case "ref":
      return callTo(schema.target, value, check);
    case "array":
    case "object":
    case "unevaluated":
      return refusesAll(schema) ? never : partCall(schema, value, check);
    default: {
      const expression = refusal(schema, value, check);
      return expression === undefined ? always : not(expression);
    }
  }
}

function conditionalRefusal(
  schema: ConditionalSchema,
  value: Code,
  check: CheckFunction,
): Code | undefined {
  const branch = (part: Schema | undefined) => part && isolated(part, value, check);
  const said = (part: Schema | undefined) => branch(part) ?? never;
  if (acceptsAll(schema.if)) return branch(schema.then);
  if (refusesAll(schema.if)) return branch(schema.else);
  const condition = acceptance(schema.if, value, check);
  return ternary(condition, said(schema.then), said(schema.else));
}

/** True if one is: the value must pass all. */
function any(expressions: readonly (Code | undefined)[]): Code | undefined {
  const telling = expressions.filter((expression) => expression !== undefined);
  return telling.length === 0 ? undefined : or(telling);
}

/** The call of a named schema's check; `!` in front of it makes the refusal. */
function callTo(id: string, value: Code, check: CheckFunction): Code {
  const { schemas } = check.module.options;
  const { name, recursive } = schemas.get(id);
  if (!schemas.looksInside(id)) return call(identifier(`is${name}`), [value]);
  if (!schemas.countsDepth(id)) return call(identifier(`check${name}`), [value]);
  const depth = recursive ? code`${checkedDepth} + 1` : checkedDepth;
  return call(identifier(`check${name}`), [value, depth]);
}

/** The function that checks a member of a union; none where its calls count as a level of depth. */
export function memberCheck(schema: Schema, check: CheckFunction): Part | undefined {
  if (schema.kind !== "ref") return check.module.part(schema, code`member`, check);
  const { schemas } = check.module.options;
  const { id, name, recursive } = schemas.get(schema.target);
  if (recursive) return undefined;
  const prefix = schemas.looksInside(id) ? "check" : "is";
  return { name: identifier(`${prefix}${name}`), countsDepth: schemas.countsDepth(id) };
}

/** The refusal by a function of its own, from which TypeScript concludes nothing about the value. */
export function partRefusal(schema: Schema, value: Code, check: CheckFunction): Code {
  return not(partCall(schema, value, check));
}

function partCall(schema: Schema, value: Code, check: CheckFunction): Code {
  const { name, countsDepth } = check.module.part(schema, value, check);
  return call(name, countsDepth ? [value, checkedDepth] : [value]);
}

function unionRefusal(schema: UnionSchema, value: Code, check: CheckFunction): Code | undefined {
  if (schema.mode === "oneOf" || schema.discriminator !== undefined)
    return partRefusal(schema, value, check);
  const rules = rulesByType(schema);
  if (rules !== undefined) return any(rules.flatMap((rule) => ruleRefusal(rule, value, check)));
  const telling = schema.members
    .filter((member) => !refusesAll(member))
    .map((member) =>
      narrows(member) ? isolated(member, value, check) : refusal(member, value, check),
    )
    .filter((expression) => expression !== undefined);
  return and(telling);
}

/** The refusal of a rule that speaks of one type only: values of other types pass. */
function ruleRefusal(rule: Schema, value: Code, check: CheckFunction): Code[] {
  switch (rule.kind) {
    case "string": {
      const rules = stringRules(rule, value, check);
      return rules.length === 0 ? [] : [and([code`typeof ${value} === "string"`, or(rules)])];
    }
    case "number": {
      const rules = numberRules(rule, value, check);
      if (rules.length === 0) return [];
      const isFinite = call(code`Number.isFinite`, [value]);
      return [and([code`typeof ${value} === "number"`, isFinite, or(rules)])];
    }
    case "array":
      return [and([call(code`Array.isArray`, [value]), partRefusal(rule, value, check)])];
    default: {
      const isObject = call(check.module.options.imports.runtime("isObject"), [value]);
      return [and([isObject, partRefusal(rule, value, check)])];
    }
  }
}
