import { diffDocuments, type DiffResult } from "../diff-documents.js";
import { Findings } from "../findings/diagnostics.js";
import { gitNameWithoutPrefix, openGitFile, parseGitName } from "../load/git-reader.js";
import type { Refusal } from "../load/refusal.js";
import type { DiffOptions } from "../options/options.js";
import { analyze, type Analysis } from "../pipeline.js";
import { nodeSurroundings } from "./node-surroundings.js";

/** load -> model, twice -> changes. Both documents may be files of a git revision. */
export async function diffFiles(options: DiffOptions): Promise<DiffResult> {
  const { base, revision, severities, ...shared } = options;
  return diffDocuments(
    await analyzeSide(base, shared),
    await analyzeSide(revision, shared),
    severities,
  );
}

async function analyzeSide(
  spec: string | URL | object,
  shared: Omit<DiffOptions, "base" | "revision" | "severities">,
): Promise<Analysis> {
  const surroundings = nodeSurroundings;
  const name = typeof spec === "string" ? parseGitName(spec) : undefined;
  if (name === undefined) {
    const slip = typeof spec === "string" ? await gitNameWithoutPrefix(spec) : undefined;
    if (slip !== undefined) return refused(slip, shared.rules);
    return analyze({ ...shared, spec }, { surroundings, purpose: "make" });
  }
  const opened = await openGitFile(name);
  if (!("refusal" in opened)) {
    const there = { ...surroundings, files: opened.files };
    return analyze({ ...shared, spec: opened.path }, { surroundings: there, purpose: "make" });
  }
  return refused(opened.refusal, shared.rules);
}

function refused({ code, message, fix }: Refusal, rules: DiffOptions["rules"]): Analysis {
  const findings = new Findings(rules);
  findings.report(code, message, undefined, fix === undefined ? {} : { fix });
  return { findings };
}
