import type { JsonObject, Pointer } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import type { Conversion, SwaggerPart } from "./conversion.js";
import { listStyle, splitValue } from "./split-value.js";

/** A Parameter Object in path, query or header, written to `to`. */
export function convertParameter(
  part: SwaggerPart,
  to: Pointer,
  conversion: Conversion,
): JsonObject {
  addMoves(part, to, conversion);
  const { own, schema } = splitValue(part, conversion);
  return { ...own, ...listStyle(part, conversion), schema };
}

/** A Header Object. */
export function convertHeader(part: SwaggerPart, to: Pointer, conversion: Conversion): JsonObject {
  addMoves(part, to, conversion);
  const { own, schema } = splitValue(part, conversion);
  // Headers only have the style `simple`, so other formats are reported.
  listStyle(part, conversion);
  return { ...own, schema };
}

/** The fields of the value are one level deeper now. */
function addMoves({ origin }: SwaggerPart, to: Pointer, { moves }: Conversion): void {
  moves.add(origin, to);
  moves.add(origin, appendPointer(to, "schema"));
  moves.add(appendPointer(origin, "items"), appendPointer(to, "schema", "items"));
}
