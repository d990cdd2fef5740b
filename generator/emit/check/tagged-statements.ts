import { refusesAll } from "../../ir/certainty.js";
import type { Schema, UnionSchema } from "../../ir/model.js";
import { code, join, lines, literal, nothing, type Code } from "../code.js";
import type { CheckFunction } from "./check-function.js";
import { memberCheck, refusal } from "./refusal.js";
import { block, refuseIf } from "./statements.js";

/** Engines compare a string with one label of a `switch` after the other: up to here that is faster. */
const FEW_TAGS = 8;

interface Tagged {
  readonly tags: readonly string[];
  readonly member: Schema;
}

/** The tag decides which member is checked; the others cost nothing. */
export function taggedStatements(schema: UnionSchema, value: Code, check: CheckFunction): Code[] {
  const { imports } = check.module.options;
  const { property, mapping } = schema.discriminator ?? { property: "", mapping: [] };
  const members = schema.members.flatMap((member, index): Tagged[] => {
    const tags = mapping.filter((entry) => entry.member === index).map(({ value: tag }) => tag);
    return tags.length === 0 || refusesAll(member) ? [] : [{ member, tags }];
  });
  const tag = code`${imports.runtime("getOwn")}(${value}, ${literal(property)})`;
  const checks = mapping.length > FEW_TAGS ? checksByTag(members, value, check) : undefined;
  const checkMember = check.own("checkMember");
  return [
    code`if (!${imports.runtime("isObject")}(${value})) return false;`,
    ...(checks === undefined
      ? [switchOver(tag, members, value, check)]
      : [
          code`const ${checkMember} = ${checks.map}.get(${tag});`,
          ...refuseIf(code`${checkMember}?.(${checks.values}) !== true`),
        ]),
  ];
}

function switchOver(
  tag: Code,
  members: readonly Tagged[],
  value: Code,
  check: CheckFunction,
): Code {
  const cases = members.map(({ tags, member }) => {
    const labels = tags.map((label) => code`case ${literal(label)}:`);
    return lines([...labels, ...refuseIf(refusal(member, value, check)), code`break;`]);
  });
  return block(code`switch (${tag})`, [...cases, code`default: return false;`]);
}

/**
 * The map from tags to functions, as a constant, and what to call them with; none where a member
 * needs more than a call.
 */
function checksByTag(
  members: readonly Tagged[],
  value: Code,
  check: CheckFunction,
): { readonly map: Code; readonly values: Code } | undefined {
  const parts = members.map(({ member }) => memberCheck(member, check));
  const entries = members.flatMap(({ tags }, index) => {
    const part = parts[index];
    return part === undefined ? [] : tags.map((tag) => code`[${literal(tag)}, ${part.name}]`);
  });
  if (parts.includes(undefined)) return undefined;
  const countsDepth = parts.some((part) => part?.countsDepth === true);
  const type = code`(value: unknown${countsDepth ? code`, depth: number` : nothing}) => boolean`;
  const map = check.module.constant(
    "members",
    code`/* @__PURE__ */ new Map<unknown, ${type}>([${join(entries)}])`,
    check,
  );
  return { map, values: countsDepth ? code`${value}, depth` : value };
}
