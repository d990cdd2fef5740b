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
  // A header has no style but `simple`, so its format is reported where it is another.
  listStyle(part, conversion);
  return { ...own, schema };
}

/** The fields of the value stand one step deeper now. */
function addMoves({ origin }: SwaggerPart, to: Pointer, { moves }: Conversion): void {
  moves.add(origin, to);
  moves.add(origin, appendPointer(to, "schema"));
  moves.add(appendPointer(origin, "items"), appendPointer(to, "schema", "items"));
}
