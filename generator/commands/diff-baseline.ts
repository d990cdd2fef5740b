import { createHash } from "node:crypto";
import type { Change } from "../index.js";
import { stringifySafely } from "../report/format-json.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import { documentInBaseline } from "./baseline-file.js";
import { readUserFile, writeUserFile } from "./user-file.js";

/** Where `--update-baseline` writes without `--baseline`. */
const standardDiffBaseline = "specwright-diff-baseline.json";

/** A change that was accepted. Lines are not part of it: they change with every edit above. */
export interface AcceptedChange {
  /** The newer document, relative to the baseline's folder, with forward slashes. */
  readonly document: string;
  readonly code: string;
  readonly side: string;
  /** The place in the newer document, after bundling. */
  readonly at: string;
  /** The first 16 hexadecimal digits of the message's SHA-256. */
  readonly message: string;
}

export interface BaselineFlags {
  /** A file of accepted changes, which are not reported. */
  readonly baseline?: string;
  /** Write all changes into that file. */
  readonly updateBaseline?: boolean;
}

interface Applied {
  /** What is not in the baseline. */
  readonly changes: readonly Change[];
  /** What there is to say about the baseline itself. */
  readonly note: string;
}

/**
 * Takes out the changes that were accepted; with `updateBaseline` all are, and then written down.
 *
 * @throws SpecwrightError - for a file that cannot be read or written, or is not a baseline.
 */
export async function applyDiffBaseline(
  revision: string,
  changes: readonly Change[],
  { baseline, updateBaseline = false }: BaselineFlags,
): Promise<Applied> {
  if (baseline === undefined && !updateBaseline) return { changes, note: "" };
  const path = baseline ?? standardDiffBaseline;
  const document = documentInBaseline(path, revision.replace(/^git:[^:]+:/, ""));
  const before = await readAccepted(path, updateBaseline);
  if (updateBaseline) {
    const entries = changes.map((change) => entryOf(document, change));
    await writeAccepted(path, [...before.filter((one) => one.document !== document), ...entries]);
    return { changes: [], note: `${path}: ${count(changes.length, "change")} recorded.\n` };
  }
  const own = before.filter((one) => one.document === document);
  const accepted = new Set(own.map(keyOf));
  const found = new Set(changes.map((change) => keyOf(entryOf(document, change))));
  const left = changes.filter((change) => !accepted.has(keyOf(entryOf(document, change))));
  const stale = own.filter((entry) => !found.has(keyOf(entry)));
  const held = `${path} holds ${count(changes.length - left.length, "change")} of this run.\n`;
  return { changes: left, note: held + describeStale(stale) };
}

const mostStale = 10;

function describeStale(stale: readonly AcceptedChange[]): string {
  if (stale.length === 0) return "";
  const shown = stale.slice(0, mostStale).map(({ code, at }) => `  ${code}  ${at}\n`);
  const more = stale.length > mostStale ? `  and ${stale.length - mostStale} more\n` : "";
  const verb =
    stale.length === 1 ? "1 entry no longer occurs" : `${stale.length} entries no longer occur`;
  return `${verb}; --update-baseline removes what is stale:\n${shown.join("")}${more}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

function entryOf(document: string, { code, side, revision, message }: Change): AcceptedChange {
  const hash = createHash("sha256").update(message).digest("hex").slice(0, 16);
  return { document, code, side, at: revision?.pointer ?? "", message: hash };
}

function keyOf({ document, code, side, at, message }: AcceptedChange): string {
  return JSON.stringify([document, code, side, at, message]);
}

async function readAccepted(
  path: string,
  mayBeMissing: boolean,
): Promise<readonly AcceptedChange[]> {
  const text = await readUserFile(path, "The baseline");
  if (text === undefined && mayBeMissing) return [];
  if (text === undefined) {
    const reason = "there is no such file. Write it with --update-baseline.";
    throw new SpecwrightError(`The baseline ${path} cannot be read: ${reason}`);
  }
  const changes = parseAccepted(text);
  if (changes !== undefined) return changes;
  throw new SpecwrightError(
    `${path} is not a baseline of \`diff\`: name another file, or write it with --update-baseline.`,
  );
}

function parseAccepted(text: string): readonly AcceptedChange[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
  const { version, changes } = (value ?? {}) as { version?: unknown; changes?: unknown };
  if (version !== 1 || !Array.isArray(changes)) return undefined;
  return changes.every(isAccepted) ? changes : undefined;
}

function isAccepted(value: unknown): value is AcceptedChange {
  if (typeof value !== "object" || value === null) return false;
  const { document, code, side, at, message } = value as Record<string, unknown>;
  return [document, code, side, at, message].every((part) => typeof part === "string");
}

/** Sorted, each once, so that the file changes where changes do. */
async function writeAccepted(path: string, entries: readonly AcceptedChange[]): Promise<void> {
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const sorted = [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const changes = sorted.map(([, entry]) => entry);
  await writeUserFile(path, stringifySafely({ version: 1, changes }));
}
