import type { Location } from "../../findings/diagnostics.js";
import type { JsonValue, Pointer } from "../../json/json.js";
import { appendPointer, rootPointer, valueAt } from "../../json/pointer.js";
import type { LocateAt, SourceFile } from "../source-file.js";

/** A place in a source document. */
export interface DocumentPlace {
  readonly source: SourceFile;
  readonly pointer: Pointer;
}

export function rootOf(source: SourceFile): DocumentPlace {
  return { source, pointer: rootPointer };
}

export function placeBelow({ source, pointer }: DocumentPlace, ...keys: string[]): DocumentPlace {
  return { source, pointer: appendPointer(pointer, ...keys) };
}

/** Equal for equal places: `file:///api/users.yaml#/User`. */
export function placeKey({ source, pointer }: DocumentPlace): string {
  return source.uri + pointer;
}

export function valueOf({ source, pointer }: DocumentPlace): JsonValue | undefined {
  return valueAt(source.value, pointer);
}

/** The place for a finding; without a position, only the pointer. */
export function placeForFinding(
  place: DocumentPlace,
  at: LocateAt,
): { location: Location } | { pointer: string } {
  const location = place.source.locate(place.pointer, at);
  return location === undefined ? { pointer: place.pointer } : { location };
}
