import { refusesAll, rulesByType } from "../../model/certainty.js";
import type { ObjectSchema } from "../../model/model.js";
import { nullableMembers } from "../../model/oneof-members.js";
import { code, literal, type Code } from "../code/code.js";
import { and, block, call, ifBlock, ifThen, not, or } from "../code/combine.js";
import { returnFalse } from "./check-body.js";
import type { CheckFunction } from "./check-function.js";
import { isolated, refusal } from "./refusal.js";
import { refuseIf } from "./statements.js";

/** The rules about all properties of an object, its names and their number, in one loop. */
export function propertyLoop(schema: ObjectSchema, value: Code, check: CheckFunction): Code[] {
  const { minProperties = 0, maxProperties } = schema;
  const counts = minProperties > 0 || maxProperties !== undefined;
  const key = check.own("key");
  const local = check.own("property");
  const count = check.own("properties");
  const { propertyNames } = schema;
  // Without a possible name nothing else matters.
  const isEmpty = propertyNames !== undefined && refusesAll(propertyNames);
  const rules = isEmpty
    ? [returnFalse]
    : [
        ...nameStatements(schema, key, check),
        ...patternStatements(schema, key, local, check),
        ...additionalStatements(schema, key, local, check),
      ];
  if (rules.length === 0 && !counts) return [];
  const { imports } = check.module.options;
  const head = code`for (const ${key} in ${value})`;
  const isOwn = call(imports.runtime("hasOwn"), [value, key]);
  const only = onlyRefusal(schema, counts, local, check);
  if (only !== undefined) {
    return [
      block(head, [
        code`const ${local} = ${value}[${key}];`,
        // Most values fit, so whether the property is the object's own is asked last.
        ...refuseIf(and([code`${local} !== undefined`, only, isOwn])),
      ]),
    ];
  }
  if (!counts && propertyNames === undefined && refusesUnknown(schema, local, check)) {
    // Most names are known, and the values of these are not read.
    const unknown = [...unknownName(schema, key, check), code`${value}[${key}] !== undefined`];
    return [block(head, refuseIf(and([...unknown, isOwn])))];
  }
  const body = [
    code`const ${local} = ${value}[${key}];`,
    ifThen(or([code`${local} === undefined`, not(isOwn)]), code`continue;`),
    ...(counts ? [code`${count}++;`] : []),
    ...rules,
  ];
  return [
    ...(counts ? [code`let ${count} = 0;`] : []),
    block(head, body),
    ...(minProperties > 0 ? refuseIf(code`${count} < ${literal(minProperties)}`) : []),
    ...(maxProperties === undefined ? [] : refuseIf(code`${count} > ${literal(maxProperties)}`)),
  ];
}

/** The one expression that refuses properties, where nothing but `additionalProperties` speaks of them. */
function onlyRefusal(
  schema: ObjectSchema,
  counts: boolean,
  local: Code,
  check: CheckFunction,
): Code | undefined {
  const { additionalProperties, properties, patternProperties, propertyNames } = schema;
  const isOnly = properties.length === 0 && patternProperties.length === 0;
  if (!isOnly || counts || propertyNames !== undefined || additionalProperties === undefined)
    return undefined;
  if (refusesAll(additionalProperties)) return undefined;
  return refusal(additionalProperties, local, check);
}

/** Nothing is asked of properties but that their names are known. */
function refusesUnknown(schema: ObjectSchema, local: Code, check: CheckFunction): boolean {
  const { additionalProperties, patternProperties } = schema;
  if (additionalProperties === undefined || !refusesAll(additionalProperties)) return false;
  return patternProperties.every((one) => refusal(one.schema, local, check) === undefined);
}

function nameStatements(schema: ObjectSchema, key: Code, check: CheckFunction): Code[] {
  const { propertyNames } = schema;
  if (propertyNames === undefined) return [];
  // A name is a string, and TypeScript does not let it be compared with anything else.
  const isPlain = propertyNames.kind === "string" || rulesByType(propertyNames) !== undefined;
  return refuseIf(
    isPlain ? refusal(propertyNames, key, check) : isolated(propertyNames, key, check),
  );
}

function patternStatements(
  schema: ObjectSchema,
  key: Code,
  local: Code,
  check: CheckFunction,
): Code[] {
  // A member of a oneof that is null is unset: no rule applies to it.
  const members = [...nullableMembers(schema)];
  const isMember = members.map((member) => code`${key} === ${literal(member)}`);
  return schema.patternProperties.flatMap((property) => {
    const body = refuseIf(refusal(property.schema, local, check));
    const test = call(code`${check.module.pattern(property.pattern)}.test`, [key]);
    const applies =
      members.length === 0 ? test : and([test, not(and([code`${local} === null`, or(isMember)]))]);
    return body.length === 0 ? [] : [ifBlock(applies, body)];
  });
}

function additionalStatements(
  schema: ObjectSchema,
  key: Code,
  local: Code,
  check: CheckFunction,
): Code[] {
  const { additionalProperties } = schema;
  if (additionalProperties === undefined) return [];
  const body = refuseIf(refusal(additionalProperties, local, check));
  if (body.length === 0) return [];
  const unknown = unknownName(schema, key, check);
  if (unknown.length === 0) return body;
  const isUnknown = and(unknown);
  return refusesAll(additionalProperties) ? refuseIf(isUnknown) : [ifBlock(isUnknown, body)];
}

/** The conditions under which neither a property nor a pattern declares the name. */
function unknownName(
  { properties, patternProperties }: ObjectSchema,
  key: Code,
  check: CheckFunction,
): readonly Code[] {
  return [
    ...properties.map(({ name }) => code`${key} !== ${literal(name)}`),
    ...patternProperties.map(({ pattern }) =>
      not(call(code`${check.module.pattern(pattern)}.test`, [key])),
    ),
  ];
}
