import type { NotSchema, UnionSchema } from "../../model/model.js";
import {
  areTooMany,
  excludedTogether,
  othersOf,
  presenceChoice,
  tooLargeForType,
} from "../../model/presence.js";
import { code, typeKey, type Code } from "../code/code.js";
import { allOf, alternatives, memberList } from "../code/combine.js";

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
    const others = othersOf(own, arms);
    return others.some((names) => names.length === 0) ? undefined : withoutEach(others);
  });
}

/** Whether there are too many alternatives of "at least one of these" for a type. */
export function isTooLarge(union: UnionSchema): boolean {
  return union.mode === "anyOf" && tooLargeForType(union) !== undefined;
}

function withoutEach(lists: readonly (readonly string[])[]): Code | undefined {
  if (areTooMany(lists)) return undefined;
  const single = lists.filter((names) => names.length === 1).flat();
  const several = lists.filter((names) => names.length > 1);
  const absent = (names: readonly string[]): Code =>
    memberList(names.map((name) => code`${typeKey(name)}?: undefined`));
  const choices = several.map((names) => alternatives(names.map((name) => absent([name]))));
  const parts = [...(single.length === 0 ? [] : [absent([...new Set(single)])]), ...choices];
  return parts.length === 0 ? undefined : allOf(parts);
}
