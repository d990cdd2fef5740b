import type { Pointer } from "../../json/json.js";

/**
 * The data to resolve a `$dynamicRef` (JSON Schema 2020-12, core, 8.2.3.2): its target is in the outermost
 * schema resource of the evaluation that has the anchor. All places are in the bundle.
 */
export interface DynamicScopes {
  /** The anchor that the `$dynamicRef` at this place looks up; undefined where it works like `$ref`. */
  anchorAt(schema: Pointer): string | undefined;
  /** The dynamic anchors of the resource that the place belongs to, and the schemas that have them. */
  anchorsAround(pointer: Pointer): ReadonlyMap<string, Pointer>;
  /** Every schema that has the dynamic anchor. */
  owners(anchor: string): readonly Pointer[];
}
