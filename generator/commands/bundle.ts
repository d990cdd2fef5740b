import { Document, visit } from "yaml";
import { bundle } from "../index.js";
import { stringifySafely } from "../report/format-json.js";
import { formatReport } from "../report/format-text.js";
import { escapeHidden, hasHidden } from "../text/hidden-characters.js";
import { exitCodeOf, type Outcome, type Terminal } from "./run/outcome.js";
import { kindOfDocument } from "./init/find-specs.js";
import { inputOptions, type InputFlags } from "./run/input-flags.js";
import { writeUserFile } from "./user-file.js";

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
  const { document, diagnostics, sources } = await bundle({
    spec,
    ...(root === undefined ? {} : { root }),
    ...inputOptions(flags),
  });
  const stderr = diagnostics.length === 0 ? "" : formatReport(diagnostics, terminal);
  const exitCode = exitCodeOf(diagnostics);
  if (document === undefined || exitCode !== 0)
    return { stderr, exitCode: exitCode === 0 ? 1 : exitCode };
  const isYaml = out !== undefined && /\.ya?ml$/i.test(out);
  const text = isYaml ? yamlText(document) : stringifySafely(document);
  if (out === undefined) return { stdout: text, stderr, exitCode };
  await writeUserFile(out, text, { sources, replaces: formerBundle });
  return { stderr: `${stderr}${out}: written.\n`, exitCode };
}

/**
 * YAML that reads back as the same document: a plain `<<` would merge what stands under it. What nobody
 * sees is escaped, which only double quotes can.
 */
export function yamlText(document: unknown): string {
  const made = new Document(document, { aliasDuplicateObjects: false });
  visit(made, {
    Scalar: (_, node) => {
      const { value } = node;
      if (value === "<<" || (typeof value === "string" && hasHidden(value.replaceAll("\n", "")))) {
        node.type = "QUOTE_DOUBLE";
      }
    },
  });
  return escapeHidden(made.toString(), "\n");
}

/** Where `--out` names another file, such as package.json, that is a slip. */
const formerBundle = {
  what: "an OpenAPI document",
  test: (text: string) => kindOfDocument(text) !== undefined,
};
