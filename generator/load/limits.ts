import type { Limits } from "../options/options.js";
import type { Refusal } from "./refusal.js";

export type LimitName = keyof Limits;

/** Every limit has a value here. */
export type ReadLimits = { readonly [Name in LimitName]-?: number };

/**
 * Far above the largest public documents, and low enough that memory and time suffice. `depth` is lower,
 * since documents are read by recursive functions, here and in other tools.
 */
export const defaultLimits: ReadLimits = {
  bytes: 134_217_728,
  depth: 500,
  nodes: 3_000_000,
  aliases: 100_000,
  documents: 10_000,
  seconds: 30,
};

/** Above these, later steps fail: strings are limited to half a gigabyte, and stacks overflow. */
export const highestLimits: ReadLimits = {
  bytes: 500_000_000,
  depth: 1000,
  nodes: 50_000_000,
  aliases: 10_000_000,
  documents: 1_000_000,
  seconds: 3600,
};

/** The limits that are given, and the defaults of the others. */
export function readLimits(given: Limits = {}): ReadLimits {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaultLimits, ...(Object.fromEntries(set) as Partial<ReadLimits>) };
}

/** The fix of every finding about a limit. */
export function limitFix(name: LimitName, instead: string): string {
  return `${instead} Or raise the limit: \`--limit ${name}=N\`, or \`limits: { ${name}: N }\`.`;
}

/** Refuses a text that is larger than the rest of the limit `bytes`. */
export function tooLarge(shown: string, { bytes }: ReadLimits): Refusal {
  const message = `With \`${shown}\` the document has more than ${bytes} bytes (limit \`bytes\`).`;
  const fix = limitFix("bytes", "Split the document.");
  return { code: "limit-exceeded", message, fix, location: { file: shown, line: 1, column: 1 } };
}
