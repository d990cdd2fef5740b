import type { Pointer } from "../../json/json.js";
import type { SchemaContext } from "../context.js";
import type { Message, MessageOneof } from "./message.js";
import type { Oneof, OneofSpelling } from "../../model/model.js";
import { isSameGroup, namedOneofs, proseOneofs } from "./named-oneofs.js";
import { nameAfter } from "../../model/oneof-members.js";
import type { RawObject } from "../raw.js";

/** A oneof group before it is checked, each member with its place. */
export interface OneofGroup {
  readonly name: string;
  readonly members: readonly { readonly member: string; readonly pointer: Pointer }[];
  readonly mode: Oneof["mode"];
  readonly nulls: Oneof["nulls"];
  readonly spelling: OneofSpelling;
  /** What keywords of JSON Schema say of it. */
  readonly spelled?: MessageOneof;
  readonly source: Pointer;
}

/** What `x-oneofs` and prose mean: the oneof of protobuf, whose JSON form reads null as unset. */
const ofProtobuf = { mode: "atMostOne", nulls: "unset" } as const;

/**
 * As the extension says; where there is none, as the description does; and as keywords of JSON Schema say. A
 * group that both have is the one of the keywords, with the name that the others give it.
 */
export function readOneofGroups(
  raw: RawObject,
  context: SchemaContext,
  message?: Message,
): OneofGroup[] {
  const spelled = (message?.oneofs ?? []).map((oneof) => spelledGroup(oneof, raw));
  const others = namedGroups(raw, spelled, context).filter((group) => {
    return !spelled.some((one) => isSameGroup(namesOf(one), namesOf(group)));
  });
  return [...others, ...spelled];
}

/** The groups that have names in the document. */
function namedGroups(
  raw: RawObject,
  spelled: readonly OneofGroup[],
  context: SchemaContext,
): OneofGroup[] {
  const prose = proseGroups(raw);
  const extension = raw.child("x-oneofs");
  if (extension === undefined) return prose;
  const groups = Object.keys(extension.value).map((name): OneofGroup => {
    const members = extension.strings(name).map((member, index) => {
      return { member, pointer: extension.at(name, index) };
    });
    const source = extension.at(name);
    return { name, members, ...ofProtobuf, spelling: "x-oneofs", source };
  });
  compareGroups([...groups, ...spelled], prose, raw, context);
  return groups;
}

/**
 * Members in the description that the message does not have are ignored, since a description is not a
 * declaration.
 */
function proseGroups(raw: RawObject): OneofGroup[] {
  const pointer = raw.at("description");
  return proseOneofs(raw.value).map(({ name, members }) => ({
    name,
    members: members.map((member) => ({ member, pointer })),
    ...ofProtobuf,
    spelling: "prose",
    source: pointer,
  }));
}

function spelledGroup(spelled: MessageOneof, raw: RawObject): OneofGroup {
  const { arms, mode, spelling, source } = spelled;
  const names = arms.map(({ member }) => member);
  const named = namedOneofs(raw.value).find(({ members }) => isSameGroup(members, names));
  return {
    name: named?.name ?? nameAfter(names),
    members: names.map((member, index) => ({ member, pointer: `${source}/${index}` })),
    mode,
    nulls: "value",
    spelling,
    spelled,
    source,
  };
}

function namesOf({ members }: OneofGroup): readonly string[] {
  return members.map(({ member }) => member);
}

function compareGroups(
  groups: readonly OneofGroup[],
  prose: readonly OneofGroup[],
  raw: RawObject,
  context: SchemaContext,
): void {
  const membersOf = (list: readonly OneofGroup[], name: string) => {
    const group = list.find((candidate) => candidate.name === name);
    return group?.members
      .map(({ member }) => member)
      .sort()
      .join(", ");
  };
  for (const { name } of prose) {
    const [described, declared] = [membersOf(prose, name), membersOf(groups, name)];
    if (described === declared) continue;
    const message = `The description says that the oneof "${name}" has ${described}; \`x-oneofs\` has ${declared ?? "no such group"}.`;
    context.findings.report("oneof-prose-differs", message, {
      pointer: raw.at("x-oneofs"),
      at: "key",
    });
  }
}
