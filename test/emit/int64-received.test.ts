import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";

/** Wherever JSON is read, be it a body, an item, an event or a header, no digit of a 64-bit integer is lost. */
const seed = 20_261_130;
const folder = mkdtempSync(join(tmpdir(), "specwright-received-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const int64 = { type: "integer", format: "int64" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const schemas = {
  Count: int64,
  Maybe: { type: ["integer", "null"], format: "int64" },
  Whole: { type: "object", properties: { id: int64, list: { type: "array", items: int64 } } },
  List: { type: "array", items: int64 },
  Map: { type: "object", additionalProperties: int64 },
  Nested: { type: "object", properties: { whole: ref("Whole"), wholes: ref("Wholes") } },
  Wholes: { type: "array", items: ref("Whole") },
};
type Name = keyof typeof schemas;
const names = Object.keys(schemas) as Name[];

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const sequences = {
  lines: ["application/jsonl", (items: string[]) => items.join("\n")],
  more: ["application/x-ndjson", (items: string[]) => `${items.join("\n")}\n`],
  texts: ["application/json-seq", (items: string[]) => items.map((i) => `\x1e${i}\n`).join("")],
  events: ["text/event-stream", (items: string[]) => items.map((i) => `data: ${i}\n\n`).join("")],
} as const satisfies Record<string, readonly [string, (items: string[]) => string]>;

const operation = (operationId: string, content: object, more: object = {}) => ({
  get: { operationId, responses: { 200: { description: "It.", ...content } }, ...more },
});
const document = {
  openapi: "3.1.1",
  info: { title: "Digits", version: "1" },
  paths: {
    ...Object.fromEntries(
      names.flatMap((name) => [
        [`/body/${name}`, operation(`body${name}`, json(ref(name)))],
        [`/inline/${name}`, operation(`inline${name}`, json(schemas[name]))],
        ...Object.entries(sequences).map(([kind, [mediaType]]) => {
          const isArray = "items" in schemas[name];
          const schema = isArray ? { type: "array", items: ref(name) } : ref(name);
          const content = { content: { [mediaType]: { schema } } };
          return [`/${kind}/${name}`, operation(`${kind}${name}`, content)] as const;
        }),
      ]),
    ),
    "/headers": operation("headers", {
      headers: Object.fromEntries(
        names.flatMap((name) => [
          [`Ref-${name}`, json(ref(name))],
          [`Inline-${name}`, json(schemas[name])],
        ]),
      ),
    }),
    "/pages": operation(
      "pages",
      json({ type: "object", properties: { items: ref("Wholes"), next: int64 } }),
      {
        parameters: [{ name: "after", in: "query", schema: int64 }],
        "x-pagination": { type: "cursor", cursor: "after", next: "next", items: "items" },
      },
    ),
  },
  webhooks: Object.fromEntries(
    names.map((name) => [
      name,
      { post: { requestBody: json(ref(name)), responses: { 204: { description: "Thanks." } } } },
    ]),
  ),
  components: { schemas },
};

const one = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(2n ** 53n + 1n, -(2n ** 53n) - 1n, 2n ** 53n, 2n ** 63n - 1n, 0n, 7n),
);
const whole = fc.record({ id: one, list: fc.array(one, { maxLength: 3 }) });
const values: Readonly<Record<Name, fc.Arbitrary<unknown>>> = {
  Count: one,
  Maybe: fc.oneof(one, fc.constant(null)),
  Whole: whole,
  List: fc.array(one, { maxLength: 3 }),
  Map: fc.dictionary(fc.constantFrom("a", "b"), one),
  Nested: fc.record({ whole, wholes: fc.array(whole, { maxLength: 2 }) }),
  Wholes: fc.array(whole, { maxLength: 2 }),
};

function rawJson(value: unknown): string {
  const marked = JSON.stringify(value, (_, item: unknown) =>
    typeof item === "bigint" ? `\u0001${item}\u0001` : item,
  );
  return marked.replaceAll(/"\\u0001(-?\d+)\\u0001"/g, "$1");
}

function as(way: "bigint" | "string", value: unknown): unknown {
  if (typeof value === "bigint") return way === "bigint" ? value : String(value);
  if (Array.isArray(value)) return value.map((item) => as(way, item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, as(way, item)]));
}

type Call = ((input?: object) => Promise<unknown>) & {
  readonly items: (input?: object) => AsyncIterable<unknown>;
};
interface Parsed {
  readonly value: unknown;
}
interface Output {
  readonly createClient: (options: object) => Readonly<Record<string, Call>>;
  readonly parseHeaders: (endpoint: unknown, status: number, headers: object) => Parsed;
  readonly readHeaders: Output["parseHeaders"];
  readonly parseResponse: (endpoint: unknown, status: number, body: unknown) => Parsed;
  readonly parsePayload: (webhook: unknown, body: unknown) => Parsed;
  readonly parseJson: (text: string) => unknown;
  readonly webhooks: Readonly<Record<string, unknown>>;
  readonly headers: unknown;
}

