import type { Diagnostic } from "./findings/diagnostics.js";
import type { Change, ChangeDraft, ChangePlace } from "./diff/change.js";
import { diffApis } from "./diff/diff-apis.js";
import { sameJson } from "./json/json.js";
import type { ChangeSeverities } from "./options/options.js";
import type { Analysis } from "./pipeline.js";

export interface DiffResult {
  /** The gravest first. */
  readonly changes: readonly Change[];
  /** Whether any change is breaking. */
  readonly breaking: boolean;
  /** What is wrong with the documents; after an error nothing was compared. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Two models -> changes. */
export function diffDocuments(
  base: Analysis,
  revision: Analysis,
  severities: ChangeSeverities = {},
): DiffResult {
  const diagnostics = together(base.findings.reported, revision.findings.reported);
  const failed = base.findings.failed || revision.findings.failed;
  if (failed || base.api === undefined || revision.api === undefined) {
    return { changes: [], breaking: false, diagnostics };
  }
  // However hard the comparison would be: what is the same has not changed.
  if (sameJson(base.document?.root, revision.document?.root)) {
    return { changes: [], breaking: false, diagnostics };
  }
  const drafts = withSeverities(diffApis(base.api, revision.api), severities);
  const changes = drafts.map((draft) => locate(draft, base, revision));
  const breaking = changes.some(({ severity }) => severity === "breaking");
  return { changes, breaking, diagnostics };
}

/** A file that both documents use, such as descriptors, has its findings once. */
function together(
  base: readonly Diagnostic[],
  revision: readonly Diagnostic[],
): readonly Diagnostic[] {
  const known = new Set(base.map((each) => JSON.stringify(each)));
  const isNew = (each: Diagnostic) => each.file === undefined || !known.has(JSON.stringify(each));
  return [...base, ...revision.filter(isNew)];
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
