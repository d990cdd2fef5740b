import { resolve } from "node:path";
import type { Findings } from "../findings/diagnostics.js";
import { shownPath } from "../load/containment.js";
import { readLimits } from "../load/limits.js";
import type { LoadedDocument } from "../load/load-document.js";
import type { DocumentOptions } from "../options/options.js";
import { describeDocument } from "./describe-document.js";
import { parseDescriptors, readDescriptors, type ReadResult } from "./read-descriptors.js";

type DescriptorOptions = Required<Pick<DocumentOptions, "descriptors">> &
  Pick<DocumentOptions, "limits">;

/**
 * Adds what descriptors know to a document. What is wrong with them is a finding, and the document then
 * stays as it is. The file counts as one of the document's.
 */
export async function addDescriptors(
  document: LoadedDocument,
  options: DescriptorOptions,
  findings: Findings,
): Promise<LoadedDocument> {
  const { descriptors, limits } = options;
  if (descriptors === undefined) return document;
  const files =
    typeof descriptors === "string" ? [...document.files, resolve(descriptors)] : document.files;
  const result = await read(descriptors, readLimits(limits));
  if ("refusal" in result) {
    const { code, message, fix, location } = result.refusal;
    const place = location === undefined ? undefined : { location };
    findings.report(code, message, place, fix === undefined ? {} : { fix });
    return { ...document, files };
  }
  return { ...document, files, root: describeDocument(document.root, result.facts, findings) };
}

async function read(
  descriptors: string | Uint8Array,
  limits: ReturnType<typeof readLimits>,
): Promise<ReadResult> {
  if (typeof descriptors !== "string") {
    return parseDescriptors(descriptors, "descriptors", limits);
  }
  const path = resolve(descriptors);
  return readDescriptors(path, shownPath(path), limits);
}
