import { isJsonObject, ownValue, type JsonObject, type Pointer } from "../load/json.js";
import { parsePointer, valueAt } from "../load/pointer.js";
import { identifierOf, pascalCase } from "./identifiers.js";

/**
 * Type names for component keys: the last dotted segment where no other key ends in it, more segments
 * where one does (`c1.api.app.v1.App` -> `App`); `x-name` overrides.
 */
export function typeNamesOf(
  pointers: readonly Pointer[],
  document: JsonObject,
): ReadonlyMap<Pointer, string> {
  const counts = new Map<string, number>();
  for (const pointer of pointers) {
    for (const name of candidates(pointer)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = new Map<Pointer, string>();
  for (const pointer of pointers) {
    const own = candidates(pointer);
    const unique = own.find((name) => counts.get(name) === 1) ?? own.at(-1) ?? "";
    names.set(pointer, override(pointer, document) ?? identifierOf(unique, "Schema"));
  }
  return names;
}

/** Names by rising length: the last segment, the last two, ..., all of the key. */
function candidates(pointer: Pointer): string[] {
  const segments = segmentsOf(pointer);
  return segments.map((_, index) =>
    segments
      .slice(-index - 1)
      .map(pascalCase)
      .join(""),
  );
}

function segmentsOf(pointer: Pointer): string[] {
  const key = parsePointer(pointer).at(-1) ?? "";
  return key.split(".").filter((segment) => pascalCase(segment) !== "");
}

function override(pointer: Pointer, document: JsonObject): string | undefined {
  const schema = valueAt(document, pointer);
  const name = isJsonObject(schema) ? ownValue(schema, "x-name") : undefined;
  return typeof name === "string" ? identifierOf(pascalCase(name), "Schema") : undefined;
}
