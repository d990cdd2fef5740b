import { dirname, relative, resolve } from "node:path";
import type { BaselineEntry } from "../report/baseline.js";
import { stringifySafely } from "../report/format-json.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import { readUserFile, writeUserFile } from "./user-file.js";

/** Where `--update-baseline` writes without `--baseline`. */
export const standardBaseline = "specwright-baseline.json";

/** A document as a baseline names it: relative to the baseline's folder. */
export function documentInBaseline(baseline: string, document: string): string {
  if (/^\w+:\/\//.test(document)) return document;
  return relative(dirname(resolve(baseline)), resolve(document)).replaceAll("\\", "/");
}

/**
 * The entries of a baseline file; none where `mayBeMissing` and there is none.
 *
 * @throws SpecwrightError - for a file that is missing, or is no baseline.
 */
export async function readBaseline(
  path: string,
  mayBeMissing: boolean,
): Promise<readonly BaselineEntry[]> {
  const text = await readUserFile(path, "The baseline");
  if (text === undefined && mayBeMissing) return [];
  if (text === undefined) {
    const reason = "there is no such file. Write it with --update-baseline.";
    throw new SpecwrightError(`The baseline ${path} cannot be read: ${reason}`);
  }
  const entries = parseEntries(text);
  if (entries === undefined) {
    throw new SpecwrightError(
      `${path} is not a baseline of this version: write it again with --update-baseline.`,
    );
  }
  return entries;
}

/** @throws SpecwrightError - for a file that cannot be written. */
export async function writeBaseline(
  path: string,
  entries: readonly BaselineEntry[],
): Promise<void> {
  const text = stringifySafely({ version: 1, findings: entries });
  await writeUserFile(path, text);
}

function parseEntries(text: string): readonly BaselineEntry[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
  const { version, findings } = (value ?? {}) as { version?: unknown; findings?: unknown };
  if (version !== 1 || !Array.isArray(findings)) return undefined;
  return findings.every(isEntry) ? findings : undefined;
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== "object" || value === null) return false;
  const { document, code, at, message, count } = value as Record<string, unknown>;
  const texts = [document, code, at, message].every((part) => typeof part === "string");
  return texts && (count === undefined || (Number.isInteger(count) && (count as number) > 0));
}
