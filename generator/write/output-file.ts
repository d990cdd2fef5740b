import { hashBytes } from "./journal.js";
import { hashText } from "./manifest.js";

/** A file of an output. Its text is encoded once and hashed once, whoever asks: some have megabytes. */
export class OutputFile {
  readonly text: string;
  #bytes: Uint8Array | undefined;
  #hash: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get bytes(): Uint8Array {
    return (this.#bytes ??= Buffer.from(this.text));
  }

  /** SHA-256 of the bytes. */
  get hash(): string {
    return (this.#hash ??= hashBytes(this.bytes));
  }

  /** What is remembered of a file that was written: line ends do not count. */
  get textHash(): string {
    return this.text.includes("\r\n") ? hashText(this.text) : this.hash;
  }
}

/** Files of an output, by their paths. */
export function outputFiles(texts: ReadonlyMap<string, string>): ReadonlyMap<string, OutputFile> {
  return new Map([...texts].map(([path, text]) => [path, new OutputFile(text)]));
}
