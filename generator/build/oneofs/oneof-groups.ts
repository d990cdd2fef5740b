import type { Pointer } from "../../json/json.js";
import type { SchemaContext } from "../context.js";
import { readProseOneofs } from "./prose-oneofs.js";
import type { RawObject } from "../raw.js";

/** A oneof group before it is checked, each member with its place. */
export interface OneofGroup {
  readonly name: string;
  readonly members: readonly { readonly member: string; readonly pointer: Pointer }[];
  readonly source: Pointer;
}

/** Reads the extension, or the description where there is none. */
export function readOneofGroups(raw: RawObject, context: SchemaContext): OneofGroup[] {
  const prose = proseGroups(raw);
  const extension = raw.child("x-oneofs");
  if (extension === undefined) return prose;
  const groups = Object.keys(extension.value).map((name) => {
    const members = extension.strings(name).map((member, index) => {
      return { member, pointer: extension.at(name, index) };
    });
    return { name, members, source: extension.at(name) };
  });
  compareGroups(groups, prose, raw, context);
  return groups;
}

/**
 * Members in the description that the message does not have are ignored, since a description is not a
 * declaration.
 */
function proseGroups(raw: RawObject): OneofGroup[] {
  const pointer = raw.at("description");
  const properties = raw.child("properties")?.value ?? {};
  return readProseOneofs(raw.read("description", "string") ?? "").map(({ name, members }) => ({
    name,
    members: members
      .filter((member) => Object.hasOwn(properties, member))
      .map((member) => ({ member, pointer })),
    source: pointer,
  }));
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
