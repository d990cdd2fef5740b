import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import type { JsonValue } from "../../generator/json/json.js";
import { errorsByFolder } from "../compile/compile-text.js";
import { anySchema, sharedSchemas, type RawSchema } from "../differential/arbitrary-schema.js";
import { valueNear } from "../differential/value-near.js";
import { writeFiles } from "../golden/expected-folder.js";

const scratch = mkdtempSync(join(tmpdir(), "specwright-strip-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Functions = Readonly<Record<string, (value: unknown) => unknown>>;
let count = 0;

const documentOf = (schemas: object) => ({
  openapi: "3.1.0",
  info: { title: "Strip", version: "1" },
  paths: {},
  components: { schemas },
});

async function moduleOf(schemas: object, builtIn = {}): Promise<Functions> {
  const { files, diagnostics } = await generate({
    spec: documentOf(schemas),
    target: "js",
    paths: false,
    formats: "annotate",
    stripUnknown: true,
    builtIn,
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const folder = join(scratch, `module${++count}`);
  writeFiles(folder, files);
  return (await import(pathToFileURL(join(folder, "index.js")).href)) as Functions;
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });

const schemas = {
  Pet: object({ name: text, owner: ref("Owner"), tags: { type: "array", items: ref("Tag") } }),
  Owner: object({ id: text, pets: { type: "array", items: ref("Pet") } }),
  Tag: object({ label: text }),
  Free: { type: "object" },
  Table: { type: "object", additionalProperties: ref("Tag") },
  Open: object({ a: text }, { additionalProperties: true }),
  Both: { allOf: [ref("Tag"), object({ n: { type: "integer" } })] },
  Cat: object({ kind: { const: "cat" }, lives: { type: "integer" } }, { required: ["kind"] }),
  Dog: object({ kind: { const: "dog" }, bark: text }, { required: ["kind"] }),
  Tagged: {
    oneOf: [ref("Cat"), ref("Dog")],
    discriminator: {
      propertyName: "kind",
      mapping: { cat: ref("Cat").$ref, dog: ref("Dog").$ref },
    },
  },
  A: object({ a: text }, { required: ["a"] }),
  B: object({ b: text }, { required: ["b"] }),
  Either: { anyOf: [ref("A"), ref("B")] },
  One: { oneOf: [ref("A"), ref("B"), { type: "null" }] },
  Closed: object({ a: text }, { additionalProperties: false }),
  Loose: object({ b: text }),
  Fragile: { oneOf: [ref("Closed"), ref("Loose")] },
  Inline: {
    oneOf: [object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] })],
  },
  Group: object({ a: text, b: text, c: text }, { "x-oneofs": { choice: ["a", "b"] } }),
  Patterns: object({}, { patternProperties: { "^x-": ref("Tag") } }),
  Least: object({ a: text }, { minProperties: 1 }),
  Bag: { type: "array", items: ref("Tag"), uniqueItems: true },
  Pair: { type: "array", prefixItems: [ref("Tag"), text] },
  Proto: object({ ["__proto__"]: ref("Tag"), constructor: ref("Tag") }),
  Nullable: { anyOf: [ref("Tag"), { type: "null" }] },
  Needs: { type: "object", required: ["id"], properties: { a: text } },
};

const tag = { label: "l", x: 1 };
const bare = { label: "l" };

