import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { StandardJSONSchemaV1 } from "@standard-schema/spec";
import type { Options, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, it } from "vitest";
import { generate, type GenerateOptions } from "../../generator/index.js";
import { compileSchema } from "../differential/compile-schema.js";
import { compileFiles } from "../emitters/compile-files.js";
import { writeFiles } from "../golden/expected-folder.js";
import { caseNames, produce, readOptions, readSamples } from "../golden/golden-case.js";
import { formatChecks } from "./format-checks.js";
import { mutate } from "./mutate.js";
import { sampleOf } from "./sample-of.js";

const scratch = mkdtempSync(join(tmpdir(), "specwright-json-schemas-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Exports = Readonly<Record<string, unknown>>;

async function importFrom(files: ReadonlyMap<string, string>, path: string): Promise<Exports> {
  const folder = mkdtempSync(join(scratch, "output-"));
  writeFiles(folder, files);
  return (await import(pathToFileURL(join(folder, path)).href)) as Exports;
}

const jsonSchemaOf = (exports: Exports, name: string) =>
  (exports[`${name}Schema`] as StandardJSONSchemaV1)["~standard"].jsonSchema;

/** Documents have patterns that are none with the flag `u`, and so do we. */
const regExp = Object.assign(
  (pattern: string, flags: string) => {
    try {
      return new RegExp(pattern, flags);
    } catch {
      return new RegExp(pattern);
    }
  },
  { code: "" },
);
const lenient: Options = {
  strict: false,
  logger: false,
  multipleOfPrecision: 9,
  code: { regExp },
};

const withFormats: Options = { ...lenient, validateFormats: true, formats: formatChecks };
const withoutFormats: Options = { ...withFormats, validateFormats: false };

/** ajv, in both drafts, that takes formats as our validators do. */
function judges(exports: Exports, name: string, validateFormats: boolean): ValidateFunction[] {
  const options = validateFormats ? withFormats : withoutFormats;
  const { input } = jsonSchemaOf(exports, name);
  const now = compileSchema("draft-2020-12", options, input({ target: "draft-2020-12" }));
  try {
    return [now, compileSchema("draft-07", options, input({ target: "draft-07" }))];
  } catch (error) {
    expect(String(error)).toMatch(/draft-07 has no words for/);
    return [now];
  }
}

/**
 * What a pattern leaves open, and JSON Schema has no word for: how far 64 bits and durations reach, which
 * paths a message has, and that values end somewhere.
 */
const beyondPatterns = /^(?:int64|uint64|duration)$|64-bit integer|ProtoJSON duration/;

interface Validation {
  readonly ok: boolean;
  readonly issues?: readonly { readonly code: string; readonly expected: string }[];
}

interface Comparison {
  readonly formats?: boolean;
  /** Another verdict than the validators'. */
  readonly wanted?: ((value: unknown) => boolean) | undefined;
}

function compare(
  exports: Exports,
  name: string,
  values: readonly unknown[],
  { formats = true, wanted }: Comparison = {},
): { readonly compared: number; readonly accepted: number } {
  const validate = exports[`validate${name}`] as (value: unknown) => Validation;
  const ajvs = judges(exports, name, formats);
  let accepted = 0;
  let compared = 0;
  for (const value of values) {
    const { ok, issues = [] } = validate(value);
    const isBeyond = issues.every(
      ({ code, expected }) =>
        code === "depth" ||
        code === "fieldMask" ||
        (code === "format" && beyondPatterns.test(expected)),
    );
    if (!ok && isBeyond) continue;
    compared += 1;
    if (ok) accepted += 1;
    const told = `${name} ${JSON.stringify(value)}`;
    for (const ajv of ajvs) expect(ajv(value), told).toBe(wanted?.(value) ?? ok);
  }
  return { compared, accepted };
}

/**
 * Where ajv itself is at odds with JSON Schema: about a property `__proto__`, items that `contains` has
 * looked at, and what is known after `else`. There it has to say of our schema what it says of the document's.
 */
const ajvDiffers = new Set(["property-names", "unevaluated-items", "unevaluated-properties"]);

function ajvOnDocument(files: ReadonlyMap<string, string>, name: string) {
  const ajv = new Ajv2020({ ...lenient, validateFormats: false });
  ajv.addSchema(JSON.parse(files.get("openapi.json") ?? "") as object, "document");
  const accepts = ajv.compile({ $ref: `document#/components/schemas/${name}` });
  return (value: unknown) => accepts(value);
}

describe("ajv on the JSON Schemas agrees with the validators, on values near the samples of", () => {
  const sampled = caseNames.filter((name) => readSamples(name) !== undefined);

  it.each(sampled)("%s", async (name) => {
    const { files } = await produce(name, "ts", { jsonSchemas: true });
    const exports = await importFrom(files, "validators.ts");
    const formats = readOptions(name).formats !== "annotate";
    for (const [type, { valid = [], invalid = [] }] of Object.entries(readSamples(name) ?? {})) {
      const given = [...valid, ...invalid.map(({ value }) => value)];
      const near = given.flatMap((value) => [value, ...mutate(value)]);
      const wanted = ajvDiffers.has(name) ? ajvOnDocument(files, type) : undefined;
      expect(compare(exports, type, near, { formats, wanted }).compared).toBeGreaterThan(0);
    }
  });
});

describe("the C1 package", async () => {
  const spec = fileURLToPath(new URL("../../spec/openapi.yaml", import.meta.url));
  const { files } = await generate({ spec, paths: false, jsonSchemas: true });
  const exports = await importFrom(files, "validators.ts");
  const names = Object.keys(exports).flatMap((name) => /^(\w+)Schema$/.exec(name)?.[1] ?? []);

  it("gives every schema in both drafts, each standing by itself", () => {
    expect(names.length).toBeGreaterThan(150);
    for (const name of names) expect(judges(exports, name, true), name).toHaveLength(2);
  });

  it("accepts and refuses what the validators do, on values near what each schema asks for", () => {
    let all = { compared: 0, accepted: 0 };
    for (const name of names) {
      const value = sampleOf(jsonSchemaOf(exports, name).input({ target: "draft-2020-12" }));
      const { compared, accepted } = compare(exports, name, [value, ...mutate(value)]);
      expect(accepted, `${name} ${JSON.stringify(value)}`).toBeGreaterThan(0);
      all = { compared: all.compared + compared, accepted: all.accepted + accepted };
    }
    expect(all.accepted).toBeGreaterThan(1000);
    expect(all.compared - all.accepted).toBeGreaterThan(1000);
  });

  it.each([
    ["list-apps", "ListAppsResponse"],
    ["retrieve-grants", "SearchAppEntitlementsWithExpiredResponse"],
    ["create-entitlement", "CreateAppEntitlementResponse"],
  ])("accepts and refuses what the validators do, on values near the payload %s", (file, name) => {
    const url = new URL(`../payloads/${file}.json`, import.meta.url);
    const value: unknown = JSON.parse(readFileSync(url, "utf8"));
    expect(compare(exports, name, [value, ...mutate(value)]).compared).toBeGreaterThan(100);
  });
});

const info = { title: "Test", version: "1" };
const make = (schemas: object, options: Partial<GenerateOptions> = {}) =>
  generate({
    spec: { openapi: "3.1.0", info, paths: {}, components: { schemas } },
    paths: false,
    jsonSchemas: true,
    ...options,
  });

describe("FooSchema", () => {
  const schemas = {
    At: { type: "object", properties: { time: { type: "string", format: "date-time" } } },
    Name: { type: "string", enum: ["a", "b"] },
  };

  it("has no JSON Schema of what is decoded, only of what is on the wire", async () => {
    const { files } = await make(schemas, { dates: "Date" });
    const exports = await importFrom(files, "validators.ts");
    const target = { target: "draft-2020-12" } as const;
    const { input, output } = jsonSchemaOf(exports, "At");
    expect(input(target)).toMatchObject({ properties: { time: { format: "date-time" } } });
    expect(() => output(target)).toThrow("No JSON Schema describes decoded values");
    const name = jsonSchemaOf(exports, "Name");
    expect(name.output(target)).toEqual(name.input(target));
    expect(compileFiles(files)).toEqual([]);
  });

  it("gives none where the option does not ask for it, and nothing of it is there", async () => {
    const { files } = await make(schemas, { jsonSchemas: undefined, dates: "Date" });
    const exports = await importFrom(files, "validators.ts");
    expect(jsonSchemaOf(exports, "At")).toBeUndefined();
    expect([...files.keys()].filter((path) => /json-schema/.test(path))).toEqual([]);
    expect(files.get("index.ts")).not.toContain("StandardSchemaWithJSON");
    expect(compileFiles(files)).toEqual([]);
  });

  it("gives hostile texts back as they are", async () => {
    const text = "*/ `${process.exit(1)}` \u2028 </script>";
    const { files } = await make({
      Foo: {
        type: "object",
        description: text,
        properties: { __proto__x: {}, constructor: { const: text } },
      },
    });
    const exports = await importFrom(files, "validators.ts");
    expect(jsonSchemaOf(exports, "Foo").input({ target: "draft-2020-12" })).toMatchObject({
      description: text,
      properties: { constructor: { const: text } },
    });
  });
});
