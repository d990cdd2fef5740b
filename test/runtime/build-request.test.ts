import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toJsonWithDigits } from "../../templates/runtime/json.js";
import { buildRequest } from "../../templates/runtime/request.js";
import {
  defineEndpoint,
  type Endpoint,
  type ParameterDescriptor,
} from "../../templates/runtime/endpoint.js";
import { listApps, updateApp } from "./fixtures/generated-like.js";

const options = { baseUrl: "https://acme.example.com" };

type Style = ParameterDescriptor["style"];

function parameter(
  name: string,
  style: Style,
  more: Partial<ParameterDescriptor> = {},
): ParameterDescriptor {
  return {
    name,
    style,
    explode: style === "form" || style === "deepObject",
    required: false,
    ...more,
  };
}

function endpoint(parts: Partial<Endpoint>): Endpoint {
  return defineEndpoint(() => ({
    operationId: "op",
    method: "GET",
    path: "/x",
    pathParams: [],
    query: [],
    headers: [],
    cookies: [],
    responses: {},
    tags: [],
    deprecated: false,
    security: [],
    oneofs: [],
    ...parts,
  }));
}

const array = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

/** The table of styles of OpenAPI 3.1.1, 4.8.12.4. */
describe("path styles", () => {
  it.each<[Style, boolean, unknown, string]>([
    ["simple", false, "blue", "blue"],
    ["simple", false, array, "blue,black,brown"],
    ["simple", false, object, "R,100,G,200,B,150"],
    ["simple", true, array, "blue,black,brown"],
    ["simple", true, object, "R=100,G=200,B=150"],
    ["label", false, "blue", ".blue"],
    ["label", false, array, ".blue,black,brown"],
    ["label", false, object, ".R,100,G,200,B,150"],
    ["label", true, array, ".blue.black.brown"],
    ["label", true, object, ".R=100.G=200.B=150"],
    ["matrix", false, "blue", ";color=blue"],
    ["matrix", false, array, ";color=blue,black,brown"],
    ["matrix", false, object, ";color=R,100,G,200,B,150"],
    ["matrix", true, array, ";color=blue;color=black;color=brown"],
    ["matrix", true, object, ";R=100;G=200;B=150"],
    ["simple", false, "a/b?c#d%e f", "a%2Fb%3Fc%23d%25e%20f"],
    ["simple", false, "!'()*é😀", "%21%27%28%29%2A%C3%A9%F0%9F%98%80"],
    ["simple", false, ["a,b", "c"], "a%2Cb,c"],
    ["simple", false, 0, "0"],
    ["simple", false, false, "false"],
    ["simple", false, 9007199254740993n, "9007199254740993"],
    ["simple", false, new Date(0), "1970-01-01T00%3A00%3A00.000Z"],
    ["simple", false, "...", "..."],
    ["simple", false, "%2e%2e", "%252e%252e"],
  ])("%s, explode %s, case %#", (style, explode, value, want) => {
    const pathParams = [parameter("color", style, { explode, required: true })];
    const request = buildRequest(
      endpoint({ path: "/a/{color}/b", pathParams }),
      { pathParams: { color: value } },
      options,
    );
    expect(request.url).toBe(`https://acme.example.com/a/${want}/b`);
  });

  it.each<[Style, unknown, string]>([
    ["simple", undefined, 'path parameter "color" of op is required'],
    ["simple", null, "is required"],
    ["simple", "", "must not be empty"],
    ["label", "", "must not be empty"],
    ["simple", [], "must not be empty"],
    ["simple", [null], "must not be empty"],
    ["simple", {}, "must not be empty"],
    ["simple", ".", 'must not make the path segment "."'],
    ["simple", "..", 'must not make the path segment ".."'],
    ["label", ".", 'must not make the path segment ".."'],
    ["label", {}, 'must not make the path segment "."'],
    ["simple", NaN, "cannot be written into a request: a number (NaN)"],
    ["simple", [[1]], "cannot be written into a request: an array within"],
    ["simple", { a: {} }, "cannot be written into a request: an object within"],
    ["simple", Symbol("a"), "cannot be written into a request: a symbol (Symbol(a))"],
    ["simple", new Date(NaN), "an invalid Date"],
    ["simple", "\ud800", "half a surrogate pair"],
  ])("%s refuses %o", (style, value, want) => {
    const pathParams = [parameter("color", style, { required: true })];
    const build = (): unknown =>
      buildRequest(
        endpoint({ path: "/a/{color}", pathParams }),
        { pathParams: { color: value } },
        options,
      );
    expect(build).toThrow(TypeError);
    expect(build).toThrow(want);
  });

  it("sees dots that two parameters make together", () => {
    const pathParams = [
      parameter("a", "simple", { required: true }),
      parameter("b", "simple", { required: true }),
    ];
    const twice = endpoint({ path: "/{a}{b}", pathParams });
    expect(() => buildRequest(twice, { pathParams: { a: ".", b: "." } }, options)).toThrow(
      '"a", "b" of op',
    );
  });
});

