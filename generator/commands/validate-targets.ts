import { displayPath } from "../text/file-paths.js";
import { resolve } from "node:path";
import type { Config } from "../options/config.js";
import type { DocumentOptions } from "../options/options.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import { findConfig } from "./run/find-config.js";
import { inputOptions, type InputFlags } from "./run/input-flags.js";

export interface TargetFlags extends InputFlags {
  readonly config?: string;
  readonly root?: string;
  /** `code=severity`, as often as one likes. */
  readonly rule?: readonly string[];
}

/** A document to check, as it was named, and how. */
export interface Target {
  readonly document: string;
  readonly options: DocumentOptions;
}

/**
 * The documents that were named, each with what the configuration says of it and the flags over it;
 * without any, those of the configuration. Where it has one document only, its rules are for all.
 */
export async function findTargets(
  specs: readonly string[],
  flags: TargetFlags,
): Promise<readonly Target[]> {
  const folder = process.cwd();
  const entries = (await findConfig(flags.config))?.entries ?? [];
  const documents = specs.length > 0 ? specs : entries.map(({ spec }) => displayPath(spec));
  if (documents.length === 0) {
    throw new SpecwrightError("There is no document: name one as <spec>, or in a configuration.");
  }
  return documents.map((document) => {
    const entry = entries.find(
      ({ spec }) => spec === document || resolve(folder, document) === spec,
    );
    return { document, options: toOptions(document, entry, entries, flags) };
  });
}

function toOptions(
  document: string,
  entry: Config | undefined,
  entries: readonly Config[],
  flags: TargetFlags,
): DocumentOptions {
  const { protojson, closedObjects, documents } = entry ?? {};
  const root = flags.root ?? entry?.root;
  const shared = entry ?? (entries.length === 1 ? entries[0] : undefined);
  const rules = { ...shared?.rules, ...Object.fromEntries((flags.rule ?? []).map(readRule)) };
  return {
    spec: document,
    ...inputOptions(flags, entry),
    ...(root === undefined ? {} : { root }),
    ...(protojson === undefined ? {} : { protojson }),
    ...(closedObjects === undefined ? {} : { closedObjects }),
    ...(documents === undefined ? {} : { documents }),
    ...(Object.keys(rules).length === 0 ? {} : { rules }),
  };
}

function readRule(text: string): [code: string, setting: string] {
  const [, code, setting] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (code === undefined || setting === undefined) {
    throw new SpecwrightError(`--rule takes CODE=SEVERITY, as in missing-operation-id=off.`);
  }
  return [code, setting];
}
