import type { ReferenceUse } from "../bundle/collect-references.js";
import { valueOf, type DocumentPlace } from "./document-place.js";
import { isJsonObject, ownValue } from "../../json/json.js";
import { parsePointer } from "../../json/pointer.js";

/**
 * The anchor that a reference looks up in the dynamic scope: it is a `$dynamicRef` whose initial target is
 * a `$dynamicAnchor` of the same name (JSON Schema 2020-12, core, 8.2.3.2).
 */
export function dynamicAnchorOf(use: ReferenceUse, target: DocumentPlace): string | undefined {
  if (use.dynamic !== true) return undefined;
  const hash = use.text.indexOf("#");
  const fragment = hash === -1 ? "#" : use.text.slice(hash);
  if (fragment === "#" || fragment.startsWith("#/")) return undefined;
  const [name] = parsePointer(fragment);
  const value = valueOf(target);
  return isJsonObject(value) && ownValue(value, "$dynamicAnchor") === name ? name : undefined;
}
