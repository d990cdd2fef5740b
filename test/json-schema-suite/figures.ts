import { ajvDisagreements } from "./ajv.js";
import type { SelectedPart } from "./parts.js";
import type { SuiteGroup } from "./suite-files.js";

/** Passed and failed tests, as they are run. */
export class Tally {
  readonly #passed = new Map<SuiteGroup, number>();

  pass(group: SuiteGroup): void {
    this.#passed.set(group, this.passedIn([group]) + 1);
  }

  passedIn(groups: readonly SuiteGroup[]): number {
    return groups.reduce((sum, group) => sum + (this.#passed.get(group) ?? 0), 0);
  }
}

export function testsIn(groups: readonly SuiteGroup[]): number {
  return groups.reduce((sum, { tests }) => sum + tests.length, 0);
}

/** `Draft 2020-12, required: 1299 of 1299 tests pass.` */
export function summaryLine(part: SelectedPart, tally: Tally): string {
  const { title, run, skipped } = part;
  const left = testsIn(skipped.map(({ group }) => group));
  const note = left === 0 ? "" : `; ${left} are not run`;
  return `${title}: ${tally.passedIn(run)} of ${testsIn(run)} tests pass${note}.`;
}

/** The page `docs/json-schema.md`, before it is formatted. */
export function figuresPage(
  parts: readonly SelectedPart[],
  tally: Tally,
  ajv: ReadonlyMap<SuiteGroup, number>,
): string {
  return [
    "# JSON Schema",
    `What generated validators say, held against the official
[JSON Schema Test Suite](https://github.com/json-schema-org/JSON-Schema-Test-Suite). Each group's
schema becomes a component of an OpenAPI document; the code that is generated from it is compiled and
loaded, and each test asks both \`is…\` and \`validate…\`, which must agree: no issue for a valid value,
and at least one for an invalid value.`,
    "This page is made by `npm run docs:suite`; `npm run suite:clone` fetches the suite before.",
    table(
      ["part", "passed", "tests", "not run"],
      parts.map((part) => [
        part.title,
        tally.passedIn(part.run),
        testsIn(part.run),
        testsIn(part.skipped.map(({ group }) => group)),
      ]),
    ),
    ...parts.flatMap((part) => section(part, tally)),
    ...comparison(ajv),
  ].join("\n\n");
}

function section(part: SelectedPart, tally: Tally): string[] {
  const files = [...new Set(part.run.map(({ file }) => file))];
  const rows = files.map((file) => {
    const groups = part.run.filter((group) => group.file === file);
    return [file, tally.passedIn(groups), testsIn(groups)];
  });
  const reasons = [...new Set(part.skipped.map(({ reason }) => reason))].sort();
  const skipped = reasons.map((reason) => {
    const groups = part.skipped.filter((entry) => entry.reason === reason);
    return [reason, testsIn(groups.map(({ group }) => group))];
  });
  return [
    `## ${part.title}`,
    table(["file", "passed", "tests"], rows),
    ...(skipped.length === 0 ? [] : ["Not run:", table(["reason", "tests"], skipped)]),
  ];
}

/** Where ajv fails required tests: the only places where the two can disagree. */
function comparison(ajv: ReadonlyMap<SuiteGroup, number>): string[] {
  const groups = [...ajv.keys()];
  const passedIn = (some: readonly SuiteGroup[]) =>
    some.reduce((sum, group) => sum + (ajv.get(group) ?? 0), 0);
  const rows = Object.entries(ajvDisagreements).map(([file, reason]) => {
    const inFile = groups.filter((group) => group.file === file);
    return [file, passedIn(inFile), testsIn(inFile), reason];
  });
  return [
    "## ajv on the required tests",
    `ajv passes ${passedIn(groups)} of the ${testsIn(groups)} required tests (options \`strict: false\`,
\`validateFormats: false\`, \`ownProperties: true\`). Where it does not, it disagrees with the generated
code:`,
    table(["file", "passed by ajv", "tests", "why"], rows),
  ];
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
