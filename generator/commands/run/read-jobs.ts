import { basename } from "node:path";
import type { Config, ConfigFile } from "../../options/config.js";
import type { GenerateOptions } from "../../options/options.js";
import { SpecwrightError } from "../../findings/specwright-error.js";
import { findConfig } from "./find-config.js";
import { type GenerateFlags, optionsOf } from "../generate-flags.js";
import { inputOptions } from "./input-flags.js";
import { nameHint } from "../../text/name-hint.js";

/** One document and the folder that its output goes to. */
export interface Job {
  readonly name: string;
  readonly out: string;
  /** Without `out`: whether the folder is written depends on the mode. */
  readonly options: GenerateOptions;
  /** The folders of all outputs that the same run makes. Default: only this one. */
  readonly peers?: readonly string[];
}

export interface Jobs {
  readonly jobs: readonly Job[];
  /** The configuration that they come from, if there is one. */
  readonly config?: string;
}

/**
 * What to generate: the documents of the configuration, with the flags over them.
 *
 * @throws SpecwrightError - if there is no document, no folder, or flags that fit one document only.
 */
export async function readJobs(spec: string | undefined, flags: GenerateFlags): Promise<Jobs> {
  const isAsked = spec === undefined || flags.config !== undefined;
  const config = isAsked ? await findConfig(flags.config) : undefined;
  if (config === undefined) {
    if (flags.only !== undefined) {
      throw new SpecwrightError("--only chooses documents of a configuration, and there is none.");
    }
    return { jobs: together([toJob({}, spec, flags)]) };
  }
  const entries = choose(config, flags.only);
  if (entries.length > 1) refuseForSeveral(spec, flags, entries);
  const jobs = together(entries.map((entry) => toJob(entry, spec, flags)));
  return { jobs, config: config.path };
}

function together(jobs: readonly Job[]): Job[] {
  const peers = jobs.map(({ out }) => out);
  return jobs.map((job) => ({ ...job, peers }));
}

function choose({ entries }: ConfigFile, only: readonly string[] | undefined): readonly Config[] {
  if (only === undefined) return entries;
  const names = entries.map(nameOf);
  for (const wanted of only) {
    if (names.includes(wanted)) continue;
    throw new SpecwrightError(
      `The configuration has no document \`${wanted}\`. ${nameHint(wanted, names)}`,
    );
  }
  return entries.filter((entry) => only.includes(nameOf(entry)));
}

function nameOf({ name, out, spec }: Partial<Config>): string {
  return name ?? basename(out ?? spec ?? "");
}

function refuseForSeveral(
  spec: string | undefined,
  { out, root }: GenerateFlags,
  entries: readonly Config[],
): void {
  const given = Object.entries({ "A document": spec, "--out": out, "--root": root });
  const [flag] = given.find(([, value]) => value !== undefined) ?? [];
  if (flag === undefined) return;
  const names = entries.map((entry) => `\`${nameOf(entry)}\``).join(", ");
  throw new SpecwrightError(
    `${flag} fits one document, and the configuration has several: choose by --only (${names}).`,
  );
}

function toJob(entry: Partial<Config>, spec: string | undefined, flags: GenerateFlags): Job {
  const { name, out: configured, diff: _diff, ...options } = entry;
  const document = spec ?? options.spec;
  if (document === undefined) {
    throw new SpecwrightError(
      "There is no document and no configuration. Name a document, or run `specwright init`.",
    );
  }
  const out = flags.out ?? configured;
  if (out === undefined) throw new SpecwrightError("There is no output folder: give --out DIR.");
  return {
    name: name ?? basename(out),
    out,
    options: { ...options, ...optionsOf(flags), ...inputOptions(flags, options), spec: document },
  };
}
