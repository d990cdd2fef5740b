import { isJsonObject, type JsonValue, type Pointer } from "./json.js";

/**
 * JSON pointers (RFC 6901) in their URI fragment form. Pointers made here escape `~`, `/` and `%`
 * only, so that they stay readable and equal pointers are equal strings; any form can be read.
 */

export const rootPointer: Pointer = "#";

const escapes: Readonly<Record<string, string>> = { "~": "~0", "/": "~1", "%": "%25" };

function encodeSegment(segment: string): string {
  // Three searches cost less than a replacement that finds nothing, and pointers are made by the million.
  const plain = !segment.includes("/") && !segment.includes("~") && !segment.includes("%");
  return plain
    ? segment
    : segment.replace(/[~/%]/g, (character) => escapes[character] ?? character);
}

/** One step down: `#/a` and `b/c` -> `#/a/b~1c`. */
export function childPointer(pointer: Pointer, segment: string | number): Pointer {
  return `${pointer}/${typeof segment === "number" ? segment : encodeSegment(segment)}`;
}

export function appendPointer(
  pointer: Pointer,
  ...segments: readonly (string | number)[]
): Pointer {
  let done = pointer;
  for (const segment of segments) done = childPointer(done, segment);
  return done;
}

export function formatPointer(segments: readonly string[]): Pointer {
  return appendPointer(rootPointer, ...segments);
}

function decodePercent(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // A `%` that is not an escape is literal, as in `#/paths/~1100%`.
    return text;
  }
}

/** The keys that a pointer names: `#/a~1b/0` -> `["a/b", "0"]`. Takes `/a` and `#/a` alike. */
export function parsePointer(pointer: Pointer): string[] {
  const path = decodePercent(pointer.startsWith("#") ? pointer.slice(1) : pointer);
  if (path === "") return [];
  const segments = path.startsWith("/") ? path.slice(1).split("/") : path.split("/");
  if (!path.includes("~")) return segments;
  return segments.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** One form per place: `#/a%20b` and `#/a b` become the same string. */
export function normalizePointer(pointer: Pointer): Pointer {
  // Nearly all are normalized already.
  if (pointer.startsWith("#/") && !pointer.includes("~") && !pointer.includes("%")) return pointer;
  return formatPointer(parsePointer(pointer));
}

/** The pointer as text of a `$ref`: characters that a URI fragment may not hold are encoded. */
export function pointerToReference(pointer: Pointer): string {
  return pointer.replace(/[^\w\-.~!$&'()*+,;=:@/?%#]/gu, (character) =>
    // A lone surrogate has no UTF-8 form and stays.
    /\p{Surrogate}/u.test(character) ? character : encodeURIComponent(character),
  );
}

const arrayIndex = /^(?:0|[1-9]\d*)$/;

/** The value one step down: an own property or an existing item. */
export function childOf(value: JsonValue, segment: string): JsonValue | undefined {
  if (Array.isArray(value)) {
    return arrayIndex.test(segment) ? (value as readonly JsonValue[])[Number(segment)] : undefined;
  }
  return isJsonObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}

/** The value at `pointer`, or undefined where there is none. */
export function valueAt(root: JsonValue, pointer: Pointer): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const segment of knownSegments(pointer)) {
    if (value === undefined) return undefined;
    value = childOf(value, segment);
  }
  return value;
}

/** A large document has tens of thousands of references to a few hundred places. */
const known = new Map<Pointer, readonly string[]>();
const mostKnown = 5_000;

function knownSegments(pointer: Pointer): readonly string[] {
  const found = known.get(pointer);
  if (found !== undefined) return found;
  if (known.size === mostKnown) known.clear();
  const segments = parsePointer(pointer);
  known.set(pointer, segments);
  return segments;
}

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