describe("query styles", () => {
  it.each<[Style, boolean, unknown, string]>([
    ["form", true, "blue", "?color=blue"],
    ["form", true, "", "?color="],
    ["form", true, array, "?color=blue&color=black&color=brown"],
    ["form", true, object, "?R=100&G=200&B=150"],
    ["form", false, array, "?color=blue,black,brown"],
    ["form", false, object, "?color=R,100,G,200,B,150"],
    ["form", false, ["a,b", null, "c"], "?color=a%2Cb,c"],
    ["form", false, [], ""],
    ["form", true, [], ""],
    ["form", false, {}, ""],
    ["form", false, [""], "?color="],
    ["form", true, null, ""],
    ["form", true, undefined, ""],
    ["form", true, "a b&c=d+e", "?color=a%20b%26c%3Dd%2Be"],
    ["spaceDelimited", false, array, "?color=blue%20black%20brown"],
    ["spaceDelimited", false, object, "?color=R%20100%20G%20200%20B%20150"],
    ["pipeDelimited", false, array, "?color=blue%7Cblack%7Cbrown"],
    ["pipeDelimited", false, object, "?color=R%7C100%7CG%7C200%7CB%7C150"],
    ["spaceDelimited", true, array, "?color=blue&color=black&color=brown"],
    ["deepObject", true, object, "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    [
      "deepObject",
      true,
      { a: { "b]": [1, 2] }, c: null },
      "?color%5Ba%5D%5Bb%5D%5D=1&color%5Ba%5D%5Bb%5D%5D=2",
    ],
  ])("%s, explode %s, case %#", (style, explode, value, want) => {
    const query = [parameter("color", style, { explode })];
    const { url } = buildRequest(endpoint({ query }), { query: { color: value } }, options);
    expect(url).toBe(`https://acme.example.com/x${want}`);
  });

  it("keeps reserved characters where allowed, but none that would end the value", () => {
    const query = [parameter("q", "form", { allowReserved: true })];
    const { url } = buildRequest(
      endpoint({ query }),
      { query: { q: "/a?b:c,d;%41%&+#[]é" } },
      options,
    );
    expect(url).toBe("https://acme.example.com/x?q=/a?b:c,d;%41%25%26%2B%23%5B%5D%C3%A9");
  });

  it("writes JSON where a parameter has that media type", () => {
    const query = [parameter("q", "form", { mediaType: "application/json" })];
    const { url } = buildRequest(endpoint({ query }), { query: { q: { a: [1] } } }, options);
    expect(new URL(url).searchParams.get("q")).toBe('{"a":[1]}');
  });

  it.each<[mediaType: string, value: unknown, want: string]>([
    [
      "application/json",
      { a: [1, "é&"], b: "c d" },
      "?%7B%22a%22%3A%5B1%2C%22%C3%A9%26%22%5D%2C%22b%22%3A%22c%20d%22%7D",
    ],
    ["application/json", "", "?%22%22"],
    ["text/plain", "a=b&c", "?a%3Db%26c"],
    ["application/jsonpath", "$.a[?(@.b)]", "?%24.a%5B%3F%28%40.b%29%5D"],
    ["text/plain", "", ""],
    ["text/plain", undefined, ""],
  ])("writes the query as a whole: %s, %j", (mediaType, value, want) => {
    const query = [parameter("q", "form", { mediaType, wholeQuery: true })];
    const { url } = buildRequest(endpoint({ query }), { query: { q: value } }, options);
    expect(url).toBe(`https://acme.example.com/x${want}`);
  });

  it("refuses half a surrogate pair in names too", () => {
    const query = [parameter("q", "deepObject"), parameter("r", "form")];
    const build = (value: unknown): unknown =>
      buildRequest(endpoint({ query }), { query: value }, options);
    expect(() => build({ q: { "\ud800": 1 } })).toThrow(TypeError);
    expect(() => build({ r: { "\ud800": 1 } })).toThrow(TypeError);
  });

  it("finds names that are not declared, but not inherited ones", () => {
    const query = [parameter("page_size", "form")];
    const build = (input: unknown): unknown => buildRequest(endpoint({ query }), input, options);
    expect(() => build({ query: { pageSize: 3 } })).toThrow(
      'query parameter "pageSize" of op is not declared',
    );
    expect(() => build({ pathParams: { id: 3 } })).toThrow(
      'path parameter "id" of op is not declared',
    );
    expect(() => build({ query: 3 })).toThrow("query of op must be an object");
    expect(build({ query: Object.create({ pageSize: 3 }) })).toMatchObject({
      url: "https://acme.example.com/x",
    });
    expect(build(Object.create({ query: { pageSize: 3 } }))).toMatchObject({
      url: "https://acme.example.com/x",
    });
  });

  it("asks for required ones", () => {
    const query = [parameter("q", "form", { required: true })];
    expect(() => buildRequest(endpoint({ query }), undefined, options)).toThrow(
      'query parameter "q" of op is required',
    );
    expect(() => buildRequest(endpoint({ query }), { query: { q: null } }, options)).toThrow(
      TypeError,
    );
  });
});

