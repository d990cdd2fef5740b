import { decodeText } from "./decode-text.js";
import { tooLarge, type ReadLimits } from "../limits.js";
import { readBytes } from "../read-bytes.js";
import type { Refusal } from "../refusal.js";

/** A text, and its size in bytes. */
export type TextResult =
  { readonly text: string; readonly bytes: number } | { readonly refusal: Refusal };

export interface TextRequest {
  readonly path: string;
  /** The path for messages. */
  readonly shown: string;
  /** The rest of `limits.bytes` after the documents before. */
  readonly left: number;
  readonly limits: ReadLimits;
  /** Whether it may be a pipe, which only the document that the user named may be. */
  readonly pipes: boolean;
}

/** Reads a UTF-8 file, with or without a byte order mark. */
export async function readText(request: TextRequest): Promise<TextResult> {
  const { path, shown, left, limits, pipes } = request;
  const result = await readBytes(path, left, pipes);
  if ("bytes" in result) {
    const decoded = decodeText(result.bytes, shown);
    return "refusal" in decoded ? decoded : { ...decoded, bytes: result.bytes.length };
  }
  const fix = "Name the file that contains the document.";
  switch (result.fault) {
    case "folder":
      return { refusal: { code: "file-not-found", message: `\`${shown}\` is a folder.`, fix } };
    case "special": {
      const message = `\`${shown}\` is not a regular file, but a device, a pipe or a socket.`;
      return { refusal: { code: "file-not-found", message, fix } };
    }
    case "too-large":
      return { refusal: tooLarge(shown, limits) };
    case "unreadable":
      return {
        refusal: {
          code: "file-not-found",
          message: `\`${shown}\` ${reason(result.error)}.`,
          ...(revision.test(shown) ? { fix: `Did you mean \`git:${shown}\`?` } : {}),
        },
      };
    default: {
      const impossible: never = result;
      return impossible;
    }
  }
}

/** `HEAD~1:openapi.yaml`: how git names a file of a revision. A single letter would be a drive. */
const revision = /^(?!git:|file:|https?:)[\w./~^@{}-]{2,100}:[^\\/].*\.(?:ya?ml|json)$/;

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === "ENOENT" || code === "ENOTDIR") return "does not exist";
  if (code === "EACCES" || code === "EPERM") return "cannot be read (permission denied)";
  return `cannot be read (${code ?? String(error)})`;
}
