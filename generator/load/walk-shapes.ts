import { isJsonObject, type JsonValue, type Pointer } from "./json.js";
import { appendPointer } from "./pointer.js";
import { childShape, type Shape } from "./reference-positions.js";

export interface ShapedValue {
  readonly value: JsonValue;
  readonly pointer: Pointer;
  readonly shape: Shape;
}

/**
 * Visits a value and everything under it that is not data, parents first. The visitor gives back
 * the context for the children, or undefined to leave them out.
 */
export function walkShapes<Context>(
  node: ShapedValue,
  context: Context,
  visit: (node: ShapedValue, context: Context) => Context | undefined,
): void {
  const { value, pointer, shape } = node;
  if (typeof value !== "object" || value === null) return;
  const inner = visit(node, context);
  if (inner === undefined) return;
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    items.forEach((item, index) => {
      const itemShape = childShape(shape, value, String(index));
      if (itemShape === undefined) return;
      walkShapes(
        { value: item, pointer: appendPointer(pointer, index), shape: itemShape },
        inner,
        visit,
      );
    });
    return;
  }
  if (!isJsonObject(value)) return;
  for (const [key, child] of Object.entries(value)) {
    const keyShape = childShape(shape, value, key);
    if (keyShape === undefined) continue;
    walkShapes(
      { value: child, pointer: appendPointer(pointer, key), shape: keyShape },
      inner,
      visit,
    );
  }
}
