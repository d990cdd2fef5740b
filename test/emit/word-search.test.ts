import { expect, it } from "vitest";
import fc from "fast-check";
import { WordSearch } from "../../generator/emit/word-search.js";

function searched(wanted: readonly string[], ...texts: readonly string[]): string[] {
  const words = new WordSearch(new Set(wanted));
  for (const text of texts) words.search(text);
  return [...words.found];
}

it.each<[what: string, wanted: string[], text: string, found: string[]]>([
  ["whole words", ["App", "Apps"], "const x: Apps = 1", ["Apps"]],
  ["words at both ends", ["a", "z"], "a + b + z", ["a", "z"]],
  ["the whole text", ["App"], "App", ["App"]],
  ["nothing in nothing", ["App"], "", []],
  ["words with a dollar", ["check$a", "a"], "check$a(value)", ["check$a"]],
  ["words beyond ASCII", ["Größe", "e"], "type Größe = 1", ["Größe"]],
  // "Aa" and "BB" have the same sum.
  ["of two with the same sum the one that is there", ["AaAa", "BBBB"], "BBBB BBBB", ["BBBB"]],
  ["a word of the same sum that nobody asked for", ["AaAa"], "BBBB AaBB", []],
])("finds %s", (_, wanted, text, found) => {
  expect(searched(wanted, text)).toEqual(found);
});

it("goes on from text to text, and finds what reading words one by one finds", () => {
  const word = fc.string({
    unit: fc.constantFrom("A", "a", "B", "$", "_", "9", "ö"),
    minLength: 1,
  });
  const text = fc.string({
    unit: fc.constantFrom("A", "a", "B", "$", "_", "9", "ö", " ", ".", "("),
  });
  fc.assert(
    fc.property(fc.array(word), fc.array(text), (wanted, texts) => {
      const there = new Set(texts.flatMap((one) => one.split(/[ .(]+/)));
      const expected = [...new Set(wanted)].filter((name) => there.has(name));
      expect(searched(wanted, ...texts).sort()).toEqual(expected.sort());
    }),
  );
});
