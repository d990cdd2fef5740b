import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { StandardJSONSchemaV1 } from "@standard-schema/spec";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import type { JsonValue } from "../generator/json/json.js";
import { generate } from "../generator/index.js";
import { analyze } from "../generator/pipeline.js";
import { Nodes } from "../generator/validate/make-nodes.js";
import { oneofSchema, oneofValue } from "./differential/arbitrary-oneof.js";
import { anySchema, sharedSchemas, type RawSchema } from "./differential/arbitrary-schema.js";
import { compileSchema } from "./differential/compile-schema.js";
import { valueNear } from "./differential/value-near.js";
import { writeFiles } from "./golden/expected-folder.js";

/** `DIFFERENTIAL_RUNS=100 DIFFERENTIAL_SEED=7 npx vitest run test/differential.test.ts` looks further. */
const numRuns = Number(process.env["DIFFERENTIAL_RUNS"] ?? 3);
const seed = Number(process.env["DIFFERENTIAL_SEED"] ?? 20240229);

const scratch = mkdtempSync(join(tmpdir(), "specwright-differential-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Trial {
  readonly schema: RawSchema;
  readonly values: readonly JsonValue[];
}

interface Verdict {
  /** Whether each judge accepts the value. */
  readonly ajv: boolean;
  readonly is: boolean;
  readonly validate: boolean;
  /** The error pass by itself finds nothing. */
  readonly explain: boolean;
  /** ajv accepts the value by the JSON Schema that the generated schema gives, in either draft. */
  readonly given: boolean;
  readonly givenOld: boolean;
}

type Validators = Readonly<Record<string, (value: unknown) => unknown>>;

const lenient = { strict: false, validateFormats: false, logger: false } as const;

/** What ajv says by the JSON Schemas that a generated schema gives; nothing where draft-07 has no words. */
function judgesBy(generated: unknown) {
  const { input } = (generated as StandardJSONSchemaV1)["~standard"].jsonSchema;
  const now = compileSchema("draft-2020-12", lenient, input({ target: "draft-2020-12" }));
  const schema07 = in07(input);
  const old = schema07 === undefined ? undefined : compileSchema("draft-07", lenient, schema07);
  return {
    now: (value: JsonValue) => askAjv(now, value),
    old: (value: JsonValue) => (old === undefined ? undefined : askAjv(old, value)),
  };
}

function in07(input: StandardJSONSchemaV1.Converter["input"]): object | undefined {
  try {
    return input({ target: "draft-07" });
  } catch (error) {
    expect(String(error)).toMatch(/draft-07 has no words for/);
    return undefined;
  }
}

const anyTrial: fc.Arbitrary<Trial> = anySchema.chain((schema) => {
  const values = fc.array(valueNear(schema as JsonValue), { minLength: 1, maxLength: 12 });
  return values.map((list) => ({ schema, values: list }));
});

const oneofTrial: fc.Arbitrary<Trial> = fc.record({
  schema: oneofSchema,
  values: fc.array(oneofValue, { minLength: 6, maxLength: 24 }),
});

const trial = fc.oneof({ weight: 2, arbitrary: anyTrial }, { weight: 1, arbitrary: oneofTrial });

it(
  "generated validators, the error pass and ajv agree about any schema and value",
  { timeout: 600_000 },
  async () => {
    const property = fc.asyncProperty(
      fc.array(trial, { minLength: 1, maxLength: 60, size: "max" }),
      async (trials) => {
        for (const { schema, value, verdict } of await judge(trials)) {
          const { ajv } = verdict;
          const told = JSON.stringify({ schema, value });
          expect(verdict, told).toEqual({
            ajv,
            is: ajv,
            validate: ajv,
            explain: ajv,
            given: ajv,
            givenOld: ajv,
          });
        }
      },
    );
    await fc.assert(property, { numRuns, seed, endOnFailure: true });
  },
);

/** All schemas as components of one document, so that a batch costs one run of the generator. */
async function judge(
  trials: readonly Trial[],
): Promise<{ schema: RawSchema; value: JsonValue; verdict: Verdict }[]> {
  const own = Object.fromEntries(trials.map(({ schema }, index) => [`Trial${index}`, schema]));
  const components = { schemas: { ...sharedSchemas, ...own } };
  const spec = { openapi: "3.1.0", info: { title: "Trials", version: "1" }, components };
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  ajv.addSchema(spec, "trials");
  const validators = await importValidators(spec);
  const { api } = await analyze({ spec });
  if (api === undefined) throw new Error("The document has no model.");
  const nodes = new Nodes(api);
  return trials.flatMap(({ schema, values }, index) => {
    const name = `Trial${index}`;
    const model = api.schemas.find(({ key }) => key === name)?.schema;
    const accepts = ajv.compile({ $ref: `trials#/components/schemas/${name}` });
    const acceptsGiven = judgesBy(validators[`${name}Schema`]);
    if (model === undefined) throw new Error(`The model has no ${name}.`);
    return values.map((value) => {
      const { ok, issues = [] } = validators[`validate${name}`]?.(value) as Validation;
      const isExplained = ok || issues.every(({ message }) => message !== "is not valid");
      const is = validators[`is${name}`]?.(value) as boolean;
      const verdict: Verdict = {
        ajv: askAjv(accepts, value) ?? is,
        is,
        validate: ok || !isExplained,
        explain: nodes.explain(model, value).issues.length === 0,
        given: acceptsGiven.now(value) ?? is,
        givenOld: acceptsGiven.old(value) ?? is,
      };
      return { schema, value, verdict };
    });
  });
}

/** ajv's code for some schemas refers to variables that it does not declare: then it has no say. */
function askAjv(accepts: (value: unknown) => unknown, value: JsonValue): boolean | undefined {
  try {
    return accepts(value) === true;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

interface Validation {
  readonly ok: boolean;
  readonly issues?: readonly { readonly message: string }[];
}

let batches = 0;

async function importValidators(spec: object): Promise<Validators> {
  const { files, diagnostics } = await generate({
    spec,
    target: "js",
    paths: false,
    jsonSchemas: true,
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  batches += 1;
  const folder = join(scratch, `batch-${batches}`);
  writeFiles(folder, files);
  return (await import(pathToFileURL(join(folder, "validators.js")).href)) as Validators;
}
