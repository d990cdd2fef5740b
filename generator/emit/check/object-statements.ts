import { acceptsAll, refusesAll, rulesByType } from "../../model/certainty.js";
import type { ObjectSchema, Oneof, Property, Schema } from "../../model/model.js";
import { code, join, literal, nothing, propertyKey, type Code } from "../code.js";
import { grouped } from "./check-body.js";
import type { CheckFunction } from "./check-function.js";
import { propertyLoop } from "./property-loop.js";
import { isolated, refusal } from "./refusal.js";
import { refuseIf } from "./statements.js";

/**
 * Each property is read once, into a local. Only own properties count, but asking for ownership is
 * left to the failing path: an inherited value that fits does no harm, one that does not is ignored.
 * Required properties are asked for together, at the end (`ownership`).
 */
export function objectStatements(schema: ObjectSchema, value: Code, check: CheckFunction): Code[] {
  const { imports } = check.module.options;
  const locals = new Map<string, Code>();
  const members = new Set(schema.oneofs.flatMap((oneof) => oneof.members));
  const read = schema.properties.flatMap((property): ReadProperty[] => {
    if (!isRead(property, members)) return [];
    const local = check.local(property.name);
    const rules = propertyStatements(property, local, value, members, check);
    if (rules.length === 0 && !members.has(property.name)) return [];
    locals.set(property.name, local);
    return [{ name: property.name, local, rules }];
  });
  const declared = new Set(schema.properties.map(({ name }) => name));
  const undeclared = schema.required.filter((name) => !declared.has(name));
  const required = schema.required.filter((name) => declared.has(name));
  const getOwn = (name: string) => code`${imports.runtime("getOwn")}(${value}, ${literal(name)})`;
  return [
    code`if (!${imports.runtime("isObject")}(${value})) return false;`,
    ...undeclared.flatMap((name) => refuseIf(code`${getOwn(name)} === undefined`)),
    ...inGroups(read).flatMap((group) => [
      bindings(group, value),
      ...group.flatMap(({ rules }) => rules),
    ]),
    ...ownership(required, value, check),
    ...schema.oneofs.flatMap((oneof) => oneofStatements(oneof, locals, value, check)),
    ...propertyLoop(schema, value, check),
    ...dependencyStatements(schema, value, getOwn, check),
  ];
}

function isRead({ schema, required, name }: Property, members: ReadonlySet<string>): boolean {
  return required || members.has(name) || !acceptsAll(schema);
}

interface ReadProperty {
  readonly name: string;
  readonly local: Code;
  readonly rules: readonly Code[];
}

/** So many properties are read together. TypeScript looks back from each use of a local to its reading. */
const GROUP = 8;

function inGroups(properties: readonly ReadProperty[]): (readonly ReadProperty[])[] {
  const starts = Array.from({ length: Math.ceil(properties.length / GROUP) }, (_, i) => i * GROUP);
  return starts.map((start) => properties.slice(start, start + GROUP));
}

/** `const { id, private: privateValue } = value;` */
function bindings(group: readonly ReadProperty[], value: Code): Code {
  const bound = group.map(({ name, local }) =>
    local.toString() === name ? local : code`${propertyKey(name)}: ${local}`,
  );
  return code`const { ${join(bound)} } = ${value};`;
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
      refusesUndefined(schema, check) ? expression : code`${local} === undefined || ${expression}`,
    );
  }
  const rest = withoutNull(schema);
  const isNullable = members.has(name) || rest !== undefined;
  const isSet = isNullable ? code`${local} != null` : code`${local} !== undefined`;
  const isOwn = code`${check.module.options.imports.runtime("hasOwn")}(${value}, ${literal(name)})`;
  if (refusesAll(schema)) return refuseIf(code`${isSet} && ${isOwn}`);
  const expression = refusal(rest ?? schema, local, check);
  return expression === undefined
    ? []
    : refuseIf(code`${isSet} && ${grouped(expression)} && ${isOwn}`);
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
function ownership(required: readonly string[], value: Code, check: CheckFunction): Code[] {
  if (required.length === 0) return [];
  const { imports } = check.module.options;
  const root = code`${check.module.root()}()`;
  const inherited = required.map((name) => code` || ${literal(name)} in ${root}`);
  const names = check.module.names(required, check.subject);
  const hasAll = code`${imports.runtime("hasAll")}(${value}, ${names})`;
  // Not in the condition: there, TypeScript checks a chain again for each of its links.
  const inherits = check.own("inherits");
  return [
    code`const ${inherits} = Object.getPrototypeOf(${value}) !== ${root}${join(inherited, nothing)};`,
    ...refuseIf(code`${inherits} && !${hasAll}`),
  ];
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
    return expression === undefined ? [] : refuseIf(code`${isPresent} && ${grouped(expression)}`);
  });
  return [...required, ...schemas];
}
