import { describe, expect, it } from "vitest";
import type { Endpoint, PaginationDescriptor } from "../../templates/runtime/endpoint.js";
import {
  nextLink,
  PageResponse,
  paginate,
  paginatePages,
} from "../../templates/runtime/paginate.js";
import { buildRequest } from "../../templates/runtime/request.js";
import { endpointOf } from "./fixtures/endpoint-of.js";

const query = (name: string) => ({ in: "query", name }) as const;
const body = (name: string) => ({ in: "body", name }) as const;
const items = ["items"];

const listOf = (pagination: PaginationDescriptor): Endpoint =>
  endpointOf({ operationId: "list", pagination });

interface Asked {
  readonly input: unknown;
  readonly url?: string | undefined;
}

/** Gives one page after the other, whatever is asked for; the last one for ever. */
function pagesInTurn(pages: readonly unknown[]) {
  const asked: Asked[] = [];
  const send = (input: unknown, url?: string): never => {
    asked.push(url === undefined ? { input } : { input, url });
    return pages[Math.min(asked.length, pages.length) - 1] as never;
  };
  return { asked, send };
}

async function collect(generator: AsyncIterable<unknown>): Promise<unknown[]> {
  const collected: unknown[] = [];
  for await (const item of generator) collected.push(item);
  return collected;
}

interface Row {
  readonly name: string;
  readonly pagination: PaginationDescriptor;
  readonly input?: object;
  readonly pages: readonly unknown[];
  readonly want: readonly unknown[];
  readonly asked: readonly Asked[];
}

const rows: readonly Row[] = [
  {
    name: "offset: until a page is empty",
    pagination: { kind: "offset", items, offset: query("offset"), limit: query("limit") },
    input: { query: { limit: 9 } },
    // A short page is not the last one: the server may give fewer than it was asked for.
    pages: [{ items: [1, 2] }, { items: [3] }, { items: [] }],
    want: [1, 2, 3],
    asked: [
      { input: { query: { limit: 9 } } },
      { input: { query: { limit: 9, offset: 2 } } },
      { input: { query: { limit: 9, offset: 3 } } },
    ],
  },
  {
    name: "offset: until the total, which may be text; from where the input says, as text too",
    pagination: { kind: "offset", items, offset: query("offset"), total: ["meta", "total"] },
    input: { query: { offset: "4" } },
    pages: [
      { items: [5, 6], meta: { total: "7" } },
      { items: [7], meta: { total: "7" } },
    ],
    want: [5, 6, 7],
    asked: [{ input: { query: { offset: "4" } } }, { input: { query: { offset: "6" } } }],
  },
  {
    name: "offset: a total that is missing ends nothing",
    pagination: { kind: "offset", items, offset: query("offset"), total: ["total"] },
    pages: [{ items: [1], total: null }, { items: null }],
    want: [1],
    asked: [{ input: {} }, { input: { query: { offset: 1 } } }],
  },
  {
    name: "offset in the body: until there is no more",
    pagination: { kind: "offset", items, offset: body("skip"), hasMore: ["more"] },
    input: { body: { text: "a", skip: 0 } },
    pages: [
      { items: [1], more: true },
      { items: [2], more: false },
    ],
    want: [1, 2],
    asked: [
      { input: { body: { text: "a", skip: 0 } } },
      { input: { body: { text: "a", skip: 1 } } },
    ],
  },
  {
    name: "page: from the first number, until the number of pages",
    pagination: { kind: "page", items, page: query("page"), first: 1, totalPages: ["pages"] },
    pages: [
      { items: [1], pages: 2 },
      { items: [2], pages: 2 },
    ],
    want: [1, 2],
    asked: [{ input: {} }, { input: { query: { page: 2 } } }],
  },
  {
    name: "page: from 0",
    pagination: { kind: "page", items, page: query("page"), first: 0, totalPages: ["pages"] },
    pages: [
      { items: [1], pages: 2 },
      { items: [2], pages: 2 },
    ],
    want: [1, 2],
    asked: [{ input: {} }, { input: { query: { page: 1 } } }],
  },
  {
    name: "page: until a page is empty, and the body is the list",
    pagination: { kind: "page", items: [], page: query("page"), first: 1 },
    input: { query: { page: 3 } },
    pages: [[1], []],
    want: [1],
    asked: [{ input: { query: { page: 3 } } }, { input: { query: { page: 4 } } }],
  },
  {
    name: "cursor: the id of the last item, until there is no more",
    pagination: {
      ...{ kind: "cursor", items: ["data"], cursor: query("after"), hasMore: ["has_more"] },
      next: ["data", -1, "id"],
    },
    pages: [
      { data: [{ id: "a" }, { id: "b" }], has_more: true },
      { data: [{ id: "c" }], has_more: false },
    ],
    want: [{ id: "a" }, { id: "b" }, { id: "c" }],
    asked: [{ input: {} }, { input: { query: { after: "b" } } }],
  },
  {
    name: "cursor in the body: until there is none",
    pagination: { kind: "cursor", items, cursor: body("cursor"), next: ["meta", "next"] },
    input: { body: { text: "a" } },
    pages: [
      { items: [1], meta: { next: { at: 1 } } },
      { items: [2], meta: { next: null } },
    ],
    want: [1, 2],
    asked: [
      { input: { body: { text: "a" } } },
      { input: { body: { text: "a", cursor: { at: 1 } } } },
    ],
  },
  {
    name: "cursor: of an empty page, which has no last item",
    pagination: { kind: "cursor", items, cursor: query("after"), next: ["items", -1, "id"] },
    pages: [{ items: [] }],
    want: [],
    asked: [{ input: {} }],
  },
  {
    name: "link: the header",
    pagination: { kind: "link", items: [] },
    input: { query: { per_page: 1 } },
    pages: [
      new PageResponse([1], { Link: '</x?page=2>; rel="next", </x?page=9>; rel="last"' }),
      new PageResponse([2], new Headers({ link: '</x?page=1>; rel="prev"' })),
    ],
    want: [1, 2],
    asked: [
      { input: { query: { per_page: 1 } } },
      { input: { query: { per_page: 1 } }, url: "/x?page=2" },
    ],
  },
  {
    name: "link: in the body",
    pagination: { kind: "link", items, next: ["links", "next"] },
    pages: [
      { items: [1], links: { next: "?page=2" } },
      { items: [2], links: {} },
    ],
    want: [1, 2],
    asked: [{ input: {} }, { input: {}, url: "?page=2" }],
  },
];

