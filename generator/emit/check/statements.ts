import { acceptsAll, isBareObject, refusesAll } from "../../model/certainty.js";
import type { ArraySchema, Contains, Schema, UnionSchema } from "../../model/model.js";
import { code, literal, typeOnly, type Code } from "../code/code.js";
import { and, block, call, ifBlock, ifThen, not, or } from "../code/combine.js";
import { always, checkBody, checkedValue, mentions, returnFalse } from "./check-body.js";
import type { CheckFunction } from "./check-function.js";
import { objectStatements } from "./object-statements.js";
import { acceptance, isolated, refusal } from "./refusal.js";
import { taggedStatements } from "./tagged-statements.js";
import { unevaluatedStatements } from "./unevaluated-statements.js";

/** Statements that `return false` where the schema refuses the value, and fall through otherwise. */
function checkStatements(schema: Schema, value: Code, check: CheckFunction): Code[] {
  if (acceptsAll(schema) || refusesAll(schema)) return refuseIf(refusal(schema, value, check));
  switch (schema.kind) {
    case "array":
      return arrayStatements(schema, value, check);
    case "object":
      return objectStatements(schema, value, check);
    case "union":
      return unionStatements(schema, value, check);
    case "intersection":
      return schema.members.flatMap((member) => refuseIf(isolated(member, value, check)));
    case "unevaluated":
      return unevaluatedStatements(schema, value, check);
    default:
      return refuseIf(refusal(schema, value, check));
  }
}

/** The body of a check function. */
export function checkedBody(schema: Schema, check: CheckFunction): Code[] {
  if (schema.kind === "object" && isBareObject(schema)) {
    const { imports } = check.module.options;
    return [code`return ${call(imports.runtime("isObject"), [checkedValue])};`];
  }
  return checkBody(checkStatements(schema, checkedValue, check));
}

export function refuseIf(expression: Code | undefined): Code[] {
  if (expression === undefined) return [];
  return [expression === always ? returnFalse : ifThen(expression, returnFalse)];
}

/** Of a union with null the other member, where that needs statements: `T[] | null`. */
function nullableMember(schema: UnionSchema): Schema | undefined {
  if (schema.mode === "oneOf" || schema.members.length !== 2) return undefined;
  const other = schema.members.find(({ kind }) => kind !== "null");
  const hasNull = schema.members.some(({ kind }) => kind === "null");
  return hasNull && (other?.kind === "array" || other?.kind === "object") ? other : undefined;
}

function unionStatements(schema: UnionSchema, value: Code, check: CheckFunction): Code[] {
  if (schema.discriminator !== undefined) return taggedStatements(schema, value, check);
  if (schema.mode === "oneOf") {
    return oneOfStatements(schema, check, {
      accepts: (member) => acceptance(member, value, check),
      refuses: (members) => refusal({ ...anyOf(schema), members }, value, check),
    });
  }
  const other = nullableMember(schema);
  if (other === undefined) return refuseIf(refusal(schema, value, check));
  return [ifBlock(code`${value} !== null`, checkStatements(other, value, check))];
}

function anyOf({ source, docs }: UnionSchema): Omit<UnionSchema, "members"> {
  return { kind: "union", mode: "anyOf", source, docs };
}

/** How members are asked: the condition that one of them fits, and that none does. */
interface Questions {
  readonly accepts: (member: Schema) => Code;
  readonly refuses: (members: readonly Schema[]) => Code | undefined;
}

