import { stringify } from "yaml";
import { objectAt, stringAt } from "./json.js";
import { fingerprint, type Statement } from "./statements.js";

/** Where a statement comes from. The head of sources.yaml explains each kind. */
const kinds = ["page", "published", "names", "standard", "own", "inferred"] as const;
type Kind = (typeof kinds)[number];

/** What stands for a source that nobody has named yet. No statement may keep it. */
const unknown = "unknown";

const file = "test/spec/sources.yaml";

/** An entry of sources.yaml: `<fingerprint> <source>; <source>`. */
interface Entry {
  readonly fingerprint: string;
  readonly sources: readonly string[];
}

function readEntry(entry: string): Entry {
  const [fingerprint = "", ...rest] = entry.split(" ");
  const sources = rest.join(" ").split(";");
  return { fingerprint, sources: sources.map((source) => source.trim()) };
}

function entriesOf(table: unknown): Map<string, Entry> {
  const statements = objectAt(table, "statements");
  return new Map(
    Object.keys(statements).map((at) => [at, readEntry(stringAt(statements, at) ?? "")]),
  );
}

function kindOf(source: string): Kind | undefined {
  return kinds.find((kind) => new RegExp(`^${kind}\\b`).test(source));
}

/** What entries may name: the pages, and places in the document. */
interface Names {
  readonly pages: readonly string[];
  /** Such as `App`, `App.id` and `listApps`. */
  readonly places: ReadonlySet<string>;
}

/** What is wrong with the table, one line each: what, where, and what to do. */
export function findSourceProblems(
  statements: readonly Statement[],
  table: unknown,
  places: ReadonlySet<string>,
): string[] {
  const entries = entriesOf(table);
  const names = { pages: Object.keys(objectAt(table, "pages")), places };
  const known = new Set(statements.map(({ at }) => at));
  const stale = [...entries.keys()].filter((at) => !known.has(at));
  return [
    ...statements.flatMap(({ at, text }) => problemsOf(at, text, entries.get(at), names)),
    ...stale.map((at) => `${at} is not in the document. Run \`npm run test:update\`.`),
  ];
}

function problemsOf(at: string, text: string, entry: Entry | undefined, names: Names): string[] {
  const fix = `Run \`npm run test:update\`, then write its source in place of \`${unknown}\` in ${file}.`;
  if (entry === undefined) return [`${at} has no source. ${fix}`];
  if (entry.fingerprint !== fingerprint(text)) {
    return [`${at} has changed: compare the new text with its source. ${fix}`];
  }
  const faults = entry.sources.flatMap((source) => faultsOf(source, names));
  return [...faults, ...markFaults(text, entry)].map((fault) => `${at}: ${fault}`);
}

function faultsOf(source: string, names: Names): string[] {
  const kind = kindOf(source);
  const [rest = "", place] = source
    .slice(kind?.length ?? 0)
    .trim()
    .split(/(?:^|\s)at\s/);
  switch (kind) {
    case undefined:
      return source.startsWith(unknown)
        ? [`the source is not named yet. Look it up, and write it in ${file}.`]
        : [`${JSON.stringify(source)} is not a source. Write one of: ${kinds.join(", ")}.`];
    case "page":
      return names.pages.includes(rest)
        ? placeFaults(place, names)
        : [`there is no page ${JSON.stringify(rest)}. Write one of: ${names.pages.join(", ")}.`];
    case "published":
      return rest === "" ? placeFaults(place, names) : [`${JSON.stringify(source)} ${wordy(kind)}`];
    case "standard":
      return rest === "" ? ["the standard has no name. Write `standard ProtoJSON`."] : [];
    case "inferred":
      return /^:.*\s/.test(source.slice(kind.length))
        ? []
        : ["the inference has no reason. Write `inferred: why`."];
    case "names":
    case "own":
      return source === kind ? [] : [`${JSON.stringify(source)} ${wordy(kind)}`];
    default:
      return kind satisfies never;
  }
}

function wordy(kind: Kind): string {
  return `has words too many. Write \`${kind}\`.`;
}

function placeFaults(place: string | undefined, { places }: Names): string[] {
  if (place === undefined || places.has(place)) return [];
  return [
    `the document has no ${JSON.stringify(place)}. ` +
      "Write a schema (`App`), a property (`App.id`) or an operation (`listApps`).",
  ];
}

/** Readers of the document have to see what is inferred. */
function markFaults(text: string, { sources }: Entry): string[] {
  const inferred = sources.some((source) => kindOf(source) === "inferred");
  // Info and the table itself may speak about the word.
  const marked = /\b(?:probably|inferred)\b/i.test(text.replaceAll(/"probably"/g, ""));
  if (inferred === marked) return [];
  return inferred
    ? ['the source is an inference, but the text does not say so. Write "probably", and why.']
    : ['the text says "probably". Write `inferred: why` among its sources.'];
}

/**
 * The table with an entry for each statement. What did not change keeps its source. For the others it
 * is `unknown`: a source is never guessed.
 */
export function renewSources(
  head: string,
  statements: readonly Statement[],
  table: unknown,
): string {
  const entries = entriesOf(table);
  const renewed = statements.map(({ at, text }): [string, string] => {
    const entry = entries.get(at);
    const now = fingerprint(text);
    if (entry === undefined) return [at, `${now} ${unknown}`];
    const sources = entry.sources.join("; ");
    const before = sources.startsWith(unknown)
      ? sources
      : `${unknown}, before it changed: ${sources}`;
    return [at, `${now} ${entry.fingerprint === now ? sources : before}`];
  });
  const body = {
    pages: objectAt(table, "pages"),
    counts: countSources(renewed.map(([, entry]) => readEntry(entry))),
    statements: Object.fromEntries(renewed),
  };
  return `${head}${stringify(body, { lineWidth: 0 })}`;
}

/** How many statements rest on each kind of source; many rest on several. */
function countSources(entries: readonly Entry[]): Readonly<Record<string, number>> {
  const count = (kind: Kind | undefined): number =>
    entries.filter(({ sources }) => sources.some((source) => kindOf(source) === kind)).length;
  const unnamed = count(undefined);
  return {
    statements: entries.length,
    ...Object.fromEntries(kinds.map((kind) => [kind, count(kind)])),
    ...(unnamed > 0 ? { [unknown]: unnamed } : {}),
  };
}
