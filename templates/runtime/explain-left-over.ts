import { append } from "./attempt.js";
import { findMissed } from "./evaluated.js";
import type { Evaluated } from "./rules.js";
import { isFull, type Fault, type Trace } from "./trace.js";

/** The properties or items of a value that nothing has looked at. */
export interface LeftOver<Key> {
  readonly value: object;
  readonly keys: readonly Key[];
  readonly known: readonly Evaluated[];
  readonly knows: (part: Evaluated, key: Key) => boolean;
  /** Reports what is wrong with one of them. */
  readonly explain: (key: Key) => void;
}

/**
 * Reports what is wrong with what is left over, or, of those that an alternative would know, why the
 * value does not fit that. Each is looked at once: below it there may be as much again.
 */
export function explainLeftOver<Key extends string | number>(
  { value, keys, known, knows, explain }: LeftOver<Key>,
  trace: Trace,
): void {
  const { faults } = trace;
  const start = faults.length;
  const found = new Map<Key, readonly Fault[]>();
  for (let i = 0; i < keys.length && !isFull(trace); i++) {
    const key = keys[i] as Key;
    const before = faults.length;
    explain(key);
    found.set(key, faults.slice(before));
  }
  if (faults.length === start) return;
  const refused = keys.filter((key) => (found.get(key)?.length ?? 0) > 0);
  const missed = findMissed(value, refused, known, knows, trace);
  if (missed.keys.size === 0) return;
  faults.length = start;
  append(trace, missed.faults);
  for (let i = 0; i < keys.length && !isFull(trace); i++) {
    const key = keys[i] as Key;
    if (missed.keys.has(key)) continue;
    const own = found.get(key);
    if (own === undefined) explain(key);
    else append(trace, own);
  }
}
