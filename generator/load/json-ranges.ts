import { parseTree, type Node } from "jsonc-parser";
import { numberEnd, stringEnd } from "./json-glance.js";
import type { FindRange, NodeRange, TextRange } from "./parsed-text.js";

/** Looking up this many places costs about as much as parsing the whole text with positions. */
const fewLookups = 8;

/**
 * Where the parts of a valid JSON text stand. Only findings ask, and most documents have few of them:
 * the first places are looked up by walking down to them, past everything else.
 */
export function jsonRanges(text: string, hasDuplicateKeys: boolean): FindRange {
  let lookups = 0;
  let tree: FindRange | undefined;
  return (segments) => {
    lookups += 1;
    // Where a key stands twice the last one counts, and a walk would stop at the first.
    if (hasDuplicateKeys || lookups > fewLookups) tree ??= treeRanges(text);
    return tree === undefined ? walkTo(text, segments) : tree(segments);
  };
}

function walkTo(text: string, segments: readonly string[]): NodeRange {
  let start = skipSpace(text, 0);
  let key: TextRange | undefined;
  for (const segment of segments) {
    const step =
      text[start] === "{" ? findMember(text, start, segment) : findItem(text, start, segment);
    if (step === undefined) break;
    ({ start, key } = step);
  }
  const value = { start, end: skipValue(text, start) };
  return key === undefined ? { value } : { key, value };
}

interface Step {
  /** Where the value begins. */
  readonly start: number;
  readonly key: TextRange | undefined;
}

function findMember(text: string, object: number, name: string): Step | undefined {
  let at = skipSpace(text, object + 1);
  while (text[at] === '"') {
    const end = stringEnd(text, at) + 1;
    const start = skipSpace(text, skipSpace(text, end) + 1);
    if (keyOf(text, at, end) === name) return { start, key: { start: at, end } };
    at = skipComma(text, skipValue(text, start));
  }
  return undefined;
}

function findItem(text: string, array: number, segment: string): Step | undefined {
  if (text[array] !== "[" || !/^(?:0|[1-9]\d*)$/.test(segment)) return undefined;
  let at = skipSpace(text, array + 1);
  for (let index = Number(segment); text[at] !== "]" && at < text.length; index -= 1) {
    if (index === 0) return { start: at, key: undefined };
    at = skipComma(text, skipValue(text, at));
  }
  return undefined;
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

/** The index behind the value that begins at `start`. */
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

/** The text is parsed again, with positions. */
function treeRanges(text: string): FindRange {
  const root = parseTree(text);
  return (segments) => {
    if (root === undefined) return { value: { start: 0, end: 0 } };
    let node = root;
    let found: NodeRange = { value: rangeOf(root) };
    for (const segment of segments) {
      const step = stepInto(node, segment);
      if (step === undefined) break;
      node = step.node;
      found = step.range;
    }
    return found;
  };
}

function stepInto(node: Node, segment: string): { node: Node; range: NodeRange } | undefined {
  if (node.type === "array") {
    const item = node.children?.[Number(segment)];
    return item === undefined ? undefined : { node: item, range: { value: rangeOf(item) } };
  }
  // The last one: where a key stands twice, JSON.parse takes its last value.
  const property = node.children?.findLast(({ children }) => children?.[0]?.value === segment);
  const [key, value] = property?.children ?? [];
  if (key === undefined || value === undefined) return undefined;
  return { node: value, range: { key: rangeOf(key), value: rangeOf(value) } };
}

function rangeOf({ offset, length }: Node): TextRange {
  return { start: offset, end: offset + length };
}
