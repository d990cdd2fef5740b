import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { StandardJSONSchemaV1 } from "@standard-schema/spec";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { generate } from "../generator/index.js";
import { isJsonObject, type JsonValue } from "../generator/json/json.js";
import { analyze } from "../generator/pipeline.js";
import { Nodes } from "../generator/validate/make-nodes.js";
import { compileSchema } from "./differential/compile-schema.js";
import { writeFiles } from "./golden/expected-folder.js";
import {
  schema30,
  schema31,
  sharedSchemas,
  texts,
  type RawSchema,
  type Vocabulary,
} from "./open-enums/enum-schema.js";
import { valueFor } from "./open-enums/value-for.js";

/** `OPEN_ENUMS_RUNS=100 OPEN_ENUMS_SEED=7 npx vitest run test/open-enums.test.ts` looks further. */
const numRuns = Number(process.env["OPEN_ENUMS_RUNS"] ?? 1);
const seed = Number(process.env["OPEN_ENUMS_SEED"] ?? 20261130);

const scratch = mkdtempSync(join(tmpdir(), "specwright-open-enums-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Trial {
  readonly schema: RawSchema;
  readonly values: readonly JsonValue[];
}

type Validators = Readonly<Record<string, (value: unknown) => unknown>>;

const several: Vocabulary = [
  ["x", "y"],
  ["z", "w"],
  ["x", "z", "w"],
  ["a", "b"],
];
const single: Vocabulary = [texts];

interface World {
  readonly openapi: "3.0.3" | "3.1.0";
  readonly vocabulary: Vocabulary;
}

const worlds: readonly World[] = (["3.0.3", "3.1.0"] as const).flatMap((openapi) => [
  { openapi, vocabulary: several },
  { openapi, vocabulary: single },
]);

function trialsOf({ openapi, vocabulary }: World): fc.Arbitrary<readonly Trial[]> {
  const schema = openapi === "3.1.0" ? schema31(vocabulary) : schema30(vocabulary);
  const shared = sharedSchemas(vocabulary);
  const trial = schema.chain((made) => {
    const value = valueFor(made as JsonValue, shared);
    const values = fc.array(value, { minLength: 10, maxLength: 25 });
    return values.map((list) => ({ schema: made, values: list }));
  });
  return fc.array(trial, { minLength: 40, maxLength: 40, size: "max" });
}

it.each(worlds)(
  "OpenAPI $openapi, enums $vocabulary: open enums refuse nothing that closed ones accept",
  { timeout: 1_200_000 },
  async (world) => {
    const seen = { valid: 0, widened: 0, values: 0 };
    const property = fc.asyncProperty(trialsOf(world), async (trials) => {
      for (const { told, closed, open, isKnown } of await judge(trials, world)) {
        seen.values += 1;
        if (closed.is) seen.valid += 1;
        if (open.is && !closed.is) seen.widened += 1;
        // Both phases, and the JSON Schema that the output gives, mean the same.
        expect(open, told).toEqual({
          is: open.is,
          validate: open.is,
          explain: open.is,
          given: open.is,
        });
        expect(closed, told).toEqual({
          ...open,
          is: closed.is,
          validate: closed.is,
          explain: closed.is,
          given: closed.is,
        });
        if (closed.is) expect(open.is, told).toBe(true);
        // Where all enums list the same values, and the value has no other text, openness plays no part.
        if (isKnown) expect(open.is, told).toBe(closed.is);
      }
    });
    await fc.assert(property, { numRuns, seed, endOnFailure: true });
    // The trials would say little if nearly all values were refused, or none fitted an open enum alone.
    expect(seen.valid / seen.values).toBeGreaterThan(0.15);
    if (world.vocabulary === several) expect(seen.widened).toBeGreaterThan(10);
  },
);

interface Verdict {
  readonly is: boolean;
  readonly validate: boolean;
  /** The error pass by itself finds nothing. */
  readonly explain: boolean;
  /** ajv accepts the value by the JSON Schema that the generated schema gives. */
  readonly given: boolean;
}

interface Judgement {
  readonly told: string;
  readonly open: Verdict;
  readonly closed: Verdict;
  readonly isKnown: boolean;
}

async function judge(
  trials: readonly Trial[],
  { openapi, vocabulary }: World,
): Promise<Judgement[]> {
  const own = Object.fromEntries(trials.map(({ schema }, index) => [`Trial${index}`, schema]));
  const spec = documentOf(openapi, { ...sharedSchemas(vocabulary), ...own });
  const [open, closed] = [await judges(spec, "open"), await judges(spec, "closed")];
  return trials.flatMap(({ schema, values }, index) => {
    const name = `Trial${index}`;
    const [askOpen, askClosed] = [open(name, schema), closed(name, schema)];
    return values.map((value) => ({
      told: JSON.stringify({ openapi, schema, value }),
      open: askOpen(value),
      closed: askClosed(value),
      isKnown: vocabulary === single && textsIn(value).every((text) => isListed(text)),
    }));
  });
}

/** A document whose one operation answers with all of the schemas, so that they are received. */
function documentOf(openapi: string, schemas: Readonly<Record<string, RawSchema>>): object {
  const properties = Object.fromEntries(
    Object.keys(schemas).map((key) => [key, { $ref: `#/components/schemas/${key}` }]),
  );
  const schema = { type: "object", properties };
  const ok = { description: "ok", content: { "application/json": { schema } } };
  return {
    openapi,
    info: { title: "Trials", version: "1" },
    paths: { "/trials": { get: { operationId: "getTrials", responses: { 200: ok } } } },
    components: { schemas },
  };
}

type Ask = (name: string, schema: RawSchema) => (value: JsonValue) => Verdict;

async function judges(spec: object, unknownEnumValues: "open" | "closed"): Promise<Ask> {
  const validators = await importValidators(spec, unknownEnumValues);
  const { api } = await analyze({ spec, unknownEnumValues });
  if (api === undefined) throw new Error("The document has no model.");
  const nodes = new Nodes(api);
  return (name, schema) => {
    const model = api.schemas.find(({ key }) => key === name)?.schema;
    if (model === undefined) throw new Error(`The model has no ${name}.`);
    const given = givenBy(validators[`${name}Schema`], schema);
    return (value) => {
      const is = validators[`is${name}`]?.(value) as boolean;
      const { ok } = validators[`validate${name}`]?.(value) as { ok: boolean };
      const explain = nodes.explain(model, value).issues.length === 0;
      return { is, validate: ok, explain, given: given(value) ?? is };
    };
  };
}

const lenient = { strict: false, validateFormats: false, logger: false } as const;

/** ajv goes wrong over some schemas with these: then it has no say. */
const beyondAjv = ["contains", "unevaluatedItems", "unevaluatedProperties"];

function givenBy(generated: unknown, schema: RawSchema): (value: JsonValue) => boolean | undefined {
  if (beyondAjv.some((keyword) => JSON.stringify(schema).includes(`"${keyword}"`))) {
    return () => undefined;
  }
  const { input } = (generated as StandardJSONSchemaV1)["~standard"].jsonSchema;
  const accepts = compileSchema("draft-2020-12", lenient, input({ target: "draft-2020-12" }));
  return (value) => accepts(value);
}

let batches = 0;

async function importValidators(
  spec: object,
  unknownEnumValues: "open" | "closed",
): Promise<Validators> {
  const { files, diagnostics } = await generate({
    spec,
    target: "js",
    paths: false,
    jsonSchemas: true,
    unknownEnumValues,
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  batches += 1;
  const folder = join(scratch, `batch-${batches}`);
  writeFiles(folder, files);
  return (await import(pathToFileURL(join(folder, "validators.js")).href)) as Validators;
}

function isListed(text: string): boolean {
  return texts.some((listed) => listed === text);
}

/** All texts of a value; the names of properties are texts as well, for `propertyNames`. */
function textsIn(value: JsonValue): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
