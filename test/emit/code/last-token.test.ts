import fc from "fast-check";
import ts from "typescript";
import { expect, it } from "vitest";
import { endOfLastToken } from "../../../generator/emit/code/last-token.js";

/** As ts-morph finds it with the compiler's scanner. */
function byCompiler(text: string): number {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true);
  scanner.setText(text);
  let token = scanner.scan();
  if (token === ts.SyntaxKind.EndOfFileToken) return -1;
  const open: ts.SyntaxKind[] = [];
  while (token !== ts.SyntaxKind.EndOfFileToken) {
    if (token === ts.SyntaxKind.TemplateHead) open.push(token);
    if (token === ts.SyntaxKind.OpenBraceToken && open.length > 0) open.push(token);
    if (token === ts.SyntaxKind.CloseBraceToken && open.length > 0) {
      if (open.at(-1) === ts.SyntaxKind.TemplateHead) {
        token = scanner.reScanTemplateToken(false);
        if (token === ts.SyntaxKind.TemplateTail) open.pop();
      } else open.pop();
    }
    token = scanner.scan();
  }
  return scanner.getTokenFullStart();
}

const pieces = [
  ...["a", "name: string", "1", "=>", "{", "}", "(", ")", ",", ";", "<T>", "\uE000", "$"],
  ...['"text"', "'it\\'s'", '"open', "'", '"', "\\", "`plain`", "`a${b}c`", "`${", "`", "}`"],
  ...["// line", "/* block */", "/* open", "*/", "/", "//", "/a'b/", "\n", "\r\n", " ", "\t"],
  ...["\u2028", "\u00a0", "\ufeff", "\u200b"],
];

it.each([
  ["", -1],
  ["  // only a comment", -1],
  ["name: string", 12],
  ["1 // one", 1],
  ["'// no comment' /* one */ ", 15],
  ["`a ${b /* c */} // d`  ", 21],
])("%j ends at %d", (text, end) => {
  expect(endOfLastToken(text)).toBe(end);
  expect(byCompiler(text)).toBe(end);
});

it("finds what the compiler's scanner finds", () => {
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 12 });
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join("");
      expect(endOfLastToken(text)).toBe(byCompiler(text));
    }),
    { numRuns: 20_000 },
  );
});