async function load(name: string, options: object): Promise<Output & Record<string, unknown>> {
  const out = join(folder, name);
  const { diagnostics } = await generate({
    spec: document,
    target: "js",
    paths: false,
    out,
    ...options,
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const url = pathToFileURL(join(out, "index.js")).href;
  return (await import(url)) as Output & Record<string, unknown>;
}

function clientOf(output: Output, mode: string, answer: (url: URL) => [string, string]) {
  const fetch = (url: string): Promise<Response> => {
    const [body, type] = answer(new URL(url));
    return Promise.resolve(new Response(body, { headers: { "content-type": type } }));
  };
  return output.createClient({ baseUrl: "https://a.b", fetch, responses: mode });
}

describe.each(["bigint", "string"] as const)("int64: %s", async (way) => {
  const output = await load(way, { int64: way });

  it.each(names.flatMap((name) => [`body${name}`, `inline${name}`]))(
    "keeps every digit of %s",
    async (id) => {
      const name = id.replace(/^body|^inline/, "") as Name;
      await fc.assert(
        fc.asyncProperty(
          values[name],
          fc.constantFrom("check", "report", "trust"),
          async (value, mode) => {
            const client = clientOf(output, mode, () => [rawJson(value), "application/json"]);
            expect(await client[id]?.()).toEqual(as(way, value));
            const parsed = output.parseJson(rawJson(value));
            expect(output.parseResponse(output[id], 200, parsed).value).toEqual(as(way, value));
          },
        ),
        { seed, numRuns: 60 },
      );
    },
  );

  it.each(Object.keys(sequences).flatMap((kind) => names.map((name) => [kind, name] as const)))(
    "keeps every digit in %s of %s",
    async (kind, name) => {
      const [mediaType, write] = sequences[kind as keyof typeof sequences];
      await fc.assert(
        fc.asyncProperty(fc.array(values[name], { maxLength: 3 }), async (items) => {
          const client = clientOf(output, "check", () => [write(items.map(rawJson)), mediaType]);
          const stream = (await client[`${kind}${name}`]?.()) as AsyncIterable<unknown>;
          const all: unknown[] = [];
          for await (const item of stream) all.push(item);
          expect(all).toEqual(items.map((item) => as(way, item)));
        }),
        { seed, numRuns: 40 },
      );
    },
  );

  it.each(names)("keeps every digit of headers and payloads of %s", (name) => {
    fc.assert(
      fc.property(values[name], (value) => {
        const text = rawJson(value);
        const webhook = output.webhooks[name.toLowerCase()];
        const headers = {
          [`ref-${name.toLowerCase()}`]: text,
          [`inline-${name.toLowerCase()}`]: text,
        };
        const expected = Object.fromEntries(
          Object.keys(headers).map((header) => [header, as(way, value)]),
        );
        expect(output.parseHeaders(output.headers, 200, headers).value).toEqual(expected);
        expect(output.readHeaders(output.headers, 200, headers)).toEqual(expected);
        const payload = output.parsePayload(webhook, output.parseJson(text));
        expect(payload.value).toEqual(as(way, value));
      }),
      { seed, numRuns: 100 },
    );
  });

  it("keeps every digit of a cursor", async () => {
    const asked: (string | null)[] = [];
    const client = clientOf(output, "check", ({ searchParams }) => {
      asked.push(searchParams.get("after"));
      const next = asked.length === 1 ? ',"next":9007199254740993' : "";
      return [`{"items":[]${next}}`, "application/json"];
    });
    for await (const _ of client["pages"]?.items() ?? []) expect.unreachable();
    expect(asked).toEqual([null, "9007199254740993"]);
  });
});

describe("parseJson", async () => {
  const { parseJson, parseResponse, bodyCount } = await load("edges", { int64: "bigint" });

  it("takes 1.0 for an integer, and leaves what a double holds", () => {
    expect(parseJson(" 9007199254740993.0\n")).toBe(9007199254740993n);
    expect(parseJson("9007199254740992")).toBe(9007199254740992);
    expect(parseJson('"9007199254740993"')).toBe("9007199254740993");
    expect(parseJson("9007199254740993e1")).toBe(Number("9007199254740993e1"));
    expect(parseResponse(bodyCount, 200, 9007199254740993n)).toMatchObject({ ok: true });
  });

  it("reads digits beside very long texts", () => {
    const long = JSON.stringify('\\"'.repeat(4_000_000));
    const value = parseJson(`{"text":${long},"list":[9007199254740993]}`) as { list: unknown };
    const body = parseJson(`[{"text":${long}},{"id":9007199254740993}]`);
    expect(value.list).toEqual([9007199254740992]);
    expect(Array.isArray(body)).toBe(true);
  });
});

describe("without the option", async () => {
  const output = await load("number", {});

  it("a cursor that was rounded is refused, for it would ask for another page", async () => {
    const body = '{"items":[],"next":9007199254740993}';
    const client = clientOf(output, "check", () => [body, "application/json"]);
    const pages = async () => {
      for await (const _ of client["pages"]?.items() ?? []) expect.unreachable();
    };
    await expect(pages()).rejects.toThrow(/next in a page of pages is an integer whose digits/);
  });
});
