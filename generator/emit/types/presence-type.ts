import type { NotSchema, UnionSchema } from "../../model/model.js";
import { excludedTogether, presenceChoice } from "../../model/presence.js";
import { code, typeKey, type Code } from "../code/code.js";
import { allOf, alternatives, memberList } from "../code/combine.js";

/** Unions of more arms than this make types slow to check and errors unreadable. */
const mostArms = 16;

/** What `not` over `required` says: of each list of properties one is absent at least. */
export function absenceType({ schema }: NotSchema): Code | undefined {
  const lists = excludedTogether(schema);
  return lists === undefined ? undefined : withoutEach(lists);
}

/**
 * What the alternatives of a `oneOf` that ask for properties say of those of the others, in the same order;
 * undefined where this is nothing that a type can say.
 */
export function absenceBeside(union: UnionSchema): readonly (Code | undefined)[] | undefined {
  const choice = presenceChoice(union);
  if (choice === undefined) return undefined;
  const { arms } = choice;
  return arms.map((own) => {
    const others = arms
      .filter((arm) => arm !== own)
      .map((arm) => arm.filter((name) => !own.includes(name)));
    return others.some((names) => names.length === 0) ? undefined : withoutEach(others);
  });
}

function withoutEach(lists: readonly (readonly string[])[]): Code | undefined {
  const single = lists.filter((names) => names.length === 1).flat();
  const several = lists.filter((names) => names.length > 1);
  const arms = several.reduce((product, names) => product * names.length, 1);
  if (arms > mostArms) return undefined;
  const absent = (names: readonly string[]): Code =>
    memberList(names.map((name) => code`${typeKey(name)}?: undefined`));
  const choices = several.map((names) => alternatives(names.map((name) => absent([name]))));
  const parts = [...(single.length === 0 ? [] : [absent([...new Set(single)])]), ...choices];
  return parts.length === 0 ? undefined : allOf(parts);
}
