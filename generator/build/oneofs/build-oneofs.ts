import { isJsonObject, itemsOf, ownValue, type JsonValue, type Pointer } from "../../json/json.js";
import { nearestName } from "../../text/nearest-name.js";
import type { Hint, SchemaContext } from "../context.js";
import { pascalCase } from "../../text/identifiers.js";
import type { Message } from "./message.js";
import type { Oneof, Property } from "../../model/model.js";
import { placesTogether } from "../schemas/schemas-together.js";
import { readOneofGroups, type OneofGroup } from "./oneof-groups.js";
import { ruleOf, type RuleArm } from "./oneof-rule.js";
import type { MessageArm, MessageOneof } from "./resolve-oneofs.js";
import type { RawObject } from "../raw.js";

/** More arms than this make types slow to check and errors unreadable. */
const maxArms = 64;

/** A message says no larger number. */
const mostCounted = 1_000_000;

/** What a message's oneofs are made of. */
export interface OneofHost {
  readonly raw: RawObject;
  readonly context: SchemaContext;
  /** The exported name of the message. */
  readonly owner: string;
  readonly properties: readonly Property[];
  readonly hint: Hint;
  /** Properties that do not travel this way. */
  readonly hidden: ReadonlySet<string>;
  readonly message: Message | undefined;
  /** What a member is that only its alternative declares. */
  readonly declared: (arm: MessageArm) => Property | undefined;
}

/**
 * The oneof groups of a message, however it spells them, checked: members are declared, in one group, not
 * required. A group of one is an optional field (protobuf's `optional`), not a union.
 */
export function buildOneofs(host: OneofHost): Oneof[] {
  const { raw, context, owner, hidden, message, hint } = host;
  const groups = readOneofGroups(raw, context, message, hint);
  if (groups.length === 0) return [];
  const check = groupCheck(host);
  return groups.flatMap((group): Oneof[] => {
    const { name, members, source, mode, nulls, spelling, spelled } = group;
    const sound =
      spelled === undefined
        ? members.filter(({ member, pointer }) => isSound(member, name, pointer, check))
        : members;
    if (spelled === undefined && members.length === 1 && name !== `_${members[0]?.member ?? ""}`) {
      const message = `Oneof "${name}" has one member only: it is an optional field.`;
      context.findings.report("oneof-single-member", message, { pointer: source, at: "key" });
    }
    const absent = new Set(
      spelled?.arms.filter(({ isHidden }) => isHidden).map(({ member }) => member),
    );
    const visible = sound
      .map(({ member }) => member)
      .filter((member) => !hidden.has(member) && !absent.has(member));
    if (visible.length < 2) return [];
    const typeName = context.names.stem(owner + pascalCase(name), groupNames);
    const armNames = armsOf(visible, mode) > maxArms ? [] : nameArms(name, visible, group, host);
    const oneof = { name, typeName, members: visible, armNames, mode, nulls, spelling, source };
    return [spelled?.isLoose === true ? withRule(oneof, spelled, host) : oneof];
  });
}

/** `PaymentWithCard`, or the title that the document has for it; `PaymentWithoutMethod` where none is set. */
function nameArms(
  name: string,
  members: readonly string[],
  { mode, spelled }: OneofGroup,
  { context, owner }: OneofHost,
): string[] {
  const titles = new Map(spelled?.arms.map(({ member, title }) => [member, title]));
  const withMember = members.map((member) => {
    const title = titles.get(member) ?? "";
    const words = pascalCase(title) || `With${pascalCase(member)}`;
    return context.names.plainName(owner + words);
  });
  const none = `${owner}Without${pascalCase(name)}`;
  return mode === "exactlyOne" ? withMember : [...withMember, context.names.plainName(none)];
}

