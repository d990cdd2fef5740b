import { describe, expect, it } from "vitest";
import { validate } from "../../generator/index.js";
import { mistakes, versions, type Version } from "./mistakes.js";

async function findingsOf(spec: object): Promise<string[]> {
  const { diagnostics } = await validate({ spec });
  return diagnostics
    .filter(({ code }) => code === "invalid-document" || code === "unknown-field")
    .map(({ message, fix }) => `${message} -> ${fix}`)
    .sort();
}

function withHead(version: Version, document: object): object {
  const head = version === "2.0" ? { swagger: "2.0" } : { openapi: `${version}.0` };
  const info = { title: "Case", version: "1" };
  // What is undefined is left out, as in text.
  return JSON.parse(JSON.stringify({ ...head, info, ...document })) as object;
}

describe("typical mistakes: what is wrong, and what to write", () => {
  it.each(mistakes)("%s (%j)", async (_, where, make, want) => {
    for (const version of where) {
      const name = version === "2.0" ? "Swagger 2.0" : `OpenAPI ${version}`;
      const expected = want.map((text) => text.replace("VERSION", name));
      expect(await findingsOf(withHead(version, make(version))), version).toEqual(expected);
    }
  });

  it("are many, in every version", () => {
    for (const version of versions) {
      const of = mistakes.filter(([, where]) => where.includes(version));
      expect(new Set(of.map(([name]) => name)).size, version).toBeGreaterThanOrEqual(60);
    }
  });
});

describe("a version that is not read", () => {
  it.each<[document: object, want: string]>([
    [
      { openapi: "3.4.0" },
      "OpenAPI 3.4 is not supported yet: specwright reads 3.0, 3.1, 3.2 and Swagger 2.0. -> Write `openapi: 3.2.0`, if the document needs nothing newer.",
    ],
    [
      { openapi: 4 },
      "OpenAPI 4 is not supported yet: specwright reads 3.0, 3.1, 3.2 and Swagger 2.0. -> Write `openapi: 3.2.0`, if the document needs nothing newer.",
    ],
    [
      { openapi: "2.0" },
      'There is no OpenAPI 2.0: the versions are 3.0, 3.1 and 3.2, and before them Swagger 2.0. -> Write `swagger: "2.0"` instead of `openapi`.',
    ],
    [{ openapi: "v3.0.1" }, "`openapi: v3.0.1` is not a version. -> Write `openapi: 3.0.0`."],
    [
      { openapi: "latest" },
      "`openapi: latest` is not a version. -> Write the version in three parts, such as `openapi: 3.1.0`.",
    ],
    [
      { swagger: "3.0.0" },
      "Swagger 3.0 is called OpenAPI 3.0. -> Write `openapi: 3.0.0` instead of `swagger`.",
    ],
    [
      { swagger: "1.2" },
      "Swagger 1.2 is not supported: specwright reads 2.0, and OpenAPI 3.0, 3.1 and 3.2. -> Convert the document to OpenAPI 3.",
    ],
    [
      { swagger: "2.0.0" },
      '`swagger: 2.0.0` is not how Swagger 2.0 writes its version. -> Write `swagger: "2.0"`, with quotes.',
    ],
    [
      { openApi: "3.0.0" },
      "The document has no `openapi` field, which names the version. -> Write `openapi` instead of `openApi`.",
    ],
    [
      {},
      "The document has no `openapi` field, which names the version. -> Add `openapi: 3.1.0` at the top of the document.",
    ],
    [
      { asyncapi: "2.6.0" },
      "This is an AsyncAPI document: specwright reads OpenAPI and Swagger 2.0. -> Name an OpenAPI document instead.",
    ],
  ])("%j", async (document, want) => {
    const { diagnostics } = await validate({ spec: { ...document, info: {}, paths: {} } });
    const [first] = diagnostics;
    expect(`${first?.message} -> ${first?.fix}`).toBe(want);
  });
});
