import type { Pointer } from "../../json/json.js";
import { appendPointer, normalizePointer } from "../../json/pointer.js";

/** The target of an entry of a discriminator's mapping, which is a reference or the name of a component. */
export function mappingTarget(target: string): Pointer {
  return target.startsWith("#")
    ? normalizePointer(target)
    : appendPointer("#/components/schemas", target);
}
