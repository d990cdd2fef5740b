import { EVENT_ID, SCALAR_STYLE } from "js-yaml";
import type { ScalarEvent, YamlEvents } from "./yaml-events.js";

/**
 * Where readers of YAML differ: tabs and document marks before text, lone returns, marks of byte order.
 * Lines that begin so are plain text where they stand in a block scalar (YAML 1.2.2, 8.1), as code and
 * rules of Markdown do in descriptions.
 */
const ambiguous = /^ *(?:\t|\.\.\.)|^ +---|\r(?!\n)|\uFEFF/gm;

/** The indices at which the ambiguous lines begin; undefined where no block scalar could help. */
export function ambiguousLines(text: string): number[] | undefined {
  const lines: number[] = [];
  for (const { 0: found, index } of text.matchAll(ambiguous)) {
    if (found === "\r" || found === "\uFEFF") return undefined;
    lines.push(index);
  }
  return lines;
}

/** Whether each of these lines is a line of a block scalar, beyond doubt. `lines` ascend. */
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

/** How far a block scalar's text is indented: as its first line that is not empty. */
function blockIndentation(text: string, { style, valueStart }: ScalarEvent): number | undefined {
  if (style !== SCALAR_STYLE.LITERAL_BLOCK && style !== SCALAR_STYLE.FOLDED_BLOCK) return undefined;
  const header = text.slice(text.lastIndexOf("\n", valueStart - 2) + 1, valueStart);
  // A header may say the number of spaces itself; then the first line may begin with more.
  if (!/[|>][-+]?[ \t]*(?:#.*)?\r?\n$/.test(header)) return undefined;
  firstLine.lastIndex = valueStart;
  return firstLine.exec(text)?.[1]?.length;
}

/** Empty lines, and the spaces of the first line with text; a tab there is text or is not. */
const firstLine = /(?: *\r?\n)*( *)(?![\s])/y;

function spacesAt(text: string, line: number): number {
  let index = line;
  while (text.charCodeAt(index) === 32) index += 1;
  return index - line;
}
