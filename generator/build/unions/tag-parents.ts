import type { RawObject } from "../raw.js";

/** The parents of each tag, outermost first (OpenAPI 3.2, 4.22 `parent`). */
export function readTagParents(root: RawObject): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string>();
  for (const tag of root.objects("tags")) {
    const name = tag.read("name", "string");
    const parent = tag.read("parent", "string");
    if (name !== undefined && parent !== undefined) parents.set(name, parent);
  }
  return new Map([...parents.keys()].map((name) => [name, ancestors(name, parents)]));
}

/** The ancestors of a tag; a tag that is its own ancestor ends the list. */
function ancestors(name: string, parents: ReadonlyMap<string, string>): string[] {
  const above: string[] = [];
  for (let tag = parents.get(name); tag !== undefined; tag = parents.get(tag)) {
    if (tag === name || above.includes(tag)) break;
    above.unshift(tag);
  }
  return above;
}
