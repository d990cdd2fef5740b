import { isJsonObject, itemsOf, ownValue } from "../../json/json.js";
import { nearestName } from "../../text/nearest-name.js";
import { appendPointer } from "../../json/pointer.js";
import { type Part, type SpecificationCheck } from "./specification-check.js";

interface Tag {
  readonly name: string;
  readonly parent: string;
  readonly pointer: string;
}

/** A tag's `parent` must exist, and a tag must not be its own ancestor (OpenAPI 3.2.0, Tag Object). */
export function checkTagParents({ value }: Part, check: SpecificationCheck): void {
  if (check.version !== "3.2") return;
  const list = itemsOf(ownValue(value, "tags"));
  const names = list.flatMap((tag) => {
    const name = isJsonObject(tag) ? ownValue(tag, "name") : undefined;
    return typeof name === "string" ? [name] : [];
  });
  const nested = list.flatMap((tag, index): Tag[] => {
    if (!isJsonObject(tag)) return [];
    const [name, parent] = [ownValue(tag, "name"), ownValue(tag, "parent")];
    if (typeof name !== "string" || typeof parent !== "string") return [];
    return [{ name, parent, pointer: appendPointer("#/tags", index, "parent") }];
  });
  const parents = new Map(nested.map(({ name, parent }) => [name, parent]));
  for (const tag of nested) checkParent(tag, names, parents, check);
}

function checkParent(
  { name, parent, pointer }: Tag,
  names: readonly string[],
  parents: ReadonlyMap<string, string>,
  check: SpecificationCheck,
): void {
  if (!names.includes(parent)) {
    const near = nearestName(
      parent,
      names.filter((other) => other !== name),
    );
    const fix = near === undefined ? {} : { fix: `Did you mean "${near}"?` };
    const message = `The parent "${parent}" of the tag "${name}" does not exist.`;
    check.report("invalid-tag-parent", message, pointer, fix);
    return;
  }
  const way = [name];
  for (let next = parents.get(name); next !== undefined; next = parents.get(next)) {
    way.push(next);
    if (next === name) {
      const message = `The tag "${name}" is nested under itself: ${way.join(" in ")}.`;
      const fix = "Name another parent for one of them, or none.";
      check.report("invalid-tag-parent", message, pointer, { fix });
      return;
    }
    if (way.length > parents.size + 1) return;
  }
}
