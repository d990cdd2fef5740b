import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";

const seed = 20_261_131;
const folder = mkdtempSync(join(tmpdir(), "specwright-int64-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const int64 = { type: "integer", format: "int64" };
const uint64 = { type: "integer", format: "uint64" };
const text = { type: "string", format: "int64" };
const list = { type: "array", items: int64 };
const map = { type: "object", additionalProperties: int64 };
const object = { type: "object", properties: { id: int64, max: uint64, list, map } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

type Spot = "path" | "query" | "header" | "cookie";
const styles: readonly (readonly [place: Spot, style: string, explode: boolean])[] = [
  ["path", "simple", false],
  ["path", "label", true],
  ["path", "matrix", false],
  ["path", "matrix", true],
  ["query", "form", true],
  ["query", "form", false],
  ["query", "spaceDelimited", false],
  ["query", "pipeDelimited", false],
  ["header", "simple", false],
  ["cookie", "form", true],
  ["cookie", "form", false],
];

const parameters = [
  ...styles.flatMap(([place, style, explode], index) => {
    const more = { in: place, style, explode, ...(place === "path" ? { required: true } : {}) };
    return [
      { name: `one${index}`, ...more, schema: int64 },
      { name: `list${index}`, ...more, schema: list },
      { name: `map${index}`, ...more, schema: map },
    ];
  }),
  { name: "deep", in: "query", style: "deepObject", explode: true, schema: object },
  { name: "json", in: "query", content: { "application/json": { schema: object } } },
  { name: "text", in: "query", schema: text },
];
const names = parameters.filter(({ in: place }) => place === "path").map(({ name }) => name);

const shapes = {
  Whole: object,
  Nested: {
    type: "object",
    properties: { whole: ref("Whole"), wholes: { type: "array", items: ref("Whole") } },
  },
  Maps: { type: "object", additionalProperties: { type: "object", additionalProperties: int64 } },
  Pair: { type: "array", prefixItems: [int64, { type: "string" }], items: uint64 },
  Either: { oneOf: [int64, { type: "string" }, { type: "array", items: int64 }] },
  Maybe: { type: ["integer", "null"], format: "int64" },
  Tagged: {
    oneOf: [ref("Cat"), ref("Dog")],
    discriminator: {
      propertyName: "kind",
      mapping: { cat: ref("Cat").$ref, dog: ref("Dog").$ref },
    },
  },
  Cat: { type: "object", required: ["kind"], properties: { kind: { const: "cat" }, id: int64 } },
  Dog: { type: "object", required: ["kind"], properties: { kind: { const: "dog" }, max: uint64 } },
  Parts: { allOf: [ref("Whole"), { type: "object", properties: { more: int64 } }] },
  Tree: {
    type: "object",
    properties: { id: int64, children: { type: "array", items: ref("Tree") } },
  },
} as const;

const bodies = Object.keys(shapes).map(
  (name) => [`/json/${name}`, name, "application/json"] as const,
);
const formTypes = [
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "application/jsonl",
] as const;

const document = {
  openapi: "3.1.1",
  info: { title: "Digits", version: "1" },
  paths: {
    [`/p/${names.map((name) => `{${name}}`).join("/")}`]: {
      get: { operationId: "all", parameters, responses: { 204: { description: "Done." } } },
    },
    ...Object.fromEntries(
      bodies.map(([path, name, mediaType]) => [
        path,
        {
          post: {
            operationId: `send${name}`,
            requestBody: { required: true, content: { [mediaType]: { schema: ref(name) } } },
            responses: { 204: { description: "Done." } },
          },
        },
      ]),
    ),
    "/forms": {
      post: {
        operationId: "sendForm",
        requestBody: {
          required: true,
          content: {
            [formTypes[0]]: { schema: ref("Whole") },
            [formTypes[1]]: {
              schema: ref("Whole"),
              encoding: { list: { style: "form", explode: false } },
            },
            [formTypes[2]]: { schema: ref("Whole") },
          },
        },
        responses: { 204: { description: "Done." } },
      },
    },
  },
  components: { schemas: shapes },
};

interface Written {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}
type Build = (endpoint: unknown, input: object, options: object) => Written;
type Output = Readonly<Record<string, unknown>> & { readonly buildRequest: Build };

const outputs = new Map<string, Output>();
beforeAll(async () => {
  for (const way of ["bigint", "string"] as const) {
    const out = join(folder, way);
    const { diagnostics } = await generate({
      spec: document,
      target: "js",
      paths: false,
      int64: way,
      out,
    });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    outputs.set(way, (await import(pathToFileURL(join(out, "index.js")).href)) as Output);
  }
}, 120_000);

const signed = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(
    2n ** 53n + 1n,
    -(2n ** 53n) - 1n,
    2n ** 53n,
    2n ** 63n - 1n,
    -(2n ** 63n),
    0n,
    -1n,
  ),
);
const unsigned = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  fc.constantFrom(2n ** 64n - 1n, 2n ** 63n, 2n ** 53n + 1n),
);

/** The JSON text that is right for a value: that of JSON.stringify, with raw digits. */
function rawJson(value: unknown): string {
  const marked = JSON.stringify(value, (_, item: unknown) =>
    typeof item === "bigint" ? `\u0001${item}\u0001` : item,
  );
  return marked.replaceAll(/"\\u0001(-?\d+)\\u0001"/g, "$1");
}

/** As the option wants integers: bigints, or their text. */
function as(way: string, value: unknown): unknown {
  if (typeof value === "bigint") return way === "bigint" ? value : String(value);
  if (Array.isArray(value)) return value.map((item) => as(way, item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, as(way, item)]));
}

