import { resolve } from "node:path";
import { lstat, writeFile } from "node:fs/promises";
import { Document, visit } from "yaml";
import { bundle, SpecwrightError } from "../index.js";
import { stringifySafely } from "../report/format-json.js";
import { formatText } from "../report/format-text.js";
import { exitCodeOf } from "./run/exit-code.js";
import { inputOptions, type InputFlags } from "./run/input-flags.js";
import type { Outcome, Terminal } from "./run/outcome.js";
import { writeWhole } from "./run/write-whole.js";

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
  const text = isYaml ? yamlText(document) : stringifySafely(document);
  if (out === undefined) return { stdout: text, stderr, exitCode };
  await write(out, text);
  return { stderr: `${stderr}${out}: written.\n`, exitCode };
}

/** YAML that reads back as the same document: a plain `<<` would merge what stands under it. */
function yamlText(document: unknown): string {
  const made = new Document(document, { aliasDuplicateObjects: false });
  visit(made, {
    Scalar: (_, node) => {
      if (node.value === "<<") node.type = "QUOTE_DOUBLE";
    },
  });
  return made.toString();
}

async function write(out: string, text: string): Promise<void> {
  const path = resolve(out);
  // A pipe or a link that was asked for by name is written through.
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined || found.isFile()) return writeWhole(path, text);
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new SpecwrightError(`Cannot write ${out}: ${(error as Error).message}`);
  }
}
