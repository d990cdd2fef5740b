import { isJsonObject, ownValue } from "../json/json.js";
import { appendPointer } from "../json/pointer.js";
import type { ChangeCode } from "../findings/changes/change-catalogue.js";
import type { Conjunction, Scope } from "./scope.js";

/**
 * What a property is that the model of the revision lacks: removed, or one that does not travel this
 * way any more. `objects` are the revision's.
 */
export function hiddenCode(scope: Scope, objects: Conjunction, name: string): ChangeCode {
  const { accepted, sent, fromBase, side } = scope;
  const revision = fromBase ? accepted : sent;
  const raw = objects
    .map(({ source }) => revision.valueAt(appendPointer(source, "properties", name)))
    .find(isJsonObject);
  if (raw === undefined || scope.proving) return "property-removed";
  if (side === "request") return "property-became-read-only";
  // It may be marked where it refers to; all that is missing in responses is write-only.
  return side === "response" || ownValue(raw, "writeOnly") === true
    ? "property-became-write-only"
    : "property-removed";
}
