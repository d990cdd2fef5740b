import { acceptsAll, refusesAll, rulesByType } from "../../model/certainty.js";
import type { ObjectSchema, Property, Schema } from "../../model/model.js";
import { nullableMembers } from "../../model/oneof-members.js";
import { code, literal, type Code } from "../code/code.js";
import { and, call, constant, not, or } from "../code/combine.js";
import type { CheckFunction } from "./check-function.js";
import {
  declaredStatements,
  exactMembers,
  oneofStatements,
  type Owner,
} from "./oneof-statements.js";
import { propertyLoop } from "./property-loop.js";
import { binding, inPlace, memberRefusal, type ReadProperty } from "./read-properties.js";
import { isolated, refusal } from "./refusal.js";
import { readsOnce } from "./scalar-refusal.js";
import { refuseIf } from "./statements.js";

/**
 * Each property is read once: in place, or into a local where it is needed more often. Only own properties
 * count, but asking for ownership is left to the failing path: an inherited value that fits does no harm,
 * one that does not is ignored. Required properties are asked for together, at the end (`ownership`).
 */
export function objectStatements(schema: ObjectSchema, value: Code, check: CheckFunction): Code[] {
  const { imports } = check.module.options;
  const locals = new Map<string, Code>();
  const members = new Set(schema.oneofs.flatMap((oneof) => oneof.members));
  const nullable = nullableMembers(schema);
  const read = schema.properties.flatMap((property): ReadProperty[] => {
    if (!isRead(property, members)) return [];
    const simple = members.has(property.name) ? [] : statementsInPlace(property, value, check);
    if (simple.length > 0) return [{ name: property.name, rules: simple }];
    const local = check.local(property.name);
    const rules = propertyStatements(property, local, value, nullable, check);
    if (rules.length === 0 && !members.has(property.name)) return [];
    locals.set(property.name, local);
    return [{ name: property.name, local, rules }];
  });
  const declared = new Set(schema.properties.map(({ name }) => name));
  const undeclared = schema.required.filter((name) => !declared.has(name));
  const required = schema.required.filter((name) => declared.has(name));
  const exact = exactMembers(schema);
  const inherits = required.length + exact.length === 0 ? undefined : check.own("inherits");
  const getOwn = (name: string) => call(imports.runtime("getOwn"), [value, literal(name)]);
  return [
    ...refuseIf(not(call(imports.runtime("isObject"), [value]))),
    ...undeclared.flatMap((name) => refuseIf(code`${getOwn(name)} === undefined`)),
    ...read.flatMap(({ name, local, rules }) => {
      return local === undefined ? rules : [binding(name, local, value), ...rules];
    }),
    ...ownership(required, exact, { value, inherits }, check),
    ...schema.oneofs.flatMap((oneof) => {
      return oneof.rule === undefined
        ? oneofStatements(oneof, locals, { value, inherits }, check)
        : declaredStatements(schema, oneof, { value, inherits }, check);
    }),
    ...propertyLoop(schema, value, check),
    ...dependencyStatements(schema, value, getOwn, check),
  ];
}

function isRead({ schema, required, name }: Property, members: ReadonlySet<string>): boolean {
  return required || members.has(name) || !acceptsAll(schema);
}

/** What is asked of a property that is read where it is asked for; empty where that needs a local. */
function statementsInPlace(
  { name, schema, required }: Property,
  value: Code,
  check: CheckFunction,
): Code[] {
  const isSimple = required && readsOnce(schema, check) && refusesUndefined(schema, check);
  return isSimple ? refuseIf(refusal(schema, inPlace(name, value), check)) : [];
}

function propertyStatements(
  property: Property,
  local: Code,
  value: Code,
  members: ReadonlySet<string>,
  check: CheckFunction,
): Code[] {
  const { name, schema, required } = property;
  if (required) {
    const expression = refusal(schema, local, check);
    if (expression === undefined) return refuseIf(code`${local} === undefined`);
    return refuseIf(
      refusesUndefined(schema, check) ? expression : or([code`${local} === undefined`, expression]),
    );
  }
  return refuseIf(memberRefusal(property, local, value, check, members.has(name)));
}

/** Whether the expression that refuses what the schema does is true for `undefined`, too. */
function refusesUndefined(schema: Schema, check: CheckFunction): boolean {
  switch (schema.kind) {
    case "ref": {
      const target = check.module.options.schemas.resolve(schema);
      return target.kind !== "ref" && refusesUndefined(target, check);
    }
    case "any":
    case "not":
    case "conditional":
    case "unevaluated":
      return false;
    case "union":
      return (
        rulesByType(schema) === undefined &&
        schema.members.every((member) => refusesUndefined(member, check))
      );
    case "intersection":
      return schema.members.some((member) => refusesUndefined(member, check));
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "literal":
    case "array":
    case "object":
      return true;
    default:
      return schema satisfies never;
  }
}

/**
 * Required properties are the object's own. Where nothing can be inherited that is certain, and costs
 * nothing: engines know what `Object.prototype` has. Only other objects are asked name by name.
 */
function ownership(
  required: readonly string[],
  others: readonly string[],
  { value, inherits }: Owner,
  check: CheckFunction,
): Code[] {
  if (inherits === undefined) return [];
  const { imports } = check.module.options;
  const root = check.own("root");
  const inherited = [...required, ...others].map((name) => code`${literal(name)} in ${root}`);
  const hasAll = () => {
    return call(imports.runtime("hasAll"), [value, check.module.names(required, check.subject)]);
  };
  // Not in the condition: there, TypeScript checks a chain again for each of its links.
  return [
    constant(root, code`Object.prototype`),
    constant(inherits, or([code`Object.getPrototypeOf(${value}) !== ${root}`, ...inherited])),
    ...(required.length === 0 ? [] : refuseIf(and([inherits, not(hasAll())]))),
  ];
}

function dependencyStatements(
  schema: ObjectSchema,
  value: Code,
  getOwn: (name: string) => Code,
  check: CheckFunction,
): Code[] {
  const required = schema.dependentRequired.flatMap((rule) => {
    const missing = rule.required.map((name) => code`${getOwn(name)} === undefined`);
    if (missing.length === 0) return [];
    return refuseIf(and([code`${getOwn(rule.property)} !== undefined`, or(missing)]));
  });
  const schemas = schema.dependentSchemas.flatMap((rule) => {
    const isPresent = code`${getOwn(rule.property)} !== undefined`;
    if (refusesAll(rule.schema)) return refuseIf(isPresent);
    const expression = isolated(rule.schema, value, check);
    return expression === undefined ? [] : refuseIf(and([isPresent, expression]));
  });
  return [...required, ...schemas];
}
