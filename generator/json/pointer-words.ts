import type { Pointer } from "./json.js";
import { parsePointer } from "./pointer.js";

const structural = new Set([
  "components",
  "schemas",
  "properties",
  "items",
  "paths",
  "content",
  "schema",
  "$defs",
]);

/** What of a pointer says something about the schema there: the last two names in it. */
export function pointerWords(pointer: Pointer): string {
  const words = parsePointer(pointer).filter((segment) => !structural.has(segment));
  return words.slice(-2).join(" ");
}
