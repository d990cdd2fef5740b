import type { Pointer } from "../../json/json.js";
import { appendPointer, normalizePointer } from "../../json/pointer.js";

/** What a discriminator's mapping leads to: a reference, or the bare name of a component. */
export function mappingTarget(target: string): Pointer {
  return target.startsWith("#")
    ? normalizePointer(target)
    : appendPointer("#/components/schemas", target);
}