const table: readonly (readonly [name: string, value: JsonValue, want: JsonValue])[] = [
  ["Tag", tag, bare],
  [
    "Pet",
    { name: "n", x: 1, owner: { id: "i", x: 1, pets: [{ x: 1, tags: [tag] }] } },
    { name: "n", owner: { id: "i", pets: [{ tags: [bare] }] } },
  ],
  ["Free", { a: { b: 1 } }, { a: { b: 1 } }],
  ["Table", { one: tag, two: tag }, { one: bare, two: bare }],
  ["Open", { a: "1", b: 2 }, { a: "1", b: 2 }],
  ["Both", { label: "l", n: 1, x: 1 }, { label: "l", n: 1 }],
  ["Tagged", { kind: "cat", lives: 9, bark: "b" }, { kind: "cat", lives: 9 }],
  ["Tagged", { kind: "dog", lives: 9, bark: "b" }, { kind: "dog", bark: "b" }],
  ["Either", { a: "1", b: 1, x: 1 }, { a: "1" }],
  ["Either", { a: "1", b: "2", x: 1 }, { a: "1", b: "2" }],
  ["One", { a: "1", b: 1 }, { a: "1" }],
  ["One", null, null],
  // Without `x`, both members would fit.
  ["Fragile", { x: 1 }, { x: 1 }],
  ["Fragile", { b: "1", x: 1 }, { b: "1" }],
  ["Inline", { a: "1", b: 2, x: 1 }, { a: "1", b: 2 }],
  ["Group", { a: "1", c: "2", x: 1 }, { a: "1", c: "2" }],
  ["Patterns", { "x-a": tag, y: 1 }, { "x-a": bare }],
  ["Least", { x: 1 }, { x: 1 }],
  ["Least", { a: "1", x: 1 }, { a: "1" }],
  ["Bag", [tag, { label: "l", x: 2 }], [tag, { label: "l", x: 2 }]],
  ["Pair", [tag, "t", tag], [bare, "t", tag]],
  ["Nullable", tag, bare],
  ["Needs", { id: { x: 1 }, a: "1", b: 1 }, { id: { x: 1 }, a: "1" }],
];

describe("stripFoo", async () => {
  const made = await moduleOf(schemas);
  const call = (name: string, value: unknown) => made[name]?.(value);

  it.each(table)("%s of %j", (name, value, want) => {
    const before = JSON.stringify(value);
    expect(call(`is${name}`, value)).toBe(true);
    const result = call(`strip${name}`, value);
    expect(result).toEqual(want);
    expect(call(`is${name}`, result)).toBe(true);
    expect(call(`strip${name}`, result)).toEqual(want);
    expect(JSON.stringify(value)).toBe(before);
  });

  it("keeps names of prototypes what they are, and reads none of a prototype", () => {
    const value: unknown = JSON.parse(
      '{"__proto__":{"label":"l","x":1},"constructor":{"label":"c","x":1},"toString":1}',
    );
    const result = call("stripProto", value) as object;
    expect(Object.keys(result)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(JSON.stringify(result)).toBe('{"__proto__":{"label":"l"},"constructor":{"label":"c"}}');
    const polluted = Object.prototype as Record<string, unknown>;
    const names = ["rest", "whole", "counts", "x", "minProperties", "part", "properties", "tag"];
    try {
      for (const name of names) polluted[name] = {};
      expect(Object.keys(call("stripTag", tag) as object)).toEqual(["label"]);
      expect(Object.keys(call("stripOpen", { a: "1", b: 2 }) as object)).toEqual(["a", "b"]);
    } finally {
      for (const name of names) Reflect.deleteProperty(polluted, name);
    }
  });

  it("ends at a value that is too deep, and at one that holds itself", () => {
    const circle: Record<string, unknown> = { id: "i" };
    circle["pets"] = [{ owner: circle }];
    expect(() => call("stripOwner", circle)).toThrow(RangeError);
    expect(() => call("stripOwner", circle)).toThrow("nested too deeply");
  });

  it("leaves what is not a plain object alone", () => {
    const date = new Date(0);
    expect(call("stripNeeds", { id: date, a: "1" })).toEqual({ id: date, a: "1" });
    expect((call("stripPet", { owner: date }) as { owner: unknown }).owner).toBe(date);
  });

  it("is not made unless it is asked for, and does without validators", async () => {
    const spec = documentOf(schemas);
    const { files } = await generate({ spec, paths: false });
    expect([...files.keys()].filter((path) => path.includes("strip"))).toEqual([]);
    const less = await moduleOf(schemas, { validators: false, endpoints: false, webhooks: false });
    expect(less["stripPet"]?.({ name: "n", x: 1 })).toEqual({ name: "n" });
    expect(less["stripEither"]?.({ a: "1", b: 1, x: 1 })).toEqual({ a: "1", b: 1 });
  });

  it("compiles", { timeout: 120_000 }, async () => {
    const spec = documentOf(schemas);
    const { files } = await generate({ spec, paths: false, stripUnknown: true });
    expect(files.get("strip.ts")).toContain(
      "export function stripPet(value: types.Pet): types.Pet {",
    );
    const placed = [...files].map(([path, module]) => [`out/${path}`, module] as const);
    expect(errorsByFolder(new Map(placed))).toEqual(new Map());
  });
});

/** A schema that says all that its value has. */
interface Declared {
  readonly schema: object;
  readonly value: JsonValue;
}

const declared = fc.letrec<{ node: Declared }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.string({ maxLength: 3 }).map((value): Declared => ({ schema: text, value })),
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((nodes): Declared => ({
      schema: { type: "array", prefixItems: nodes.map(({ schema }) => schema) },
      value: nodes.map(({ value }) => value),
    })),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "__proto__", "x y"), tie("node")), {
        selector: ([name]) => name,
        minLength: 1,
      })
      .map((entries): Declared => ({
        schema: object(Object.fromEntries(entries.map(([name, { schema }]) => [name, schema]))),
        value: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
      })),
    tie("node").map(({ schema, value }): Declared => ({
      schema: { allOf: [{ anyOf: [schema, { type: "null" }] }, {}] },
      value,
    })),
  ),
})).node;

