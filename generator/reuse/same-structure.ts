import { isEqual, sameItems, sameMembers } from "./equal.js";

/** Texts for people: no keyword beside them means another thing for what they say. */
const words: ReadonlySet<string> = new Set(["description", "summary", "title"]);

/** What stands under these is data, in which the words are keys as any other. */
const data: ReadonlySet<string> = new Set(["enum", "const"]);

/** Whether two documents are equal but for what their words say. A property of such a name has no text. */
export function haveSameStructure(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) || Array.isArray(b)) return sameItems(a, b, haveSameStructure);
  return sameMembers(a, b, (one, other, key) => {
    if (data.has(key)) return isEqual(one, other);
    if (words.has(key) && typeof one === "string" && typeof other === "string") return true;
    return haveSameStructure(one, other);
  });
}
