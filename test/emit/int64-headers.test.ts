import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";

const seed = 20_261_130;
const folder = mkdtempSync(join(tmpdir(), "specwright-int64-headers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const int64 = { type: "integer", format: "int64" };
const uint64 = { type: "integer", format: "uint64" };
const ref = { $ref: "#/components/schemas/Count" };

const spec = {
  openapi: "3.1.1",
  info: { title: "Headers", version: "1" },
  paths: {
    "/counted": {
      get: {
        operationId: "measure",
        responses: {
          "204": {
            description: "Nothing.",
            headers: {
              One: { schema: int64 },
              Big: { schema: uint64 },
              Named: { schema: ref },
              Many: { schema: { type: "array", items: int64 } },
              ManyNamed: { schema: { type: "array", items: ref } },
              Small: { schema: { type: "integer", format: "int32" } },
              Bounded: { schema: { ...int64, maximum: 5 } },
            },
          },
        },
      },
    },
  },
  components: { schemas: { Count: int64 } },
};

interface Parsed {
  readonly ok: boolean;
  readonly value: Readonly<Record<string, unknown>>;
  readonly issues?: readonly { readonly pointer: string; readonly code: string }[];
}
interface Output {
  readonly measure: unknown;
  readonly parseHeaders: (endpoint: unknown, status: number, headers: object) => Parsed;
  readonly readHeaders: (
    endpoint: unknown,
    status: number,
    headers: object,
  ) => Record<string, unknown>;
}

const one = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const big = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

describe.each(["bigint", "string"] as const)("64-bit integers in headers, as %s", async (int64) => {
  const { files } = await generate({ spec, int64, target: "js", out: join(folder, int64) });
  const { measure, parseHeaders, readHeaders } = (await import(
    pathToFileURL(join(folder, int64, "index.js")).href
  )) as Output;
  const exact = (value: bigint) => (int64 === "bigint" ? value : String(value));

  it("keep every digit", () => {
    fc.assert(
      fc.property(one, big, fc.array(one, { maxLength: 4 }), (single, unsigned, list) => {
        const headers = {
          one: String(single),
          big: ` ${unsigned}`,
          named: `+${unsigned >> 1n}`,
          many: list.join(", "),
          manynamed: list.join(","),
        };
        const expected = {
          one: exact(single),
          big: exact(unsigned),
          named: exact(unsigned >> 1n),
          many: list.map(exact),
          manynamed: list.map(exact),
        };
        expect(parseHeaders(measure, 204, headers).value).toEqual(expected);
        expect(readHeaders(measure, 204, headers)).toEqual(expected);
      }),
      { seed, numRuns: 300 },
    );
  });

  it("are checked as numbers, and others stay numbers", () => {
    expect(parseHeaders(measure, 204, { small: "7", bounded: "5" }).value).toEqual({
      small: 7,
      bounded: exact(5n),
    });
    const refused = parseHeaders(measure, 204, { bounded: "6", one: "1.5", many: "1,x" });
    expect(refused.issues?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      "/one type",
      "/many/1 type",
      "/bounded maximum",
    ]);
  });

  it("have the type of what they become", () => {
    const types = files.get("endpoints.d.ts") ?? "";
    const found = ["one", "named", "many", "small"].map(
      (name) => new RegExp(`${name}\\?: ([^;]*)`).exec(types)?.[1],
    );
    expect(found).toEqual([int64, "Count", `${int64}[]`, "number"]);
  });
});
