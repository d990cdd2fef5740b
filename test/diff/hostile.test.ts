import { describe, expect, it } from "vitest";
import { diff } from "../../generator/index.js";

type Schema = Readonly<Record<string, unknown>>;

function documentOf(schema: Schema, schemas: Schema = {}): Schema {
  const content = { "application/json": { schema } };
  const put = {
    operationId: "put",
    requestBody: { content },
    responses: { 204: { description: "" } },
  };
  const info = { title: "Things", version: "1" };
  return { openapi: "3.1.0", info, paths: { "/things": { put } }, components: { schemas } };
}

const refer = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

describe("documents that are made to be hard", () => {
  it("alternatives that multiply end in a change that says so", async () => {
    const made = (mark: string): Schema => ({
      allOf: Array.from({ length: 14 }, (_, group) => ({
        anyOf: Array.from({ length: 4 }, (_, index) => ({
          type: "object",
          properties: { [`p${group}`]: { type: "string", pattern: `^${mark}${index}` } },
          required: [`p${group}`],
        })),
      })),
    });
    const { changes } = await diff({
      base: documentOf(made("a")),
      revision: documentOf(made("b")),
    });
    expect(changes.map(({ code }) => code)).toContain("comparison-abandoned");
    expect(changes.find(({ code }) => code === "comparison-abandoned")?.severity).toBe("breaking");
  });

  it("a document that is too hard to compare has not changed when it is the same", async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => {
        const allOf = index < 299 ? [refer(`S${index + 1}`)] : [{ type: "object" }];
        return [`S${index}`, { allOf, properties: { [`p${index}`]: {} } }];
      }),
    );
    const base = documentOf(refer("S0"), chain);
    expect((await diff({ base, revision: structuredClone(base) })).changes).toEqual([]);
  });

  it("references that lead round through everything end", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `S${index}`);
    const made = (rule: Schema): Schema =>
      Object.fromEntries(
        names.map((name) => {
          const properties = Object.fromEntries(
            names.map((other) => [other, { anyOf: [refer(other), { type: "null" }] }]),
          );
          return [
            name,
            { type: "object", properties: { ...properties, id: { type: "string", ...rule } } },
          ];
        }),
      );
    const { changes, breaking } = await diff({
      base: documentOf(refer("S0"), made({})),
      revision: documentOf(refer("S0"), made({ maxLength: 9 })),
    });
    expect(breaking).toBe(true);
    expect(new Set(changes.map(({ code }) => code))).toEqual(new Set(["max-length-lowered"]));
    expect(changes).toHaveLength(names.length);
  });

  it("schemas that are nothing but references to each other, and to themselves", async () => {
    const schemas = {
      A: { anyOf: [refer("A"), { type: "string" }] },
      B: { allOf: [refer("B"), { type: "string" }] },
    };
    for (const name of ["A", "B"]) {
      const { breaking } = await diff({
        base: documentOf(refer(name), schemas),
        revision: documentOf({ type: "integer" }, schemas),
      });
      expect(breaking).toBe(true);
    }
  });

  it("names that mean something to JavaScript", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const made = (rule: Schema): Schema => {
      const properties = JSON.parse(
        `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify({ type: "string", ...rule })}`).join()}}`,
      ) as Schema;
      return documentOf({ type: "object", properties });
    };
    const { changes } = await diff({ base: made({}), revision: made({ minLength: 1 }) });
    expect(changes).toHaveLength(names.length);
    expect(
      changes.every(
        ({ code, severity }) => code === "min-length-raised" && severity === "breaking",
      ),
    ).toBe(true);
  });

  it("schemas that nest deeply", async () => {
    const nested = (rule: Schema): Schema => {
      let schema: Schema = { type: "string", ...rule };
      for (let depth = 0; depth < 150; depth++) schema = { type: "array", items: schema };
      return documentOf(schema);
    };
    const { changes } = await diff({ base: nested({}), revision: nested({ minLength: 1 }) });
    expect(changes.map(({ code }) => code)).toEqual(["min-length-raised"]);
    expect((await diff({ base: nested({}), revision: nested({}) })).changes).toEqual([]);
  });
});
