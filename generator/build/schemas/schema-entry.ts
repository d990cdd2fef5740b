import type { Pointer } from "../../json/json.js";
import type { DynamicScope } from "./dynamic-scope.js";
import type { Inheritance } from "../unions/inheritance.js";
import type { Side } from "../../model/model.js";

/** A named schema before it is built. */
export interface SchemaEntry {
  readonly id: string;
  readonly name: string;
  readonly pointer: Pointer;
  readonly side: Side;
  readonly key?: string;
  readonly variantOf?: string;
  /** Set for a base with a `discriminator`: the entry is the union of its subtypes. */
  readonly inheritance?: Inheritance;
  /** The dynamic scope, for a schema whose meaning depends on it. */
  readonly dynamicScope?: DynamicScope;
}
