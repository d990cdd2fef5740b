/** A oneof as prose tells it. */
export interface ProseOneof {
  readonly name: string;
  readonly members: readonly string[];
}

const announcement =
  /\boneof named [`"']?([\w.-]+?)[`"']?\.? Only a single field of the following list may be set at a time/i;

const bullet = /^\s*[-*\u2022]\s*[`"']?([\w@$.-]+)[`"']?\s*$/;

/**
 * The oneof groups that a description announces. Protoc plugins for OpenAPI put a message's oneofs
 * there and nowhere else: a sentence that names the group, then a list with a field a line.
 */
export function readProseOneofs(description: string): ProseOneof[] {
  if (!description.includes("oneof named")) return [];
  const groups: { name: string; members: string[] }[] = [];
  let open: { name: string; members: string[] } | undefined;
  for (const line of description.split(/\r?\n/)) {
    const name = announcement.exec(line)?.[1];
    const member = bullet.exec(line)?.[1];
    if (name !== undefined) {
      open = { name, members: [] };
      groups.push(open);
    } else if (member !== undefined) {
      open?.members.push(member);
    } else if (line.trim() !== "") {
      open = undefined;
    }
  }
  return groups;
}
