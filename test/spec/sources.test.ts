import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundle } from "../../generator/index.js";
import { findSourceProblems, renewSources } from "./sources.js";
import { fingerprint, listPlaces, listStatements, type Statement } from "./statements.js";

const text = readFileSync("test/spec/sources.yaml", "utf8");
const table: unknown = parse(text);
/** The comment on top. */
const head = text.slice(0, text.indexOf("\npages:") + 1);
let statements: readonly Statement[];
let places: ReadonlySet<string>;

beforeAll(async () => {
  const { document } = await bundle({ spec: "spec/openapi.yaml" });
  statements = listStatements(document);
  places = listPlaces(document);
});

describe("the statements of the spec", () => {
  it("have sources: see the head of test/spec/sources.yaml", () => {
    expect(findSourceProblems(statements, table, places)).toEqual([]);
  });

  // With --update the table gets lines for what is new or has changed, with the source `unknown`.
  it("stand in the table in their order, and are counted", async () => {
    await expect(renewSources(head, statements, table)).toMatchFileSnapshot("sources.yaml");
  });

  it("are all there are", () => {
    expect(statements.length).toBeGreaterThan(1000);
    expect(new Set(statements.map(({ at }) => at)).size).toBe(statements.length);
  });
});

const at = "/components/schemas/App/properties/id/description";
const somePlaces = new Set(["App", "App.id", "listApps"]);
const app: Statement = { at, text: "Id of the app." };

function entry(source: string, of = app.text): unknown {
  return { pages: { apps: "Apps" }, statements: { [at]: `${fingerprint(of)} ${source}` } };
}

describe("findSourceProblems", () => {
  it.each([
    { title: "a page", source: "page apps" },
    { title: "several sources", source: "page apps; published; standard ProtoJSON" },
    { title: "a name", source: "names" },
    { title: "another place of a source", source: "page apps at listApps; published at App.id" },
  ])("accepts $title", ({ source }) => {
    expect(findSourceProblems([app], entry(source), somePlaces)).toEqual([]);
  });

  it.each([
    { title: "a new statement", table: {}, finds: "has no source. Run `npm run test:update`" },
    {
      title: "a statement that changed",
      table: entry("published", "The id."),
      finds: "has changed: compare the new text with its source",
    },
    {
      title: "a source that nobody named",
      table: entry("unknown, before it changed: published"),
      finds: "the source is not named yet",
    },
    {
      title: "no source",
      table: entry(""),
      finds: '"" is not a source. Write one of: page, published',
    },
    {
      title: "a page that does not exist",
      table: entry("page 17"),
      finds: 'there is no page "17". Write one of: apps.',
    },
    {
      title: "a place that does not exist",
      table: entry("published at App.name"),
      finds: 'the document has no "App.name"',
    },
    {
      title: "an inference without a reason",
      table: entry("inferred:"),
      finds: "the inference has no reason",
    },
    {
      title: "an inference that the text hides",
      table: entry("published; inferred: the name says so"),
      finds: "the text does not say so",
    },
    {
      title: "more than a kind of source has",
      table: entry("published, I think"),
      finds: '"published, I think" has words too many',
    },
  ])("finds $title", ({ table: faulty, finds }) => {
    const [problem = ""] = findSourceProblems([app], faulty, somePlaces);
    expect(problem).toContain(at);
    expect(problem).toContain(finds);
  });

  it("finds a text that is marked as inferred, and an entry that is left over", () => {
    const marked = { at, text: "Probably the id." };
    expect(findSourceProblems([marked], entry("names", marked.text), somePlaces).join()).toContain(
      "Write `inferred: why` among its sources",
    );
    expect(findSourceProblems([], entry("names"), somePlaces).join()).toContain(
      "is not in the document",
    );
  });
});

describe("renewSources", () => {
  it("keeps the source of what did not change", () => {
    expect(renewSources("", [app], entry("published"))).toContain(
      `${at}: ${fingerprint(app.text)} published\n`,
    );
  });

  it("never invents a source, and does not lose that of the text before", () => {
    const changed = { at, text: "The id." };
    const other = { at: "/info/description", text: "An API." };
    const renewed = renewSources("", [changed, other], entry("published"));
    expect(findSourceProblems([changed, other], parse(renewed), somePlaces)).toHaveLength(2);
    expect(renewed).toContain("unknown, before it changed: published");
    // A second run changes nothing.
    expect(renewSources("", [changed, other], parse(renewed))).toBe(renewed);
  });
});

describe("listStatements", () => {
  it("finds prose, and passes over data and names", () => {
    const found = listStatements({
      info: { summary: "a" },
      properties: { description: { description: "b" }, default: { description: "c" } },
      examples: { one: { summary: "d", value: { description: "no" } } },
      flows: { scopes: { read: "e" } },
      schema: { default: { description: "no" }, examples: [{ description: "no" }] },
    });
    expect(found.map((statement) => statement.text)).toEqual(["a", "b", "c", "d", "e"]);
  });
});

describe("fingerprint", () => {
  it("changes with the words and not with the line breaks", () => {
    expect(fingerprint("Id of\n  the app. ")).toBe(fingerprint("Id of the app."));
    expect(fingerprint("Id of an app.")).not.toBe(fingerprint("Id of the app."));
  });
});
