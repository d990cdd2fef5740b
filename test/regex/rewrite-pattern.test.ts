import { describe, expect, it } from "vitest";
import { validate } from "../../generator/index.js";
import { rewritePattern } from "../../generator/regex/rewrite-pattern.js";
import { patternFlags } from "../../generator/regex/pattern-syntax.js";

/** A pattern of another language, what we write for it, a text that matches there, and one that does not. */
const table: readonly (readonly [string, string, string, string])[] = [
  ["/^[a-z]+$/", "^[a-z]+$", "abc", "ABC"],
  ["/^[a-z]+$/i", "^[a-zA-Z]+$", "aBc", "a1"],
  ["#^a/b$#", "^a/b$", "a/b", "ab"],
  ["~^ab$~u", "^ab$", "ab", "b"],
  ["/^\\/v1\\/[a-z]+$/", "^/v1/[a-z]+$", "/v1/a", "v1"],
  ["/^a.b$/s", "^a[\\s\\S]b$", "a\nb", "ab"],
  ["/^b$/m", "(?<![^\\n])b(?![^\\n])", "a\nb\nc", "ab"],
  ["(?i)^abc$", "^[aA][bB][cC]$", "aBC", "abd"],
  ["^(?i:ab)c$", "^(?:[aA][bB])c$", "aBc", "aBC"],
  ["^a(?i)b$", "^a[bB]$", "aB", "AB"],
  ["(?s)^.$", "^[\\s\\S]$", "\n", "ab"],
  ["(?x) ^ a b $ # both", "^ab$", "ab", "a b"],
  ["(?m)^b$", "(?<![^\\n])b(?![^\\n])", "a\nb", "ab"],
  ["^(?-i)a$", "^a$", "a", "A"],
  ["^(?P<y>\\d{4})$", "^(?<y>\\d{4})$", "2024", "20"],
  ["^(?P<q>['\"])a(?P=q)$", "^(?<q>['\"])a\\k<q>$", "'a'", "'a\""],
  ["^(?'n'a)\\k'n'$", "^(?<n>a)\\k<n>$", "aa", "a"],
  ["^(?<n>a)\\k{n}$", "^(?<n>a)\\k<n>$", "aa", "a"],
  ["^(a)\\g1$", "^(a)\\1(?:)$", "aa", "a"],
  ["^a(?#the end)$", "^a$", "a", "b"],
  ["^a++$", "^a+$", "aaa", "b"],
  ["^a*+b?+$", "^a*b?$", "aab", "c"],
  ["^a{1,3}+$", "^a{1,3}$", "aa", "aaaa"],
  ["^(?>ab|a)c$", "^(?:ab|a)c$", "abc", "ab"],
  ["^(?|a|b)$", "^(?:a|b)$", "b", "c"],
  ["\\A[a-z]+\\z", "^[a-z]+$", "abc", "A1"],
  ["\\A[a-z]+\\Z", "^[a-z]+$", "abc", "1"],
  ["^\\h\\H$", "^[ \\t][^ \\t]$", "\ta", "\t\t"],
  ["^[\\ha]+$", "^[ \\ta]+$", " a\t", "b"],
  ["^a\\Rb$", "^a(?:\\r\\n|[\\n\\r])b$", "a\r\nb", "ab"],
  ["^\\Qa.b\\E$", "^a\\.b$", "a.b", "axb"],
  ["\\Ga+$", "a+$", "aa", "b"],
  ["^id:\\K\\d+$", "^id:\\d+$", "id:5", "5"],
  ["^[[:alpha:]]+$", "^[a-zA-Z]+$", "abc", "1"],
  ["^[[:alnum:]_-]+$", "^[a-zA-Z0-9_-]+$", "a_1-", "!"],
  ["^[[:digit:][:space:]]+$", "^[0-9\\s]+$", "1 2", "a"],
  ["^\\p{Alnum}+$", "^[a-zA-Z0-9]+$", "a1", "-"],
  ["^[\\p{Punct}]+$", "^[!-\\/:-@\\[-`\\{-~]+$", "!?", "a"],
  ["^\\p{IsLatin}+$", "^\\p{Script=Latin}+$", "é", "я"],
  ["^\\pL+$", "^\\p{L}+$", "é", "1"],
  ["^\\p{^L}$", "^\\P{L}$", "1", "a"],
  ["^\\x{1F600}$", "^\\u{1F600}$", "😀", "1"],
  ["^[\\x{1F600}-\\x{1F64F}]$", "^[\\u{1F600}-\\u{1F64F}]$", "😀", "a"],
  ["^\\o{101}$", "^\\u{41}$", "A", "o"],
  ["^\\e\\a$", "^\\x1b\\x07$", "\u001b\u0007", "ea"],
  ["^a{,3}$", "^a{0,3}$", "aa", "aaaa"],
  ["^[]a]+$", "^[\\]a]+$", "]a", "b"],
  ["^[a-z&&[^aeiou]]+$", "^(?![aeiou])[a-z]+$", "xb", "a"],
  ["^[a-z-[aeiou]]$", "^(?![aeiou])[a-z]$", "x", "a"],
  ["(*UTF8)^a$", "^a$", "a", "b"],
  ["^[\\p{L}\\-_]+\\@$", "^[\\p{L}\\-_]+@$", "é-_@", "1"],
];

describe("patterns of other languages", () => {
  it.each(table)("%s is %s", (pattern, want, accepted, refused) => {
    const { rewrite, parts } = rewritePattern(pattern);
    expect(rewrite).toBe(want);
    expect(parts).not.toEqual([]);
    const expression = new RegExp(want, patternFlags(want));
    expect([expression.test(accepted), expression.test(refused)]).toEqual([true, false]);
  });

  it.each(table)("%s is reported, with %s in the fix", async (pattern, want) => {
    const info = { title: "Case", version: "1" };
    const schemas = { A: { type: "string", pattern } };
    const { diagnostics } = await validate({
      spec: { openapi: "3.1.1", info, components: { schemas } },
    });
    const codes = ["foreign-pattern", "invalid-pattern"];
    const found = diagnostics.filter(({ code }) => codes.includes(code));
    expect(found.map(({ fix }) => fix)).toEqual([`Write the pattern as \`${want}\`.`]);
  });

  it.each(["^(a(?R)?b)$", "^(a)?(?(1)b|c)$", "(?&name)", "^(?P>x)$"])(
    "%s has no rewrite",
    (pattern) => {
      expect(rewritePattern(pattern)).toMatchObject({ rewrite: undefined, parts: [{}] });
    },
  );
});

describe("patterns of ECMAScript", () => {
  it.each([
    "^[a-z]+$",
    "/users/[a-z]+",
    "^/a/$",
    "^[^/]+$",
    "a+?b*?c??",
    "[+*]+",
    "\\++",
    "(?<y>a)\\k<y>",
    "(?<!a)(?<=b)(?!c)(?=d)(?:e)",
    "\\p{L}\\u{1F600}",
    "[\\]a]",
    "#a#",
    "[[a]",
    "a{2}b{2,}c{2,3}",
  ])("%s stays", (pattern) => {
    const { parts } = rewritePattern(pattern);
    expect(parts.filter(({ text }) => !text.startsWith("\\"))).toEqual([]);
  });
});
