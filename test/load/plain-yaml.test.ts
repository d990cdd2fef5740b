import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../generator/json/json.js";
import { parseCarefully, parseYaml } from "../../generator/load/text/parse-yaml.js";
import { readPlainYaml } from "../../generator/load/text/plain-yaml.js";
import { plainYamlRanges } from "../../generator/load/text/plain-yaml-ranges.js";
import { yamlRanges } from "../../generator/load/text/yaml-ranges.js";

const folder = join(import.meta.dirname, "../../spec/schemas");
const lines = readdirSync(folder)
  .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"))
  .filter((line) => line.length < 60);

/** Whatever has a meaning in YAML, and some of what only looks like it. */
const bits = [
  ..."\t \n \n\n : :  - # [ ] { } , | > & * ! ? % @ ` \" ' \\ ~ = << null true yes 0x1F 1e3 1.0 010".split(
    " ",
  ),
  ..."1_000 .5 +1 -0 0o7 .inf 12345678901234567890 é \r \r\n \u0085 \u2028 \uFEFF".split(" "),
  ...[" ", "  ", ": ", "- ", " # c", "|-\n", "|+\n", ">2\n", "&a ", "*a", "!!str ", "? ", "---\n"],
  ...["...\n", "<<: ", "\n  k: v", "\n- i", "''", '"\\n"', "key: v", "--- a"],
  ...[
    "\n  ---\n",
    "\n   -----B\n",
    "\n    ...\n",
    "\n  \tcode\n",
    "k: |\n",
    "k: >-\n\n",
    "|2\n   x\n",
  ],
];

/** A stretch of real lines, with a few bits thrown in. */
const damaged = fc
  .tuple(
    fc.nat(lines.length - 1),
    fc.integer({ min: 1, max: 12 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...bits), fc.nat(2)), { maxLength: 3 }),
  )
  .map(([start, count, changes]) => {
    let text = `${lines.slice(start, start + count).join("\n")}\n`;
    for (const [place, bit, removed] of changes) {
      const at = place % (text.length + 1);
      text = text.slice(0, at) + bit + text.slice(at + removed);
    }
    return text;
  });

/** A block scalar whose lines look like marks of documents, and are more or less indented. */
const blocks = fc
  .tuple(
    fc.constantFrom("|", ">", "|-", ">+", "|2", "| # c", ">1-", "|\n", "&a |", '"q', "p"),
    fc.array(
      fc.tuple(
        fc.nat(5),
        fc.constantFrom(
          "---",
          "--- x",
          "...",
          "... # c",
          "\tcode",
          "\t",
          "x",
          "",
          "y: 1",
          "-----B",
          " ",
        ),
      ),
      { minLength: 1, maxLength: 5 },
    ),
    fc.constantFrom("\n", "\r\n"),
    fc.constantFrom("e: 1", "--- x", "", "  f: 2", "..."),
  )
  .map(([header, content, end, last]) => {
    // Where a header says the indentation, the careful reader takes lines of spaces alone as empty.
    const isLine = (text: string): boolean => !/\d/.test(header) || text.trim() !== "";
    const indented = content.map(([spaces, text]) => " ".repeat(spaces) + text).filter(isLine);
    return ["a:", `  d: ${header}`, ...indented, last, ""].join(end);
  });

function placesOf(value: JsonValue, place: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [place];
  const below = Object.entries(value).flatMap(([key, child]) =>
    placesOf(child as JsonValue, [...place, key]),
  );
  return [place, ...below];
}

describe("the fast way through YAML", () => {
  test("has the same value, or leaves the text to the careful way", () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 3, arbitrary: damaged }, { weight: 1, arbitrary: blocks }),
        (text) => {
          const { value, problems } = parseYaml(text);
          expect({ value, problems }).toEqual({ value: undefined, ...parseCarefully(text) });
        },
      ),
      { seed: 21, numRuns: 2500 },
    );
  });

  test("has the same places", () => {
    fc.assert(
      fc.property(fc.oneof(damaged, blocks), (text) => {
        const plain = readPlainYaml(text);
        if (plain === undefined) return;
        const [fast, careful] = [plainYamlRanges(plain), yamlRanges(text)];
        for (const place of placesOf(plain.value)) {
          const [found, want] = [fast(place), careful(place)];
          expect({ key: found.key, start: found.value.start }).toEqual({
            key: want.key,
            start: want.value.start,
          });
        }
      }),
      { seed: 22, numRuns: 500 },
    );
  });

  test("is the way of descriptions with rules and code of Markdown", () => {
    const text = ["d: |", "  Title", "  ---", "  ...", "  \tcode", "  -----BEGIN", "e: 1", ""].join(
      "\n",
    );
    expect(readPlainYaml(text)?.value).toEqual({
      d: "Title\n---\n...\n\tcode\n-----BEGIN\n",
      e: 1,
    });
    expect(readPlainYaml("d: Title\n  --- x\n")).toBeUndefined();
  });

  test("is the way of our own spec", () => {
    const plain = readdirSync(folder).filter((file) => {
      return readPlainYaml(readFileSync(join(folder, file), "utf8")) !== undefined;
    });
    expect(plain).toEqual(readdirSync(folder));
  });
});
