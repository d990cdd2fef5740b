import type { Change, ChangeSeverity } from "../diff/change.js";

export interface ChangeGroup {
  /** `POST /apps`, ``schema `App` ``, `document`. */
  readonly title: string;
  /** The operations that a schema's changes reach. */
  readonly operations: readonly string[];
  readonly changes: readonly Change[];
}

/** By operation; what stands in a component schema, by schema, since many operations may use it. */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const title = titleOf(change);
    const group = groups.get(title) ?? [];
    group.push(change);
    groups.set(title, group);
  }
  return [...groups].map(([title, members]) => {
    const operations = new Set(members.flatMap((change) => change.operations));
    return { title, operations: [...operations].sort(), changes: members };
  });
}

function titleOf({ schema, operations }: Change): string {
  if (schema !== undefined) return `schema ${schema}`;
  const [only] = operations;
  if (only === undefined) return "document";
  return operations.length === 1 ? only : `${operations.length} operations`;
}

/** How many there are, gravest first: `2 breaking, 1 risky, 4 compatible changes`. */
export function countChanges(changes: readonly Change[]): string {
  if (changes.length === 0) return "No changes.";
  const severities: readonly ChangeSeverity[] = ["breaking", "risky", "compatible"];
  const counts = severities.flatMap((severity) => {
    const count = changes.filter((change) => change.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return `${counts.join(", ")} ${changes.length === 1 ? "change" : "changes"}.`;
}

/** Whom it concerns. */
export function sideOf({ side }: Change): string {
  return side === "both" ? "requests and responses" : `${side}s`;
}

/** `openapi.yaml:12:3`, or the pointer where there is no text. */
export function placeOf(place: Change["base"]): string | undefined {
  if (place?.file === undefined) return place?.pointer;
  const parts = [place.file, place.line, place.column];
  return parts.filter((part) => part !== undefined).join(":");
}
