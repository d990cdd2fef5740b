import { describe, expect, it } from "vitest";
import { patternSpeed, type PatternSpeed } from "../../generator/regex/pattern-speed.js";

/** What is known of these patterns, from advisories and from the theory. */
const table: Readonly<Record<PatternSpeed, readonly string[]>> = {
  catastrophic: [
    "^(a+)+$",
    "(a+)+$",
    "^(a*)*$",
    "^(a|a)*$",
    "^(a|aa)+$",
    "^(a|b|ab)*c$",
    "(x+x+)+y",
    "([a-z]+)*x",
    "^(\\w+\\s?)*$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "^([a-z]+\\.?)*@$",
    "(.+)*?\\d{3}$",
    "^(.*a){20}$",
    "^(.*a){1,20}$",
    "^(?:(?:a{1,100}){1,100}){1,100}$",
    "(a{0,1000}){0,1000}x",
    "^(?:a?){30}a{30}$",
    `^${"a?".repeat(30)}b$`,
    // Both ends of the word must meet again: scripts that overlap, in classes and properties.
    "^(\\p{L}+)*$",
    "^(\\p{L}|\\p{Lu})*$",
    "^([\\w-]|[^\\W_])*$",
    "^(\\u0430|[\\u0400-\\u04ff])*$",
    "^(\u{1f600}|\\p{Emoji})*$",
    // In lookarounds, and behind what may be left out.
    "^(?=(a+)+$)b",
    "^(?!.*(a+)+$).*$",
    "(?<=^(a+)+)b",
    "^(?:(?:a|a)*b)?",
    // Counts in counts, and chains of them: by what they cost.
    "^(?:[a-z0-9]{1,63}-?){1,8}$",
    "^(?:[a-z0-9]{1,63}-?){1,10}$",
    `^${".{0,50}".repeat(8)}$`,
    "^(?:(?:a{0,9}){0,9}){0,9}$",
    `^${"(a|a)".repeat(40)}$`,
    "^a(?:(?:b|b)*c)?",
    "^(?:(?:(?:c{1,1}[a-c]){5}.{1,20}){300}|c{1,3})+?",
    "^(?:(?:[a-z0-9]{1,100}[^b]?){100}|-??){1,50}(?<=(?:b*-){1,100}x)",
    "^(?:a|a)*\\b",
    "^(.)(?:a|a)*\\1",
    "^(?:a|a)*(?=c)",
    // As they stand in public documents.
    "^[A-Za-z0-9][-+._A-Za-z0-9]*@([-_.A-Za-z0-9]+\\.)+[A-Za-z]{2,}$",
    "^(https?:\\/\\/)?([\\da-z\\.-]+)\\.([a-z\\.]{2,6})([\\/\\w \\.-]*)*\\/?$",
    "^(?:[^\\|]*\\|?)+$",
  ],
  polynomial: [
    "^\\d+\\d+$",
    "^\\d*[0-9a-f]*$",
    "\\s+$",
    "a*a*a*b",
    "^(.*a){3}$",
    "^.+@.+$",
    "^[^@]+@[^@]+\\.[^@]+$",
    "foo.*bar",
    "^a{1,65535}a{1,65535}$",
    "(a+)\\1+$",
    "^.{0,300}.{0,300}.{0,300}$",
    "^(?:(?=.*x)a)*$",
  ],
  linear: [
    "",
    "a",
    "^[a-z]+$",
    "^\\s+$",
    "^(\\w+\\s)*$",
    "^a*b*c*$",
    "^(?:a|b)*$",
    "^(0|[1-9]\\d*)(\\.\\d+)*$",
    "^\\w+(?:\\s\\w+)*$",
    "^(?:\\d{1,3}){1,3}$",
    "^(?:\\d{1,3}){1,10}$",
    "^.{0,50}.{0,50}$",
    "^(?:[a-z]{1,63}\\.){1,127}$",
    "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.|$)){4}$",
    "^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$",
    "^[a-z]{1,64}[a-z0-9]{1,64}$",
    "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
    "^(?=.*[A-Z])(?=.*\\d).{8,}$",
    '^"(?:[^"\\\\]|\\\\.)*"$',
    // What has matched once need not match to the end.
    "^(ab|ab)*",
    "(a+)+",
    "[a-z]+",
    "^[\\w-.]+$",
  ],
  unknown: [
    `${"(".repeat(9000)}${")".repeat(9000)}*`,
    `(?:${"(?:".repeat(6)}a${"{9})".repeat(6)})+`,
    "a+".repeat(6000),
  ],
};

describe("how long a pattern may take", () => {
  it.each(
    Object.entries(table).flatMap(([want, patterns]) =>
      patterns.map((pattern) => ({ want, pattern, shown: pattern.slice(0, 70) })),
    ),
  )("$shown: $want", ({ pattern, want }) => {
    expect(patternSpeed(pattern)).toBe(want);
  });
});

describe("what is called linear", () => {
  const hostile = ["a", "0", " ", ".", "-", "ab", "a1", "a ", "a.", '"', "\\a", "1."];
  // No figure of time: a pattern that backtracks would not come to an end here at all.
  it.each(table.linear)("%s ends on long texts", (pattern) => {
    for (const part of hostile) {
      for (const end of ["", "!", "\n"]) new RegExp(pattern).test(part.repeat(20_000) + end);
    }
  });
});
