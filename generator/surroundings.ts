import type { DescriptorFile } from "./descriptors/add-descriptors.js";
import type { FileReader } from "./load/file-reader.js";
import type { ReadLimits } from "./load/limits.js";
import type { PathsJob } from "./paths/paths-form.js";
import type { Reuse } from "./reuse/reuse.js";
import type { Templates } from "./write/templates.js";

/**
 * What the steps ask of the place where they run. `generator/node/` has it of a machine with files, threads and a
 * network; `generator/core/` of any place where JavaScript runs.
 */
export interface Surroundings {
  /** Where documents come from. */
  readonly files: FileReader;
  /** Descriptors of a file, which the user named; absent where there are no files. */
  readonly readDescriptors?: (path: string, limits: ReadLimits) => Promise<DescriptorFile>;
  /** The runtime; with files of a folder in the place of ours where there is one. */
  readonly readTemplates: (folder?: string, needsTypes?: boolean) => Promise<Templates>;
  /** Begins to make `paths.ts`. */
  readonly startPaths: () => PathsJob;
  /** Formats TypeScript that a custom emitter has made as text. */
  readonly formatFree: (text: string) => Promise<string>;
  /** What the run before has left, where one run follows another. */
  readonly reuse?: Reuse;
}
