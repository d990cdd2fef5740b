import type { ObjectSchema, Oneof } from "../../model/model.js";
import { memberProperty } from "../../model/oneof-members.js";
import { code, literal, type Code } from "../code/code.js";
import { and, call, constant, or, sum } from "../code/combine.js";
import type { CheckFunction } from "./check-function.js";
import { binding, memberRefusal } from "./read-properties.js";
import { isolated } from "./refusal.js";
import { refuseIf } from "./statements.js";

/** The object that is checked. */
export interface Owner {
  readonly value: Code;
  /** The local that says whether some property may be inherited. */
  readonly inherits: Code | undefined;
}

/** The members of groups of which one has to be set: it must be the object's own. */
export function exactMembers({ oneofs }: ObjectSchema): string[] {
  return oneofs.flatMap(({ members, mode }) => (mode === "exactlyOne" ? members : []));
}

/** At most one member is set, or exactly one. Inherited members count first, and are looked at again. */
export function oneofStatements(
  oneof: Oneof,
  locals: ReadonlyMap<string, Code>,
  { value, inherits }: Owner,
  check: CheckFunction,
): Code[] {
  const { members, mode, nulls } = oneof;
  const absent = nulls === "unset" ? code`null` : code`undefined`;
  const operator = nulls === "unset" ? code`!=` : code`!==`;
  const counted = members.flatMap((member) => {
    const local = locals.get(member);
    return local === undefined ? [] : [code`(${local} ${operator} ${absent} ? 1 : 0)`];
  });
  const count = nulls === "unset" ? "countSet" : "countPresent";
  const own = call(check.module.options.imports.runtime(count), [value, literal(members)]);
  if (mode === "atMostOne") return refuseIf(and([code`${sum(counted)} > 1`, code`${own} > 1`]));
  const isUncertain = or([
    ...(inherits === undefined ? [] : [inherits]),
    code`${sum(counted)} !== 1`,
  ]);
  return refuseIf(and([isUncertain, code`${own} !== 1`]));
}

/**
 * Members that their alternatives declare: what is there alone has to fit. Of several that are there the
 * rule says which ones are set.
 */
export function declaredStatements(
  schema: ObjectSchema,
  oneof: Oneof,
  { value, inherits }: Owner,
  check: CheckFunction,
): Code[] {
  const { members, mode, rule } = oneof;
  const read = members.flatMap((name) => {
    const property = memberProperty(schema, oneof, name);
    return property === undefined
      ? []
      : [{ ...property, required: false, local: check.local(name) }];
  });
  const present = check.own("present");
  const counted = read.map(({ local }) => code`(${local} !== undefined ? 1 : 0)`);
  const refused = rule === undefined ? undefined : isolated(rule, value, check);
  const countPresent = check.module.options.imports.runtime("countPresent");
  const own = code`${call(countPresent, [value, literal(members)])} !== 1`;
  const isUncertain = or([...(inherits === undefined ? [] : [inherits]), code`${present} !== 1`]);
  return [
    ...read.map(({ name, local }) => binding(name, local, value)),
    constant(present, sum(counted)),
    ...(refused === undefined ? [] : refuseIf(and([code`${present} > 1`, refused]))),
    ...read.flatMap((property) => {
      const refusedOne = memberRefusal(property, property.local, value, check);
      return refuseIf(refusedOne && and([code`${present} === 1`, refusedOne]));
    }),
    ...(mode === "atMostOne" ? [] : refuseIf(and([code`${present} < 2`, isUncertain, own]))),
  ];
}
