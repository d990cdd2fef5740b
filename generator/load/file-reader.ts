import type { ReadLimits } from "./limits.js";
import type { AllowedHosts } from "./remote/allowed-hosts.js";
import type { Refusal } from "./refusal.js";
import type { TextRequest, TextResult } from "./text/read-text.js";

/** How files are named: paths are absolute, in the form of the place where they lie. */
export interface FilePaths {
  /** The absolute path of what the user named; undefined for a URL that is not a file. */
  pathOf(spec: string | URL): string | undefined;
  /** The URI of a path, which references are resolved against. */
  uriOf(path: string): string;
  /** The path of such a URI; undefined for other URIs. */
  fileOf(uri: string): string | undefined;
  /** The folder of a file. */
  folderOf(path: string): string;
  /** The last part of a path. */
  nameOf(path: string): string;
  /** Whether `path` is `folder` or lies below it; both are real paths. */
  isInside(folder: string, path: string): boolean;
}

/** Where documents come from: the disk, a revision of a repository, or texts in memory. */
export interface FileReader extends FilePaths {
  read(request: TextRequest): Promise<TextResult>;
  /** The path for messages. */
  shown(path: string): string;
  /** The path with symbolic links resolved, which must be inside the folder. */
  realPath(path: string): Promise<string>;
  /** The other files in its folder, to suggest a similar name. */
  namesBeside(path: string): Promise<readonly string[]>;
  /** A document of an allowed host. */
  fetch(uri: string, request: FetchRequest): Promise<FetchResult>;
}

/** What a fetch may cost, and from whom. */
export interface FetchRequest {
  readonly allowed: AllowedHosts;
  /** The rest of `limits.bytes` after the documents before. */
  readonly left: number;
  /** How long it may take: what the documents before it have left of `limits.seconds`. */
  readonly milliseconds: number;
  readonly limits: ReadLimits;
}

/** A text, its size in bytes, and its final URL after redirects. */
export type FetchResult =
  | { readonly text: string; readonly bytes: number; readonly uri: string }
  | { readonly refusal: Refusal };
