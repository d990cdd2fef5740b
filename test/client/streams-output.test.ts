import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate, validate } from "../../generator/index.js";
import { startWildServer, text, type WildServer } from "./wild-server.js";

/** Streams as documents declare them, read by the client that is generated from them. */

const scratch = mkdtempSync(join(tmpdir(), "specwright-streams-"));
let server: WildServer;
beforeAll(async () => {
  server = await startWildServer();
  writeFileSync(join(scratch, "package.json"), '{"type":"module"}');
});
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await server.close();
});

const components = {
  schemas: {
    Msg: {
      type: "object",
      required: ["name"],
      properties: { name: { type: "string" } },
    },
    Closed: { type: "object", required: ["other"], properties: { other: { type: "string" } } },
    List: { type: "array", items: { $ref: "#/components/schemas/Msg" } },
    Text: { type: "string" },
    Either: {
      oneOf: [{ $ref: "#/components/schemas/Msg" }, { $ref: "#/components/schemas/Closed" }],
    },
    Alias: { $ref: "#/components/schemas/Msg" },
    Loop: { anyOf: [{ $ref: "#/components/schemas/Loop" }, { type: "object" }] },
  },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const watching = (openapi: string, mediaType: string, media: object) => ({
  openapi,
  info: { title: "Streams", version: "1" },
  paths: {
    "/watch": {
      get: {
        operationId: "watch",
        responses: { 200: { description: "Items.", content: { [mediaType]: media } } },
      },
    },
  },
  components,
});

interface Output {
  readonly createClient: (options: object) => {
    readonly watch: () => Promise<AsyncIterable<unknown>>;
  };
}

let written = 0;
/** The client of a document, as JavaScript. */
async function clientOf(document: object) {
  const out = join(scratch, String((written += 1)));
  const spec = document as never;
  const { diagnostics } = await generate({ spec, paths: false, target: "js", out });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { createClient } = (await import(pathToFileURL(join(out, "index.js")).href)) as Output;
  return createClient({ baseUrl: server.baseUrl });
}

async function collect(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const bodies = {
  "text/event-stream": ': hi\r\n\r\ndata: {"name":\r\ndata: "a"}\r\n\r\ndata:{"name":"ü"}\n\n',
  "application/jsonl": '{"name":"a"}\r\n\n{"name":"ü"}',
  "application/x-ndjson": '\n{"name":"a"}\n{"name":"ü"}\n',
  "application/json-seq": '\x1e{"name":\n"a"}\n\x1e\x1e{"name":"ü"}',
};

const declarations = [
  ["3.0.4", { schema: ref("Msg") }],
  ["3.1.2", { schema: ref("Msg") }],
  ["3.2.0", { schema: ref("Msg") }],
  ["3.2.0", { schema: ref("Either") }],
  ["3.2.0", { schema: ref("List") }],
  ["3.2.0", { itemSchema: ref("Msg") }],
  ["3.2.0", { schema: ref("List"), itemSchema: ref("Msg") }],
] as const;

describe("the items of a stream", () => {
  const rows = declarations.flatMap(([version, media]) =>
    Object.entries(bodies).map(([type, body]) => ({ version, type, media, body })),
  );
  it.each(rows)(
    "are read in $version from $type by $media",
    async ({ version, type, media, body }) => {
      const client = await clientOf(watching(version, type, media));
      server.on("/watch", text(body, 200, type));
      expect(await collect(await client.watch())).toEqual([{ name: "a" }, { name: "ü" }]);
      server.on("/watch", text(body.replaceAll("name", "nam"), 200, type));
      await expect(client.watch().then(collect)).rejects.toThrow("name");
    },
  );
});

describe("a schema that no list fits", () => {
  const found = async (version: string, schema: object, type = "text/event-stream") => {
    const spec = watching(version, type, { schema }) as never;
    const { diagnostics } = await validate({ spec });
    return diagnostics.filter(({ code }) => code === "schema-of-one-item");
  };

  it.each([
    ref("Msg"),
    ref("Alias"),
    ref("Either"),
    { type: "integer" },
    { type: ["object", "null"] },
    { allOf: [{ description: "No type." }, ref("Msg")] },
    { anyOf: [ref("Msg"), { type: "null" }] },
    { enum: [1, null] },
    { const: { a: 1 } },
  ])("is told in 3.2: %j", async (schema) => {
    expect(await found("3.2.0", schema)).toMatchObject([{ severity: "warning" }]);
    expect(await found("3.1.2", schema)).toEqual([]);
    expect(await found("3.2.0", schema, "application/json")).toEqual([]);
  });

  it.each([
    ref("List"),
    ref("Text"),
    ref("Loop"),
    { description: "Anything." },
    { type: ["array", "object"], items: ref("Msg") },
    { oneOf: [ref("Msg"), ref("List")] },
    { allOf: [ref("List"), { maxItems: 3 }] },
    { properties: { a: {} } },
    { enum: [[1], 2] },
    { const: "[]" },
    { not: { type: "array" } },
  ])("is not what this one is: %j", async (schema) => {
    expect(await found("3.2.0", schema)).toEqual([]);
  });
});