describe("what is written can be read back", () => {
  const text = fc
    .string({ unit: "binary", minLength: 1 })
    .filter((value) => !/\p{Surrogate}/u.test(value));

  it("from a path", () => {
    fc.assert(
      fc.property(
        text.filter((value) => value !== "." && value !== ".."),
        (value) => {
          const input = { pathParams: { app_id: value }, body: { app: { id: "a" } } };
          const { pathname, search, hash } = new URL(buildRequest(updateApp, input, options).url);
          expect(pathname.split("/").map(decodeURIComponent)).toEqual([
            "",
            "api",
            "v1",
            "apps",
            value,
          ]);
          expect(search + hash).toBe("");
        },
      ),
    );
  });

  it("from a query", () => {
    const query = [parameter("a&b", "form"), parameter("c", "form", { allowReserved: true })];
    fc.assert(
      fc.property(fc.array(text), text, (list, value) => {
        const { url } = buildRequest(
          endpoint({ query }),
          { query: { "a&b": list, c: value } },
          options,
        );
        const { searchParams, hash } = new URL(url);
        expect(searchParams.getAll("a&b")).toEqual(list);
        if (!/%[\da-f]{2}/i.test(value)) expect(searchParams.getAll("c")).toEqual([value]);
        expect([...searchParams.keys()]).toHaveLength(list.length + 1);
        expect(hash).toBe("");
      }),
    );
  });
});

