import type { Issue } from "./issue.js";
import { toPointer } from "./pointer.js";

/** The issue of a part, as one of the whole in which the part is at this place. */
export function issueWithin(place: string | number, issue: Issue): Issue {
  const path = [place, ...issue.path];
  return { ...issue, path, pointer: toPointer(path) };
}
