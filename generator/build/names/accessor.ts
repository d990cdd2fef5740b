import { readExtension } from "../extensions.js";
import { camelCase, identifierOf } from "../../text/identifiers.js";
import type { RawObject } from "../raw.js";

/**
 * The place of the operation in the tree of endpoints: that of `x-accessor` (`apps.entitlements.create`),
 * else its first tag with the parents of that tag, and its name. Speakeasy's extensions may set either
 * part.
 */
export function accessorOf(
  operation: RawObject,
  name: string,
  tagParents: ReadonlyMap<string, readonly string[]>,
): string[] {
  const given = segmentsOf(readExtension(operation, "x-accessor"));
  if (given !== undefined) return given;
  const leaf = segmentsOf(readExtension(operation, "x-speakeasy-name-override"))?.join("") ?? name;
  const group = segmentsOf(readExtension(operation, "x-speakeasy-group"));
  if (group !== undefined) return [...group, leaf];
  const [tag] = operation.strings("tags");
  const tags = tag === undefined ? [] : [...(tagParents.get(tag) ?? []), tag];
  const groups = tags.map(camelCase).filter((group) => group !== "");
  return [...groups.map((group) => identifierOf(group, "untagged")), leaf];
}

/** The names between the dots; undefined where one of them has no letter or digit. */
function segmentsOf(path: string | undefined): string[] | undefined {
  if (path === undefined) return undefined;
  const segments = path.split(".").map((segment) => identifierOf(camelCase(segment), ""));
  return segments.every((segment) => segment !== "") ? segments : undefined;
}
