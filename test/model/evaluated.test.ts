import { describe, expect, it } from "vitest";
import { Findings } from "../../generator/findings/diagnostics.js";
import { buildApi } from "../../generator/build/build-api.js";
import {
  evaluatedBy,
  type Evaluated,
  type EvaluatedCase,
  type EvaluatedOf,
} from "../../generator/model/evaluated.js";
import type { Schema } from "../../generator/model/model.js";
import type { JsonObject } from "../../generator/json/json.js";

interface Built {
  readonly evaluated: (name: string, of: EvaluatedOf) => Evaluated;
  readonly findings: readonly string[];
}

function build(schemas: JsonObject): Built {
  const findings = new Findings();
  const document = {
    openapi: "3.1.1",
    info: { title: "T", version: "1" },
    components: { schemas },
  };
  const api = buildApi(document, findings);
  const byId = new Map(api?.schemas.map(({ id, schema }) => [id, schema]));
  const named = (id: string): Schema => byId.get(id) ?? { kind: "never", source: id, docs: {} };
  return {
    evaluated: (name, of) => evaluatedBy(named(`#/components/schemas/${name}`), of, named),
    findings: findings.diagnostics.map(({ code, pointer }) => `${code} ${pointer}`),
  };
}

/** What is in `Evaluated` beyond what holds of nothing. */
function shown({ all, names, patterns, first, matching, cases }: Evaluated): object {
  return {
    ...(all ? { all } : {}),
    ...(names.length > 0 ? { names } : {}),
    ...(patterns.length > 0 ? { patterns } : {}),
    ...(first > 0 ? { first } : {}),
    ...(matching.length > 0 ? { matching: matching.length } : {}),
    ...(cases.length > 0
      ? {
          cases: cases.map(({ condition, then, else: otherwise }) => [
            shownCondition(condition),
            shown(then),
            shown(otherwise),
          ]),
        }
      : {}),
  };
}

function shownCondition(condition: EvaluatedCase["condition"]): string {
  switch (condition.kind) {
    case "has":
      return condition.property;
    case "tagged":
      return `${condition.property}: ${condition.tags.join(", ")}`;
    case "fits":
      return condition.schema.source.split("/").slice(4).join("/");
  }
}

const a = { properties: { a: {} } };
const b = { properties: { b: {} } };

const properties: readonly (readonly [string, JsonObject, object])[] = [
  ["nothing", { type: "object", required: ["a"], propertyNames: { maxLength: 1 } }, {}],
  [
    "names and patterns",
    { ...a, patternProperties: { "^x": {} } },
    { names: ["a"], patterns: ["^x"] },
  ],
  ["all that is additional", { ...a, additionalProperties: { type: "string" } }, { all: true }],
  ["a rule of its own", { allOf: [a], unevaluatedProperties: true }, { all: true }],
  ["`allOf`, each name once", { ...a, allOf: [a, b] }, { names: ["a", "b"] }],
  ["a reference", { $ref: "#/components/schemas/Other", ...a }, { names: ["other", "a"] }],
  ["a reference that leads round", { $ref: "#/components/schemas/Round" }, { names: ["round"] }],
  [
    "`anyOf`",
    { anyOf: [{ type: "object", ...a }, true, { type: "string" }] },
    { cases: [["anyOf/0", { names: ["a"] }, {}]] },
  ],
  [
    "`oneOf` with tags, which decide",
    {
      oneOf: ["x", "y"].map((name) => ({
        type: "object",
        required: ["op"],
        properties: { op: { enum: [name, `not ${name}`] }, [name]: {} },
      })),
    },
    {
      cases: [
        ["op: x, not x", { names: ["op", "x"] }, {}],
        ["op: y, not y", { names: ["op", "y"] }, {}],
      ],
    },
  ],
  ["`not`, which tells nothing", { not: { not: a } }, {}],
  ["`if` alone", { if: a }, { cases: [["if", { names: ["a"] }, {}]] }],
  [
    "`if` and `else`",
    { if: a, then: {}, else: b },
    { cases: [["if", { names: ["a"] }, { names: ["b"] }]] },
  ],
  ["`dependentSchemas`", { dependentSchemas: { x: a } }, { cases: [["x", { names: ["a"] }, {}]] }],
];

const items: readonly (readonly [string, JsonObject, object])[] = [
  [
    "the first items",
    { prefixItems: [true, true], allOf: [{ prefixItems: [true] }] },
    { first: 2 },
  ],
  ["all items", { items: { type: "string" } }, { all: true }],
  [
    "items that `contains` counts",
    { contains: { type: "string" }, minContains: 0 },
    { matching: 1 },
  ],
];

describe("what a schema evaluates", () => {
  const Other = { type: "object", properties: { other: {} } };
  const Round = {
    ...Other,
    properties: { round: {} },
    allOf: [{ $ref: "#/components/schemas/Round" }],
  };

  it.each(properties)("of properties: %s", (_, T, want) => {
    expect(shown(build({ T, Other, Round }).evaluated("T", "properties"))).toEqual(want);
  });

  it.each(items)("of items: %s", (_, T, want) => {
    expect(shown(build({ T }).evaluated("T", "items"))).toEqual(want);
  });

  it("gives up where alternatives multiply, and says so", () => {
    const link = (index: number) => ({ $ref: `#/components/schemas/T${index + 1}` });
    const chain = Array.from({ length: 40 }, (_, index) => {
      const members = [
        { allOf: [link(index)], ...a },
        { allOf: [link(index)], ...b },
      ];
      return [`T${index}`, { anyOf: members }] as const;
    });
    const T = { $ref: "#/components/schemas/T0", unevaluatedProperties: false };
    const { findings } = build({ T, ...Object.fromEntries(chain), T40: a });
    expect(findings).toEqual(["unsupported-keyword #/components/schemas/T/unevaluatedProperties"]);
  });
});
