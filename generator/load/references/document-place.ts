import type { Location } from "../../findings/diagnostics.js";
import type { JsonValue, Pointer } from "../../json/json.js";
import { appendPointer, rootPointer, valueAt } from "../../json/pointer.js";
import type { LocateAt, SourceFile } from "../source-file.js";

/** A place in one of the documents that are read. */
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

/** The place as a finding wants it; one without a position still has its pointer. */
export function placeForFinding(
  place: DocumentPlace,
  at: LocateAt,
): { location: Location } | { pointer: string } {
  const location = place.source.locate(place.pointer, at);
  return location === undefined ? { pointer: place.pointer } : { location };
}
