import fc from "fast-check";
import { expect, it } from "vitest";
import { isJsonObject, type JsonValue } from "../../generator/json/json.js";
import { analyze } from "../../generator/pipeline.js";
import { findNeverSet } from "../../generator/validate/emptiness/never-set.js";
import { refuterOf } from "../../generator/validate/check-emptiness.js";
import { Nodes } from "../../generator/validate/make-nodes.js";
import {
  anySchema,
  anyValue,
  sharedSchemas,
  type RawSchema,
} from "../differential/arbitrary-schema.js";
import { valueNear } from "../differential/value-near.js";

/** `EMPTINESS_RUNS=200 EMPTINESS_SEED=7 npx vitest run test/validate/emptiness-soundness.test.ts` looks further. */
const numRuns = Number(process.env["EMPTINESS_RUNS"] ?? 12);
const seed = Number(process.env["EMPTINESS_SEED"] ?? 20261130);

/** Schemas that fit next to nothing: parts that meet, and rules for what they leave. */
const tightSchema: fc.Arbitrary<RawSchema> = fc.oneof(
  anySchema,
  fc.tuple(anySchema, anySchema).map((allOf): RawSchema => ({ allOf })),
  fc.tuple(anySchema, anySchema).map(([first, not]): RawSchema => ({ allOf: [first], not })),
  fc
    .tuple(
      anySchema,
      fc.constantFrom("additionalProperties", "unevaluatedProperties", "unevaluatedItems"),
    )
    .map(([schema, rule]): RawSchema =>
      isJsonObject(schema as JsonValue) ? { ...(schema as object), [rule]: false } : schema,
    ),
  fc.tuple(anySchema, anySchema, anySchema).map(([one, two, a]): RawSchema => ({
    required: ["a"],
    type: "object",
    properties: { a },
    oneOf: [one, two],
  })),
  fc
    .tuple(anySchema, anySchema, fc.integer({ min: 0, max: 2 }))
    .map(([items, contains, maxContains]): RawSchema => ({
      type: "array",
      items,
      contains,
      minContains: 0,
      maxContains,
      minItems: 1,
    })),
);

interface Trial {
  readonly schema: RawSchema;
  readonly values: readonly JsonValue[];
}

const trial: fc.Arbitrary<Trial> = tightSchema.chain((schema) => {
  const values = fc.array(valueNear(schema as JsonValue), {
    minLength: 8,
    maxLength: 40,
    size: "max",
  });
  return values.map((list) => ({ schema, values: list }));
});

const usual = fc.sample(anyValue, { numRuns: 150, seed });

/** How many schemas were called empty: a search that never finds anything would pass, too. */
let empty = 0;

it(
  "no schema is called empty that accepts a value, no property never set that one has",
  { timeout: 600_000 },
  async () => {
    const property = fc.asyncProperty(
      fc.array(trial, { minLength: 60, maxLength: 120, size: "max" }),
      expectSound,
    );
    await fc.assert(property, { numRuns, seed });
    expect(empty).toBeGreaterThan(numRuns * 5);
  },
);

async function expectSound(trials: readonly Trial[]): Promise<void> {
  const own = Object.fromEntries(trials.map(({ schema }, index) => [`Trial${index}`, schema]));
  const schemas = { ...sharedSchemas, ...own };
  const info = { title: "Trials", version: "1" };
  const { api } = await analyze({ spec: { openapi: "3.1.0", info, components: { schemas } } });
  if (api === undefined) throw new Error("The document has no model.");
  const refuter = refuterOf(api, "assert");
  const nodes = new Nodes(api);
  for (const [index, { schema, values }] of trials.entries()) {
    const model = api.schemas.find(({ key }) => key === `Trial${index}`)?.schema;
    if (model === undefined) throw new Error("The model lacks a schema.");
    const isEmpty = refuter.refuteSchema(model) !== undefined;
    const neverSet = findNeverSet([model], refuter).map(({ name }) => name);
    if (isEmpty) empty += 1;
    if (!isEmpty && neverSet.length === 0) continue;
    for (const value of [...values, ...usual]) {
      if (nodes.explain(model, value).issues.length > 0) continue;
      const told = JSON.stringify({ schema, value, neverSet });
      expect(isEmpty, told).toBe(false);
      if (isJsonObject(value)) {
        expect(
          neverSet.filter((name) => Object.hasOwn(value, name)),
          told,
        ).toEqual([]);
      }
    }
  }
}
