import type { Findings } from "../findings/diagnostics.js";
import { readLimits, type ReadLimits } from "../load/limits.js";
import type { LoadedDocument } from "../load/load-document.js";
import type { DocumentOptions } from "../options/options.js";
import { describeDocument } from "./describe-document.js";
import { parseDescriptors, type ReadResult } from "./read-descriptors.js";

/** Descriptors of a file. */
export interface DescriptorFile {
  /** Absolute. */
  readonly path: string;
  readonly result: ReadResult;
}

type DescriptorOptions = Required<Pick<DocumentOptions, "descriptors">> &
  Pick<DocumentOptions, "limits"> & {
    readonly readFile: (path: string, limits: ReadLimits) => Promise<DescriptorFile>;
  };

/**
 * Adds what descriptors know to a document. What is wrong with them is a finding, and the document then
 * stays as it is. The file counts as one of the document's.
 */
export async function addDescriptors(
  document: LoadedDocument,
  options: DescriptorOptions,
  findings: Findings,
): Promise<LoadedDocument> {
  const { descriptors, readFile } = options;
  if (descriptors === undefined) return document;
  const limits = readLimits(options.limits);
  const read =
    typeof descriptors === "string"
      ? await readFile(descriptors, limits)
      : { path: undefined, result: parseDescriptors(descriptors, "descriptors", limits) };
  const files = read.path === undefined ? document.files : [...document.files, read.path];
  const { result } = read;
  if ("refusal" in result) {
    const { code, message, fix, location, file } = result.refusal;
    const whole = file === undefined ? undefined : { file };
    const place = location === undefined ? whole : { location };
    findings.report(code, message, place, fix === undefined ? {} : { fix });
    return { ...document, files };
  }
  return { ...document, files, root: describeDocument(document.root, result.facts, findings) };
}
