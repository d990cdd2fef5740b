import { camelCase, identifierOf } from "./identifiers.js";
import type { RawObject } from "./raw.js";

/**
 * Where the operation stands in the tree of endpoints: as `x-accessor` says
 * (`apps.entitlements.create`), else under its first tag by its own name.
 */
export function accessorOf(operation: RawObject, name: string): string[] {
  const given = operation.read("x-accessor", "string");
  if (given !== undefined) {
    const segments = given.split(".").map((segment) => identifierOf(camelCase(segment), ""));
    if (segments.every((segment) => segment !== "")) return segments;
  }
  const [tag] = operation.strings("tags");
  const group = tag === undefined ? "" : camelCase(tag);
  return group === "" ? [name] : [identifierOf(group, "untagged"), name];
}
