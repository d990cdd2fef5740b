import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeClient } from "../../templates/runtime/client.js";
import type { ApiDescriptor, GivenOptions } from "../../templates/runtime/client-settings.js";
import { deepFreeze, type Endpoint } from "../../templates/runtime/endpoint.js";
import { createPet, everyPart, petsCall, readPet, thrown } from "./pets-client.js";
import { json, startWildServer, type WildServer } from "./wild-server.js";

let server: WildServer;
beforeAll(async () => {
  server = await startWildServer();
  server.on("/pets/1", json({ name: "Tom" }));
});
afterAll(() => server.close());

const pages = readPet({
  operationId: "listPets",
  path: "/pages",
  query: [{ name: "token", style: "form", explode: true, required: false }],
  responses: { 200: { mediaType: "application/json" } },
  pagination: { pageToken: "token", nextPageToken: "next", items: "list" },
});

describe("the tree", () => {
  type Branch = ((input?: unknown, options?: unknown) => Promise<unknown>) & {
    readonly raw: (input?: unknown) => Promise<unknown>;
    readonly items?: (input?: unknown, options?: unknown) => AsyncIterable<unknown>;
  };
  interface Tree {
    readonly pets: {
      readonly read: Branch;
      readonly list: Branch;
      readonly old: { readonly read: Branch };
    };
  }
  const tree = deepFreeze({
    pets: { read: readPet(), list: pages, old: { read: readPet({ path: "/pets/1" }) } },
    ["__proto__"]: { operationId: readPet() },
  });
  const client = () =>
    makeClient({ ...everyPart, schemes: {} }, tree, { baseUrl: server.baseUrl }) as Tree;

  it("is that of the descriptors, frozen", async () => {
    const { pets } = client();
    expect(Object.keys(client())).toEqual(Object.keys(tree));
    expect(Object.isFrozen(pets) && Object.isFrozen(pets.read)).toBe(true);
    expect(await pets.read()).toEqual({ name: "Tom" });
    expect(await pets.old.read()).toEqual({ name: "Tom" });
    expect(await pets.read.raw()).toMatchObject({ ok: true, status: 200 });
  });

  it("has items only where there are pages", async () => {
    server.on("/pages", (response, arrival, before) => {
      const token = new URL(arrival.path, server.baseUrl).searchParams.get("token");
      const page = Number(token ?? 0);
      json({ list: [page], next: page < 2 ? `${page + 1}` : "" })(response, arrival, before);
    });
    const { pets } = client();
    expect(pets.read.items).toBeUndefined();
    const found: unknown[] = [];
    for await (const item of pets.list.items?.() ?? []) found.push(item);
    expect(found).toEqual([0, 1, 2]);
  });

  it("ends where a page token repeats for ever, or there are too many pages", async () => {
    server.on("/pages", json({ list: [1], next: "same" }));
    const all = async (options?: object) => {
      for await (const _ of client().pets.list.items?.(undefined, options) ?? []);
    };
    await expect(all()).rejects.toThrow('listPets gave the page token "same" twice');
    await expect(all({ maxPages: 1 })).rejects.toThrow("more than 1 pages");
  });
});

describe("what is sent", () => {
  it("has the headers of the client, of the call, and of the operation", async () => {
    const headers = () => Promise.resolve({ "X-One": "client", "x-two": "client" });
    const call = petsCall(server.baseUrl, { headers });
    await call(readPet(), undefined, { headers: { "X-Two": "call", accept: "text/plain" } });
    expect(server.arrivals.at(-1)?.headers).toMatchObject({
      "x-one": "client",
      "x-two": "call",
      accept: "text/plain",
    });
  });

  it("is the body in the media type that was asked for", async () => {
    server.on("/pets", json({ name: "Tom" }, 201));
    const form = { mediaType: "application/x-www-form-urlencoded" };
    const post = createPet({
      requestBody: { mediaType: "application/json", required: true, alternatives: [form] },
    });
    await petsCall(server.baseUrl)(post, { body: { a: 1 } }, { contentType: form.mediaType });
    expect(server.arrivals.at(-1)).toMatchObject({
      body: "a=1",
      headers: { "content-type": form.mediaType },
    });
  });

  it("stays below the base URL", async () => {
    const simple = { style: "simple", explode: false, required: true } as const;
    const get = readPet({ path: "/pets/{id}", pathParams: [{ name: "id", ...simple }] });
    await petsCall(`${server.baseUrl}/base`)(get, { pathParams: { id: "../x?y" } }).catch(() => 0);
    expect(server.arrivals.at(-1)?.path).toBe("/base/pets/..%2Fx%3Fy");
    const call = petsCall(server.baseUrl);
    await thrown(call(get, { pathParams: { id: ".." } }), TypeError);
  });

  it("is a TypeError where the input cannot be sent, and nothing is", async () => {
    const before = server.arrivals.length;
    const error = await thrown(petsCall(server.baseUrl)(createPet(), {}), TypeError);
    expect(error.message).toBe("createPet needs a body");
    expect(server.arrivals.length).toBe(before);
  });
});

