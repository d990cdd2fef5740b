import { acceptsAll, refusesAll } from "../../ir/certainty.js";
import type { ObjectSchema, Oneof, Property } from "../../ir/model.js";
import { code, join, literal, type Code } from "../code.js";
import type { CheckFunction } from "./check-function.js";
import { propertyLoop } from "./property-loop.js";
import { isolated, refusal } from "./refusal.js";
import { block, checkStatements, needsStatements, refuseIf } from "./statements.js";

/**
 * Each property is read once, into a local. Only own properties count, but asking for ownership is
 * left to the failing path: an inherited value that fits does no harm, one that does not is ignored.
 */
export function objectStatements(schema: ObjectSchema, value: Code, check: CheckFunction): Code[] {
  const { imports } = check.module.options;
  const locals = new Map<string, Code>();
  const members = new Set(schema.oneofs.flatMap((oneof) => oneof.members));
  const reads = schema.properties.flatMap((property) => {
    if (!isRead(property, members)) return [];
    const local = check.local(property.name);
    const rules = propertyStatements(property, local, value, members, check);
    if (rules.length === 0 && !members.has(property.name)) return [];
    locals.set(property.name, local);
    const read = code`const ${local} = ${value}[${literal(property.name)}];`;
    return [read, ...rules];
  });
  const declared = new Set(schema.properties.map(({ name }) => name));
  const undeclared = schema.required.filter((name) => !declared.has(name));
  const getOwn = (name: string) => code`${imports.runtime("getOwn")}(${value}, ${literal(name)})`;
  return [
    code`if (!${imports.runtime("isObject")}(${value})) return false;`,
    ...undeclared.flatMap((name) => refuseIf(code`${getOwn(name)} === undefined`)),
    ...reads,
    ...schema.oneofs.flatMap((oneof) => oneofStatements(oneof, locals, value, check)),
    ...propertyLoop(schema, value, check),
    ...dependencyStatements(schema, value, getOwn, check),
  ];
}

function isRead({ schema, required, name }: Property, members: ReadonlySet<string>): boolean {
  return required || members.has(name) || !acceptsAll(schema);
}

function propertyStatements(
  property: Property,
  local: Code,
  value: Code,
  members: ReadonlySet<string>,
  check: CheckFunction,
): Code[] {
  const { name, schema, required } = property;
  const isOwn = code`${check.module.options.imports.runtime("hasOwn")}(${value}, ${literal(name)})`;
  if (required) {
    const missing = refuseIf(code`${local} === undefined || !${isOwn}`);
    return [...missing, ...checkStatements(schema, local, check)];
  }
  const isSet = members.has(name) ? code`${local} != null` : code`${local} !== undefined`;
  if (refusesAll(schema)) return refuseIf(code`${isSet} && ${isOwn}`);
  if (needsStatements(schema)) {
    return [block(code`if (${isSet} && ${isOwn})`, checkStatements(schema, local, check))];
  }
  const expression = refusal(schema, local, check);
  return expression === undefined ? [] : refuseIf(code`${isSet} && (${expression}) && ${isOwn}`);
}

/** At most one member is set; `null` counts as unset. */
function oneofStatements(
  oneof: Oneof,
  locals: ReadonlyMap<string, Code>,
  value: Code,
  check: CheckFunction,
): Code[] {
  const counted = oneof.members.flatMap((member) => {
    const local = locals.get(member);
    return local === undefined ? [] : [code`(${local} != null ? 1 : 0)`];
  });
  const names = literal(oneof.members);
  const countSet = check.module.options.imports.runtime("countSet");
  return refuseIf(code`${join(counted, code` + `)} > 1 && ${countSet}(${value}, ${names}) > 1`);
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
    return refuseIf(code`${getOwn(rule.property)} !== undefined && (${join(missing, code` || `)})`);
  });
  const schemas = schema.dependentSchemas.flatMap((rule) => {
    const isPresent = code`${getOwn(rule.property)} !== undefined`;
    if (refusesAll(rule.schema)) return refuseIf(isPresent);
    const expression = isolated(rule.schema, value, check);
    return expression === undefined ? [] : refuseIf(code`${isPresent} && ${expression}`);
  });
  return [...required, ...schemas];
}
