import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { yamlText } from "../../generator/commands/bundle.js";
import { configModuleText } from "../../generator/commands/init/config-text.js";
import { literal, propertyKey } from "../../generator/emit/code/code.js";
import { commentLines, inBackticks } from "../../generator/emit/docs.js";
import { jsonText } from "../../generator/emit/package/json-text.js";
import { visibleText } from "../../generator/text/visible-text.js";
import { stringifySafely } from "../../generator/report/format-json.js";
import { terminalText } from "../../generator/report/terminal-text.js";
import { escapeHidden, hasHidden } from "../../generator/text/hidden-characters.js";
import { formatIssue } from "../../templates/runtime/format-issues.js";

/** Every code point, lone surrogates too, through every door to output. */

const blockSize = 0x1000;

/** All of them in planes that hold characters; planes that are unassigned or private as a whole are sampled. */
const blocks = Array.from({ length: 0x110000 / blockSize }, (_, at) => at * blockSize).filter(
  (start) => start < 0x40000 || start >> 16 === 0xe || start % 0x10000 === 0xf000,
);

/** A letter between them, so that nothing joins and no surrogates pair. */
function textOf(start: number): string {
  return Array.from({ length: blockSize }, (_, at) => `${String.fromCodePoint(start + at)}x`).join(
    "",
  );
}

/** As the requirement has it, property by property; the generator has one class. */
const unseen = [
  "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]",
  "[\\p{Default_Ignorable_Code_Point}\\p{Bidi_Control}\\p{Variation_Selector}\\p{Join_Control}]",
  "[\\u115f\\u1160\\u3164\\uffa0\\u00ad\\u2800]|\\u034f|[\\u180b-\\u180f]|(?! )\\p{Zs}",
];
const anyUnseen = new RegExp(unseen.join("|"), "gu");

function unseenIn(text: string): string[] {
  const found = text.replace(/[\n\t]/g, "").match(anyUnseen) ?? [];
  return [...new Set(found)].map((one) => `U+${one.codePointAt(0)?.toString(16)}`);
}

const doors: Readonly<Record<string, (text: string) => string>> = {
  "a string in code": (text) => literal(text).toString(),
  "a property's name": (text) => propertyKey(text).toString(),
  "a documentation comment": (text) => commentLines(text).join(" "),
  "a name in prose": inBackticks,
  "openapi.json": (text) => jsonText({ [text]: [text] }),
  "a bundled document as JSON, a report, a baseline": (text) => stringifySafely({ [text]: [text] }),
  "a bundled document as YAML": (text) => yamlText({ [text]: `a\n${text}` }),
  "a configuration": (text) => configModuleText({ spec: text, out: text, target: "ts" }, "ts"),
  "a report": (text) => visibleText(text),
  "a terminal": (text) => terminalText(text),
  "an issue of a validator": (text) =>
    formatIssue({ pointer: text, message: "", received: "", path: [], code: "type", expected: "" }),
};

describe("no character that nobody sees stands raw", () => {
  it.each(Object.keys(doors))("in %s", { timeout: 120_000 }, (name) => {
    const door = doors[name];
    const found = blocks.flatMap((start) => unseenIn(door?.(textOf(start)) ?? ""));
    expect(found).toEqual([]);
  });
});

describe("what is escaped reads back equal", () => {
  it.each(
    blocks.filter(
      (start) =>
        start < 0x4000 ||
        (start >= 0xd000 && start < 0x11000) ||
        (start >= 0xe0000 && start < 0xe2000),
    ),
  )("from %i on", (start) => {
    const text = textOf(start);
    expect(JSON.parse(literal(text).toString())).toBe(text);
    expect(JSON.parse(jsonText([text]))).toEqual([text]);
    expect(JSON.parse(stringifySafely([text]))).toEqual([text]);
    expect(JSON.parse(escapeHidden(JSON.stringify(text)))).toBe(text);
    // YAML has no way to write half of a character that reads back as such.
    if (start !== 0xd000) expect(parse(yamlText({ [text]: text }))).toEqual({ [text]: text });
  });

  it("and one that is seen stays as it is", () => {
    for (const text of ["naïve", "日本語", "Ω≈ç", "한국어", "שלום", "🎉", "a b", "`~!", "–—…"]) {
      expect(hasHidden(text), text).toBe(false);
      expect(literal(text).toString()).toBe(JSON.stringify(text));
      expect(commentLines(text)).toEqual([text]);
      expect(visibleText(text)).toBe(text);
    }
  });
});

describe("prose", () => {
  it.each([
    ["a warning sign as a picture", "\u26a0\ufe0f Careful", "\u26a0 Careful"],
    ["a family", "\u{1f468}\u200d\u{1f469}", "\u{1f468}\u{1f469}"],
    ["an end of a comment that would form", "*\ufe0f/", "*U+FE0F/"],
    ["another one", "*\u200d/ x", "*U+200D/ x"],
    ["spaces of a word processor", "10\u00a0km\u2009x\u3000y", "10 km x y"],
    ["a filler", "a\u3164b", "aU+3164b"],
  ])("%s", (_, prose, want) => {
    expect(commentLines(prose)).toEqual([want]);
  });
});
