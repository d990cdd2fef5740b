import { acceptsAll, refusesAll } from "../../model/certainty.js";
import {
  evaluatedBy,
  isNothing,
  type Evaluated,
  type EvaluatedCase,
} from "../../model/evaluated.js";
import type { Schema, UnevaluatedSchema, UnionSchema } from "../../model/model.js";
import { code, join, literal, type Code } from "../code.js";
import { mentions } from "./check-body.js";
import type { CheckFunction } from "./check-function.js";
import { acceptance, isolated, partRefusal, refusal } from "./refusal.js";
import { block, oneOfStatements, refuseIf } from "./statements.js";

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
  return refuseIf(refusesAll(base) ? code`true` : partRefusal(base, value, check));
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
    return refused === undefined ? code`true` : code`!(${refused})`;
  };
  const refuses = (members: readonly Schema[]): Code =>
    code`!(${join(members.map(accepts), code` || `)})`;
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
  const under = outer === undefined ? code`` : code`${outer} && `;
  const branches = plain.cases.flatMap((item) => {
    const fits = check.own("fits");
    declarations.push(code`const ${fits}: boolean = ${under}${holds(item, settling)};`);
    if (outer === undefined && item.condition.kind === "fits")
      settling.fits.set(item.condition.schema, fits);
    const then = isNothing(item.then)
      ? []
      : [{ when: fits, settled: settle(item.then, fits, settling) }];
    if (isNothing(item.else)) return then;
    const fails = check.own("fails");
    declarations.push(code`const ${fails}: boolean = ${under}!${fits};`);
    return [...then, { when: fails, settled: settle(item.else, fails, settling) }];
  });
  return { plain, branches };
}

function holds({ condition }: EvaluatedCase, settling: Settling): Code {
  const { value, check } = settling;
  switch (condition.kind) {
    case "fits":
      return acceptance(condition.schema, value, check);
    case "has":
      return code`${isObject(settling)} && ${own(condition.property, settling)} !== undefined`;
    case "tagged": {
      const tag = tagOf(condition.property, settling);
      const equals = condition.tags.map((text) => code`${tag} === ${literal(text)}`);
      const isOne = join(equals, code` || `);
      return equals.length > 1 ? code`(${isOne})` : isOne;
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
  const read = code`${isObject(settling)} ? ${own(property, settling)} : undefined`;
  declarations.push(code`const ${tag} = ${read};`);
  tags.set(property, tag);
  return tag;
}

function isObject({ value, check }: Settling): Code {
  return code`${check.module.options.imports.runtime("isObject")}(${value})`;
}

function own(property: string, { value, check }: Settling): Code {
  return code`${check.module.options.imports.runtime("getOwn")}(${value}, ${literal(property)})`;
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
    ...patterns.map((pattern) => code`${check.module.pattern(pattern)}.test(${key})`),
  ]);
  const body = [
    code`const ${local} = ${value}[${key}];`,
    code`if (${local} === undefined || !${imports.runtime("hasOwn")}(${value}, ${key})) continue;`,
    ...passOver(known),
    ...refuseIf(refusal(schema.schema, local, check)),
  ];
  const loop = block(code`for (const ${key} in ${value})`, body);
  return [block(code`if (${imports.runtime("isObject")}(${value}))`, [loop])];
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
  const isArray = code`Array.isArray(${value})`;
  if (closed) return refuseIf(code`${isArray} && ${value}.length > ${literal(first)}`);
  const head = code`for (let ${index} = ${literal(first)}; ${index} < ${value}.length; ${index}++)`;
  const body = [...passOver(known), ...refuseIf(refusal(schema.schema, item, check))];
  const read = mentions(body, item.toString())
    ? [code`const ${item}: unknown = ${value}[${index}];`]
    : [];
  return [block(code`if (${isArray})`, [block(head, [...read, ...body])])];
}

function passOver(known: readonly Code[]): Code[] {
  return known.length === 0 ? [] : [code`if (${join(known, code` || `)}) continue;`];
}

/** What makes a property or item evaluated, as conditions of which one is enough. */
function alternatives({ plain, branches }: Settled, read: (plain: Evaluated) => Code[]): Code[] {
  const inner = branches.flatMap(({ when, settled }) => {
    if (settled.plain.all) return [when];
    const found = alternatives(settled, read);
    if (found.length === 0) return [];
    return [code`(${when} && (${join(found, code` || `)}))`];
  });
  return [...read(plain), ...inner];
}
