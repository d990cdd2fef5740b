import type { Pointer } from "../../json/json.js";

/**
 * What is needed to say what a `$dynamicRef` means (JSON Schema 2020-12, core, 8.2.3.2): of the schema
 * resources that evaluation has entered, the first that has the anchor. All places are in the bundle.
 */
export interface DynamicScopes {
  /**
   * The anchor that the `$dynamicRef` of the schema at this place looks for; undefined where it means
   * what it leads to, as `$ref` does.
   */
  anchorAt(schema: Pointer): string | undefined;
  /** The dynamic anchors of the resource that the place belongs to, and the schemas that have them. */
  anchorsAround(pointer: Pointer): ReadonlyMap<string, Pointer>;
  /** Every schema that has the dynamic anchor. */
  owners(anchor: string): readonly Pointer[];
}
