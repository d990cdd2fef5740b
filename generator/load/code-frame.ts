import type { TextLines } from "../text/text-lines.js";
import { visibleText } from "../text/visible-text.js";

export interface FrameRange {
  readonly line: number;
  readonly column: number;
  /** Exclusive; on the same line. */
  readonly endColumn: number;
}

const contextLines = 2;
const maxWidth = 120;

/** The columns that are shown, 0-based. Long lines are cut around the marked place. */
interface Window {
  readonly from: number;
  readonly to: number;
}

function windowAround({ column, endColumn }: FrameRange, length: number): Window {
  if (length <= maxWidth) return { from: 0, to: maxWidth };
  const shown = Math.min(endColumn - column, maxWidth / 2);
  const from = Math.max(0, Math.floor(column - 1 - (maxWidth - shown) / 2));
  return { from, to: from + maxWidth };
}

function cut(text: string, { from, to }: Window): string {
  if (text.length <= from) return text.length === 0 ? "" : "…";
  const head = from > 0 ? "…" : "";
  const tail = text.length > to ? "…" : "";
  const shown = masked(text, { from: from + head.length, to: to - tail.length });
  return visibleText(head + shown + tail, "\t");
}

/**
 * Masks passwords in URLs, since frames appear in logs. Columns stay the same. A whole document may be one
 * line, so only the words in the window are examined.
 */
function masked(text: string, { from, to }: Window): string {
  let start = from;
  while (start > 0 && isInWord(text, start - 1)) start -= 1;
  let end = to;
  while (end < text.length && isInWord(text, end)) end += 1;
  // With the `://` before the first word, and the `@` behind the last.
  start = Math.max(0, start - 3);
  const around = text.slice(start, end + 1);
  const safe = around.replace(/(?<=:\/\/)[^\s/@"'`]+(?=@)/g, (user) => "*".repeat(user.length));
  return safe.slice(from - start, to - start);
}

/** Whether this character can be part of a user name or password. */
function isInWord(text: string, at: number): boolean {
  return !/[\s/@"'`]/.test(text.charAt(at));
}

/** Spaces up to the column. Tabs are kept, so that the marker is aligned for every tab width. */
function markerLine(shownLine: string, range: FrameRange, { from }: Window): string {
  const start = range.column - 1 - from;
  const end = Math.min(range.endColumn - 1 - from, Math.max(shownLine.length, start + 1));
  const indent = shownLine.slice(0, start).replace(/[^\t]/g, " ").padEnd(start);
  return indent + "^".repeat(Math.max(1, end - start));
}

/** The lines around a place, with line numbers, `>` before the line and `^` under the columns. */
export function codeFrame(lines: TextLines, range: FrameRange): string {
  const first = Math.max(1, range.line - contextLines);
  const last = Math.min(lines.count, range.line + contextLines);
  const gutter = String(last).length;
  const window = windowAround(range, lines.line(range.line).length);
  const frame: string[] = [];
  for (let number = first; number <= last; number++) {
    // The empty line after a final line break is not shown.
    if (number === lines.count && number !== range.line && lines.line(number) === "") continue;
    const text = cut(lines.line(number), window);
    const marked = number === range.line;
    frame.push(`${marked ? ">" : " "} ${String(number).padStart(gutter)} | ${text}`.trimEnd());
    if (marked) frame.push(`  ${" ".repeat(gutter)} | ${markerLine(text, range, window)}`);
  }
  return frame.join("\n");
}
