import type { ObjectSchema, Oneof } from "../../model/model.js";
import { memberProperty } from "../../model/oneof-members.js";
import { code, join, literal, nothing, type Code } from "../code.js";
import { grouped } from "./check-body.js";
import type { CheckFunction } from "./check-function.js";
import { bindings, inGroups, memberRefusal } from "./read-properties.js";
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
  const own = code`${check.module.options.imports.runtime(count)}(${value}, ${literal(members)})`;
  const sum = join(counted, code` + `);
  return mode === "atMostOne"
    ? refuseIf(code`${sum} > 1 && ${own} > 1`)
    : refuseIf(code`(${inherits ?? nothing} || ${sum} !== 1) && ${own} !== 1`);
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
  const sum = join(
    read.map(({ local }) => code`(${local} !== undefined ? 1 : 0)`),
    code` + `,
  );
  const refused = rule === undefined ? undefined : isolated(rule, value, check);
  const own = code`${check.module.options.imports.runtime("countPresent")}(${value}, ${literal(members)})`;
  return [
    ...inGroups(read.map((property) => ({ ...property, rules: [] }))).map((group) =>
      bindings(group, value),
    ),
    code`const ${present} = ${sum};`,
    ...(refused === undefined ? [] : refuseIf(code`${present} > 1 && ${grouped(refused)}`)),
    ...read.flatMap((property) => {
      const refusedOne = memberRefusal(property, property.local, value, check);
      return refuseIf(refusedOne && code`${present} === 1 && ${refusedOne}`);
    }),
    ...(mode === "atMostOne"
      ? []
      : refuseIf(
          code`${present} < 2 && (${inherits ?? nothing} || ${present} !== 1) && ${own} !== 1`,
        )),
  ];
}