describe("paginate", () => {
  it.each(rows)("$name", async ({ pagination, input, pages, want, asked }) => {
    const turn = pagesInTurn(pages);
    const found = await collect(paginate(listOf(pagination), input, turn.send));
    expect({ found, asked: turn.asked }).toEqual({ found: want, asked });
  });

  const endless: readonly {
    name: string;
    pagination: PaginationDescriptor;
    page: unknown;
    want: string;
    most?: number;
  }[] = [
    {
      name: "an offset that stays, since no items come",
      pagination: { kind: "offset", items, offset: query("offset"), hasMore: ["more"] },
      page: { items: [], more: true },
      want: "list gave no items, and says that there are more",
      most: 1,
    },
    {
      name: "a cursor that repeats",
      pagination: { kind: "cursor", items, cursor: query("after"), next: ["next"] },
      page: { items: [1], next: "same" },
      want: 'list gave the page token "same" twice',
    },
    {
      name: "an address that repeats, which is not shown",
      pagination: { kind: "link", items: [] },
      page: new PageResponse([1], { link: "<?key=secret>; rel=next" }),
      want: "list gave the address of a page twice",
    },
    {
      name: "a server that ignores the offset",
      pagination: { kind: "offset", items, offset: query("offset") },
      page: { items: [1] },
      want: "list has more than 7 pages, which is the most that the option maxPages allows",
      most: 7,
    },
    {
      name: "pages that are empty, and say that there are more",
      pagination: { kind: "page", items, page: query("page"), first: 1, hasMore: ["more"] },
      page: { items: [], more: true },
      want: "list has more than 7 pages, which is the most that the option maxPages allows",
      most: 7,
    },
  ];

  it.each(endless)("ends for $name", async ({ pagination, page, want, most = 2 }) => {
    const turn = pagesInTurn([page]);
    const all = collect(paginatePages(listOf(pagination), {}, turn.send, { maxPages: 7 }));
    await expect(all).rejects.toThrow(new Error(want));
    expect(turn.asked).toHaveLength(most);
  });

  const wrong: readonly [string, PaginationDescriptor, object, unknown, string][] = [
    [
      "an offset that is no number",
      offsets(),
      { query: { offset: "x" } },
      {},
      "offset of list must",
    ],
    ["a negative one", offsets(), { query: { offset: "-1" } }, {}, "offset of list must"],
    ["items that are no list", offsets(), {}, { items: 3 }, "items in a page of list must be"],
    ["a body that is no list", { kind: "link", items: [], next: ["a"] }, {}, {}, "The body in a"],
    [
      "an address that is no text",
      { kind: "link", items, next: ["a"] },
      {},
      { a: 3 },
      "must be text",
    ],
    ["headers that are missing", { kind: "link", items: [] }, {}, [1], "new PageResponse(body"],
  ];

  it.each(wrong)("refuses %s", async (_, pagination, input, page, message) => {
    const all = collect(paginate(listOf(pagination), input, () => page as never));
    await expect(all).rejects.toThrow(TypeError);
    const again = collect(paginate(listOf(pagination), input, () => page as never));
    await expect(again).rejects.toThrow(message);
  });
});