describe("headers and cookies", () => {
  const headers = [parameter("X-List", "simple"), parameter("X-Map", "simple", { explode: true })];
  const cookies = [parameter("a", "form"), parameter("b", "form", { explode: false })];

  it("are written, in lower case, and those of the caller win", () => {
    const request = buildRequest(
      endpoint({
        headers,
        cookies,
        responses: {
          200: { mediaType: "application/json" },
          400: { mediaType: "text/plain" },
          500: { mediaType: "text/plain" },
        },
      }),
      {
        headers: { "X-List": ["a b", "c"], "X-Map": object },
        cookies: { a: ["x;y", "z"], b: [1, 2] },
      },
      { ...options, headers: { Authorization: "Bearer x", "X-LIST": "mine" } },
    );
    expect(request.headers).toEqual({
      accept: "application/json, text/plain",
      "x-list": "mine",
      "x-map": "R=100,G=200,B=150",
      cookie: "a=x%3By; a=z; b=1,2",
      authorization: "Bearer x",
    });
  });

  it.each(["a\r\nb", "a\nb", "a\0b", "é😀"])("refuse %j", (value) => {
    const one = endpoint({ headers: [parameter("h", "simple")] });
    const build = (): unknown => buildRequest(one, { headers: { h: value } }, options);
    expect(build).toThrow('header "h" of op contains a character that headers do not allow');
    const further = { ...options, headers: { h: value } };
    expect(() => buildRequest(one, {}, further)).toThrow('header "h" for op contains');
  });
});

describe("required headers", () => {
  const one = endpoint({ headers: [parameter("Authorization", "simple", { required: true })] });

  it("may be given by the caller, in any letter case", () => {
    const headers = { AUTHORIZATION: "Bearer x" };
    expect(buildRequest(one, {}, { ...options, headers }).headers).toEqual({
      authorization: "Bearer x",
    });
  });

  it("must be given somewhere", () => {
    expect(() => buildRequest(one, {}, { ...options, headers: { authorizatio: "x" } })).toThrow(
      'header "Authorization" of op is required',
    );
  });
});

describe("bodies", () => {
  const write = (mediaType: string, body: unknown): unknown => {
    const { body: written, headers } = buildRequest(
      endpoint({ requestBody: { mediaType, required: false } }),
      { body },
      options,
    );
    return [written, headers["content-type"]];
  };
  const bytes = new Uint8Array(3);
  const form = new FormData();

  it.each<[string, unknown, unknown, string | undefined]>([
    ["application/json", { a: undefined, b: [1] }, '{"b":[1]}', "application/json"],
    ["application/json", null, "null", "application/json"],
    [
      "application/merge-patch+json; charset=utf-8",
      "a",
      '"a"',
      "application/merge-patch+json; charset=utf-8",
    ],
    ["application/json", undefined, undefined, undefined],
    [
      "application/x-www-form-urlencoded",
      { "a b": "c&d", e: [1, true], f: { g: 1 }, h: null },
      "a%20b=c%26d&e=1&e=true&f=%7B%22g%22%3A1%7D",
      "application/x-www-form-urlencoded",
    ],
    ["application/x-www-form-urlencoded", "a=b", "a=b", "application/x-www-form-urlencoded"],
    ["application/octet-stream", bytes, bytes, "application/octet-stream"],
    ["text/plain", "a", "a", "text/plain"],
    ["multipart/form-data", form, form, undefined],
    ["*/*", bytes, bytes, undefined],
  ])("%s, %o", (mediaType, body, want, contentType) => {
    expect(write(mediaType, body)).toEqual([want, contentType]);
  });

  it("asks for a required one, and refuses one that is not declared", () => {
    const required = endpoint({ requestBody: { mediaType: "application/json", required: true } });
    expect(() => buildRequest(required, {}, options)).toThrow("op needs a body");
    expect(() => buildRequest(endpoint({}), { body: 1 }, options)).toThrow("op takes no body");
    expect(() => buildRequest(required, { body: () => 1 }, options)).toThrow(
      "the body of op is not a JSON value",
    );
    expect(() => buildRequest(required, { body: { a: 1n } }, options)).toThrow(
      "the body of op is not a JSON value: ",
    );
    expect("body" in buildRequest(endpoint({}), undefined, options)).toBe(false);
  });

  it.each<[string, unknown, string | undefined]>([
    ["NaN", { prices: [1, Number.NaN] }, "JSON has no NaN at /prices/1"],
    ["an infinity", -Infinity, "JSON has no -Infinity"],
    ["NaN behind toJSON", { "a/b": { toJSON: () => Number.NaN } }, "JSON has no NaN at /a~1b"],
    ["an invalid date", { at: new Date(Number.NaN) }, "JSON has no invalid Date at /at"],
    ["a bigint beside null", { a: null, b: 1n }, "BigInt"],
    ["null", { a: null, b: [null, 1e21, -0, new Date(0)] }, undefined],
    ["texts with null", { null: "null", a: undefined, b: () => 1, c: [undefined] }, undefined],
    ["a value with toJSON", { a: { toJSON: (key: string) => [key, null] } }, undefined],
  ])("refuses what JSON would make null of: %s", (_, body, reason) => {
    const send = () =>
      buildRequest(
        endpoint({ requestBody: { mediaType: "application/json", required: true } }),
        { body } as never,
        options,
      );
    if (reason === undefined) expect(send().body).toBe(JSON.stringify(body));
    else expect(send).toThrow(reason);
    // With all digits, a bigint is a number; nothing else differs.
    if (reason === "BigInt") expect(toJsonWithDigits(body, "it")).toBe('{"a":null,"b":1}');
    else if (reason !== undefined) expect(() => toJsonWithDigits(body, "it")).toThrow(reason);
  });

  it("make a request that fetch takes", async () => {
    const input = { pathParams: { app_id: "a" }, body: { app: { id: "a" } } };
    const request = buildRequest(updateApp, input, options);
    const parsed = new Request(request.url, request);
    expect([parsed.method, parsed.headers.get("content-type"), await parsed.json()]).toEqual([
      "POST",
      "application/json",
      { app: { id: "a" } },
    ]);
  });
});