/** With a property that nobody declares in each object. */
function withUnknown(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withUnknown);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, withUnknown(item)] as const);
  return Object.fromEntries([["unknown", { a: "1" }] as const, ...entries]);
}

describe("schemas that say all", () => {
  it("leave nothing undeclared, at any depth", { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(
      fc.array(declared, { minLength: 30, maxLength: 40 }),
      async (nodes) => {
        const named = nodes.map(({ schema }, index) => [`S${index}`, schema] as const);
        const made = await moduleOf(Object.fromEntries(named));
        nodes.forEach(({ schema, value }, index) => {
          const result = made[`stripS${index}`]?.(withUnknown(value));
          expect(JSON.stringify(result), JSON.stringify(schema)).toBe(JSON.stringify(value));
        });
      },
    );
    await fc.assert(property, { numRuns: 3, seed: 20240229 });
  });
});

describe("any schema", () => {
  const trial = anySchema.chain((schema) =>
    fc
      .array(valueNear(schema as JsonValue), { minLength: 1, maxLength: 12 })
      .map((values) => ({ schema, values })),
  );

  it(
    "a valid value stays valid, holds nothing that it did not hold, and has no more to drop",
    { timeout: 600_000 },
    async () => {
      const numRuns = Number(process.env["STRIP_RUNS"] ?? 2);
      let valid = 0;
      let changed = 0;
      const property = fc.asyncProperty(
        fc.array(trial, { minLength: 20, maxLength: 60, size: "max" }),
        async (trials) => {
          const named = trials.map(({ schema }, index) => [`S${index}`, schema] as const);
          const made = await moduleOf({
            ...sharedSchemas,
            ...(Object.fromEntries(named) as Record<string, RawSchema>),
          });
          trials.forEach(({ schema, values }, index) => {
            for (const value of values) {
              if (made[`isS${index}`]?.(value) !== true) continue;
              valid++;
              const result = made[`stripS${index}`]?.(value);
              if (JSON.stringify(result) !== JSON.stringify(value)) changed++;
              const about = JSON.stringify({ schema, value, result });
              expect(made[`isS${index}`]?.(result), about).toBe(true);
              expect(value, about).toMatchObject(result as never);
              expect(made[`stripS${index}`]?.(result), about).toEqual(result);
            }
          });
        },
      );
      await fc.assert(property, { numRuns, seed: Number(process.env["STRIP_SEED"] ?? 20240229) });
      expect(valid).toBeGreaterThan(50);
      expect(changed).toBeGreaterThan(0);
    },
  );
});
