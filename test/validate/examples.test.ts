import { describe, expect, it } from "vitest";
import { validate } from "../../generator/index.js";

const info = { title: "Case", version: "1" };

async function faultsOf(document: object): Promise<string[]> {
  const { diagnostics } = await validate({ spec: { openapi: "3.1.1", info, ...document } });
  return diagnostics.filter(({ code }) => code === "invalid-example").map(({ message }) => message);
}

describe("examples", () => {
  const user = {
    type: "object",
    required: ["name", "password"],
    properties: {
      id: { type: "string", readOnly: true },
      name: { type: "string" },
      password: { type: "string", writeOnly: true },
    },
    additionalProperties: false,
  };
  const whole = { id: "1", name: "a", password: "b" };
  const content = (schema: object, example: object) => ({
    "application/json": { schema, example },
  });
  const post = (schema: object, sent: object, received: object) => ({
    "/users": {
      post: {
        requestBody: { content: content(schema, sent) },
        responses: { "200": { description: "The user.", content: content(schema, received) } },
      },
    },
  });
  const ref = { $ref: "#/components/schemas/User" };

  it("of a schema may have what travels one way only", async () => {
    const schemas = { User: { ...user, examples: [whole, { ...whole, age: 1 }] } };
    const paths = post(ref, { name: "a", password: "b" }, { id: "1", name: "a" });
    expect(await faultsOf({ paths, components: { schemas } })).toEqual([
      "`age` of the example is not a known property; it is number 1.",
    ]);
  });

  it.each<[name: string, schema: object, around: (example: object) => object]>([
    ["of a message", ref, (example) => example],
    ["inside of one", { type: "array", items: { allOf: [ref] } }, (example) => [example]],
    [
      "beside what is unevaluated",
      {
        anyOf: [{ properties: user.properties }, { required: ["id"] }],
        unevaluatedProperties: false,
      },
      (example) => example,
    ],
  ])("%s may not, and the finding tells why", async (_, schema, around) => {
    const paths = post(schema, around(whole), around(whole));
    const found = await faultsOf({
      paths,
      components: { schemas: { User: user } },
    });
    expect(found).toEqual([
      expect.stringMatching(/`(0\.)?id` of the example is read-only: no request has it\./),
      expect.stringMatching(/`(0\.)?password` of the example is write-only: no response has it\./),
    ]);
  });
});
