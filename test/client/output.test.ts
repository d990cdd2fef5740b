import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate, type GenerateOptions } from "../../generator/index.js";
import { compileFiles } from "../emitters/compile-files.js";
import { things } from "./things-document.js";
import { json, startWildServer, text, type WildServer } from "./wild-server.js";

const scratch = mkdtempSync(join(tmpdir(), "specwright-client-"));
let server: WildServer;
beforeAll(async () => {
  server = await startWildServer();
  writeFileSync(join(scratch, "package.json"), '{"type":"module"}');
});
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await server.close();
});

const make = async (options: Partial<GenerateOptions> = {}) =>
  (await generate({ spec: things, paths: false, ...options })).files;

/** What a call of the output is, for these tests. */
type Call = ((input?: object, options?: object) => Promise<unknown>) & {
  readonly raw: (input?: object) => Promise<Record<string, unknown>>;
  readonly items: (input?: object) => AsyncIterable<unknown>;
};
interface Output {
  readonly createClient: (options: object) => {
    readonly things: Readonly<
      Record<"readThing" | "saveThing" | "deleteThing" | "listThings", Call>
    >;
    readonly readPicture: Call;
    readonly watchThings: Call;
  };
  readonly createCall: (options: object) => (endpoint: unknown, input?: object) => Promise<unknown>;
  readonly readThing: unknown;
}

const loaded = new Map<string, Promise<Output>>();

/** The output as JavaScript, imported. */
function load(options: Partial<GenerateOptions> = {}): Promise<Output> {
  const key = JSON.stringify(options);
  const known = loaded.get(key) ?? write(options, join(scratch, String(loaded.size)));
  loaded.set(key, known);
  return known;
}

async function write(options: Partial<GenerateOptions>, out: string): Promise<Output> {
  await generate({ spec: things, paths: false, target: "js", out, ...options });
  return (await import(pathToFileURL(join(out, "index.js")).href)) as Output;
}

