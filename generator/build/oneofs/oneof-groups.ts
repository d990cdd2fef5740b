import type { Pointer } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import type { Hint, SchemaContext } from "../context.js";
import type { Message } from "./message.js";
import type { Oneof, OneofSpelling } from "../../model/model.js";
import { groupKey, membersKey, proseOneofs, type NamedOneof } from "./named-oneofs.js";
import { nameAfter } from "../../text/identifiers.js";
import type { RawObject } from "../raw.js";
import type { MessageOneof } from "./resolve-oneofs.js";

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
 * group that both have is the one of the keywords, with the name that the others give it. Groups of the hint's
 * `adopted` belong to the message around.
 */
export function readOneofGroups(
  raw: RawObject,
  context: SchemaContext,
  message: Message | undefined,
  { adopted }: Hint,
): OneofGroup[] {
  const named = message?.named ?? [];
  const names = new Map(
    named.map(({ name, members }) => [membersKey(members), name] as const).reverse(),
  );
  const spelled = (message?.oneofs ?? []).map((oneof) => spelledGroup(oneof, names));
  const known = new Set(spelled.map((group) => membersKey(namesOf(group))));
  const own = ownGroups(raw, message, spelled, context).filter(({ name }) => {
    return adopted?.has(groupKey({ name, host: raw })) !== true;
  });
  const others = named.filter(({ host }) => host.pointer !== raw.pointer).map(namedGroup);
  const more = [...own, ...others].filter((group) => !known.has(membersKey(namesOf(group))));
  return [...more, ...spelled];
}

/** The groups that the schema itself names. */
function ownGroups(
  raw: RawObject,
  message: Message | undefined,
  spelled: readonly OneofGroup[],
  context: SchemaContext,
): OneofGroup[] {
  const declared = message && new Set([...message.beside.keys(), ...message.declared]);
  const prose = proseOneofs(raw.value, declared).map((group) => {
    return namedGroup({ ...group, spelling: "prose", host: raw });
  });
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

function namedGroup({ name, members, spelling, host: { pointer } }: NamedOneof): OneofGroup {
  const isProse = spelling === "prose";
  const source = appendPointer(pointer, ...(isProse ? ["description"] : ["x-oneofs", name]));
  const placed = members.map((member, index) => {
    return { member, pointer: isProse ? source : appendPointer(source, index) };
  });
  return { name, members: placed, ...ofProtobuf, spelling, source };
}

function spelledGroup(spelled: MessageOneof, named: ReadonlyMap<string, string>): OneofGroup {
  const { arms, mode, spelling, source } = spelled;
  const names = arms.map(({ member }) => member);
  return {
    name: named.get(membersKey(names)) ?? nameAfter(names),
    members: names.map((member, index) => ({ member, pointer: `${source}/${index}` })),
    mode,
    nulls: "value",
    spelling,
    spelled,
    source,
  };
}

function namesOf({ members }: OneofGroup): string[] {
  return members.map(({ member }) => member);
}

function compareGroups(
  groups: readonly OneofGroup[],
  prose: readonly OneofGroup[],
  raw: RawObject,
  context: SchemaContext,
): void {
  const listed = (list: readonly OneofGroup[]): ReadonlyMap<string, string> => {
    const first = [...list].reverse();
    return new Map(first.map((group) => [group.name, namesOf(group).sort().join(", ")]));
  };
  const [inProse, inKeywords] = [listed(prose), listed(groups)];
  for (const { name } of prose) {
    const [described, declared] = [inProse.get(name), inKeywords.get(name)];
    if (described === declared) continue;
    const message = `The description says that the oneof "${name}" has ${described}; \`x-oneofs\` has ${declared ?? "no such group"}.`;
    context.findings.report("oneof-prose-differs", message, {
      pointer: raw.at("x-oneofs"),
      at: "key",
    });
  }
}
