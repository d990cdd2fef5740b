import { describe, expect, it, test } from "vitest";
import { codeFrame } from "../../generator/load/code-frame.js";
import { TextLines } from "../../generator/text/text-lines.js";

const frame = (text: string, line: number, column: number, endColumn: number): string =>
  codeFrame(new TextLines(text), { line, column, endColumn });

test("two lines around, with numbers of one width", () => {
  const text = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join("\n");
  expect(frame(text, 9, 6, 7)).toBe(
    [
      "   7 | line 7",
      "   8 | line 8",
      ">  9 | line 9",
      "     |      ^",
      "  10 | line 10",
      "  11 | line 11",
    ].join("\n"),
  );
});

test.each<[name: string, text: string, at: readonly [number, number, number], want: string]>([
  ["the first line", "a: b\nc", [1, 4, 5], "> 1 | a: b\n    |    ^\n  2 | c"],
  ["the end of the text", "a:\n", [2, 1, 2], "  1 | a:\n> 2 |\n    | ^"],
  ["an end past the line", "abc", [1, 2, 99], "> 1 | abc\n    |  ^^"],
  ["tabs stay aligned", "\ta:\tb", [1, 5, 6], "> 1 | \ta:\tb\n    | \t  \t^"],
  ["CRLF", "a\r\nb\r\n", [2, 1, 2], "  1 | a\n> 2 | b\n    | ^"],
  ["control characters", "a\u001b[31mb\u0000\u202e", [1, 1, 2], "> 1 | a␛[31mb␀\ufffd\n    | ^"],
])("%s", (_name, text, [line, column, endColumn], want) => {
  expect(frame(text, line, column, endColumn)).toBe(want);
});

test("a long line is cut around the place, and the marker is under it", () => {
  const text = `${"x".repeat(5000)}HERE${"y".repeat(5000)}\nshort`;
  const lines = frame(text, 1, 5001, 5005).split("\n");
  expect(lines.every((line) => line.length < 130)).toBe(true);
  const [shown = "", marker = ""] = lines;
  expect(shown.slice(marker.indexOf("^"), marker.lastIndexOf("^") + 1)).toBe("HERE");
  expect(shown).toMatch(/^> 1 \| …x+HEREy+…$/);
});

test("offsets to lines and columns", () => {
  const lines = new TextLines("a\r\nbc\n\nd");
  expect(
    [0, 1, 3, 4, 5, 6, 7, 8].map((offset) => Object.values(lines.positionOf(offset)).join(":")),
  ).toEqual(["1:1", "1:2", "2:1", "2:2", "2:3", "3:1", "4:1", "4:2"]);
});

describe("passwords in URLs", () => {
  it.each([
    ["a: https://user:secret@example.com/x", "a: https://***********@example.com/x"],
    ["a: //token@example.com", "a: //token@example.com"],
    ["a: ftp://secret@x b: ssh://secret@y", "a: ftp://******@x b: ssh://******@y"],
    ["a: me@example.com", "a: me@example.com"],
    ["a: https://example.com/@me", "a: https://example.com/@me"],
  ])("%s", (text, want) => {
    const frame = codeFrame(new TextLines(text), { line: 1, column: 1, endColumn: 2 });
    expect(frame).toContain(`> 1 | ${want}\n`);
  });

  it.each([300, 5000])("also where a long line is cut within one of %i characters", (length) => {
    const before = `${"x".repeat(9000)} https://`;
    const text = `${before}${"s".repeat(length)}@example.com ${"y".repeat(9000)}`;
    for (const into of [20, length / 2, length - 20]) {
      const column = before.length + into;
      const [shown = ""] = frame(text, 1, column, column + 4).split("\n");
      expect(shown).toMatch(/^> 1 \| …[^s]*…$|^> 1 \| …[^s]*https:[^s]*…$/);
      expect(shown).toContain("*".repeat(40));
    }
  });
});
