import { describe, expect, it } from "vitest";
import { checkOptions } from "../../generator/options/check-options.js";
import { nameHint, shortList } from "../../generator/text/name-hint.js";

const many = Array.from({ length: 95 }, (_, at) => `rule-${"abcdefghij".charAt(at % 10)}-${at}`);

describe("after a name that does not exist", () => {
  it.each<[string, readonly string[], Parameters<typeof nameHint>[2], string]>([
    ["invalid-documnt", ["invalid-document", "other"], {}, "Did you mean `invalid-document`?"],
    ["dept", ["depth"], { prefix: "limits." }, "Did you mean `limits.depth`?"],
    ["nonsense", ["one", "two"], {}, "Known are one, two."],
    ["nonsense", ["one", "two"], { listed: "See there." }, "Known are one, two."],
    ["nonsense", many, { listed: "See there." }, "See there."],
    ["nonsense", many, {}, `Known are ${many.slice(0, 16).join(", ")} and 79 more.`],
  ])("%s", (wanted, names, places, want) => {
    expect(nameHint(wanted, names, places)).toBe(want);
  });

  it("keeps lists short", () => {
    expect(shortList(many.slice(0, 16))).toBe(many.slice(0, 16).join(", "));
    expect(shortList(many).length).toBeLessThan(200);
  });

  it.each<[Parameters<typeof checkOptions>[1], object, string]>([
    [
      "document",
      { spec: "a", rules: { nonsense: "off" } },
      "There is no rule `nonsense`. `specwright explain` lists them all.",
    ],
    [
      "document",
      { spec: "a", rules: { "invalid-documnt": "off" } },
      "There is no rule `invalid-documnt`. Did you mean `invalid-document`?",
    ],
    [
      "diff",
      { base: "a", revision: "b", severities: { nonsense: "risky" } },
      "There is no change `nonsense`. docs/diff.md lists them all.",
    ],
    [
      "diff",
      { base: "a", revision: "b", severities: { "oneof-aded": "risky" } },
      "There is no change `oneof-aded`. Did you mean `oneof-added`?",
    ],
    [
      "generate",
      { spec: "a", out: "b", frobnicate: 1 },
      "There is no option `frobnicate`. docs/configuration.md lists them all.",
    ],
    [
      "generate",
      { spec: "a", out: "b", limits: { nonsense: 1 } },
      "There is no option `limits.nonsense`. Known are limits.bytes, limits.depth, limits.nodes, limits.aliases, limits.documents, limits.seconds.",
    ],
  ])("%s of %j", (kind, options, want) => {
    expect(() => {
      checkOptions(options, kind);
    }).toThrow(new RegExp(`^${want.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
  });
});
