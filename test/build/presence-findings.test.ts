import { describe, expect, it } from "vitest";
import { generate, validate } from "../../generator/index.js";

type Json = Readonly<Record<string, unknown>>;

const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `f${at}`);
const text = { type: "string" };
const fields = (count: number) => {
  return Object.fromEntries(names(count).map((name) => [name, text]));
};
const asking = (...required: string[]) => ({ required });
const object = (count: number, rules: Json) => {
  return { type: "object", properties: fields(count), ...rules };
};
const dependencies = (count: number) => ({
  dependentRequired: Object.fromEntries(names(count).map((name) => [name, ["f19"]])),
});
const excluded = (...lists: string[][]) => ({ not: { anyOf: lists.map((one) => asking(...one)) } });

function specOf(schema: Json, more: Json = {}) {
  return {
    openapi: "3.1.1",
    info: { title: "T", version: "1" },
    paths: {},
    components: { schemas: { Pet: schema, ...more } },
  };
}

async function foundIn(schema: Json, more: Json = {}): Promise<string[]> {
  const { diagnostics } = await validate({ spec: specOf(schema, more) });
  return diagnostics
    .filter(({ code }) => code !== "unused-component" && code !== "missing-success-response")
    .map(({ code, severity, message, pointer = "" }) => {
      return `${severity} ${code} ${pointer.replace("#/components/schemas/", "")}: ${message}`;
    });
}

/** Just small enough for a type, too large for one, and what is said of it then. */
const sizes: Readonly<Record<string, { small: Json; large: Json; said: string }>> = {
  dependentRequired: {
    small: object(20, dependencies(4)),
    large: object(20, dependencies(5)),
    said: "Pet/dependentRequired: `dependentRequired` has 5 rules here: the type does not say all of it (more than 4).",
  },
  "not: pairs": {
    small: object(6, excluded(["f0", "f1"], ["f1", "f2"], ["f2", "f3"], ["f3", "f4"])),
    large: object(
      6,
      excluded(["f0", "f1"], ["f1", "f2"], ["f2", "f3"], ["f3", "f4"], ["f4", "f5"]),
    ),
    said: "Pet/not: `not` has 32 combinations here: the type does not say all of it (more than 16).",
  },
  "not: one long list": {
    small: object(16, { not: asking(...names(16)) }),
    large: object(17, { not: asking(...names(17)) }),
    said: "Pet/not: `not` has 17 combinations here: the type does not say all of it (more than 16).",
  },
  "oneOf of lists": {
    small: object(8, { oneOf: [asking("f0"), asking("f1", "f2"), asking("f3", "f4", "f5")] }),
    large: object(15, {
      oneOf: [0, 3, 6, 9, 12].map((at) => asking(...names(15).slice(at, at + 3))),
    }),
    said: "Pet/oneOf: `oneOf` has 81 combinations here: the type does not say all of it (more than 16).",
  },
  anyOf: {
    small: object(64, { anyOf: names(64).map((name) => asking(name)) }),
    large: object(65, { anyOf: names(65).map((name) => asking(name)) }),
    said: "Pet/anyOf: `anyOf` has 65 alternatives here: the type does not say all of it (more than 64).",
  },
};

describe("rules about which fields are present", () => {
  it.each(Object.entries(sizes))("%s: the type says it, or a finding", async (_, sized) => {
    const small = (await foundIn(sized.small)).filter((one) => one.includes("presence"));
    expect(small).toEqual([]);
    const large = (await foundIn(sized.large)).filter((one) => one.includes("presence"));
    expect(large).toEqual([`info presence-not-in-type ${sized.said}`]);
    const types = await Promise.all(
      [sized.small, sized.large].map(async (schema) => {
        const { files } = await generate({ spec: specOf(schema), paths: false });
        return files.get("types.ts") ?? "";
      }),
    );
    // That a field is absent, or, of `anyOf`, the cases.
    expect(types.map((one) => /\?: undefined|{ f0: string }/.test(one))).toEqual([true, false]);
  });
});

const pair = (a: string, b: string) => ({ oneOf: [asking(a), asking(b)] });

/** Groups that overlap, and members that are required, wherever the keywords stand. */
const groups: readonly (readonly [what: string, schema: Json, said: readonly string[]])[] = [
  ["two groups", { ...object(4, pair("f0", "f1")), not: asking("f2", "f3") }, []],
  [
    "pairs that are not all there",
    object(3, excluded(["f0", "f1"], ["f1", "f2"])),
    [
      "info oneof-groups-overlap Pet/not: `not` excludes some pairs of `f0`, `f1`, `f2`, and allows others, such as `f0` with `f2`: it is checked, but is not a oneof.",
    ],
  ],
  [
    "a member of two groups",
    object(3, { allOf: [pair("f0", "f1"), pair("f1", "f2")] }),
    [
      "info oneof-groups-overlap Pet/allOf/1/oneOf: `f1` is in two groups: of `f0`, `f1`, and of `f1`, `f2`. The second one is checked, but is not a oneof.",
    ],
  ],
  [
    "a member that the schema requires",
    object(2, { ...pair("f0", "f1"), required: ["f0"] }),
    [
      "warning oneof-decided Pet/required/0: `f0` is required, so that `f1` can never be set beside it.",
    ],
  ],
  [
    "a group in allOf, and a member that the schema requires",
    object(2, { allOf: [pair("f0", "f1")], required: ["f0"] }),
    [
      "warning oneof-decided Pet/required/0: `f0` is required, so that `f1` can never be set beside it.",
    ],
  ],
  [
    "a group, and a member that allOf requires",
    object(2, { ...pair("f0", "f1"), allOf: [asking("f1")] }),
    [
      "warning oneof-decided Pet/allOf/0/required/0: `f1` is required, so that `f0` can never be set beside it.",
    ],
  ],
  [
    "a group, and a member that a schema behind $ref requires",
    object(2, { ...pair("f0", "f1"), allOf: [{ $ref: "#/components/schemas/Rule" }] }),
    [
      "warning oneof-decided Rule/required/0: `f1` is required, so that `f0` can never be set beside it.",
    ],
  ],
];

describe("groups", () => {
  it.each(groups)("%s", async (_, schema, said) => {
    const found = await foundIn(schema, { Rule: { type: "object", ...asking("f1") } });
    expect(found.filter((one) => / oneof-/.test(one))).toEqual(said);
  });
});
