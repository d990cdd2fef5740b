import { createHash } from "node:crypto";
import {
  diagnosticCatalogue,
  type DiagnosticCode,
  type Rule,
} from "../findings/diagnostic-catalogue.js";
import type { Diagnostic } from "../findings/diagnostics.js";

/** An old finding. Lines are not part of it: they change with every edit above. */
export interface BaselineEntry {
  /** The document, relative to the baseline's folder, with forward slashes. */
  readonly document: string;
  readonly code: string;
  /** The place in the bundled document, or the file where a finding has no such place. */
  readonly at: string;
  /** The first 16 hexadecimal digits of the message's SHA-256. */
  readonly message: string;
  /** How many findings are alike; absent: one. */
  readonly count?: number;
}

export interface Compared {
  /** Findings that the baseline does not hold. */
  readonly fresh: readonly Diagnostic[];
  /** How many findings it does hold. */
  readonly known: number;
  /** Entries of this document that no longer occur, `count` being the surplus. */
  readonly stale: readonly BaselineEntry[];
}

/** Holds findings of a document against a baseline. */
export function compareToBaseline(
  document: string,
  diagnostics: readonly Diagnostic[],
  entries: readonly BaselineEntry[],
): Compared {
  const own = entries.filter((entry) => entry.document === document);
  const left = new Map(own.map((entry) => [keyOf(entry), entry.count ?? 1]));
  const fresh = diagnostics.filter((diagnostic) => {
    if (!isRecordable(diagnostic)) return true;
    const key = keyOf(entryOf(document, diagnostic));
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  const stale = own.flatMap((entry) => {
    const count = left.get(keyOf(entry)) ?? 0;
    return count > 0 ? [{ ...entry, ...(count > 1 ? { count } : {}) }] : [];
  });
  return { fresh, known: diagnostics.length - fresh.length, stale };
}

/** The entries for a document's findings, sorted, so that the file changes where findings change. */
export function baselineEntries(
  document: string,
  diagnostics: readonly Diagnostic[],
): BaselineEntry[] {
  const counted = new Map<string, { entry: BaselineEntry; count: number }>();
  for (const diagnostic of diagnostics.filter(isRecordable)) {
    const entry = entryOf(document, diagnostic);
    const known = counted.get(keyOf(entry));
    counted.set(keyOf(entry), { entry, count: (known?.count ?? 0) + 1 });
  }
  return [...counted.entries()]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, { entry, count }]) => (count === 1 ? entry : { ...entry, count }));
}

/** A document that cannot be read must be fixed first: other faults are not known. */
function isRecordable({ code }: Diagnostic): boolean {
  const rule: Rule = diagnosticCatalogue[code satisfies DiagnosticCode];
  return rule.stops !== "reading";
}

function entryOf(document: string, { code, pointer, file, message }: Diagnostic): BaselineEntry {
  const hash = createHash("sha256").update(message).digest("hex").slice(0, 16);
  return { document, code, at: pointer ?? file ?? "", message: hash };
}

function keyOf({ document, code, at, message }: BaselineEntry): string {
  return JSON.stringify([document, code, at, message]);
}
