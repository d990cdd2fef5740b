import fc from "fast-check";
import { expect, it } from "vitest";
import { diffApis } from "../../generator/diff/diff-apis.js";
import { SchemaModel } from "../../generator/diff/schemas/schema-model.js";
import type { Api, Schema } from "../../generator/model/model.js";
import type { JsonValue } from "../../generator/json/json.js";
import { analyze } from "../../generator/pipeline.js";

/** `DIFF_RUNS=100 DIFF_SEED=7 npx vitest run test/diff/oneof-soundness.test.ts` looks further. */
const numRuns = Number(process.env["DIFF_RUNS"] ?? 8);
const seed = Number(process.env["DIFF_SEED"] ?? 20261122);

const names = ["a", "b", "c", "d"] as const;
const types = ["string", "integer", "null"] as const;

/** Every field is absent, outside of the oneofs, or in one of two groups. */
interface Message {
  readonly fields: readonly {
    readonly name: string;
    readonly group: "none" | "left" | "right";
    readonly type: string;
    readonly nullable: boolean;
  }[];
  readonly required: readonly string[];
  readonly spelling: (typeof spellings)[number];
}

const spellings = [
  "x-oneofs",
  "x-oneofs",
  "exactly one",
  "exactly one",
  "at most one",
  "at least one",
  "not",
] as const;

const message: fc.Arbitrary<Message> = fc.subarray([...names], { minLength: 1 }).chain((chosen) => {
  const fields = chosen.map((name) =>
    fc.record({
      name: fc.constant(name),
      group: fc.constantFrom("none", "left", "left", "right"),
      type: fc.constantFrom(...types),
      nullable: fc.boolean(),
    }),
  );
  return fc.record({
    fields: fc.tuple(...fields),
    required: fc.subarray(chosen, { maxLength: 1 }),
    spelling: fc.constantFrom(...spellings),
  });
}) as fc.Arbitrary<Message>;

/** A group in the words of JSON Schema. */
function spelled(members: readonly string[], spelling: Message["spelling"]): object {
  const set = members.map((member) => ({ required: [member] }));
  const pairs = members.flatMap((one, index) => {
    return members.slice(index + 1).map((other) => ({ required: [one, other] }));
  });
  if (spelling === "at least one") return { anyOf: set };
  if (spelling === "not") return { not: { anyOf: pairs } };
  return { oneOf: spelling === "exactly one" ? set : [...set, { not: { anyOf: set } }] };
}

function schemaOf({ fields, required, spelling }: Message): object {
  const membersOf = (wanted: string): string[] =>
    fields
      .filter(({ group, name }) => group === wanted && !required.includes(name))
      .map(({ name }) => name);
  const properties = fields.map(({ name, type, nullable }) => [
    name,
    { type: nullable ? [type, "null"] : type },
  ]);
  const groups = ["left", "right"].map((group) => [group, membersOf(group)] as const);
  const oneofs = groups.filter(([, members]) => members.length > 0);
  return {
    type: "object",
    properties: Object.fromEntries(properties) as object,
    required,
    ...(spelling === "x-oneofs"
      ? { "x-oneofs": Object.fromEntries(oneofs) }
      : {
          allOf: [
            {},
            ...oneofs
              .filter(([, members]) => members.length > 1)
              .map(([, members]) => spelled(members, spelling)),
          ],
        }),
  };
}

const value: fc.Arbitrary<JsonValue> = fc.dictionary(
  fc.constantFrom(...names),
  fc.constantFrom<JsonValue>("x", 1, null),
  { maxKeys: 4, noNullPrototype: true },
);

async function modelOf(messages: readonly Message[]): Promise<Api> {
  const paths = messages.map((one, index) => {
    const content = { "application/json": { schema: schemaOf(one) } };
    const responses = { 200: { description: "", content } };
    const post = {
      operationId: `trial${index}`,
      requestBody: { required: true, content },
      responses,
    };
    return [`/${index}`, { post }];
  });
  const spec = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: Object.fromEntries(paths) as object,
  };
  const { api } = await analyze({ spec });
  if (api === undefined) throw new Error("The document has no model.");
  return api;
}

function bodyOf(api: Api, index: number): Schema {
  const operation = api.operations.find(({ path }) => path === `/${index}`);
  const schema = operation?.requestBody?.content[0]?.schema;
  if (schema === undefined) throw new Error(`There is no body ${index}.`);
  return schema;
}

/** Nobody sends fields that the own version of the message does not have. */
function isSent(sent: JsonValue, { fields }: Message): boolean {
  return Object.keys(sent as object).every((key) => fields.some(({ name }) => name === key));
}

const pair = fc.record({
  before: message,
  after: message,
  values: fc.array(value, { minLength: 30, maxLength: 60, size: "max" }),
});

it(
  "a oneof that accepts less, or of which more may be set, is a breaking change",
  { timeout: 300_000 },
  async () => {
    const batch = fc.array(pair, { minLength: 1, maxLength: 60, size: "max" });
    const property = fc.asyncProperty(batch, async (trials) => {
      const base = await modelOf(trials.map(({ before }) => before));
      const revision = await modelOf(trials.map(({ after }) => after));
      const changes = diffApis(base, revision).filter(({ severity }) => severity === "breaking");
      const [old, recent] = [new SchemaModel(base), new SchemaModel(revision)];
      for (const [index, { before, after, values }] of trials.entries()) {
        const own = changes.filter(({ operations }) => operations.includes(`POST /${index}`));
        const breaks = (wanted: string): boolean =>
          own.some(({ side }) => side === wanted || side === "both");
        for (const one of values) {
          const told = JSON.stringify({ before: schemaOf(before), after: schemaOf(after), one });
          const [was, is] = [
            old.accepts(bodyOf(base, index), one),
            recent.accepts(bodyOf(revision, index), one),
          ];
          if (was && !is && isSent(one, before))
            expect(breaks("request"), `request ${told}`).toBe(true);
          if (is && !was && isSent(one, after))
            expect(breaks("response"), `response ${told}`).toBe(true);
        }
      }
    });
    await fc.assert(property, { numRuns, seed });
  },
);
