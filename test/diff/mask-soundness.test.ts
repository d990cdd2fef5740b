/**
 * Documents whose field masks know other paths: whatever mask the base accepts and the revision refuses is a
 * breaking change, and a mask of the same paths is none.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { diffApis } from "../../generator/diff/diff-apis.js";
import { SchemaModel } from "../../generator/diff/schemas/schema-model.js";
import type { Api } from "../../generator/model/model.js";
import { analyze } from "../../generator/pipeline.js";

const fieldNames = ["name", "display_name", "displayName", "owner", "mother", "tags"] as const;
const messageNames = ["Pet", "Owner", "Vet"] as const;
const kinds = ["text", "list", ...messageNames] as const;

type Kind = (typeof kinds)[number];
type Fields = Readonly<Partial<Record<(typeof fieldNames)[number], Kind>>>;
type Trial = Readonly<Record<(typeof messageNames)[number], Fields>>;

const fields = fc.dictionary(fc.constantFrom(...fieldNames), fc.constantFrom(...kinds), {
  maxKeys: 4,
  noNullPrototype: true,
}) as fc.Arbitrary<Fields>;
const trial: fc.Arbitrary<Trial> = fc.record({ Pet: fields, Owner: fields, Vet: fields });
const path = fc
  .array(fc.constantFrom(...fieldNames), { minLength: 1, maxLength: 4 })
  .map((names) => names.join("."));
const mask = fc.array(path, { minLength: 1, maxLength: 2 }).map((paths) => paths.join(","));

function schemaOf(kind: Kind): object {
  if (kind === "text") return { type: "string" };
  if (kind === "list") return { type: "array", items: { type: "string" } };
  return { $ref: `#/components/schemas/${kind}` };
}

async function modelOf(messages: Trial): Promise<Api> {
  const schemas = Object.entries(messages).map(([name, all]) => {
    const properties = Object.fromEntries(
      Object.entries(all).map(([field, kind]) => [field, schemaOf(kind)]),
    );
    return [name, { type: "object", properties }];
  });
  const schema = { type: "string", "x-field-mask": "Pet" };
  const patch = {
    operationId: "update",
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: { 204: { description: "" } },
  };
  const { api } = await analyze({
    spec: {
      openapi: "3.1.1",
      info: { title: "T", version: "1" },
      paths: { "/": { patch } },
      components: { schemas: Object.fromEntries(schemas) as object },
    },
  });
  if (api === undefined) throw new Error("The document has no model.");
  return api;
}

function accepts(api: Api, text: string): boolean {
  const schema = api.operations[0]?.requestBody?.content[0]?.schema;
  if (schema === undefined) throw new Error("There is no body.");
  return new SchemaModel(api).accepts(schema, text);
}

it("a mask that may name fewer fields is a breaking change", { timeout: 120_000 }, async () => {
  let refusals = 0;
  const masks = fc.array(mask, { minLength: 20, maxLength: 40, size: "max" });
  const property = fc.asyncProperty(trial, trial, masks, async (before, after, texts) => {
    const [base, revision] = [await modelOf(before), await modelOf(after)];
    const codes = diffApis(base, revision)
      .filter(({ severity }) => severity === "breaking")
      .map(({ code }) => code);
    const isNarrowed = codes.includes("field-mask-path-removed");
    for (const text of texts) {
      if (!accepts(base, text) || accepts(revision, text)) continue;
      refusals += 1;
      const shown = JSON.stringify({ before, after, text });
      expect(isNarrowed || codes.includes("field-mask-checked"), shown).toBe(true);
    }
    const unchanged = diffApis(base, await modelOf(before));
    expect(unchanged).toEqual([]);
  });
  await fc.assert(property, { numRuns: 150 });
  expect(refusals).toBeGreaterThan(20);
});
