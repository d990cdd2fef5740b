import { acceptsAll, refusesAll } from "../../model/certainty.js";
import {
  evaluatedBy,
  isNothing,
  type Evaluated,
  type EvaluatedCase,
} from "../../model/evaluated.js";
import type { Schema, UnevaluatedSchema, UnionSchema } from "../../model/model.js";
import { code, literal, typeOnly, type Code } from "../code/code.js";
import { and, block, call, constant, ifBlock, ifThen, not, or, ternary } from "../code/combine.js";
import { always, mentions } from "./check-body.js";
import type { CheckFunction } from "./check-function.js";
import { acceptance, isolated, partRefusal, refusal } from "./refusal.js";
import { oneOfStatements, refuseIf } from "./statements.js";

/**
 * `unevaluatedProperties` and `unevaluatedItems`: first what stands beside them, then what that has
 * left over. Which alternatives have looked at something is found out once, before the loop.
 */
export function unevaluatedStatements(
  schema: UnevaluatedSchema,
  value: Code,
  check: CheckFunction,
): Code[] {
  const { base, of, schema: rest } = schema;
  const { schemas } = check.module.options;
  const named = (id: string) => schemas.get(id).schema;
  const evaluated = evaluatedBy(base, of, named);
  if (refusesAll(base) || acceptsAll(rest) || evaluated.all) return refusalOf(base, value, check);
  const { unions, others } = splitBase(base, evaluated, named);
  const settling: Settling = { value, check, declarations: [], tags: new Map(), fits: new Map() };
  const settled = settle(evaluated, undefined, settling);
  const loop = of === "properties" ? propertyLoop : itemLoop;
  return [
    ...others.flatMap((part) => refusalOf(part, value, check)),
    ...settling.declarations,
    ...unions.flatMap((union) => unionStatements(union, settling)),
    ...loop(schema, settled, value, check),
  ];
}

/** By a function of its own, so that TypeScript concludes nothing about the value. */
function refusalOf(base: Schema, value: Code, check: CheckFunction): Code[] {
  if (acceptsAll(base)) return [];
  return refuseIf(refusesAll(base) ? always : partRefusal(base, value, check));
}

interface Base {
  /** Whose members are asked anyway, since they have looked at something. */
  readonly unions: readonly UnionSchema[];
  readonly others: readonly Schema[];
}

/**
 * The unions of the base are told by what their members said: asking these again would ask each level of
 * a recursive value twice, and each level below four times.
 */
function splitBase(base: Schema, { cases }: Evaluated, named: (id: string) => Schema): Base {
  const asked = new Set(
    cases.flatMap(({ condition }) => (condition.kind === "fits" ? [condition.schema] : [])),
  );
  const isAsked = (part: Schema): part is UnionSchema =>
    part.kind === "union" &&
    part.mode !== "types" &&
    part.discriminator === undefined &&
    part.members.some((member) => asked.has(member));
  const seen = new Set<string>();
  /** What all has to hold; references stay, unless there are such unions behind them. */
  const partsOf = (schema: Schema): readonly Schema[] => {
    if (schema.kind === "intersection") return schema.members.flatMap(partsOf);
    if (schema.kind !== "ref" || seen.has(schema.target)) return [schema];
    seen.add(schema.target);
    const parts = partsOf(named(schema.target));
    return parts.some(isAsked) ? parts : [schema];
  };
  const parts = partsOf(base);
  const unions = parts.filter(isAsked);
  if (unions.length === 0) return { unions, others: [base] };
  return { unions, others: parts.filter((part) => !isAsked(part)) };
}

function unionStatements(union: UnionSchema, { value, check, fits }: Settling): Code[] {
  const accepts = (member: Schema): Code => {
    const known = fits.get(member);
    if (known !== undefined) return known;
    const refused = isolated(member, value, check);
    return refused === undefined ? always : not(refused);
  };
  const refuses = (members: readonly Schema[]): Code => not(or(members.map(accepts)));
  if (union.mode === "oneOf") return oneOfStatements(union, check, { accepts, refuses });
  return refuseIf(refuses(union.members));
}

/** What is evaluated, with the conditions in local constants. */
interface Settled {
  readonly plain: Evaluated;
  readonly branches: readonly { readonly when: Code; readonly settled: Settled }[];
}

interface Settling {
  readonly value: Code;
  readonly check: CheckFunction;
  readonly declarations: Code[];
  /** By the name of the property. */
  readonly tags: Map<string, Code>;
  /** What is known of schemas, whatever else holds. */
  readonly fits: Map<Schema, Code>;
}