describe("a copy of a descriptor", () => {
  const input = { body: { name: "Tom" } };
  const send = (endpoint: Endpoint) => petsCall(server.baseUrl)(endpoint as never, input as never);

  it("is as good as the descriptor, where its fields are the same", async () => {
    server.on("/copies", json({ name: "Tom" }, 201));
    expect(await send({ ...createPet(), path: "/copies" })).toEqual({ name: "Tom" });
  });

  it("that has copies of its fields is refused by name", async () => {
    const endpoint = createPet();
    const copy = { ...endpoint, requestBody: { ...endpoint.requestBody } } as Endpoint;
    const { message } = await thrown(send(copy), TypeError);
    expect(message).toContain("`requestBody` of createPet is a copy");
  });

  it("that lost what reads its sequences is refused by name", async () => {
    server.on("/copies", json({ name: "Tom" }));
    const stream = { mediaType: "application/jsonl", kind: "items", format: "lines" };
    const endpoint = readPet({ path: "/copies", responses: { 200: stream as never } });
    const copy = { ...endpoint, responses: { ...endpoint.responses } };
    const { message } = await thrown(petsCall(server.baseUrl)(copy as never), TypeError);
    expect(message).toContain("`responses` of readPet is a copy");
  });
});

describe("the hooks", () => {
  it("see each attempt, and may replace what is sent and what came", async () => {
    const seen: unknown[] = [];
    server.on("/hooked", json({}, 503));
    const call = petsCall(server.baseUrl, {
      onRequest: (request, { endpoint, attempt }) => {
        seen.push([endpoint.operationId, attempt, request.headers["x-trace"]]);
        return { ...request, headers: { ...request.headers, "x-trace": `${attempt}` } };
      },
      onResponse: (response, { attempt }) => {
        seen.push([response.status, attempt]);
        return attempt === 1 ? undefined : Response.json({ name: "Ada" });
      },
    });
    expect(await call(readPet({ path: "/hooked" }))).toEqual({ name: "Ada" });
    expect(server.arrivals.at(-1)?.headers["x-trace"]).toBe("2");
    expect(seen).toEqual([
      ["readPet", 1, undefined],
      [503, 1],
      ["readPet", 2, undefined],
      [503, 2],
    ]);
  });

  it.each(["onRequest", "onResponse"] as const)("%s may end a call", async (hook) => {
    const broken = () => {
      throw new RangeError("no");
    };
    const before = server.arrivals.length;
    const call = petsCall(server.baseUrl, { [hook]: broken });
    await thrown(call(readPet()), RangeError);
    expect(server.arrivals.length - before).toBe(hook === "onRequest" ? 0 : 1);
  });
});

describe("the options", () => {
  const make = (options: GivenOptions, api: Partial<ApiDescriptor> = {}) =>
    petsCall("", { baseUrl: undefined, ...options }, { schemes: {}, ...api });
  const tenants = {
    url: "http://{host}:{port}/v1",
    variables: { host: { default: "127.0.0.1" }, port: { default: "1" } },
  };

  it("find the API by the variables of the document's server", async () => {
    server.on("/v1/pets/1", json({ name: "Tom" }));
    const { port } = new URL(server.baseUrl);
    expect(await make({ server: { port } }, { server: tenants })(readPet())).toEqual({
      name: "Tom",
    });
  });

  it.each<[string, GivenOptions, Partial<ApiDescriptor>, string]>([
    ["no server", {}, {}, "baseUrl is required: the document names no server"],
    [
      "a relative server",
      {},
      { server: { url: "/v1", variables: {} } },
      'server "/v1" has no host',
    ],
    ["both", { baseUrl: "http://a", server: {} }, { server: tenants }, "not both"],
    ["a bad variable", { server: { host: "evil/" } }, { server: tenants }, "must not reach beyond"],
    ["a bad URL", { baseUrl: "http://[" }, {}, "baseUrl is not a valid URL"],
    [
      "a bad mode",
      { baseUrl: "http://a", responses: "maybe" as never },
      {},
      'responses must be "check", "report" or',
    ],
  ])("are refused at once with %s", (_, options, api, message) => {
    expect(() => make(options, api)).toThrow(message);
  });

  it("may bring a fetch of their own, called as a plain function", async () => {
    const seen: unknown[] = [];
    const call = make({
      baseUrl: "https://api.example.com",
      fetch(this: unknown, url, init) {
        seen.push(this, url, init.method, init.redirect);
        return Promise.resolve(Response.json({ name: "Tom" }));
      },
    });
    expect(await call(readPet())).toEqual({ name: "Tom" });
    expect(seen).toEqual([undefined, "https://api.example.com/pets/1", "GET", "manual"]);
  });

  it("look the platform's fetch up when it is needed", async () => {
    const call = make({ baseUrl: "https://api.example.com", retry: 0 });
    const { fetch } = globalThis;
    try {
      globalThis.fetch = () => Promise.resolve(Response.json({ name: "Mock" }));
      expect(await call(readPet())).toEqual({ name: "Mock" });
      Object.assign(globalThis, { fetch: undefined });
      await expect(call(readPet())).rejects.toThrow("This platform has no fetch");
    } finally {
      globalThis.fetch = fetch;
    }
  });
});
