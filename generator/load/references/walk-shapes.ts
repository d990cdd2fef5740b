import type { JsonObject, JsonValue, Pointer } from "../../json/json.js";
import { childPointer } from "../../json/pointer.js";
import { childShape, type Shape } from "./reference-positions.js";

/** A visited value. Its pointer is built only when needed, which is rare. */
export class ShapedValue {
  constructor(
    readonly value: JsonValue,
    readonly shape: Shape,
    /** The parent, or the pointer once it has been built. */
    private parent: ShapedValue | Pointer,
    private readonly key: string | number,
  ) {}

  /** Where a walk begins. */
  static at(pointer: Pointer, value: JsonValue, shape: Shape): ShapedValue {
    return new ShapedValue(value, shape, pointer, "");
  }

  get pointer(): Pointer {
    if (typeof this.parent !== "string") this.parent = childPointer(this.parent.pointer, this.key);
    return this.parent;
  }
}

/**
 * Visits a value and everything under it that is not data, parents first. The visitor returns the context
 * for the children, or undefined to skip them.
 */
export function walkShapes<Context>(
  node: ShapedValue,
  context: Context,
  visit: (node: ShapedValue, context: Context) => Context | undefined,
): void {
  const { value, shape } = node;
  if (typeof value !== "object" || value === null) return;
  const inner = visit(node, context);
  if (inner === undefined) return;
  for (const key of Object.keys(value)) {
    const child = (value as JsonObject)[key];
    // Only objects and arrays have anything in them.
    if (typeof child !== "object" || child === null) continue;
    const inside = childShape(shape, value, key);
    if (inside !== undefined) walkShapes(new ShapedValue(child, inside, node, key), inner, visit);
  }
}
