import { readdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Findings } from "../diagnostics.js";
import { isInside, realPathOf, shownPath } from "./containment.js";
import type { JsonValue } from "./json.js";
import { nearestName } from "./nearest-name.js";
import { readText, type Refusal } from "./read-text.js";
import { textSource, valueSource, type SourceFile } from "./source-file.js";

/** `failed`: the document was opened, and its faults are among the findings already. */
export type Opened =
  | { readonly kind: "opened"; readonly source: SourceFile }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "failed" };

export interface StoreOptions {
  /** Real path of the folder that files must lie in; undefined: no file is opened. */
  readonly folder: string | undefined;
  /** Absolute URI without fragment -> document. */
  readonly documents: ReadonlyMap<string, JsonValue>;
  readonly findings: Findings;
}

/** Opens documents by URI, each one once: given ones first, then files inside the folder. */
export class SourceStore {
  readonly #options: StoreOptions;
  readonly #opened = new Map<string, Promise<Opened>>();
  readonly #files = new Set<string>();

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** Absolute paths of the files that were read, faulty ones too. */
  get files(): readonly string[] {
    return [...this.#files];
  }

  open(uri: string): Promise<Opened> {
    let opened = this.#opened.get(uri);
    if (opened === undefined) {
      opened = this.#open(uri);
      this.#opened.set(uri, opened);
    }
    return opened;
  }

  /** Opens the file that the user named, wherever it is. */
  openRoot(uri: string, path: string): Promise<Opened> {
    const opened = this.#read(uri, path);
    this.#opened.set(uri, opened);
    return opened;
  }

  async #open(uri: string): Promise<Opened> {
    const given = this.#options.documents.get(uri);
    if (given !== undefined) return { kind: "opened", source: valueSource(uri, given) };
    if (/^https?:/i.test(uri)) {
      const message = `\`${uri}\` is on the network, and nothing is fetched.`;
      return { kind: "refused", refusal: { code: "remote-reference", message } };
    }
    const path = filePath(uri);
    if (path === undefined) {
      const message = `There is no document \`${uri}\`.`;
      const fix = "Give the schema this `$id`, or pass the document in `documents` under this URI.";
      return { kind: "refused", refusal: { code: "unresolved-reference", message, fix } };
    }
    return this.#openFile(uri, path);
  }

  async #openFile(uri: string, path: string): Promise<Opened> {
    const { folder } = this.#options;
    const shown = shownPath(path);
    if (folder === undefined) {
      const message = `\`${shown}\` is a file, and a document given as an object has no folder.`;
      const fix =
        "Say with `root` which folder the references are relative to, or pass it in `documents`.";
      return { kind: "refused", refusal: { code: "file-outside-root", message, fix } };
    }
    if (!isInside(folder, await realPathOf(path))) {
      const message = `\`${shown}\` is outside of \`${shownPath(folder)}\`.`;
      return { kind: "refused", refusal: { code: "file-outside-root", message } };
    }
    return this.#read(uri, path);
  }

  async #read(uri: string, path: string): Promise<Opened> {
    const { findings } = this.#options;
    const shown = shownPath(path);
    const result = await readText(path, shown);
    if ("refusal" in result) return this.#refuseFile(result.refusal, path);
    this.#files.add(path);
    const source = textSource({ uri, file: shown, text: result.text }, findings);
    return source === undefined ? { kind: "failed" } : { kind: "opened", source };
  }

  async #refuseFile(refusal: Refusal, path: string): Promise<Opened> {
    const { findings } = this.#options;
    const { code, message, location } = refusal;
    if (location !== undefined) {
      this.#files.add(path);
      findings.report(code, message, { location });
      return { kind: "failed" };
    }
    if (refusal.fix !== undefined) return { kind: "refused", refusal };
    const near = nearestName(basename(path), await namesBeside(path));
    const fix = near === undefined ? {} : { fix: `Did you mean \`${near}\`?` };
    return { kind: "refused", refusal: { ...refusal, ...fix } };
  }
}

function filePath(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

async function namesBeside(path: string): Promise<string[]> {
  try {
    const names = await readdir(dirname(path));
    return names.filter((name) => name !== basename(path)).sort();
  } catch {
    return [];
  }
}
