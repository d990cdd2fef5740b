import { loadConfig } from "../config.js";
import type { Diagnostic } from "../diagnostics.js";
import type { GenerateOptions } from "../options.js";
import { generate, SpecwrightError, type GenerateResult } from "../index.js";
import { formatText } from "../report/format-text.js";
import { compareFiles, type CommitResult } from "../write/commit-files.js";
import { WriteError } from "../write/write-error.js";
import { exitCodeOf } from "./exit-code.js";
import type { Outcome, Terminal } from "./outcome.js";

/** The flags of `specwright generate`; they win over the configuration. */
export interface GenerateFlags {
  readonly out?: string;
  readonly config?: string;
  readonly check?: boolean;
  /** commander gives `--no-paths` as `paths: false`, and `true` where it is absent. */
  readonly paths?: boolean;
  readonly target?: string;
  readonly root?: string;
  readonly formats?: string;
}

export async function runGenerate(
  spec: string | undefined,
  flags: GenerateFlags,
  terminal: Terminal,
): Promise<Outcome> {
  const options = await readOptions(spec, flags);
  return (await generateOnce(options, flags, terminal)).outcome;
}

/** One run, and the files that the document consists of, as far as they could be read. */
export async function generateOnce(
  options: GenerateOptions,
  flags: GenerateFlags,
  terminal: Terminal,
): Promise<{ readonly outcome: Outcome; readonly sources: readonly string[] }> {
  const { out, ...rest } = options;
  if (out === undefined) throw new SpecwrightError("There is no output folder: give --out DIR.");
  const result = await generate(flags.check === true ? rest : options);
  const { diagnostics, sources } = result;
  const findings = describe(diagnostics, terminal);
  const exitCode = exitCodeOf(diagnostics);
  if (exitCode !== 0) {
    return { outcome: { stderr: `${findings}Nothing was written.\n`, exitCode }, sources };
  }
  if (flags.check === true) return { outcome: await checkDrift(out, result, findings), sources };
  return { outcome: { stderr: findings + summary(out, result.committed), exitCode }, sources };
}

/** Errors and warnings in full; of mere notes there may be hundreds, so only their number. */
function describe(diagnostics: readonly Diagnostic[], terminal: Terminal): string {
  const telling = diagnostics.filter(({ severity }) => severity !== "info");
  const notes = diagnostics.length - telling.length;
  const more =
    notes === 0
      ? ""
      : `${notes} ${notes === 1 ? "note" : "notes"}: specwright validate shows them.\n`;
  return (telling.length === 0 ? "" : formatText(telling, terminal)) + more;
}

/** The configuration with the flags over it. */
export async function readOptions(
  spec: string | undefined,
  flags: GenerateFlags,
): Promise<GenerateOptions> {
  const found = spec === undefined || flags.config !== undefined;
  const config = found ? await loadConfig(flags.config, process.cwd()) : undefined;
  const document = spec ?? config?.spec;
  if (document === undefined) {
    throw new SpecwrightError("There is no document: name one, or write a specwright.config.json.");
  }
  const { out, target, root, formats, paths } = flags;
  const given = { out, target, root, formats, ...(paths === false ? { paths } : {}) };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...config, spec: document, ...Object.fromEntries(set) };
}

function summary(out: string, committed: CommitResult | undefined): string {
  if (committed === undefined) return "";
  const { written, unchanged, removed } = committed;
  const parts = [`${written.length} written`, `${unchanged.length} unchanged`];
  if (removed.length > 0) parts.push(`${removed.length} removed`);
  return `${displayPath(out)}: ${parts.join(", ")}.\n`;
}

async function checkDrift(
  out: string,
  { files }: GenerateResult,
  findings: string,
): Promise<Outcome> {
  const drifts = await compare(out, files);
  if (drifts.length === 0)
    return { stderr: `${findings}${displayPath(out)} is up to date.\n`, exitCode: 0 };
  const list = drifts.map(({ kind, path }) => `  ${kind}: ${path}\n`).join("");
  const remedy = "Run `specwright generate` and commit the result.";
  return {
    stderr: `${findings}${displayPath(out)} is not what the document generates:\n${list}${remedy}\n`,
    exitCode: 1,
  };
}

async function compare(out: string, files: ReadonlyMap<string, string>) {
  try {
    return await compareFiles(out, files);
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    throw new SpecwrightError(`${error.message} ${error.remedy}`);
  }
}

function displayPath(path: string): string {
  const folder = `${process.cwd()}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}