async function collect(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const big = 9007199254740993n;

describe("the client of a document, as JavaScript", () => {
  it("calls, checks, lists, streams, and knows where and as whom", async () => {
    const { createClient, createCall, readThing } = await load();
    server.on("/v2/things/1", json({ id: 1 }));
    const { port } = new URL(server.baseUrl);
    const options = { server: { port, base: "v2" }, auth: { token: "t" } };
    const client = createClient(options);
    expect(await client.things.readThing({ pathParams: { id: 1 } })).toEqual({ id: 1 });
    expect(server.arrivals.at(-1)?.headers["authorization"]).toBe("Bearer t");
    expect(await createCall(options)(readThing, { pathParams: { id: 1 } })).toEqual({ id: 1 });
    server.on("/v2/things/1", json({ id: "1" }));
    await expect(client.things.readThing({ pathParams: { id: 1 } })).rejects.toMatchObject({
      name: "ValidationError",
      status: 200,
    });
    server.on("/v2/things", (response, arrival, before) => {
      const next = arrival.path.includes("page_token") ? {} : { nextPageToken: "2" };
      json({ things: [{ id: before }], ...next })(response, arrival, before);
    });
    expect(await collect(client.things.listThings.items())).toEqual([{ id: 0 }, { id: 1 }]);
    server.on("/v2/picture", text("png", 200, "image/png"));
    expect(await client.readPicture()).toEqual(new Uint8Array(Buffer.from("png")));
    server.on("/v2/watch", text('data: {"id":1}\n\n', 200, "text/event-stream"));
    expect(await collect((await client.watchThings()) as AsyncIterable<unknown>)).toEqual([
      { id: 1 },
    ]);
    server.on("/v2/watch", text('{"id":"no"}\n', 200, "application/jsonl"));
    const wrong = (await client.watchThings()) as AsyncIterable<unknown>;
    await expect(collect(wrong)).rejects.toMatchObject({ name: "ValidationError", status: 200 });
  });

  it("has all that two schemes together need", async () => {
    const { createClient } = await load();
    server.on("/things/1", (response) => response.writeHead(204).end());
    const auth = { key: "k", "the login": { username: "u", password: "p" } };
    const client = createClient({ baseUrl: server.baseUrl, auth });
    expect(await client.things.deleteThing({ pathParams: { id: 1 } })).toBeUndefined();
    expect(server.arrivals.at(-1)?.headers).toMatchObject({
      "x-key": "k",
      authorization: "Basic dTpw",
    });
  });

  it.each<[string, Partial<GenerateOptions>]>([
    ["checked", {}],
    ["trusted", { builtIn: { validators: false } }],
  ])("keeps every digit of 64-bit integers, and decodes, %s", async (_, more) => {
    const { createClient } = await load({ int64: "bigint", dates: "Date", ...more });
    server.on(`/things/${big}`, (response, { method, body }) => {
      response.setHeader("content-type", "application/json");
      response.end(method === "PUT" ? body : `{"id":${big},"at":"2026-01-01T00:00:00Z"}`);
    });
    const { things } = createClient({ baseUrl: server.baseUrl, auth: { token: "t" } });
    const thing = { id: big, at: new Date("2026-01-01T00:00:00Z") };
    const pathParams = { id: big };
    expect(await things.readThing({ pathParams })).toEqual(thing);
    expect(await things.saveThing({ pathParams, body: thing })).toEqual(thing);
    expect(server.arrivals.at(-1)?.body).toBe(`{"id":${big},"at":"2026-01-01T00:00:00.000Z"}`);
    const client = createClient({ baseUrl: server.baseUrl });
    const event = `data: {"id":${big}}\n\n`;
    server.on("/watch", text(event, 200, "text/event-stream"));
    expect(await collect((await client.watchThings()) as AsyncIterable<unknown>)).toEqual([
      { id: big },
    ]);
  });

  it("trusts where there are no validators, but for what cannot be read", async () => {
    const { createClient } = await load({ builtIn: { validators: false } });
    const { things } = createClient({ baseUrl: server.baseUrl });
    const read = () => things.readThing({ pathParams: { id: 7 } });
    server.on("/things/7", json({ id: "seven" }));
    expect(await read()).toEqual({ id: "seven" });
    server.on("/things/7", json("none", 404));
    await expect(read()).rejects.toMatchObject({ status: 404, value: "none", issues: [] });
    server.on("/things/7", text("<html>", 200, "text/html"));
    await expect(read()).rejects.toMatchObject({ name: "ValidationError", status: 200 });
  });

  it("sends credentials with every call where no operation says what it needs", async () => {
    const { security: _, ...silent } = things;
    const { createClient } = await load({ spec: silent });
    server.on("/things/1", json({ id: 1 }));
    const client = createClient({ baseUrl: server.baseUrl, auth: { token: "t" } });
    await client.things.readThing({ pathParams: { id: 1 } });
    expect(server.arrivals.at(-1)?.headers["authorization"]).toBe("Bearer t");
  });
});

const clientFiles = (files: ReadonlyMap<string, string>) =>
  [...files.keys()].filter((path) => /^(?:runtime\/)?(?:client|item-stream|deadline)/.test(path));

describe("client.ts", () => {
  it("is left out by builtIn.client, and where there are no endpoints", async () => {
    expect(clientFiles(await make())).toContain("client.ts");
    expect(clientFiles(await make({ builtIn: { client: false } }))).toEqual([]);
    expect(clientFiles(await make({ builtIn: { endpoints: false } }))).toEqual([]);
    const empty = { ...things, paths: {}, components: {} };
    expect(clientFiles(await make({ spec: empty }))).toEqual([]);
  });

  it("cannot be asked for without endpoints", async () => {
    await expect(make({ builtIn: { client: true, endpoints: false } })).rejects.toThrow(
      "The option `builtIn.client` cannot be true with `builtIn.endpoints` false",
    );
  });

  it("needs no validators, and then nobody has any", async () => {
    const files = await make({ builtIn: { validators: false } });
    expect(
      [...files.keys()].filter((path) => /validators|json-schemas|explain-/.test(path)),
    ).toEqual([]);
    expect(files.get("endpoints.ts")).not.toMatch(/[sS]chema/);
  });

  it("wants a baseUrl where the document names no server", async () => {
    const { servers: _, ...homeless } = things;
    const files = new Map(await make({ spec: homeless }));
    files.set(
      "use.ts",
      'import { createClient } from "./index.js";\nexport const no: unknown = [createClient(), createClient({})];\n',
    );
    expect(compileFiles(files)).toEqual([
      expect.stringMatching(/^use\.ts: Expected 1 arguments/),
      expect.stringMatching(/^use\.ts: .*'baseUrl' is missing/),
    ]);
  });

  it("knows by its types what there is", async () => {
    const files = new Map(await make({ int64: "bigint" }));
    files.set("use.ts", use);
    expect(compileFiles(files)).toEqual([]);
  });
});

const use = `
import { createCall, createClient, listThings, readThing, watchThings } from "./index.js";
import type { Endpoint, InputOf, ItemStream, Thing } from "./index.js";

type Same<A, B> = [A, B] extends [B, A] ? true : never;
const client = createClient({ server: { base: "v2" }, auth: { token: async () => "t" }, fetch });
const call = createCall({ baseUrl: "https://example.com", auth: { machine: { clientId: "a", clientSecret: "b" } } });

/** Where the operation is not known yet. */
export async function pass<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<unknown> {
  const { value } = await call.raw(endpoint, input);
  return [value, await call(endpoint, input, { timeout: 1 }), call.raw(endpoint, input)];
}

export async function main(): Promise<void> {
  const thing = await client.things.readThing({ pathParams: { id: 1n } });
  const isThing: Same<typeof thing, Thing> = true;
  const answer = await client.things.readThing.raw({ pathParams: { id: 1n } }, { timeout: 1, signal: AbortSignal.abort() });
  if (answer.ok && answer.status === 404) answer.value satisfies string;
  if (answer.ok && answer.status === 200) answer.value satisfies Thing;
  if (!answer.ok) answer.issues satisfies readonly object[];
  answer.headers satisfies Headers;
  answer.response satisfies Response;
  const gone = await client.things.deleteThing({ pathParams: { id: 1n } });
  const isGone: Same<typeof gone, undefined> = true;
  for await (const each of client.things.listThings.items({ query: { page_size: 1 } }, { maxPages: 2 })) each satisfies Thing;
  for await (const each of call.items(listThings)) each satisfies Thing;
  for await (const each of await client.watchThings()) each satisfies Thing;
  const events = await call(watchThings);
  const isStream: Same<typeof events, ItemStream<Thing>> = true;
  const picture = await client.readPicture();
  picture satisfies Uint8Array;
  const same = await call(readThing, { pathParams: { id: 1n } });
  const isSame: Same<typeof same, Thing> = true;
  console.log(isThing, isGone, isStream, isSame);
  // @ts-expect-error There are no pages.
  client.things.readThing.items;
  // @ts-expect-error There are no pages.
  call.items(readThing, { pathParams: { id: 1n } });
  // @ts-expect-error The id is missing.
  await client.things.readThing();
  // @ts-expect-error The id is missing.
  await call(readThing);
  // @ts-expect-error No such variable.
  createClient({ server: { host: "a" } });
  // @ts-expect-error No such value.
  createClient({ server: { base: "v3" } });
  // @ts-expect-error No such scheme.
  createClient({ auth: { tokens: "t" } });
  // @ts-expect-error Basic needs user and password.
  createClient({ auth: { "the login": "t" } });
}
`;
