import { stringFormatCheck } from "../../generator/model/formats.js";
import { reasonToSkip } from "./draft4-subset.js";
import { metaSchemas } from "./meta-schemas.js";
import { readGroups, readRemotes, type SuiteGroup } from "./suite-files.js";
import { wrapIn30, wrapIn31, type Batch } from "./wrap-groups.js";

/** A part of the suite: which groups there are, which are no test of ours, and how the rest is run. */
export interface Part {
  readonly title: string;
  /** Under the suite's `tests/`. */
  readonly folder: string;
  readonly formats: "assert" | "annotate";
  readonly drafts: readonly string[];
  readonly documents: Readonly<Record<string, unknown>>;
  readonly wrap: (groups: readonly SuiteGroup[]) => Batch;
  /** Why a group is not run; undefined where it is. */
  readonly skip: (group: SuiteGroup) => string | undefined;
}

/** Formats of JSON Schema that specwright does not check: they are documentation. */
const unclaimed = ["idn-email", "idn-hostname", "iri", "iri-reference"];

export const parts: readonly Part[] = [
  {
    title: "Draft 2020-12, required",
    folder: "draft2020-12",
    formats: "annotate",
    drafts: ["draft2020-12"],
    documents: metaSchemas,
    wrap: wrapIn31,
    skip: () => undefined,
  },
  {
    title: "Draft 2020-12, formats asserted",
    folder: "draft2020-12/optional/format",
    formats: "assert",
    drafts: ["draft2020-12"],
    documents: metaSchemas,
    wrap: wrapIn31,
    skip: ({ file }) =>
      unclaimed.includes(file) ? `the format \`${file}\` is not checked` : undefined,
  },
  {
    title: "Draft 4, as OpenAPI 3.0",
    folder: "draft4",
    formats: "annotate",
    drafts: ["draft4"],
    documents: {},
    wrap: wrapIn30,
    skip: reasonToSkip,
  },
];

/** The formats that the suite does not find in what specwright claims to check. */
export function unclaimedFormats(): string[] {
  return unclaimed.filter((format) => stringFormatCheck(format, false) === undefined);
}

export interface SelectedPart extends Part {
  readonly run: readonly SuiteGroup[];
  readonly skipped: readonly { readonly group: SuiteGroup; readonly reason: string }[];
  /** All documents that references may lead to. */
  readonly documents: Readonly<Record<string, unknown>>;
}

export function selectPart(part: Part, suite: string): SelectedPart {
  const judged = readGroups(suite, part.folder).map((group) => ({
    group,
    reason: part.skip(group),
  }));
  return {
    ...part,
    run: judged.filter(({ reason }) => reason === undefined).map(({ group }) => group),
    skipped: judged.flatMap(({ group, reason }) =>
      reason === undefined ? [] : [{ group, reason }],
    ),
    documents: { ...part.documents, ...readRemotes(suite, part.drafts) },
  };
}
