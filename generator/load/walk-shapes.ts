import { isJsonObject, type JsonValue, type Pointer } from "./json.js";
import { childPointer } from "./pointer.js";
import { childShape, type Shape } from "./reference-positions.js";

/** A value on the way. Its pointer is made when somebody asks: of most nodes nobody does. */
export class ShapedValue {
  #pointer: Pointer | undefined;

  constructor(
    readonly value: JsonValue,
    readonly shape: Shape,
    private readonly parent: ShapedValue | Pointer,
    private readonly key: string | number,
  ) {}

  /** Where a walk begins. */
  static at(pointer: Pointer, value: JsonValue, shape: Shape): ShapedValue {
    const start = new ShapedValue(value, shape, pointer, "");
    start.#pointer = pointer;
    return start;
  }

  get pointer(): Pointer {
    const { parent, key } = this;
    return (this.#pointer ??= childPointer(
      typeof parent === "string" ? parent : parent.pointer,
      key,
    ));
  }
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
  const { value, shape } = node;
  if (typeof value !== "object" || value === null) return;
  const inner = visit(node, context);
  if (inner === undefined) return;
  const below = (child: JsonValue, key: string | number): void => {
    // Only objects and arrays have anything in them.
    if (typeof child !== "object" || child === null) return;
    const inside = childShape(shape, value, String(key));
    if (inside !== undefined) walkShapes(new ShapedValue(child, inside, node, key), inner, visit);
  };
  if (Array.isArray(value)) {
    (value as readonly JsonValue[]).forEach(below);
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) below(value[key] ?? null, key);
  }
}
