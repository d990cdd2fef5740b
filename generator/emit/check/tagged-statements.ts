import { refusesAll } from "../../model/certainty.js";
import type { Discriminator, Schema, UnionSchema } from "../../model/model.js";
import { withoutTags } from "../../model/without-tags.js";
import { code, lines, literal, nothing, typeOnly, type Code } from "../code/code.js";
import { array, call, constant, not, switchCase, switchOver, ternary } from "../code/combine.js";
import { checkedDepth, returnFalse } from "./check-body.js";
import type { CheckFunction } from "./check-function.js";
import { memberCheck, refusal } from "./refusal.js";
import { refuseIf } from "./statements.js";

/** Engines compare a string with one label of a `switch` after the other: up to here that is faster. */
const FEW_TAGS = 8;

interface Tagged {
  readonly tags: readonly string[];
  readonly member: Schema;
}

/** The tag decides which member is checked; the others cost nothing. */
export function taggedStatements(schema: UnionSchema, value: Code, check: CheckFunction): Code[] {
  const { imports } = check.module.options;
  const { property, mapping, otherwise, untagged }: Discriminator = schema.discriminator ?? {
    property: "",
    mapping: [],
  };
  const members = schema.members.flatMap((member, index): Tagged[] => {
    const tags = mapping.filter((entry) => entry.member === index).map(({ value: tag }) => tag);
    // Without another way out, what is not listed is refused anyway.
    const isNeeded = otherwise !== undefined || !refusesAll(member);
    return tags.length > 0 && isNeeded ? [{ member, tags }] : [];
  });
  const isObject = call(imports.runtime("isObject"), [value]);
  const own = call(imports.runtime("getOwn"), [value, literal(property)]);
  const other = otherwise === undefined ? undefined : schema.members[otherwise.member];
  // The tag of a value that is no object is undefined, which no member goes by.
  const anyTag = ternary(isObject, own, code`undefined`);
  if (other !== undefined) {
    const rest = switchCase(code`default:`, refuseIf(refusal(other, value, check)));
    return [switchByTag(anyTag, members, rest, value, check)];
  }
  if (untagged !== undefined) {
    const plain = refuseIf(refusal(withoutTags(schema), value, check));
    const rest = lines([switchCase(code`case undefined:`, [...plain, code`break;`]), refused]);
    return [switchByTag(anyTag, members, rest, value, check)];
  }
  const tag = own;
  const checks = mapping.length > FEW_TAGS ? checksByTag(members, value, check) : undefined;
  const checkMember = check.own("checkMember");
  return [
    ...refuseIf(not(isObject)),
    ...(checks === undefined
      ? [switchByTag(tag, members, refused, value, check)]
      : [
          constant(checkMember, call(code`${checks.map}.get`, [tag])),
          ...refuseIf(code`${checkMember}?.(${checks.values}) !== true`),
        ]),
  ];
}

const refused = switchCase(code`default:`, [returnFalse]);

function switchByTag(
  tag: Code,
  members: readonly Tagged[],
  otherwise: Code,
  value: Code,
  check: CheckFunction,
): Code {
  const cases = members.map(({ tags, member }) => {
    const labels = tags.map((label) => code`case ${literal(label)}:`);
    const body = refusesAll(member)
      ? [returnFalse]
      : [...refuseIf(refusal(member, value, check)), code`break;`];
    return lines([...labels.slice(0, -1), switchCase(labels.at(-1) ?? nothing, body)]);
  });
  return switchOver(tag, [...cases, otherwise]);
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
    return part === undefined ? [] : tags.map((tag) => array([literal(tag), part.name]));
  });
  if (parts.includes(undefined)) return undefined;
  const countsDepth = parts.some((part) => part?.countsDepth === true);
  const type = code`(value: unknown${countsDepth ? code`, depth: number` : nothing}) => boolean`;
  const map = check.module.constant(
    "members",
    call(code`/* @__PURE__ */ new Map${typeOnly(code`<unknown, ${type}>`)}`, [array(entries)]),
    check,
  );
  return { map, values: countsDepth ? code`${value}, ${checkedDepth}` : value };
}
