import { describe, expect, it } from "vitest";
import { parseBodyPath } from "../../generator/model/body-paths.js";
import { buildApi } from "../../generator/build/build-api.js";
import { Findings } from "../../generator/findings/diagnostics.js";
import type { JsonObject } from "../../generator/json/json.js";
import { checkOptions } from "../../generator/options/check-options.js";
import type { PaginationOptions } from "../../generator/options/pagination-option.js";

const integer = { type: "integer" };
const things = { type: "array", items: { type: "string" } };
const page = {
  type: "object",
  properties: {
    items: things,
    others: things,
    meta: { type: "object", properties: { next: { type: "string" }, total: integer } },
    more: { type: "boolean" },
  },
};

interface Given {
  readonly extension?: JsonObject;
  readonly options?: PaginationOptions;
  readonly schema?: JsonObject;
  readonly responses?: JsonObject;
}

/** The pagination of the one operation, and the findings. */
function read({ extension = {}, options, schema = page, responses }: Given) {
  const content = { "application/json": { schema } };
  const operation = {
    operationId: "list",
    parameters: ["offset", "page", "page_token"].map((name) => ({
      ...{ name, in: "query" },
      schema: integer,
    })),
    requestBody: {
      content: {
        "application/json": { schema: { type: "object", properties: { cursor: integer } } },
      },
    },
    responses: responses ?? { 200: { description: "A page.", content } },
    ...extension,
  };
  const document = {
    openapi: "3.1.1",
    info: { title: "Pages", version: "1" },
    paths: { "/list": { post: operation } },
  };
  const findings = new Findings();
  const api = buildApi(document as unknown as JsonObject, findings, {
    ...(options === undefined ? {} : { pagination: options }),
  });
  const found = findings.diagnostics.map(({ code, pointer, message, fix }) => {
    return { code, pointer, message, fix };
  });
  return { pagination: api?.operations[0]?.pagination, found };
}

const offset = { kind: "offset", items: ["items"], offset: { in: "query", name: "offset" } };
const inputs = (name: string, type: string) => [{ name, in: "parameters", type }];

describe("what is declared", () => {
  it.each([
    [{ type: "offset", offset: "offset" }, offset],
    [
      { type: "offset", offset: "offset", items: "$.others", total: "meta.total", hasMore: "more" },
      { ...offset, items: ["others"], total: ["meta", "total"], hasMore: ["more"] },
    ],
    [
      { type: "page", page: "page", first: 0 },
      { kind: "page", items: ["items"], page: { in: "query", name: "page" }, first: 0 },
    ],
    [
      { type: "cursor", cursor: "cursor", next: "items[-1]" },
      {
        ...{ kind: "cursor", items: ["items"], cursor: { in: "body", name: "cursor" } },
        next: ["items", -1],
      },
    ],
    [{ type: "link" }, { kind: "link", items: ["items"] }],
    [
      { type: "link", next: "['meta'].next", limit: "page" },
      {
        ...{ kind: "link", items: ["items"], next: ["meta", "next"] },
        limit: { in: "query", name: "page" },
      },
    ],
  ])("%o", (declaration, want) => {
    const none = { found: [], pagination: want };
    expect(read({ extension: { "x-pagination": declaration } })).toEqual(none);
    checkOptions({ spec: "a", pagination: { default: declaration } }, "generate");
    expect(read({ options: { default: declaration as never } })).toEqual(none);
    expect(read({ options: { operations: { list: declaration as never } } })).toEqual(none);
  });

  it.each([
    [{ type: "offsetLimit", inputs: inputs("offset", "offset") }, offset],
    [
      {
        ...{ type: "offsetLimit", inputs: inputs("page", "page") },
        outputs: { numPages: "$.meta.total", results: "$.others" },
      },
      {
        ...{ kind: "page", items: ["others"], page: { in: "query", name: "page" }, first: 1 },
        totalPages: ["meta", "total"],
      },
    ],
    [
      {
        ...{ type: "cursor", inputs: [{ name: "cursor", in: "requestBody", type: "cursor" }] },
        outputs: { nextCursor: "$.items[(@.length-1)]" },
      },
      {
        ...{ kind: "cursor", items: ["items"], cursor: { in: "body", name: "cursor" } },
        next: ["items", -1],
      },
    ],
    [
      { type: "url", outputs: { nextUrl: "$.meta.next" } },
      { kind: "link", items: ["items"], next: ["meta", "next"] },
    ],
  ])("x-speakeasy-pagination: %o", (declaration, pagination) => {
    const extension = { "x-speakeasy-pagination": declaration as unknown as JsonObject };
    expect(read({ extension })).toEqual({ found: [], pagination });
  });

  it("counts by the configuration, then by the document, then by the default", () => {
    const extension = {
      "x-pagination": { type: "page", page: "page" },
      "x-speakeasy-pagination": { type: "url", outputs: { nextUrl: "$.meta.next" } },
    };
    const usual = { type: "link" } as const;
    const own = { type: "offset", offset: "offset" } as const;
    const kind = (given: Given) => read(given).pagination?.kind;
    expect(kind({ extension, options: { default: usual, operations: { list: own } } })).toBe(
      "offset",
    );
    expect(kind({ extension, options: { operations: { list: false } } })).toBeUndefined();
    expect(kind({ extension })).toBe("page");
    expect(kind({ options: { default: usual } })).toBe("link");
  });

  it("counts before page tokens, which their names tell", () => {
    const schema = {
      type: "object",
      properties: { items: things, nextPageToken: { type: "string" } },
    };
    const tokens = { pageToken: "page_token", nextPageToken: "nextPageToken", items: "items" };
    expect(read({ schema }).pagination).toEqual(tokens);
    const off = { extension: { "x-pagination": false as never } };
    expect(read({ schema, ...off }).pagination).toBeUndefined();
    expect(read({ schema, options: { default: { type: "link" } } }).pagination?.kind).toBe("link");
    const unfit = { default: { type: "offset", offset: "skip" } } as const;
    expect(read({ schema, options: unfit }).pagination).toEqual(tokens);
  });

  it("may be of a list that is the body, or of one behind a reference or null", () => {
    const extension = { "x-pagination": { type: "link" } };
    expect(read({ extension, schema: things }).pagination).toEqual({ kind: "link", items: [] });
    const rows = { anyOf: [{ allOf: [things] }, { type: "null" }] };
    const schema = { allOf: [{ type: "object", properties: { rows } }, page] };
    const deep = { "x-pagination": { type: "link", items: "rows" } };
    expect(read({ extension: deep, schema }).pagination).toEqual({ kind: "link", items: ["rows"] });
  });
});

