import { isJsonObject, ownValue } from "../json/json.js";
import { appendPointer } from "../json/pointer.js";
import type { ChangeCode } from "../findings/changes/change-catalogue.js";
import type { Conjunction, Scope } from "./scope.js";

/**
 * The code for a property that the revision's model lacks: removed, or hidden in this direction
 * (`readOnly`, `writeOnly`). `objects` are those of the revision.
 */
export function hiddenCode(scope: Scope, objects: Conjunction, name: string): ChangeCode {
  const { accepted, sent, fromBase, side } = scope;
  const revision = fromBase ? accepted : sent;
  const raw = objects
    .map(({ source }) => revision.valueAt(appendPointer(source, "properties", name)))
    .find(isJsonObject);
  if (raw === undefined || scope.proving) return "property-removed";
  if (side === "request") return "property-became-read-only";
  // The mark may be at the target of a reference; a property that is hidden in responses is write-only.
  return side === "response" || ownValue(raw, "writeOnly") === true
    ? "property-became-write-only"
    : "property-removed";
}
