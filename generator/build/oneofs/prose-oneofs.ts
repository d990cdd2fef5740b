/** A oneof that a description lists. */
export interface ProseOneof {
  readonly name: string;
  readonly members: readonly string[];
}

const announcement =
  /\boneof named [`"']?([\w.-]+?)[`"']?\.? Only a single field of the following list may be set at a time/i;

const bullet = /^\s*[-*\u2022]\s*[`"']?([\w@$.-]+)[`"']?\s*$/;

/**
 * The oneof groups in a description. Protoc plugins for OpenAPI write oneofs only there: a sentence with
 * the name of the group, then a list with one field per line.
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
