import { structuredPatch, type StructuredPatchHunk } from "diff";
import pc from "picocolors";
import { visibleText } from "../text/visible-text.js";

/** A file that is not as it should be; without both texts there is nothing to compare. */
export interface ChangedFile {
  readonly path: string;
  readonly kind: "missing" | "changed" | "extra";
  readonly expected?: string;
  readonly actual?: string;
}

/** How much is shown: a whole new output is no use as a diff. */
const maxLinesPerFile = 60;
const maxLines = 240;
/** Milliseconds, and characters, past which a file is only named. */
const maxTime = 1000;
const maxLength = 8_000_000;
const maxWidth = 240;

type Colors = ReturnType<typeof pc.createColors>;

/**
 * Changed files as unified diffs, from what is there (`-`) to what the document generates (`+`), up
 * to a limit. Empty where no file has both. Line ends do not count.
 */
export function formatDrift(
  folder: string,
  files: readonly ChangedFile[],
  { color }: { readonly color: boolean },
): string {
  const colors = pc.createColors(color);
  let left = maxLines;
  const parts: string[] = [];
  for (const { path, expected, actual } of files) {
    // A file with a dot is for the generator alone: hashes, which tell nobody anything.
    if (expected === undefined || actual === undefined || path.startsWith(".")) continue;
    if (left <= 0) {
      parts.push("… the diffs of further files are left out.");
      break;
    }
    const name = visibleText(`${folder}/${path}`);
    const body = diffLines(actual, expected, Math.min(left, maxLinesPerFile));
    left -= body.length;
    parts.push(colors.bold(`--- ${name}`), colors.bold(`+++ ${name} (generated)`));
    parts.push(...body.map((line) => paint(visibleText(cut(line), "\t"), colors)));
  }
  return parts.length === 0 ? "" : `\n${parts.join("\n")}\n\n`;
}

function diffLines(actual: string, expected: string, limit: number): string[] {
  const hunks = findHunks(actual, expected);
  if (hunks === undefined) return ["… the file differs too much to be compared here."];
  const lines = hunks.flatMap((hunk) => [hunkHead(hunk), ...hunk.lines]);
  if (lines.length <= limit) return lines;
  return [...lines.slice(0, limit), `… and ${lines.length - limit} more lines.`];
}

function findHunks(actual: string, expected: string): StructuredPatchHunk[] | undefined {
  if (actual.length + expected.length > maxLength) return undefined;
  const [before, after] = [actual, expected].map((text) => text.replaceAll("\r\n", "\n"));
  const options = { context: 3, timeout: maxTime };
  return structuredPatch("", "", before ?? "", after ?? "", "", "", options)?.hunks;
}

function cut(line: string): string {
  return line.length <= maxWidth ? line : `${line.slice(0, maxWidth)}…`;
}

function hunkHead({ oldStart, oldLines, newStart, newLines }: StructuredPatchHunk): string {
  return `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`;
}

function paint(line: string, colors: Colors): string {
  if (line.startsWith("@@")) return colors.cyan(line);
  if (line.startsWith("-")) return colors.red(line);
  if (line.startsWith("+")) return colors.green(line);
  return line;
}