describe("baseUrl", () => {
  it.each([
    ["https://a.b", "https://a.b/api/v1/apps"],
    ["https://a.b/", "https://a.b/api/v1/apps"],
    ["http://127.0.0.1:80/base//", "http://127.0.0.1:80/base/api/v1/apps"],
  ])("%s", (baseUrl, want) => {
    expect(buildRequest(listApps, undefined, { baseUrl }).url).toBe(want);
  });

  it.each([
    "",
    "a.b",
    "//a.b",
    "ftp://a.b",
    "https://",
    "https://a.b?c",
    "https://a.b#c",
    "https://a.b/ c",
    "https:\\\\a",
    "https://a\n",
  ])("refuses %j", (baseUrl) => {
    expect(() => buildRequest(listApps, undefined, { baseUrl })).toThrow(
      "baseUrl for listApps must be",
    );
  });
});

describe("defineEndpoint", () => {
  it("freezes through and through, but for schemas", () => {
    expect(() => Object.assign(listApps, { path: "/" })).toThrow(TypeError);
    expect(Object.isFrozen(listApps.query[0])).toBe(true);
    expect(Object.isFrozen(listApps.responses["200"])).toBe(true);
    expect(Object.isFrozen(listApps.responses["200"]?.schema)).toBe(false);
  });
});

describe("a path that holds a part of the query, or a fragment", () => {
  const query = [parameter("page", "form")];
  const urlOf = (path: string, input: object): string =>
    buildRequest(endpoint({ path, query }), input, options).url;

  it.each([
    ["/x?q=1", "/x?q=1&page=2"],
    ["/x#Target=a", "/x?page=2#Target=a"],
    ["/x?q=1#a?b", "/x?q=1&page=2#a?b"],
    ["/x#a?b", "/x?page=2#a?b"],
  ])("%s: %s", (path, want) => {
    expect(urlOf(path, { query: { page: 2 } })).toBe(options.baseUrl + want);
    expect(urlOf(path, {})).toBe(options.baseUrl + path);
  });
});
