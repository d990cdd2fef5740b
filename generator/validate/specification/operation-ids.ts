import { isJsonObject, ownValue, type JsonValue, type Pointer } from "../../json/json.js";
import { rootShape } from "../../load/text/root-shape.js";
import { appendPointer, rootPointer } from "../../json/pointer.js";
import { ShapedValue, walkShapes } from "../../load/references/walk-shapes.js";
import type { Part, SpecificationCheck } from "./specification-check.js";

interface Named {
  readonly name: string;
  readonly pointer: Pointer;
}

/**
 * An operationId is unique among all operations of the description: those of `paths`, of webhooks, of
 * callbacks and of components (OpenAPI 3.1.2, 4.8.10). Those of `paths` among themselves are compared
 * when they are named.
 */
export function checkOperationIds({ value }: Part, check: SpecificationCheck): void {
  const first = new Map<string, Pointer>();
  for (const { name, pointer } of namedOperations(value)) {
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, pointer);
      continue;
    }
    if (isOfPaths(other) && isOfPaths(pointer)) continue;
    const message = `operationId "${name}" is already that of the operation at \`${other}\`.`;
    const place = appendPointer(pointer, "operationId");
    check.report("duplicate-operation-id", message, place);
  }
}

/** Operations at their own places, in the order of the document; referenced path items are not repeated. */
function namedOperations(document: JsonValue): Named[] {
  const found: Named[] = [];
  const root = ShapedValue.at(rootPointer, document, rootShape(document));
  walkShapes(root, true, ({ value, shape, pointer }) => {
    if (shape.kind === "schema") return undefined;
    const isOperation = shape.kind === "operation" || shape.kind === "swaggerOperation";
    if (isOperation && shape.as === "one" && isJsonObject(value)) {
      const name = ownValue(value, "operationId");
      if (typeof name === "string") found.push({ name, pointer });
    }
    return true;
  });
  return found;
}

/** `#/paths/~1pets/get`, also `…/additionalOperations/COPY`. */
function isOfPaths(pointer: Pointer): boolean {
  return /^#\/paths\/[^/]+\/(?:[^/]+|additionalOperations\/[^/]+)$/.test(pointer);
}
