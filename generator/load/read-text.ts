import { readFile, stat } from "node:fs/promises";
import type { DiagnosticCode, Location } from "../diagnostics.js";
import { TextLines } from "./text-lines.js";

/** Why something was not opened, in the words of a finding. */
export interface Refusal {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly fix?: string;
  /** Where the fault is, if it is inside the file that was opened. */
  readonly location?: Location;
}

export type TextResult = { readonly text: string } | { readonly refusal: Refusal };

/**
 * Reads a UTF-8 file, with or without a byte order mark. `shown` is the path as people are to read
 * it. Nothing of a file that is not UTF-8 is repeated.
 */
export async function readText(path: string, shown: string): Promise<TextResult> {
  let bytes: Uint8Array;
  try {
    if ((await stat(path)).isDirectory()) {
      const fix = "Name the file in it that holds the document.";
      return { refusal: { code: "file-not-found", message: `\`${shown}\` is a folder.`, fix } };
    }
    bytes = await readFile(path);
  } catch (error) {
    return { refusal: { code: "file-not-found", message: `\`${shown}\` ${reason(error)}.` } };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { refusal: invalidEncoding(bytes, shown) };
  }
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === "ENOENT" || code === "ENOTDIR") return "does not exist";
  if (code === "EACCES" || code === "EPERM") return "may not be read (permission denied)";
  return `cannot be read (${code ?? String(error)})`;
}

function invalidEncoding(bytes: Uint8Array, shown: string): Refusal {
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const message = `\`${shown}\` is not UTF-8 text${utf16 ? " but UTF-16" : ""}.`;
  const valid = validPrefix(bytes);
  const { line, column } = new TextLines(valid).positionOf(valid.length);
  return { code: "invalid-encoding", message, location: { file: shown, line, column } };
}

/** The text before the first byte that is not UTF-8. */
function validPrefix(bytes: Uint8Array): string {
  let low = 0;
  let high = bytes.length;
  let text = "";
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    try {
      // `stream`: a character that is cut in two at the end is not an error yet.
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), {
        stream: true,
      });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return text;
}
