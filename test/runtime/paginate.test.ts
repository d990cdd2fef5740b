import { describe, expect, it } from "vitest";
import { defineEndpoint, type Endpoint } from "../../templates/runtime/endpoint.js";
import { paginate, paginatePages } from "../../templates/runtime/paginate.js";
import { listApps, updateApp, type ListAppsParams, type Page } from "./fixtures/generated-like.js";

const pages: { readonly [token: string]: Page } = {
  "": { list: [{ id: "a" }, { id: "b" }], nextPageToken: "t1" },
  t1: { list: null, nextPageToken: "t2" },
  t2: { nextPageToken: "t3" },
  t3: { list: [{ id: "c" }], nextPageToken: "" },
};

function server(): { sent: ListAppsParams[]; send: (input: ListAppsParams) => Promise<Page> } {
  const sent: ListAppsParams[] = [];
  return {
    sent,
    send: async (input) => {
      sent.push(input);
      return pages[input.query?.page_token ?? ""] ?? {};
    },
  };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe("paginate", () => {
  it("gives the items of all pages, and keeps the other parameters", async () => {
    const { sent, send } = server();
    const input = Object.freeze({ query: Object.freeze({ page_size: 2 }) });
    expect(await collect(paginate(listApps, input, send))).toEqual([
      { id: "a" },
      { id: "b" },
      { id: "c" },
    ]);
    expect(sent).toEqual([
      { query: { page_size: 2 } },
      { query: { page_size: 2, page_token: "t1" } },
      { query: { page_size: 2, page_token: "t2" } },
      { query: { page_size: 2, page_token: "t3" } },
    ]);
  });

  it("asks for a page only when it is needed", async () => {
    const { sent, send } = server();
    for await (const app of paginate(listApps, undefined, send)) if (app.id === "b") break;
    expect(sent).toEqual([{}]);
  });

  it("starts where the input says", async () => {
    const { send } = server();
    expect(await collect(paginate(listApps, { query: { page_token: "t2" } }, send))).toEqual([
      { id: "c" },
    ]);
  });

  it("gives pages", async () => {
    const { send } = server();
    expect(await collect(paginatePages(listApps, {}, send))).toEqual(Object.values(pages));
  });

  it("puts the token into the body where the query has no such parameter", async () => {
    type Search = Endpoint<{ body: { page_token?: string } }, { 200: Page }>;
    const search: Search = defineEndpoint(() => ({
      ...listApps,
      operationId: "searchApps",
      query: [],
    }));
    const sent: unknown[] = [];
    const send = (input: { body: { page_token?: string } }): Page => {
      sent.push(input);
      return pages[input.body.page_token ?? ""] ?? {};
    };
    expect(await collect(paginate(search, { body: {} }, send))).toHaveLength(3);
    expect(sent[1]).toEqual({ body: { page_token: "t1" } });
  });

  it("ends when a token comes again", async () => {
    const again = (): Page => ({ list: [{ id: "a" }], nextPageToken: "t1" });
    await expect(collect(paginate(listApps, {}, again))).rejects.toThrow(
      'listApps gave the page token "t1" twice',
    );
    const first = { query: { page_token: "t1" } };
    await expect(collect(paginate(listApps, first, again))).rejects.toThrow("twice");
  });

  it("refuses what has no pages, or is none", async () => {
    await expect(
      collect(
        paginate(updateApp, { pathParams: { app_id: "a" }, body: { app: { id: "a" } } }, () => ({
          id: "a",
        })),
      ),
    ).rejects.toThrow("updateApp has no pages");
    await expect(collect(paginate(listApps, {}, () => ({ list: 3 }) as never))).rejects.toThrow(
      "list in a page of listApps must be an array",
    );
    expect(await collect(paginate(listApps, {}, () => null as never))).toEqual([]);
  });
});
