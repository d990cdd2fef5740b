import type { Findings, Location } from "../findings/diagnostics.js";
import type { FileReader } from "./file-reader.js";
import type { JsonValue } from "../json/json.js";
import { nearestName } from "../text/nearest-name.js";
import { limitFix, type ReadLimits } from "./limits.js";
import type { Refusal } from "./refusal.js";
import { refuseUrl, type AllowedHosts } from "./remote/allowed-hosts.js";
import { isRemote, shownUri } from "./remote/remote-uri.js";
import { textSource, valueSource, type SourceFile } from "./source-file.js";

/** `failed`: the document was opened, and its faults have been reported. */
export type Opened =
  | { readonly kind: "opened"; readonly source: SourceFile }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "failed" };

export interface StoreOptions {
  /** Real path of the folder that files must lie in; undefined: no file is opened. */
  readonly folder: string | undefined;
  /** Absolute URI without fragment -> document. */
  readonly documents: ReadonlyMap<string, JsonValue>;
  /** The hosts that documents may be fetched from. */
  readonly allowed: AllowedHosts;
  readonly limits: ReadLimits;
  readonly findings: Findings;
  readonly files: FileReader;
}

/** Opens each document once by its URI: given ones first, then files inside the folder. */
export class SourceStore {
  readonly #options: StoreOptions;
  readonly #opened = new Map<string, Promise<Opened>>();
  readonly #files = new Set<string>();
  /** Of all documents that were read. */
  #bytes = 0;
  #documents = 0;
  /** That servers have taken so far. */
  #milliseconds = 0;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** Absolute paths of all files that were requested, including faulty and missing ones. */
  get files(): readonly string[] {
    return [...this.#files];
  }

  /** `from`: the URI of the document that refers to it; a remote one reaches no file. */
  open(uri: string, from: string): Promise<Opened> {
    if (isRemote(from) && /^file:/i.test(uri)) {
      const message = `\`${shownUri(from)}\` is a remote document and may not refer to files.`;
      const fix = "Correct the reference, or copy the remote document into your folder.";
      const refusal: Refusal = { code: "file-outside-root", message, fix };
      return Promise.resolve({ kind: "refused", refusal });
    }
    let opened = this.#opened.get(uri);
    if (opened === undefined) {
      opened = this.#open(uri);
      this.#opened.set(uri, opened);
    }
    return opened;
  }

  /** Opens the file that the user named, wherever it is. */
  openRoot(uri: string, path: string): Promise<Opened> {
    const opened = this.#read(uri, path, true);
    this.#opened.set(uri, opened);
    return opened;
  }

  async #open(uri: string): Promise<Opened> {
    const given = this.#options.documents.get(uri);
    if (given !== undefined) return { kind: "opened", source: valueSource(uri, given) };
    if (isRemote(uri)) return this.#fetch(uri);
    const path = this.#options.files.fileOf(uri);
    if (path === undefined) {
      const message = `There is no document \`${shownUri(uri)}\`.`;
      const fix = "Give the schema this `$id`, or pass the document in `documents` under this URI.";
      return { kind: "refused", refusal: { code: "unresolved-reference", message, fix } };
    }
    return this.#openFile(uri, path);
  }

  async #openFile(uri: string, path: string): Promise<Opened> {
    const { folder, files } = this.#options;
    const shown = files.shown(path);
    if (folder === undefined) {
      const message = `\`${shown}\` is a file, and a document given as an object has no folder.`;
      const fix =
        "Give the folder of the references by the option `root`, or pass it in `documents`.";
      return { kind: "refused", refusal: { code: "file-outside-root", message, fix } };
    }
    if (!files.isInside(folder, await files.realPath(path))) {
      const message = `\`${shown}\` is outside of \`${files.shown(folder)}\`.`;
      return { kind: "refused", refusal: { code: "file-outside-root", message } };
    }
    return this.#read(uri, path, false);
  }

  async #read(uri: string, path: string, pipes: boolean): Promise<Opened> {
    const { limits, files } = this.#options;
    const shown = files.shown(path);
    const tooMany = this.#countDocument();
    if (tooMany !== undefined) return tooMany;
    const left = limits.bytes - this.#bytes;
    const result = await files.read({ path, shown, left, limits, pipes });
    if ("refusal" in result) return this.#refuseFile(result.refusal, path);
    this.#files.add(path);
    return this.#parse(uri, shown, result);
  }

  async #fetch(uri: string): Promise<Opened> {
    const { allowed, limits, findings, files } = this.#options;
    const refused = refuseUrl(new URL(uri), allowed);
    if (refused !== undefined) return { kind: "refused", refusal: refused };
    const tooMany = this.#countDocument();
    if (tooMany !== undefined) return tooMany;
    const start = performance.now();
    const milliseconds = Math.max(1, limits.seconds * 1000 - this.#milliseconds);
    const left = limits.bytes - this.#bytes;
    const result = await files.fetch(uri, { allowed, limits, left, milliseconds });
    this.#milliseconds += performance.now() - start;
    if ("refusal" in result) {
      const { refusal } = result;
      if (refusal.location === undefined) return { kind: "refused", refusal };
      reportAt(findings, refusal, refusal.location);
      return { kind: "failed" };
    }
    // Two URIs may be the same document.
    const known = result.uri === uri ? undefined : this.#opened.get(result.uri);
    if (known !== undefined) return known;
    const opened = this.#parse(result.uri, shownUri(result.uri), result);
    this.#opened.set(result.uri, Promise.resolve(opened));
    return opened;
  }

  #parse(uri: string, shown: string, { text, bytes }: { text: string; bytes: number }): Opened {
    const { limits, findings } = this.#options;
    this.#bytes += bytes;
    const source = textSource({ uri, file: shown, text }, findings, limits);
    return source === undefined ? { kind: "failed" } : { kind: "opened", source };
  }

  #countDocument(): Opened | undefined {
    const { documents } = this.#options.limits;
    this.#documents += 1;
    if (this.#documents <= documents) return undefined;
    const message = `There are more than ${documents} documents (limit \`documents\`).`;
    const fix = limitFix("documents", "Join some of them.");
    return { kind: "refused", refusal: { code: "limit-exceeded", message, fix } };
  }

  async #refuseFile(refusal: Refusal, path: string): Promise<Opened> {
    const { findings, files } = this.#options;
    const { location } = refusal;
    this.#files.add(path);
    if (location !== undefined) {
      reportAt(findings, refusal, location);
      return { kind: "failed" };
    }
    if (refusal.fix !== undefined) return { kind: "refused", refusal };
    const near = nearestName(files.nameOf(path), await files.namesBeside(path));
    const fix = near === undefined ? {} : { fix: `Did you mean \`${near}\`?` };
    return { kind: "refused", refusal: { ...refusal, ...fix } };
  }
}

function reportAt(findings: Findings, { code, message, fix }: Refusal, location: Location): void {
  findings.report(code, message, { location }, fix === undefined ? {} : { fix });
}
