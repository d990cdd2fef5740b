import type { ReadLimits } from "../load/limits.js";
import { readBytes } from "../load/read-bytes.js";
import { howToMake, parseDescriptors, startOf, type ReadResult } from "./read-descriptors.js";

/** The largest sets in public use, those with comments too, stay below. */
const mostBytes = 67_108_864;

/** Reads descriptors from a file. Never throws for what the file holds. */
export async function readDescriptors(
  path: string,
  shown: string,
  limits: ReadLimits,
): Promise<ReadResult> {
  const most = Math.min(mostBytes, limits.bytes);
  const result = await readBytes(path, most, true);
  if ("bytes" in result) return parseDescriptors(result.bytes, shown, limits);
  switch (result.fault) {
    case "folder":
      return missing(shown, "is a folder");
    case "special":
      return missing(shown, "is not a regular file");
    case "too-large": {
      const fix =
        "Leave out the comments: `buf build --exclude-source-info`, or `protoc` without `--include_source_info`.";
      const message = `The descriptor file \`${shown}\` has more than ${most} bytes.`;
      return { refusal: { code: "limit-exceeded", message, fix, location: startOf(shown) } };
    }
    case "unreadable": {
      const { code } = result.error as NodeJS.ErrnoException;
      const isMissing = code === "ENOENT" || code === "ENOTDIR";
      return missing(shown, isMissing ? "does not exist" : `cannot be read (${String(code)})`);
    }
    default:
      return result satisfies never;
  }
}

function missing(shown: string, state: string): ReadResult {
  const message = `The descriptor file \`${shown}\` ${state}.`;
  const fix = `Check the path. ${howToMake}`;
  return { refusal: { code: "file-not-found", message, fix, file: shown } };
}
