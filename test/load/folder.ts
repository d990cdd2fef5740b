import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Findings, type Diagnostic } from "../../generator/findings/diagnostics.js";
import { diskReader } from "../../generator/load/disk-reader.js";
import {
  loadDocument,
  type LoadedDocument,
  type LoadOptions,
} from "../../generator/load/load-document.js";
import { afterThe } from "../setup/clean-up.js";

/** A temporary folder with these files, gone after the test. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "specwright-test-")));
  afterThe("test", () => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export interface Loaded {
  readonly folder: string;
  readonly document: LoadedDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** `file:line:column code`, with the file relative to the folder. */
  readonly found: readonly string[];
}

/** Loads `root.yaml` (or the named file) of a folder with these files. */
export async function loadFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<LoadOptions> & { readonly start?: string } = {},
): Promise<Loaded> {
  const folder = makeFolder(files);
  const { start = Object.keys(files)[0] ?? "", ...rest } = options;
  return load({ spec: join(folder, start), ...rest }, folder);
}

export async function load(options: LoadOptions, folder = ""): Promise<Loaded> {
  const findings = new Findings();
  const document = await loadDocument({ files: diskReader, ...options }, findings);
  const { diagnostics } = findings;
  const found = diagnostics.map(({ file, line, column, code }) => {
    const place = file === undefined ? "-" : `${file.replace(`${folder}/`, "")}:${line}:${column}`;
    return `${place} ${code}`;
  });
  return { folder, document, diagnostics, found };
}
