import { resolve } from "node:path";
import { writeFile } from "node:fs/promises";
import { stringify } from "yaml";
import { bundle, SpecwrightError } from "../index.js";
import { formatText } from "../report/format-text.js";
import { exitCodeOf } from "./exit-code.js";
import { inputOptions, type InputFlags } from "./input-flags.js";
import type { Outcome, Terminal } from "./outcome.js";

export interface BundleFlags extends InputFlags {
  readonly out?: string;
  readonly root?: string;
}

/** One self-contained document, as JSON or, where the output's name says so, as YAML. */
export async function runBundle(
  spec: string,
  flags: BundleFlags,
  terminal: Terminal,
): Promise<Outcome> {
  const { out, root } = flags;
  const { document, diagnostics } = await bundle({
    spec,
    ...(root === undefined ? {} : { root }),
    ...inputOptions(flags),
  });
  const stderr = diagnostics.length === 0 ? "" : formatText(diagnostics, terminal);
  const exitCode = exitCodeOf(diagnostics);
  if (document === undefined || exitCode !== 0)
    return { stderr, exitCode: exitCode === 0 ? 1 : exitCode };
  const isYaml = out !== undefined && /\.ya?ml$/i.test(out);
  const text = isYaml
    ? stringify(document, { aliasDuplicateObjects: false })
    : `${JSON.stringify(document, null, 2)}\n`;
  if (out === undefined) return { stdout: text, stderr, exitCode };
  await write(out, text);
  return { stderr: `${stderr}${out}: written.\n`, exitCode };
}

async function write(out: string, text: string): Promise<void> {
  try {
    await writeFile(resolve(out), text);
  } catch (error) {
    throw new SpecwrightError(`Cannot write ${out}: ${(error as Error).message}`);
  }
}
