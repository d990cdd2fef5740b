import { acceptsAll, refusesAll } from "../../ir/certainty.js";
import { evaluatedBy, isNothing, type Evaluated, type EvaluatedCase } from "../../ir/evaluated.js";
import type { UnevaluatedSchema } from "../../ir/model.js";
import { code, join, literal, type Code } from "../code.js";
import { mentions } from "./check-body.js";
import type { CheckFunction } from "./check-function.js";
import { acceptance, partRefusal, refusal } from "./refusal.js";
import { block, refuseIf } from "./statements.js";

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
  const based = refusalOfBase(schema, value, check);
  if (refusesAll(base) || acceptsAll(rest)) return based;
  const evaluated = evaluatedBy(base, of, (id) => schemas.get(id).schema);
  if (evaluated.all) return based;
  const declarations: Code[] = [];
  const settled = settle(evaluated, undefined, { value, check, declarations });
  const loop = of === "properties" ? propertyLoop : itemLoop;
  return [...based, ...declarations, ...loop(schema, settled, value, check)];
}

/** By a function of its own, so that TypeScript concludes nothing about the value. */
function refusalOfBase({ base }: UnevaluatedSchema, value: Code, check: CheckFunction): Code[] {
  if (acceptsAll(base)) return [];
  return refuseIf(refusesAll(base) ? code`true` : partRefusal(base, value, check));
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
}

function settle(plain: Evaluated, outer: Code | undefined, settling: Settling): Settled {
  const { check, declarations } = settling;
  const under = outer === undefined ? code`` : code`${outer} && `;
  const branches = plain.cases.flatMap((item) => {
    const fits = check.own("fits");
    declarations.push(code`const ${fits}: boolean = ${under}${holds(item, settling)};`);
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

function holds({ condition }: EvaluatedCase, { value, check }: Settling): Code {
  if (condition.kind === "fits") return acceptance(condition.schema, value, check);
  const { imports } = check.module.options;
  const getOwn = code`${imports.runtime("getOwn")}(${value}, ${literal(condition.property)})`;
  return code`${imports.runtime("isObject")}(${value}) && ${getOwn} !== undefined`;
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
