import { EVENT_ID, SCALAR_STYLE } from "js-yaml";
import type { ScalarEvent, YamlEvents } from "./yaml-events.js";

/**
 * What YAML parsers read differently: tabs and document markers at the start of a line, carriage returns
 * alone, byte order marks. In a block scalar such lines are plain text (YAML 1.2.2, 8.1), for example
 * Markdown code in descriptions.
 */
const ambiguous = /^ *(?:\t|\.\.\.)|^ +---|\r(?!\n)|\uFEFF/gm;

/**
 * The indices at which ambiguous lines begin; undefined where some would be ambiguous in a block scalar
 * too.
 */
export function ambiguousLines(text: string): number[] | undefined {
  const lines: number[] = [];
  for (const { 0: found, index } of text.matchAll(ambiguous)) {
    if (found === "\r" || found === "\uFEFF") return undefined;
    lines.push(index);
  }
  return lines;
}

/** Whether each of these lines is certainly part of a block scalar. `lines` are sorted. */
export function areInBlockScalars({ text, events }: YamlEvents, lines: readonly number[]): boolean {
  let next = 0;
  for (const event of events) {
    const line = lines[next];
    if (line === undefined) return true;
    if (event.type !== EVENT_ID.SCALAR || event.valueEnd <= line) continue;
    const indentation = blockIndentation(text, event);
    if (indentation === undefined || event.valueStart > line) return false;
    for (let at = lines[next]; at !== undefined && at < event.valueEnd; at = lines[next]) {
      if (spacesAt(text, at) < indentation) return false;
      next += 1;
    }
  }
  return next === lines.length;
}

/** The indentation of a block scalar: that of its first non-empty line. */
function blockIndentation(text: string, { style, valueStart }: ScalarEvent): number | undefined {
  if (style !== SCALAR_STYLE.LITERAL_BLOCK && style !== SCALAR_STYLE.FOLDED_BLOCK) return undefined;
  const header = text.slice(text.lastIndexOf("\n", valueStart - 2) + 1, valueStart);
  // With an explicit indentation in the header, the first line may begin with more spaces.
  if (!/[|>][-+]?[ \t]*(?:#.*)?\r?\n$/.test(header)) return undefined;
  firstLine.lastIndex = valueStart;
  return firstLine.exec(text)?.[1]?.length;
}

/** Empty lines, and the spaces of the first line with text. A tab after them would be ambiguous. */
const firstLine = /(?: *\r?\n)*( *)(?![\s])/y;

function spacesAt(text: string, line: number): number {
  let index = line;
  while (text.charCodeAt(index) === 32) index += 1;
  return index - line;
}