/** With what decides where the alternatives declare the members. */
function withRule(oneof: Oneof, { arms, required }: MessageOneof, host: OneofHost): Oneof {
  const visible = arms.filter(({ member }) => oneof.members.includes(member));
  const alternatives = visible.map((arm): RuleArm => {
    const property = arm.declared === undefined ? undefined : host.declared(arm);
    const properties = property === undefined ? [] : [{ ...property, required: true }];
    return { member: arm.member, required: [...required, arm.member], properties };
  });
  return { ...oneof, rule: ruleOf(alternatives, oneof.mode, oneof.source) };
}

function groupCheck({ raw, context, properties, message }: OneofHost): GroupCheck {
  const declared = properties.map((property) => property.name);
  // Those that do not travel this way count too.
  const parts = [raw.value, ...(message?.places ?? []).map(({ value }) => value)];
  const written = parts.flatMap((part) => {
    const object = isJsonObject(part) ? ownValue(part, "properties") : undefined;
    return isJsonObject(object) ? Object.keys(object) : [];
  });
  const all = [...written, ...declared, ...(message?.beside.keys() ?? [])];
  const required = [...placesTogether(raw, context)].flatMap(({ value }) => {
    return itemsOf(ownValue(value, "required"));
  });
  return { context, seen: new Map(), required: new Set(required), properties: new Set(all) };
}

/** The exported names of a group: its type, and its functions in `oneofs.ts`. */
function groupNames(typeName: string): string[] {
  return [
    typeName,
    `which${typeName}`,
    `set${typeName}`,
    `clear${typeName}`,
    `${typeName}Oneof`,
    `${typeName}Case`,
  ];
}

interface GroupCheck {
  readonly context: SchemaContext;
  /** Members so far, with their groups. */
  readonly seen: Map<string, string>;
  /** Names of declared properties, those included that do not travel this way. */
  readonly properties: ReadonlySet<string>;
  /** What the schema asks for, and all that holds together with it. */
  readonly required: ReadonlySet<JsonValue>;
}

function isSound(member: string, group: string, pointer: string, check: GroupCheck): boolean {
  const { required, context, seen, properties } = check;
  const report = context.findings;
  const other = seen.get(member);
  if (!properties.has(member)) {
    const near = nearestName(member, [...properties]);
    const fix = near === undefined ? {} : { fix: `Did you mean "${near}"?` };
    report.report(
      "oneof-unknown-member",
      `Oneof "${group}" names "${member}", which is not a property here.`,
      { pointer },
      fix,
    );
    return false;
  }
  if (other === group) {
    report.report("oneof-duplicate-member", `Oneof "${group}" names "${member}" twice.`, {
      pointer,
    });
    return false;
  }
  if (other !== undefined) {
    report.report(
      "oneof-shared-member",
      `"${member}" is in the oneofs "${other}" and "${group}".`,
      { pointer },
    );
    return false;
  }
  seen.set(member, group);
  if (required.has(member)) {
    report.report("oneof-required-member", `"${member}" is required and in the oneof "${group}".`, {
      pointer,
    });
  }
  return true;
}

/** How many alternatives the type of a group has. */
function armsOf(members: readonly string[], mode: Oneof["mode"]): number {
  return members.length + (mode === "atMostOne" ? 1 : 0);
}

/** Whether the product of the groups (some with an arm for none set) is too large to be a union. */
export function isFlat(oneofs: readonly Oneof[], context: SchemaContext): boolean {
  const arms = oneofs.reduce((product, { members, mode }) => {
    return product * armsOf(members, mode);
  }, 1);
  const [first] = oneofs;
  if (arms <= maxArms || first === undefined) return false;
  const count = arms > mostCounted ? "more than 1,000,000" : String(arms);
  const message = `The oneofs here have ${count} combinations: the type stays flat (more than ${maxArms}).`;
  const pointer = first.spelling === "x-oneofs" ? parentOf(first.source) : first.source;
  context.findings.report("oneof-too-many-arms", message, { pointer, at: "key" });
  return true;
}

/** `x-oneofs` itself, which holds all groups. */
function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}
