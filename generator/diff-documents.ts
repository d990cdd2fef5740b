import { isDeepStrictEqual } from "node:util";
import { Findings, type Diagnostic } from "./findings/diagnostics.js";
import type { Change, ChangeDraft, ChangePlace } from "./diff/change.js";
import { diffApis } from "./diff/diff-apis.js";
import { gitNameWithoutPrefix, openGitFile, parseGitName } from "./load/git-reader.js";
import type { ChangeSeverities, DiffOptions } from "./options/options.js";
import { analyze, type Analysis } from "./pipeline.js";

export interface DiffResult {
  /** The gravest first. */
  readonly changes: readonly Change[];
  /** Whether any change is breaking. */
  readonly breaking: boolean;
  /** What is wrong with the documents; after an error nothing was compared. */
  readonly diagnostics: readonly Diagnostic[];
}

/** load -> model, twice -> changes. */
export async function diffDocuments(options: DiffOptions): Promise<DiffResult> {
  const { base: from, revision: to, severities = {}, ...shared } = options;
  const base = await analyzeSide(from, shared);
  const revision = await analyzeSide(to, shared);
  const diagnostics = [...base.findings.diagnostics, ...revision.findings.diagnostics];
  const failed = base.findings.failed || revision.findings.failed;
  if (failed || base.api === undefined || revision.api === undefined) {
    return { changes: [], breaking: false, diagnostics };
  }
  // However hard the comparison would be: what is the same has not changed.
  if (isDeepStrictEqual(base.document?.root, revision.document?.root)) {
    return { changes: [], breaking: false, diagnostics };
  }
  const drafts = withSeverities(diffApis(base.api, revision.api), severities);
  const changes = drafts.map((draft) => locate(draft, base, revision));
  const breaking = changes.some(({ severity }) => severity === "breaking");
  return { changes, breaking, diagnostics };
}

/** Sets what the user decided, the gravest first again. */
function withSeverities(
  drafts: readonly ChangeDraft[],
  severities: ChangeSeverities,
): readonly ChangeDraft[] {
  const set = drafts.flatMap((draft): ChangeDraft[] => {
    const severity = severities[draft.code] ?? draft.severity;
    return severity === "off" ? [] : [{ ...draft, severity }];
  });
  const order = ["breaking", "risky", "compatible"] as const;
  return order.flatMap((severity) => set.filter((draft) => draft.severity === severity));
}

async function analyzeSide(
  spec: string | URL | object,
  shared: Omit<DiffOptions, "base" | "revision" | "severities">,
): Promise<Analysis> {
  const name = typeof spec === "string" ? parseGitName(spec) : undefined;
  if (name === undefined) {
    const slip = typeof spec === "string" ? await gitNameWithoutPrefix(spec) : undefined;
    if (slip !== undefined) return refused(slip, shared.rules);
    return analyze({ ...shared, spec }, { purpose: "make" });
  }
  const opened = await openGitFile(name);
  if (!("refusal" in opened)) {
    return analyze({ ...shared, spec: opened.path }, { files: opened.files, purpose: "make" });
  }
  return refused(opened.refusal, shared.rules);
}

type Refusal = NonNullable<Awaited<ReturnType<typeof gitNameWithoutPrefix>>>;

function refused({ code, message, fix }: Refusal, rules: DiffOptions["rules"]): Analysis {
  const findings = new Findings(rules);
  findings.report(code, message, undefined, fix === undefined ? {} : { fix });
  return { findings };
}

function locate(draft: ChangeDraft, base: Analysis, revision: Analysis): Change {
  return {
    ...draft,
    base: placeIn(base, draft.base),
    revision: placeIn(revision, draft.revision),
  };
}

function placeIn({ document }: Analysis, pointer: string): ChangePlace {
  const location = document?.locate(pointer, "key");
  return location === undefined ? { pointer } : { pointer, ...location };
}