export function oneOfStatements(
  schema: UnionSchema,
  check: CheckFunction,
  { accepts, refuses }: Questions,
): Code[] {
  const { members, closed } = schema;
  const matches = check.own("matches");
  const counts = (closed ?? members)
    .filter((member) => !refusesAll(member))
    .map((member) => {
      const counted = code`${matches}++;`;
      return acceptsAll(member) ? counted : ifThen(accepts(member), counted);
    });
  const count = [code`let ${matches} = 0;`, ...counts];
  // Members that are the same with closed enums were asked already.
  const open = members.filter(
    (member, index) => closed !== undefined && member !== closed[index] && !refusesAll(member),
  );
  if (open.length === 0) return [...count, ...refuseIf(code`${matches} !== 1`)];
  const { shapes } = check.module.options;
  const distinct = [...new Map(open.map((member) => [shapes.idOf(member), member])).values()];
  const none = refuses(distinct);
  const unlessOpen = none === undefined ? [] : [and([code`${matches} === 0`, none])];
  return [...count, ...refuseIf(or([code`${matches} > 1`, ...unlessOpen]))];
}

function arrayStatements(schema: ArraySchema, value: Code, check: CheckFunction): Code[] {
  const { imports } = check.module.options;
  const { minItems = 0, maxItems, uniqueItems, prefixItems, items, contains } = schema;
  const start = prefixItems.length;
  const isClosed = items !== undefined && refusesAll(items);
  const maximum = isClosed ? Math.min(maxItems ?? Infinity, start) : maxItems;
  return [
    ...refuseIf(not(call(code`Array.isArray`, [value]))),
    ...(minItems > 0 ? refuseIf(code`${value}.length < ${literal(minItems)}`) : []),
    ...(maximum === undefined ? [] : refuseIf(code`${value}.length > ${literal(maximum)}`)),
    ...prefixItems.flatMap((item, index) => positionStatements(item, index, value, check)),
    ...(items === undefined || isClosed ? [] : itemStatements(items, start, value, check)),
    ...(uniqueItems ? refuseIf(not(call(imports.runtime("hasUniqueItems"), [value]))) : []),
    ...(contains === undefined ? [] : containsStatements(contains, value, check)),
  ];
}

function positionStatements(
  schema: Schema,
  index: number,
  value: Code,
  check: CheckFunction,
): Code[] {
  const item = check.own("item");
  const body = refuseIf(refusal(schema, item, check));
  if (body.length === 0) return [];
  const position = literal(index);
  const read = itemRead(item, code`${value}[${position}]`, body);
  return [ifBlock(code`${value}.length > ${position}`, [...read, ...body])];
}

function itemStatements(schema: Schema, start: number, value: Code, check: CheckFunction): Code[] {
  const item = check.own("item");
  const body = refuseIf(refusal(schema, item, check));
  return body.length === 0 ? [] : [loop(start, item, value, check, body)];
}

function loop(
  start: number,
  item: Code,
  value: Code,
  check: CheckFunction,
  body: readonly Code[],
): Code {
  const index = check.own("index");
  const head = code`for (let ${index} = ${literal(start)}; ${index} < ${value}.length; ${index}++)`;
  return block(head, [...itemRead(item, code`${value}[${index}]`, body), ...body]);
}

/** The item as a local, where the body reads it. */
function itemRead(item: Code, from: Code, body: readonly Code[]): Code[] {
  return mentions(body, item) ? [code`const ${item}${typeOnly(code`: unknown`)} = ${from};`] : [];
}

function containsStatements(contains: Contains, value: Code, check: CheckFunction): Code[] {
  if (contains.min === 0 && contains.max === undefined) return [];
  const matches = check.own("matches");
  const item = check.own("item");
  if (refusesAll(contains.schema)) return contains.min > 0 ? [returnFalse] : [];
  const used = acceptsAll(contains.schema)
    ? code`${matches} = ${value}.length;`
    : loop(0, item, value, check, [
        ifThen(acceptance(contains.schema, item, check), code`${matches}++;`),
      ]);
  return [
    code`let ${matches} = 0;`,
    used,
    ...(contains.min > 0 ? refuseIf(code`${matches} < ${literal(contains.min)}`) : []),
    ...(contains.max === undefined ? [] : refuseIf(code`${matches} > ${literal(contains.max)}`)),
  ];
}
