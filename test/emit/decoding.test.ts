import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";

const spec = fileURLToPath(new URL("../cases/decoded/spec.yaml", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "specwright-decoding-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Change = (value: unknown) => unknown;
interface Output {
  readonly decodeEvent: Change;
  readonly encodeEventInput: Change;
  readonly saveEvent: object;
  readonly parseResponse: (endpoint: object, status: number, body: unknown) => unknown;
  readonly buildRequest: (
    endpoint: object,
    input: unknown,
    options: { readonly baseUrl: string },
  ) => { readonly url: string; readonly body: string };
  readonly EventSchema: { readonly "~standard": { readonly validate: Change } };
}

let output: Output;
beforeAll(async () => {
  await generate({ spec, target: "js", paths: false, dates: "Date", int64: "bigint", out: folder });
  output = (await import(pathToFileURL(join(folder, "index.js")).href)) as Output;
}, 60_000);

const text = "2020-01-02T03:04:05.000Z";
const at = new Date(text);
const day = new Date("2020-01-02T00:00:00Z");

const both: [part: string, wire: object, decoded: object][] = [
  ["references", {}, {}],
  ["text that is null", { day: null }, { day: null }],
  ["days", { day: "2020-01-02" }, { day }],
  ["64-bit integers", { size: 5, short: 6 }, { size: 5n, short: 6 }],
  ["lists", { times: [text] }, { times: [at] }],
  ["tuples", { pair: [text, "2020-01-02", 1] }, { pair: [text, day, 1n] }],
  ["maps", { byName: { a: text } }, { byName: { a: at } }],
  ["recursion", { parent: { at: text, parent: { at: text } } }, { parent: { at, parent: { at } } }],
  ["unions by kind", { either: text }, { either: at }],
  ["unions by kind", { either: [text] }, { either: [text] }],
  [
    "unions by tag",
    { source: { kind: "timer", fires: text } },
    { source: { kind: "timer", fires: at } },
  ],
  ["unions that are unclear", { unclear: { x: text } }, { unclear: { x: text } }],
  ["unions that are unclear", { words: text }, { words: text }],
  [
    "intersections",
    { stored: { made: text, changed: text } },
    { stored: { made: at, changed: at } },
  ],
  ["inline objects", { inner: { at: text } }, { inner: { at } }],
  ["oneofs", { now: text }, { now: at }],
  ["what nobody declared", { other: text }, { other: text }],
];

/** OpenAPI 3.0, where a discriminator alone makes a union of the subtypes. */
const shapes = {
  openapi: "3.0.3",
  info: { title: "Shapes", version: "1" },
  paths: {},
  components: {
    schemas: {
      Time: { type: "string", format: "date-time" },
      Shape: {
        type: "object",
        required: ["sort"],
        discriminator: { propertyName: "sort" },
        properties: { sort: { type: "string" }, made: { $ref: "#/components/schemas/Time" } },
      },
      Circle: {
        allOf: [
          { $ref: "#/components/schemas/Shape" },
          { type: "object", properties: { drawn: { $ref: "#/components/schemas/Time" } } },
        ],
      },
    },
  },
};

describe("subtypes of a discriminator", () => {
  it.each([
    ["by tag", { sort: "Circle", made: text, drawn: text }, { made: at, drawn: at }],
    ["that are not known", { sort: "Blob", made: text, drawn: text }, { made: at, drawn: text }],
  ])("%s", async (kind, wire, decoded) => {
    const out = join(folder, "shapes", kind.replaceAll(" ", "-"));
    await generate({ spec: shapes, target: "js", paths: false, dates: "Date", out });
    const { decodeShape, encodeShape } = (await import(
      pathToFileURL(join(out, "index.js")).href
    )) as { readonly decodeShape: Change; readonly encodeShape: Change };
    expect(decodeShape(wire)).toEqual({ ...wire, ...decoded });
    expect(encodeShape({ ...wire, ...decoded })).toEqual(wire);
  });
});

describe("values between the wire and TypeScript", () => {
  it.each(both)("%s: %j", (_, wire, decoded) => {
    expect(output.decodeEvent({ at: text, ...wire })).toEqual({ at, ...decoded });
    expect(output.encodeEventInput({ at, ...decoded })).toEqual({ at: text, ...wire });
  });

  it("are decoded by parseResponse and by the Standard Schema, once they are checked", () => {
    const body = { at: text, id: "7" };
    const value = { at, id: 7n };
    expect(output.parseResponse(output.saveEvent, 200, body)).toMatchObject({ ok: true, value });
    expect(output.parseResponse(output.saveEvent, 201, [body])).toMatchObject({ value: [value] });
    expect(output.EventSchema["~standard"].validate(body)).toEqual({ value });
    const wrong = { at: "yesterday" };
    expect(output.parseResponse(output.saveEvent, 200, wrong)).toMatchObject({
      ok: false,
      value: wrong,
      issues: [{ pointer: "/at" }],
    });
  });

  it("are encoded by buildRequest, in parameters and body", () => {
    const input = {
      pathParams: { day },
      query: { since: [day, day], at, filter: { until: at, n: 9n }, plain: "2020" },
      body: { at, size: 5n, day },
    };
    const { url, body } = output.buildRequest(output.saveEvent, input, { baseUrl: "https://a.b" });
    const { pathname, searchParams } = new URL(url);
    expect(pathname).toBe("/events/2020-01-02");
    expect([...searchParams]).toEqual([
      ["since", "2020-01-02"],
      ["since", "2020-01-02"],
      ["at", text],
      ["filter[until]", text],
      ["filter[n]", "9"],
      ["plain", "2020"],
    ]);
    expect(JSON.parse(body)).toEqual({ at: text, size: 5, day: "2020-01-02" });
  });
});

describe("without the options", () => {
  it("there is nothing of it in the output", async () => {
    const { files } = await generate({ spec, paths: false });
    const texts = [...files].filter(
      ([path]) => path.endsWith(".ts") && !path.startsWith("runtime/"),
    );
    expect(files.has("wire.ts") || files.has("codecs.ts")).toBe(false);
    expect(texts.filter(([, code]) => /codec|encode|wire\./i.test(code))).toEqual([]);
    expect([...files.keys()].filter((path) => path.includes("codec"))).toEqual([]);
  });

  it("formats must be checked for it", async () => {
    const wanted = { spec, formats: "annotate", int64: "bigint" } as const;
    await expect(generate(wanted)).rejects.toThrow("`int64` needs formats that are checked");
  });
});
