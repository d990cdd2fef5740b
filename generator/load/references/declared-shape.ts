import type { DocumentPlace } from "./document-place.js";
import { isJsonObject, type JsonValue } from "../../json/json.js";
import { childOf, parsePointer } from "../../json/pointer.js";
import { childShape, type Shape } from "./reference-positions.js";
import { isSwagger, rootShape } from "../text/root-shape.js";

/**
 * The shape that the document declares for a place by its position; undefined in extensions and examples,
 * and in files that are not OpenAPI documents, except in `components`.
 */
export function declaredShape({ source, pointer }: DocumentPlace): Shape | undefined {
  const segments = parsePointer(pointer);
  if (!isDocument(source.value) && segments[0] !== "components") return undefined;
  if (segments.length === 1 && !isDocument(source.value)) return undefined;
  let value: JsonValue = source.value;
  let shape: Shape = rootShape(value);
  for (const segment of segments) {
    const inner = childShape(shape, value, segment);
    const child = childOf(value, segment);
    if (inner === undefined || child === undefined) return undefined;
    [shape, value] = [inner, child];
  }
  return shape;
}

function isDocument(root: JsonValue): boolean {
  return isSwagger(root) || (isJsonObject(root) && Object.hasOwn(root, "openapi"));
}
