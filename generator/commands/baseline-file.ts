import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import type { BaselineEntry } from "../report/baseline.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import { writeWhole } from "./run/write-whole.js";

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
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (isMissing && mayBeMissing) return [];
    const fix = isMissing ? " Write it with --update-baseline." : "";
    const reason = isMissing ? "there is no such file" : (error as Error).message;
    throw new SpecwrightError(`The baseline ${path} cannot be read: ${reason}.${fix}`);
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
  const text = `${JSON.stringify({ version: 1, findings: entries }, null, 2)}\n`;
  await writeWhole(path, text);
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