function settle(plain: Evaluated, outer: Code | undefined, settling: Settling): Settled {
  const { check, declarations } = settling;
  const under = outer === undefined ? [] : [outer];
  const branches = plain.cases.flatMap((item) => {
    const fits = check.own("fits");
    declarations.push(flag(fits, and([...under, holds(item, settling)])));
    if (outer === undefined && item.condition.kind === "fits")
      settling.fits.set(item.condition.schema, fits);
    const then = isNothing(item.then)
      ? []
      : [{ when: fits, settled: settle(item.then, fits, settling) }];
    if (isNothing(item.else)) return then;
    const fails = check.own("fails");
    declarations.push(flag(fails, and([...under, not(fits)])));
    return [...then, { when: fails, settled: settle(item.else, fails, settling) }];
  });
  return { plain, branches };
}

/** `const name: boolean = value;`. */
function flag(name: Code, value: Code): Code {
  return constant(code`${name}${typeOnly(code`: boolean`)}`, value);
}

function holds({ condition }: EvaluatedCase, settling: Settling): Code {
  const { value, check } = settling;
  switch (condition.kind) {
    case "fits":
      return acceptance(condition.schema, value, check);
    case "has":
      return and([isObject(settling), code`${own(condition.property, settling)} !== undefined`]);
    case "tagged": {
      const tag = tagOf(condition.property, settling);
      return or(condition.tags.map((text) => code`${tag} === ${literal(text)}`));
    }
    default:
      return condition satisfies never;
  }
}

/** The tag of the members of a union, read once for all of them. */
function tagOf(property: string, settling: Settling): Code {
  const { check, declarations, tags } = settling;
  const known = tags.get(property);
  if (known !== undefined) return known;
  const tag = check.own("tag");
  const read = ternary(isObject(settling), own(property, settling), code`undefined`);
  declarations.push(constant(tag, read));
  tags.set(property, tag);
  return tag;
}

function isObject({ value, check }: Settling): Code {
  return call(check.module.options.imports.runtime("isObject"), [value]);
}

function own(property: string, { value, check }: Settling): Code {
  return call(check.module.options.imports.runtime("getOwn"), [value, literal(property)]);
}

function propertyLoop(
  schema: UnevaluatedSchema,
  settled: Settled,
  value: Code,
  check: CheckFunction,
): Code[] {
  const { imports } = check.module.options;
  const key = check.own("key");
  const local = check.own("property");
  const known = alternatives(settled, ({ names, patterns }) => [
    ...names.map((name) => code`${key} === ${literal(name)}`),
    ...patterns.map((pattern) => call(code`${check.module.pattern(pattern)}.test`, [key])),
  ]);
  const isOwn = call(imports.runtime("hasOwn"), [value, key]);
  const body = [
    code`const ${local} = ${value}[${key}];`,
    ifThen(or([code`${local} === undefined`, not(isOwn)]), code`continue;`),
    ...passOver(known),
    ...refuseIf(refusal(schema.schema, local, check)),
  ];
  const loop = block(code`for (const ${key} in ${value})`, body);
  return [ifBlock(call(imports.runtime("isObject"), [value]), [loop])];
}

function itemLoop(
  schema: UnevaluatedSchema,
  settled: Settled,
  value: Code,
  check: CheckFunction,
): Code[] {
  const { first } = settled.plain;
  const index = check.own("index");
  const item = check.own("item");
  const known = alternatives(settled, (plain) => [
    // The loop starts after those of the outermost level.
    ...(plain.first > first ? [code`${index} < ${literal(plain.first)}`] : []),
    ...plain.matching.map((inner) => acceptance(inner, item, check)),
  ]);
  const closed = refusesAll(schema.schema) && known.length === 0;
  const isArray = call(code`Array.isArray`, [value]);
  if (closed) return refuseIf(and([isArray, code`${value}.length > ${literal(first)}`]));
  const head = code`for (let ${index} = ${literal(first)}; ${index} < ${value}.length; ${index}++)`;
  const body = [...passOver(known), ...refuseIf(refusal(schema.schema, item, check))];
  const read = mentions(body, item)
    ? [code`const ${item}${typeOnly(code`: unknown`)} = ${value}[${index}];`]
    : [];
  return [ifBlock(isArray, [block(head, [...read, ...body])])];
}

function passOver(known: readonly Code[]): Code[] {
  return known.length === 0 ? [] : [ifThen(or(known), code`continue;`)];
}

/** What makes a property or item evaluated, as conditions of which one is enough. */
function alternatives({ plain, branches }: Settled, read: (plain: Evaluated) => Code[]): Code[] {
  const inner = branches.flatMap(({ when, settled }) => {
    if (settled.plain.all) return [when];
    const found = alternatives(settled, read);
    if (found.length === 0) return [];
    return [and([when, or(found)])];
  });
  return [...read(plain), ...inner];
}
