import { resolve } from "node:path";
import type { Config, ChangeSeverities } from "../index.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import { findConfig } from "./run/find-config.js";

export interface SettingFlags {
  readonly config?: string;
  /** `code=severity`, as often as one likes. */
  readonly severity?: readonly string[];
}

/** What `diff` takes from the configuration. */
export interface DiffSettings {
  readonly severities: ChangeSeverities;
  /** Of the entry of the newer document only: those of another document would match nothing. */
  readonly configured: Pick<Config, "descriptors">;
}

/**
 * What the configuration says of the severities of changes, by the entry of the newer document or the
 * only one, and the flags over it; and its descriptors.
 */
export async function readSettings(revision: string, flags: SettingFlags): Promise<DiffSettings> {
  const entries = (await findConfig(flags.config))?.entries ?? [];
  const path = resolve(revision.replace(/^git:[^:]+:/, ""));
  const own = entries.find(({ spec }) => spec === revision || spec === path);
  const entry = own ?? (entries.length === 1 ? entries[0] : undefined);
  const given = Object.fromEntries((flags.severity ?? []).map(readSetting));
  // What is not a code or a severity is refused where options are checked.
  const descriptors = own?.descriptors;
  return {
    severities: { ...entry?.diff?.severities, ...given },
    configured: descriptors === undefined ? {} : { descriptors },
  };
}

function readSetting(text: string): [code: string, setting: string] {
  const [, code, setting] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (code === undefined || setting === undefined) {
    throw new SpecwrightError(`--severity takes CODE=SEVERITY, as in property-removed=breaking.`);
  }
  return [code, setting];
}
