import { describe, expect, it } from "vitest";
import { validate } from "../../generator/index.js";
import { BoundedPatterns } from "../../generator/validate/bounded-patterns.js";

const bomb = `${"a".repeat(60)}!`;

function documentWith(schema: object): object {
  return {
    openapi: "3.1.0",
    info: { title: "Patterns", version: "1" },
    components: { schemas: { Text: schema } },
  };
}

async function findingsOf(schema: object): Promise<string[]> {
  const { diagnostics } = await validate({ spec: documentWith(schema) });
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`).sort();
}

describe("a document whose patterns backtrack over its own examples", () => {
  it.each<[string, object, string[]]>([
    [
      "an example that would not end",
      { type: "string", pattern: "^(a+)+$", example: bomb },
      ["info unchecked-example", "warning slow-pattern"],
    ],
    [
      "one that is soon refused",
      { type: "string", pattern: "^(a+)+$", example: "b" },
      ["error invalid-example", "warning slow-pattern"],
    ],
    [
      "one that fits",
      { type: "string", pattern: "^(a+)+$", example: "aaa" },
      ["warning slow-pattern"],
    ],
    [
      "keys",
      {
        type: "object",
        patternProperties: { "^(a+)+$": { type: "integer" } },
        example: { [bomb]: "x" },
      },
      ["info unchecked-example", "warning slow-pattern"],
    ],
    [
      "the square of a long text",
      { type: "string", pattern: "^a*a*$", example: "a".repeat(200_000) + "!" },
      ["info slow-pattern", "info unchecked-example"],
    ],
    [
      "counts in counts",
      {
        type: "string",
        pattern: "^(?:[a-z0-9]{1,63}-?){1,8}$",
        example: `${"a".repeat(400)}!`,
        default: `${"b".repeat(400)}!`,
      },
      ["info unchecked-example", "info unchecked-example", "warning slow-pattern"],
    ],
    [
      "many in one example",
      {
        type: "array",
        items: { type: "string", pattern: "^(a|a)+$" },
        example: Array(5_000).fill(bomb),
      },
      ["info unchecked-example", "warning slow-pattern"],
    ],
  ])("%s", { timeout: 30_000 }, async (_, schema, want) => {
    expect(
      (await findingsOf(schema)).map((text) => text.replace("warning invalid", "error invalid")),
    ).toEqual(want);
  });

  it("many patterns end together", { timeout: 60_000 }, async () => {
    const properties = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `p${index}`,
        { type: "string", pattern: `^(a+)+${index}$`, example: bomb },
      ]),
    );
    expect(new Set(await findingsOf({ type: "object", properties }))).toEqual(
      new Set(["info unchecked-example", "warning slow-pattern"]),
    );
  });
});

describe("bounded patterns", () => {
  it("answer as regular expressions do, and look like them", () => {
    const patterns = new BoundedPatterns();
    const pattern = patterns.make("^(\\w+\\s?)*$");
    expect([pattern.test("a b"), pattern.test("a-b"), pattern.toString()]).toEqual([
      true,
      false,
      "/^(\\w+\\s?)*$/u",
    ]);
    expect(patterns.takeGaveUp()).toEqual([]);
  });

  it("say that they gave up, once", () => {
    const patterns = new BoundedPatterns();
    expect(patterns.make("^(a+)+$").test(bomb)).toBe(true);
    expect([patterns.takeGaveUp(), patterns.takeGaveUp()]).toEqual([["^(a+)+$"], []]);
  });
});
