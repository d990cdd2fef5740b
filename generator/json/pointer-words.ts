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

/** The part of a pointer that describes its schema: the last two names in it. */
export function pointerWords(pointer: Pointer): string {
  const words = parsePointer(pointer).filter((segment) => !structural.has(segment));
  return words.slice(-2).join(" ");
}
