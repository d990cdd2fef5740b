import { createHash } from "node:crypto";
import { isPlainPath } from "./output-path.js";

/** The paths of what we wrote. What it does not list is not ours. */
export type Manifest = ReadonlySet<string>;

/** Line ends do not count: git may have changed them. */
export function hashText(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}

/** What a manifest says beside its files. */
export interface ManifestNotes {
  /** The folder of the runtime that the output shares with others, from its own folder: `../runtime`. */
  readonly runtime?: string | undefined;
  /** In a shared runtime: the files that each output needs, by the folder of the output: `../billing`. */
  readonly users?: Users | undefined;
}

export type Users = ReadonlyMap<string, readonly string[]>;

/**
 * Sorted, and nothing about what the files hold: two branches whose output differs have the same manifest,
 * as long as they have the same modules.
 */
export function printManifest(
  paths: Iterable<string>,
  { runtime, users }: ManifestNotes = {},
): string {
  const content = {
    generator: "specwright",
    runtime,
    users: users && Object.fromEntries(sortedUsers(users)),
    files: [...paths].sort(),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function sortedUsers(users: Users): (readonly [string, readonly string[]])[] {
  const entries = [...users].map(([way, paths]) => [way, [...paths].sort()] as const);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Reads a manifest. It decides what may be deleted and comes with the folder, so nothing in it is
 * believed that could not have been written by us; a broken one lists nothing.
 */
export function readManifest(text: string | undefined): Manifest {
  const { files } = fieldsOf(text);
  // Before ADR 34 the manifest had the hash of each file, by its path.
  const paths = Array.isArray(files)
    ? files
    : entriesOf(files).flatMap(([path, hash]) => (isHash(hash) ? path : []));
  return new Set(paths.filter(isListed));
}

/** As `readManifest`: what could not have been written by us is not there. */
export function readNotes(text: string | undefined): ManifestNotes {
  const { runtime, users } = fieldsOf(text);
  const lists = entriesOf(users).filter(
    (entry): entry is [string, string[]] =>
      isOutside(entry[0]) && Array.isArray(entry[1]) && entry[1].every(isListed),
  );
  return { runtime: isOutside(runtime) ? runtime : undefined, users: new Map(lists) };
}

function isHash(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}

function isListed(path: unknown): path is string {
  return typeof path === "string" && isPlainPath(path);
}

/** A way from one folder to another one, neither of which is in the other: `../runtime`. */
export function isOutside(way: unknown): way is string {
  return (
    typeof way === "string" &&
    /^(?:\.\.\/)+(?:(?!\.\.?\/)[^/\\\0]+\/)*(?!\.\.?$)[^/\\\0]+$/.test(way)
  );
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function fieldsOf(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text ?? "{}");
    return Object.fromEntries(entriesOf(parsed));
  } catch {
    return {};
  }
}