const whole = fc.record({
  id: signed,
  max: unsigned,
  list: fc.array(signed, { minLength: 1, maxLength: 3 }),
  map: fc.dictionary(fc.constantFrom("a", "b", "c"), signed, { minKeys: 1 }),
});

const values: Readonly<Record<keyof typeof shapes, fc.Arbitrary<unknown>>> = {
  Whole: whole,
  Nested: fc.record({ whole, wholes: fc.array(whole, { maxLength: 2 }) }),
  Maps: fc.dictionary(fc.constantFrom("a", "b"), fc.dictionary(fc.constantFrom("c", "d"), signed)),
  Pair: fc.tuple(signed, fc.constant("x"), unsigned),
  Either: fc.oneof(signed, fc.array(signed)),
  Maybe: fc.oneof(signed, fc.constant(null)),
  Tagged: fc.oneof(
    signed.map((id) => ({ kind: "cat", id })),
    unsigned.map((max) => ({ kind: "dog", max })),
  ),
  Cat: signed.map((id) => ({ kind: "cat", id })),
  Dog: unsigned.map((max) => ({ kind: "dog", max })),
  Parts: fc.tuple(whole, signed).map(([base, more]) => ({ ...base, more })),
  Tree: signed.map((id) => ({ id, children: [{ id, children: [] }] })),
};

const options = { baseUrl: "https://a.b" };

describe.each(["bigint", "string"] as const)("int64: %s keeps every digit", (way) => {
  const output = (): Output => outputs.get(way) as Output;

  it.each(bodies)("of %s", (_, name) => {
    // A union of an integer and a text cannot be told apart where both are texts.
    if (way === "string" && name === "Either") return;
    fc.assert(
      fc.property(values[name as keyof typeof shapes], (value) => {
        const endpoint = output()[`send${name}`];
        const { body } = output().buildRequest(endpoint, { body: as(way, value) }, options);
        expect(body).toBe(rawJson(value));
      }),
      { seed, numRuns: 200 },
    );
  });

  it("of parameters in every style", () => {
    fc.assert(
      fc.property(signed, unsigned, (one, max) => {
        const part = (place: string) =>
          Object.fromEntries(
            parameters
              .filter((parameter) => parameter.in === place)
              .map(({ name }) => {
                if (name === "deep" || name === "json")
                  return [name, as(way, { id: one, max, list: [one, one], map: { k: one } })];
                if (name === "text") return [name, as(way, one)];
                const value = name.startsWith("one")
                  ? one
                  : name.startsWith("list")
                    ? [one, one]
                    : { k: one };
                return [name, as(way, value)];
              }),
          );
        const input = {
          pathParams: part("path"),
          query: part("query"),
          headers: part("header"),
          cookies: part("cookie"),
        };
        const { url, headers } = output().buildRequest(output()["all"], input, options);
        const { pathname, searchParams } = new URL(url);
        const all = [pathname, ...searchParams.values(), ...Object.values(headers)].join(" ");
        const written = all.match(/-?\d{2,}/g) ?? [];
        const wanted = [String(one), String(max)];
        // Names of parameters have one digit, or two.
        for (const digits of written.filter((each) => each.length > 3))
          expect(wanted).toContain(digits);
        for (const [place, style] of styles.map((each, index) => [each[0], index] as const)) {
          if (place === "path") expect(pathname).toContain(String(one));
          if (place === "query") expect(all).toContain(String(one));
          if (place === "header") expect(headers[`one${style}`]).toBe(String(one));
        }
        expect(searchParams.get("deep[id]")).toBe(String(one));
        expect(searchParams.get("deep[max]")).toBe(String(max));
        expect(searchParams.getAll("deep[list]")).toEqual([String(one), String(one)]);
        expect(searchParams.get("json")).toBe(
          rawJson({ id: one, max, list: [one, one], map: { k: one } }),
        );
        expect(searchParams.get("text")).toBe(String(one));
        const cookie = headers["cookie"] ?? "";
        expect(cookie).toContain(`one9=${one}; list9=${one}; list9=${one}; k=${one}`);
        expect(cookie).toContain(`one10=${one}; list10=${one},${one}; map10=k,${one}`);
      }),
      { seed, numRuns: 200 },
    );
  });

  it("of forms, parts and lines", async () => {
    await fc.assert(
      fc.asyncProperty(whole, async (value) => {
        const send = (contentType: string, body: unknown) =>
          output().buildRequest(output()["sendForm"], { body }, { ...options, contentType }).body;
        const [urlencoded, multipart, lines] = formTypes;
        const given = as(way, value);
        const form = new URLSearchParams(send(urlencoded, given) as string);
        expect([form.get("id"), form.get("max"), form.getAll("list"), form.get("map")]).toEqual([
          String(value.id),
          String(value.max),
          value.list.map(String),
          rawJson(value.map),
        ]);
        const parts = send(multipart, given) as FormData;
        expect([parts.get("id"), parts.get("max"), parts.get("list")]).toEqual([
          String(value.id),
          String(value.max),
          value.list.map(String).join(","),
        ]);
        expect(await (parts.get("map") as Blob).text()).toBe(rawJson(value.map));
        expect(send(lines, [given, given])).toBe(`${rawJson(value)}\n${rawJson(value)}\n`);
      }),
      { seed, numRuns: 200 },
    );
  });
});