const place = "#/paths/~1list/post";

describe("what does not fit", () => {
  it.each([
    [{ type: "offset", offset: "ofset" }, "/offset", "has no parameter `ofset`", "`offset`?"],
    [{ type: "offset", offset: "skip" }, "/offset", "has no parameter `skip`", "one of `offset`"],
    [{ type: "link", items: "meta" }, "/items", "has no list at `meta`", "`items: items`"],
    [{ type: "link", next: "meta.nxt" }, "/next", "has no `meta.nxt` in a page", "`next`?"],
    [{ type: "link", next: "a..b" }, "/next", "does not lead to a value", "data.results"],
    [{ type: "link", limit: "many" }, "/limit", "has no parameter `many`", "one of"],
  ])("%o", (declaration, at, message, fix) => {
    const { found, pagination } = read({ extension: { "x-pagination": declaration } });
    expect(pagination).toBeUndefined();
    expect(found).toMatchObject([
      { code: "invalid-pagination", pointer: `${place}/x-pagination${at}` },
    ]);
    expect(found[0]?.message).toContain(message);
    expect(found[0]?.fix).toContain(fix);
    const options = { operations: { list: declaration as never } };
    expect(read({ options }).found).toMatchObject([{ code: "invalid-pagination", pointer: place }]);
  });

  it.each([
    [{ type: "url", outputs: { nextUrl: "$.next" } }, "/outputs/nextUrl"],
    [{ type: "offsetLimit", inputs: inputs("skip", "offset") }, "/inputs/0/name"],
  ])("x-speakeasy-pagination: %o", (declaration, at) => {
    const extension = { "x-speakeasy-pagination": declaration as unknown as JsonObject };
    const pointer = `${place}/x-speakeasy-pagination${at}`;
    expect(read({ extension }).found).toMatchObject([{ code: "invalid-pagination", pointer }]);
  });

  it("is a page without a list, or without JSON", () => {
    const extension = { "x-pagination": { type: "link" } };
    const [noList] = read({ extension, schema: { type: "object" } }).found;
    expect(noList).toMatchObject({ pointer: `${place}/x-pagination` });
    expect(noList?.message).toContain("has no list in a page");
    const [noBody] = read({ extension, responses: { 204: { description: "None." } } }).found;
    expect(noBody?.message).toContain("has no JSON body in its response `200`");
  });

  it("is an operation that is not there, and a default that fits none", () => {
    const options = {
      default: { type: "page", page: "number" },
      operations: { lst: false },
    } as const;
    expect(read({ options }).found).toMatchObject([
      { code: "invalid-pagination", fix: 'Did you mean "list"?' },
      {
        code: "invalid-pagination",
        message: expect.stringContaining("fits no operation") as string,
      },
    ]);
  });

  it.each([
    [3, "`pagination.default` must be"],
    [{}, "must have the `type`"],
    [{ type: "number" }, "must have the `type`"],
    [{ type: "cursor", cursor: "a" }, "must have the field `next`"],
    [{ type: "link", nxt: "a" }, "has no field `nxt`, only `next`"],
    [{ type: "link", next: "" }, "text that is not empty"],
    [{ type: "page", page: "a", first: 0.5 }, "a whole number"],
    [false, "`pagination.default` must be"],
  ])("is an option of another form: %o", (declaration, message) => {
    const check = () =>
      checkOptions({ spec: "a", pagination: { default: declaration } }, "generate");
    expect(check).toThrow(message);
  });
});

describe("paths into a page", () => {
  it.each([
    ["$", []],
    ["a", ["a"]],
    ["$.a.b-c", ["a", "b-c"]],
    ["a[0].b", ["a", 0, "b"]],
    ["$['a.b'][\"c\"]", ["a.b", "c"]],
    ["a[-1:].id", ["a", -1, "id"]],
    ["$a", ["$a"]],
    ["a..b", undefined],
    ["a[*]", undefined],
    ["a b", undefined],
    ["$.a[?(@.b)]", undefined],
  ])("%s", (text, want) => {
    expect(parseBodyPath(text)).toEqual(want);
  });
});
