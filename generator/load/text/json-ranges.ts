import { numberEnd, stringEnd } from "./json-glance.js";
import type { FindRange, NodeRange, TextRange } from "./parsed-text.js";

/** The members of one object, or the items of one array, as far as it has been read. */
type Parts = ReadonlyMap<string, Part>;

interface Part {
  /** Where the value begins. */
  readonly start: number;
  readonly key: TextRange | undefined;
}

/**
 * Finds the positions of parts of a valid JSON text. Only findings need them, so they are looked up by
 * walking down to the place; each object on the way is read once.
 */
export function jsonRanges(text: string): FindRange {
  const known = new Map<number, Parts>();
  const partsAt = (start: number): Parts => {
    let parts = known.get(start);
    if (parts === undefined) known.set(start, (parts = readParts(text, start)));
    return parts;
  };
  return (segments) => {
    let start = skipSpace(text, 0);
    let key: TextRange | undefined;
    for (const segment of segments) {
      const part = partsAt(start).get(segment);
      if (part === undefined) break;
      ({ start, key } = part);
    }
    const value = { start, end: skipValue(text, start) };
    const range: NodeRange = key === undefined ? { value } : { key, value };
    return range;
  };
}

function readParts(text: string, start: number): Parts {
  if (text[start] === "{") return readMembers(text, start);
  return text[start] === "[" ? readItems(text, start) : new Map<string, Part>();
}

/** Of equal keys the last one is used, as by `JSON.parse`. */
function readMembers(text: string, object: number): Parts {
  const members = new Map<string, Part>();
  let at = skipSpace(text, object + 1);
  while (text[at] === '"') {
    const end = stringEnd(text, at) + 1;
    const start = skipSpace(text, skipSpace(text, end) + 1);
    members.set(keyOf(text, at, end), { start, key: { start: at, end } });
    at = skipComma(text, skipValue(text, start));
  }
  return members;
}

function readItems(text: string, array: number): Parts {
  const items = new Map<string, Part>();
  let start = skipSpace(text, array + 1);
  for (let index = 0; text[start] !== "]" && start < text.length; index += 1) {
    items.set(String(index), { start, key: undefined });
    start = skipComma(text, skipValue(text, start));
  }
  return items;
}

function keyOf(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  return raw.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : raw;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

function skipComma(text: string, start: number): number {
  const at = skipSpace(text, start);
  return text[at] === "," ? skipSpace(text, at + 1) : at;
}

/** The index after the value that begins at `start`. */
function skipValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === 0x22) return stringEnd(text, start) + 1;
  if (!isOpening(first)) return numberEnd(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x22) at = stringEnd(text, at);
    else if (isOpening(character)) depth += 1;
    else if ((character === 0x7d || character === 0x5d) && (depth -= 1) === 0) return at + 1;
  }
  return text.length;
}

/** `{` or `[`. */
function isOpening(character: number): boolean {
  return character === 0x7b || character === 0x5b;
}
