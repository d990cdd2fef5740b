import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { diffApis } from "../../generator/diff/diff-apis.js";
import type { Api } from "../../generator/model/model.js";
import type { JsonValue } from "../../generator/json/json.js";
import { analyze } from "../../generator/pipeline.js";
import { ajvOptions } from "../differential/ajv-options.js";
import { sharedSchemas, type RawSchema } from "../differential/arbitrary-schema.js";
import { valueNear } from "../differential/value-near.js";
import { closed } from "./closed-schema.js";
import { schemaPair, type SchemaPair } from "./mutated-schema.js";

/** `DIFF_RUNS=100 DIFF_SEED=7 npx vitest run test/diff/soundness.test.ts` looks further. */
const numRuns = Number(process.env["DIFF_RUNS"] ?? 10);
const seed = Number(process.env["DIFF_SEED"] ?? 20261122);

interface Trial extends SchemaPair {
  readonly values: readonly JsonValue[];
}

const trial: fc.Arbitrary<Trial> = schemaPair.chain((pair) => {
  const near = [pair.before, pair.after].map((schema) => valueNear(schema as JsonValue));
  const values = fc.array(fc.oneof(...near), { minLength: 4, maxLength: 24, size: "max" });
  return values.map((list) => ({ ...pair, values: list }));
});

type Accepts = (value: JsonValue) => boolean;

/** One operation per trial, so that a batch costs one comparison. */
function documentOf(schemas: readonly RawSchema[]): object {
  const paths = schemas.map((schema, index) => {
    const content = { "application/json": { schema } };
    const responses = { 200: { description: "", content } };
    const post = {
      operationId: `trial${index}`,
      requestBody: { required: true, content },
      responses,
    };
    return [`/${index}`, { post }];
  });
  const info = { title: "Trials", version: "1" };
  return {
    openapi: "3.1.0",
    info,
    paths: Object.fromEntries(paths),
    components: { schemas: sharedSchemas },
  };
}

async function modelOf(schemas: readonly RawSchema[]): Promise<Api> {
  const { api, findings } = await analyze({ spec: documentOf(schemas) });
  expect(findings.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (api === undefined) throw new Error("The document has no model.");
  return api;
}

function judgeOf(): (schema: RawSchema) => Accepts {
  const ajv = new Ajv2020(ajvOptions);
  const shared = { $id: "shared", components: { schemas: sharedSchemas } };
  ajv.addSchema(shared);
  return (schema) => {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"shared#/components');
    const accepts = ajv.compile(JSON.parse(text) as RawSchema);
    return (value) => {
      try {
        return accepts(value) === true;
      } catch (error) {
        // ajv's code for some schemas refers to variables that it does not declare.
        if (error instanceof ReferenceError) return true;
        throw error;
      }
    };
  };
}

/** `sender`: what a sender sends of what the schema accepts. */
async function expectSound(
  trials: readonly Trial[],
  strict: boolean,
  sender: (schema: RawSchema) => RawSchema,
): Promise<void> {
  const base = await modelOf(trials.map(({ before }) => before));
  const revision = await modelOf(trials.map(({ after }) => after));
  const changes = diffApis(base, revision, { strict }).filter(
    ({ severity }) => severity === "breaking",
  );
  const judge = judgeOf();
  for (const [index, { before, after, values }] of trials.entries()) {
    const own = changes.filter(({ operations }) => operations.includes(`POST /${index}`));
    const sides = new Set(own.map(({ side }) => side));
    const accepts = { before: judge(before), after: judge(after) };
    const sends = { before: judge(sender(before)), after: judge(sender(after)) };
    for (const value of values) {
      const told = JSON.stringify({ before, after, value });
      if (accepts.before(value) && sends.before(value) && !accepts.after(value)) {
        expect([...sides], `request: ${told}`).toSatisfy(
          () => sides.has("request") || sides.has("both"),
        );
      }
      if (accepts.after(value) && sends.after(value) && !accepts.before(value)) {
        expect([...sides], `response: ${told}`).toSatisfy(
          () => sides.has("response") || sides.has("both"),
        );
      }
    }
  }
}

const trials = fc.array(trial, { minLength: 1, maxLength: 80, size: "max" });

it(
  "a value that is no longer accepted, or newly sent, is a breaking change (undeclared ones too)",
  { timeout: 600_000 },
  async () => {
    const property = fc.asyncProperty(trials, (list) =>
      expectSound(list, true, (schema) => schema),
    );
    await fc.assert(property, { numRuns, seed });
  },
);

it("the same where senders send what they declare", { timeout: 600_000 }, async () => {
  const property = fc.asyncProperty(trials, (list) => expectSound(list, false, closed));
  await fc.assert(property, { numRuns, seed });
});

it.each<[RawSchema, JsonValue, boolean]>([
  [{ anyOf: [{}, { prefixItems: [{ type: "string" }] }], unevaluatedItems: false }, [1], false],
  [{ anyOf: [{}, { prefixItems: [{ type: "string" }] }], unevaluatedItems: false }, ["a"], true],
  [{ oneOf: [{}, { prefixItems: [false] }], unevaluatedItems: { type: "string" } }, [1], false],
  [{ oneOf: [{}, { prefixItems: [false] }], unevaluatedItems: { type: "string" } }, ["a"], true],
])("the judge of these tests knows what is evaluated: %j", (schema, value, fits) => {
  expect(judgeOf()(schema)(value)).toBe(fits);
});
