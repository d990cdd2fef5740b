import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeCall } from "../../templates/runtime/client.js";
import type { ApiDescriptor, GivenOptions } from "../../templates/runtime/client-settings.js";
import type { EndpointData, PaginationDescriptor } from "../../templates/runtime/endpoint.js";
import { everyPart, readPet } from "./pets-client.js";
import { json, startWildServer, type Answerer, type WildServer } from "./wild-server.js";

let server: WildServer;
let other: WildServer;
beforeAll(async () => {
  server = await startWildServer();
  other = await startWildServer();
  other.on("/list", json([9]));
});
afterAll(() => Promise.all([server.close(), other.close()]));
beforeEach(() => {
  server.arrivals.length = 0;
  other.arrivals.length = 0;
});

const parameter = (name: string) =>
  ({ name, style: "form", explode: true, required: false }) as const;

function list(pagination: PaginationDescriptor, more: Partial<EndpointData> = {}) {
  return readPet({
    operationId: "list",
    path: "/list",
    query: ["offset", "page", "after"].map(parameter),
    responses: { 200: { mediaType: "application/json" } },
    security: [{ key: [] }],
    pagination,
    ...more,
  });
}

const api: ApiDescriptor = {
  ...everyPart,
  schemes: { key: { type: "apiKey", in: "query", name: "key" } },
};

async function all(
  endpoint: ReturnType<typeof list>,
  options: GivenOptions = {},
  input?: object,
): Promise<unknown[]> {
  const auth = { key: "secret" };
  const settings = { baseUrl: server.baseUrl, auth, retry: { delay: 0 }, ...options };
  const found: unknown[] = [];
  const call = makeCall(api, settings);
  for await (const item of call.items(endpoint as never, input as never, { maxPages: 20 }))
    found.push(item);
  return found;
}

const paths = (of: WildServer = server) => of.arrivals.map(({ path }) => path);
const place = (name: string) => ({ in: "query", name }) as const;

/** Links to the next page until there were so many. */
const linked =
  (most: number, linkOf: (page: number) => string): Answerer =>
  (response, arrival, before) => {
    const headers: Record<string, string> =
      before + 1 < most ? { link: `<${linkOf(before + 2)}>; rel="next"` } : {};
    json([before + 1], 200, headers)(response, arrival, before);
  };

describe("pages of a client", () => {
  it("follow offsets, also where the server gives fewer than it says", async () => {
    const data = [1, 2, 3, 4, 5];
    server.on("/list", (response, arrival, before) => {
      const offset = Number(new URL(arrival.path, server.baseUrl).searchParams.get("offset") ?? 0);
      json({ items: data.slice(offset, offset + 2) })(response, arrival, before);
    });
    const found = await all(list({ kind: "offset", items: ["items"], offset: place("offset") }));
    expect(found).toEqual(data);
    expect(paths()).toEqual([
      "/list?key=secret",
      "/list?offset=2&key=secret",
      "/list?offset=4&key=secret",
      "/list?offset=5&key=secret",
    ]);
  });

  it("follow the header Link, with the key once", async () => {
    server.on(
      "/list",
      linked(3, (page) => `${server.baseUrl}/list?page=${page}&key=secret`),
    );
    expect(await all(list({ kind: "link", items: [] }))).toEqual([1, 2, 3]);
    expect(paths()).toEqual([
      "/list?key=secret",
      "/list?page=2&key=secret",
      "/list?page=3&key=secret",
    ]);
  });

  it("follow an address that has no key in it with the key", async () => {
    server.on(
      "/list",
      linked(2, (page) => `/list?page=${page}`),
    );
    expect(await all(list({ kind: "link", items: [] }))).toEqual([1, 2]);
    expect(paths()).toEqual(["/list?key=secret", "/list?page=2&key=secret"]);
  });

  it("never send anything to another server", async () => {
    server.on(
      "/list",
      linked(3, () => `${other.baseUrl}/list`),
    );
    const error: unknown = await all(list({ kind: "link", items: [] })).catch((reason) => reason);
    expect(String(error)).toContain(`${other.baseUrl} is another server than ${server.baseUrl}`);
    expect(String(error)).not.toContain("secret");
    expect([server.arrivals.length, other.arrivals.length]).toEqual([1, 0]);
  });

  it("end for an address that comes again", async () => {
    server.on(
      "/list",
      linked(Infinity, () => "/list?page=2"),
    );
    await expect(all(list({ kind: "link", items: [] }))).rejects.toThrow(
      "list gave the address of a page twice",
    );
    expect(server.arrivals).toHaveLength(2);
  });

  it("end for addresses without end", async () => {
    server.on(
      "/list",
      linked(Infinity, (page) => `/list?page=${page}`),
    );
    await expect(all(list({ kind: "link", items: [] }))).rejects.toThrow("more than 20 pages");
    expect(server.arrivals).toHaveLength(20);
  });

  it("are asked for again where the server has a moment of weakness", async () => {
    server.on("/list", (response, arrival, before) => {
      if (before === 1) return json({}, 503)(response, arrival, before);
      const items = before > 2 ? [] : [before];
      json({ items })(response, arrival, before);
    });
    const pages = { kind: "page", items: ["items"], page: place("page"), first: 1 } as const;
    expect(await all(list(pages))).toEqual([0, 2]);
    expect(paths()).toEqual(
      ["", "page=2&", "page=2&", "page=3&"].map((query) => `/list?${query}key=secret`),
    );
  });

  it("end with the error of a page", async () => {
    server.on("/list", (response, arrival, before) => {
      const answer = before === 0 ? json({ items: [1] }) : json({ items: "none" });
      answer(response, arrival, before);
    });
    const offsets = { kind: "offset", items: ["items"], offset: place("offset") } as const;
    await expect(all(list(offsets))).rejects.toThrow("items in a page of list must be an array");
    server.on("/list", json({ message: "no" }, 404));
    await expect(all(list(offsets))).rejects.toMatchObject({ name: "ApiError", status: 404 });
  });

  it("have a cursor in the body", async () => {
    server.on("/list", (response, arrival, before) => {
      const { cursor = 0 } = JSON.parse(arrival.body) as { readonly cursor?: number };
      const next = cursor < 2 ? cursor + 1 : null;
      json({ items: [cursor], next })(response, arrival, before);
    });
    const cursor = { in: "body", name: "cursor" } as const;
    const pagination = { kind: "cursor", items: ["items"], next: ["next"], cursor } as const;
    const requestBody = { mediaType: "application/json", required: true };
    const search = list(pagination, { method: "POST", requestBody });
    expect(await all(search, {}, { body: { text: "a" } })).toEqual([0, 1, 2]);
    expect(server.arrivals.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { text: "a" },
      { text: "a", cursor: 1 },
      { text: "a", cursor: 2 },
    ]);
  });
});
