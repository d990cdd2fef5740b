import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { writeFiles } from "../golden/expected-folder.js";

/** `INPUTS_SEED=7 INPUTS_ROOTS=2000 npx vitest run test/emit/inputs-property.test.ts` looks elsewhere. */
const seed = Number(process.env["INPUTS_SEED"] ?? 20261130);
const rootCount = Number(process.env["INPUTS_ROOTS"] ?? 150);

const folder = mkdtempSync(join(tmpdir(), "specwright-inputs-property-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A schema, a value of it as it is received, and the same as it may be sent. */
interface Sample {
  readonly schema: object;
  readonly received: unknown;
  readonly sent: unknown;
}

interface Field {
  readonly name: string;
  readonly isReadOnly: boolean;
  readonly isGiven: boolean;
  readonly sample: Sample;
}

const names = ["id", "name", "owner", "at", "__proto__", "constructor", "a-b"] as const;

const scalar: fc.Arbitrary<Sample> = fc.constantFrom(
  { schema: { type: "string" }, received: "a", sent: "a" },
  { schema: { type: ["integer", "null"] }, received: null, sent: null },
  { schema: { type: "string", enum: ["a", "b"] }, received: "b", sent: "b" },
  { schema: {}, received: { id: "free" }, sent: { id: "free" } },
);

const { node } = fc.letrec<{ node: Sample; object: Sample }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthIdentifier: "inputs" },
    scalar,
    tie("object"),
    tie("object").map(nullable),
    fc.array(tie("node"), { maxLength: 1 }).map(([item]) => list(item)),
    tie("node").map(map),
    tie("node").map(tuple),
    fc.tuple(tie("object"), tie("object"), fc.nat(1)).map(([a, b, which]) => tagged([a, b], which)),
    fc.tuple(tie("object"), tie("object")).map(([a, b]) => both(a, b)),
  ),
  object: fc
    .uniqueArray(
      fc.record({
        name: fc.constantFrom(...names),
        isReadOnly: fc.boolean(),
        isGiven: fc.boolean(),
        sample: tie("node"),
      }),
      { selector: ({ name }) => name, maxLength: 4 },
    )
    .map(objectOf),
}));

function objectOf(fields: readonly Field[]): Sample {
  const properties = fields.map(({ name, isReadOnly, sample }) => {
    return [name, isReadOnly ? { allOf: [sample.schema], readOnly: true } : sample.schema];
  });
  const given = fields.filter(({ isGiven }) => isGiven);
  const required = given.map(({ name }) => name);
  return {
    schema: { type: "object", required, properties: Object.fromEntries(properties) as object },
    received: Object.fromEntries(given.map(({ name, sample }) => [name, sample.received])),
    sent: Object.fromEntries(
      given.filter(({ isReadOnly }) => !isReadOnly).map(({ name, sample }) => [name, sample.sent]),
    ),
  };
}

function nullable({ schema, received, sent }: Sample): Sample {
  return { schema: { anyOf: [schema, { type: "null" }] }, received, sent };
}

function list(item: Sample | undefined): Sample {
  if (item === undefined) return { schema: { type: "array" }, received: [], sent: [] };
  const schema = { type: "array", items: item.schema };
  return { schema, received: [item.received, item.received], sent: [item.sent, item.sent] };
}

function map(item: Sample): Sample {
  const schema = { type: "object", additionalProperties: item.schema };
  return { schema, received: { id: item.received }, sent: { id: item.sent } };
}

function tuple(item: Sample): Sample {
  const schema = { type: "array", prefixItems: [{ type: "string" }, item.schema] };
  return { schema, received: ["a", item.received], sent: ["a", item.sent] };
}

/** Two objects, each with a property that says which it is. */
function tagged(members: readonly [Sample, Sample], which: number): Sample {
  const meant = members[which as 0 | 1];
  const tag = `kind${which}`;
  const oneOf = members.map(({ schema }, index) => {
    const { required, properties } = schema as { required: string[]; properties: object };
    const kind = { type: "string", const: `kind${index}` };
    return { type: "object", required: [...required, "kind"], properties: { ...properties, kind } };
  });
  return {
    schema: { oneOf },
    received: { ...(meant.received as object), kind: tag },
    sent: { ...(meant.sent as object), kind: tag },
  };
}

/** Two parts that hold together, with properties of their own. */
function both(first: Sample, second: Sample): Sample {
  const schema = { allOf: [prefixed(first.schema, "first"), prefixed(second.schema, "second")] };
  const merged = (key: "received" | "sent") => ({
    ...renamed(first[key] as object, "first"),
    ...renamed(second[key] as object, "second"),
  });
  return { schema, received: merged("received"), sent: merged("sent") };
}

function renamed(value: object, prefix: string): object {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [`${prefix}-${key}`, item]));
}

function prefixed(schema: object, prefix: string): object {
  const { required, properties } = schema as { required: string[]; properties: object };
  return {
    type: "object",
    required: required.map((name) => `${prefix}-${name}`),
    properties: renamed(properties, prefix),
  };
}

/** Every root is sent and received by an operation; some are reached by reference. */
function documentOf(roots: readonly Sample[]): object {
  const content = (index: number) => ({
    "application/json": { schema: { $ref: `#/components/schemas/Root${index}` } },
  });
  const paths = roots.map((_, index) => {
    const responses = { "200": { description: "It.", content: content(index) } };
    const put = { operationId: `put${index}`, requestBody: { content: content(index) }, responses };
    return [`/roots/${index}`, { put }];
  });
  const schemas = roots.map(({ schema }, index) => [`Root${index}`, schema]);
  return {
    openapi: "3.1.1",
    info: { title: "Roots", version: "1" },
    paths: Object.fromEntries(paths) as object,
    components: { schemas: Object.fromEntries(schemas) as object },
  };
}

it(
  "drops what is read-only, and nothing else, whatever it stands in",
  { timeout: 120_000 },
  async () => {
    const roots = fc.sample(node, { seed, numRuns: rootCount });
    // With references to one another in place of a copy.
    const referring = roots.slice(0, 20).map(({ received, sent }, index): Sample => {
      const schema = { type: "array", items: { $ref: `#/components/schemas/Root${index}` } };
      return { schema, received: [received], sent: [sent] };
    });
    const all = [...roots, ...referring];
    const { files, diagnostics } = await generate({
      spec: documentOf(all),
      target: "js",
      paths: false,
    });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    writeFiles(folder, files);
    const output = (await import(pathToFileURL(join(folder, "index.js")).href)) as Readonly<
      Record<string, (value: unknown) => unknown>
    >;
    let count = 0;
    for (const [index, { schema, received, sent }] of all.entries()) {
      const told = JSON.stringify({ schema, received });
      expect(output[`validateRoot${index}`]?.(received), told).toMatchObject({ ok: true });
      const change = output[`toRoot${index}Input`];
      if (change === undefined) {
        expect(received, told).toEqual(sent);
        continue;
      }
      count += 1;
      // As JSON: a property `__proto__` is one, and an own one.
      expect(JSON.stringify(change(received)), told).toBe(JSON.stringify(sent));
      expect(output[`validateRoot${index}Input`]?.(change(received)), told).toMatchObject({
        ok: true,
      });
    }
    expect(count).toBeGreaterThan(rootCount / 5);
  },
);