function offsets(): PaginationDescriptor {
  return { kind: "offset", items, offset: query("offset") };
}

describe("the header Link", () => {
  it.each([
    ["<https://a.example/x?page=2>; rel=next", "https://a.example/x?page=2"],
    ['<?p=1>; rel="prev", <?p=3>; rel="next"', "?p=3"],
    ['< ?p=3 > ; title="a, b; rel=last" ; REL = "last NEXT"', "?p=3"],
    ['<a,b;c>; rel="next"', "a,b;c"],
    ['<a>; title="\\"", <b>; rel=next', "b"],
    // Only the first `rel` counts, and a link of something else is none of this page.
    ['<a>; rel=prev; rel=next, <b>; anchor="#c"; rel=next', undefined],
    ["<a>; rel=nextish", undefined],
    ["a; rel=next", undefined],
    ["<a; rel=next", undefined],
    ['<a>; rel="next', undefined],
    ["", undefined],
  ])("%s", (header, want) => {
    expect(nextLink(header)).toBe(want);
  });
});

describe("the address of the next page in a request", () => {
  const url = (nextUrl: string, baseUrl = "https://a.example/base") =>
    buildRequest(endpointOf({ path: "/x" }), undefined, { baseUrl, nextUrl }).url;

  it.each([
    ["https://a.example/y?p=2", "https://a.example/y?p=2"],
    ["https://A.example:443/y?p=2", "https://a.example/y?p=2"],
    ["https://a.example?p=2#part", "https://a.example?p=2"],
    ["/y?p=2", "https://a.example/y?p=2"],
    ["?p=2", "https://a.example/base/x?p=2"],
  ])("%s", (nextUrl, want) => {
    expect(url(nextUrl)).toBe(want);
  });

  it.each([
    ["https://a.example/api/x?p=2", "/api/x?p=2"],
    ["?p=2", "/api/x?p=2"],
    ["https://a.example?p=2", "/api/x?p=2"],
  ])("%s where the base is a path, whose server is that of the page", (nextUrl, want) => {
    expect(url(nextUrl, "/api")).toBe(want);
  });

  it.each([
    ["https://b.example/x", "https://b.example is another server than https://a.example"],
    ["http://a.example/x", "http://a.example is another server than https://a.example"],
    ["https://a.example:8443/x", "is another server"],
    ["https://a.example@b.example/x", "is another server"],
    ["https://a.example.b.example/x", "is another server"],
    ["//b.example/x", "it is not an http(s) URL, a path, or a query"],
    ["/\\b.example/x", "it is not"],
    ["https:\\\\b.example", "it is not"],
    ["/x\r\ny", "it is not"],
    ["javascript:alert(1)", "it is not"],
    ["page/2", "it is not"],
    ["", "it is not"],
  ])("%s is refused", (nextUrl, reason) => {
    expect(() => url(nextUrl)).toThrow(TypeError);
    expect(() => url(nextUrl)).toThrow(reason);
  });
});
