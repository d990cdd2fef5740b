import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { generate } from "../../generator/index.js";

/** What is copied between reading and decoding keeps the digits that JSON.parse rounds. */
const spec = parse(`
openapi: 3.1.1
info: { title: Digits, version: "1" }
x-protojson: true
paths:
  /counter:
    get:
      operationId: getCounter
      responses:
        "200":
          description: The counter.
          content: { application/json: { schema: { $ref: "#/components/schemas/Counter" } } }
components:
  schemas:
    Counter:
      type: object
      x-message: counters.v1.Counter
      properties:
        count: { type: integer, format: int64 }
        either: { type: [integer, string], format: uint64 }
        list: { type: array, items: { type: integer, format: int64 } }
        map: { type: object, additionalProperties: { type: integer, format: int64 } }
        state: { type: string, enum: [ON, "OFF"] }
        states: { type: array, items: { type: string, enum: [ON, "OFF"] } }
        inner: { $ref: "#/components/schemas/Counter" }
`) as object;

const digits = `"count":9223372036854775807,"either":18446744073709551615,"list":[9007199254740993,1],"map":{"a":9007199254740993}`;
const exact = {
  count: 9223372036854775807n,
  either: 18446744073709551615n,
  list: [9007199254740993n, 1n],
  map: { a: 9007199254740993n },
};

interface Output {
  readonly getCounter: unknown;
  readonly parseJson: (text: string) => unknown;
  readonly parseResponse: (endpoint: unknown, status: number, body: unknown) => { value?: unknown };
  readonly unpackAny: (any: unknown) => { value?: unknown };
  readonly stripCounter: (value: unknown) => unknown;
  readonly decodeCounter: (value: unknown) => unknown;
}

const folder = mkdtempSync(join(tmpdir(), "specwright-digits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let output: Output;

beforeAll(async () => {
  const options = { int64: "bigint", target: "js", paths: false, stripUnknown: true } as const;
  const { diagnostics } = await generate({ spec, ...options, out: folder });
  expect(diagnostics).toEqual([]);
  output = (await import(pathToFileURL(join(folder, "index.js")).href)) as Output;
});

it.each([
  ["nothing is copied", "", {}],
  ["null is read as unset", `,"state":null`, {}],
  ["an enum is read by its number", `,"state":7`, { state: "7" }],
  ["a list is copied for one of its items", `,"states":["ON",7]`, { states: ["ON", "7"] }],
  [
    "an inner message is copied",
    `,"inner":{"state":7,${digits}}`,
    { inner: { state: "7", ...exact } },
  ],
])("where %s", (_, more, rest) => {
  const { parseResponse, parseJson, getCounter } = output;
  const answer = parseResponse(getCounter, 200, parseJson(`{${digits}${more}}`));
  expect(answer.value).toEqual({ ...exact, ...rest });
});

it("where a message is taken out of an Any", () => {
  const { unpackAny, parseJson } = output;
  const any = parseJson(`{"@type":"type.googleapis.com/counters.v1.Counter","state":7,${digits}}`);
  expect(unpackAny(any).value).toEqual({ state: "7", ...exact });
});

it("where unknown properties are dropped", () => {
  const { stripCounter, decodeCounter, parseJson } = output;
  const value = parseJson(`{${digits},"other":1,"inner":{"other":2,${digits}}}`);
  expect(decodeCounter(stripCounter(value))).toEqual({ ...exact, inner: exact });
});
