import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildRequest } from "../../templates/runtime/request.js";
import type { ParameterDescriptor } from "../../templates/runtime/endpoint.js";
import { endpointOf } from "./fixtures/endpoint-of.js";

const seed = 20_261_130;
const runs = 4000;

/** What parsers of URLs read as something else than text, and what could name another host. */
const odd = fc.constantFrom(
  ...[
    "",
    "/",
    "//",
    "\\",
    ".",
    "..",
    "%2e",
    "%2E.",
    ".%2e",
    "%2",
    "%",
    "e",
    "@",
    ":",
    ";",
    "?",
    "#",
  ],
  ...[
    "\t",
    "\n",
    "\r",
    "\0",
    " ",
    "evil.example",
    "https:",
    "a",
    "é",
    "😀",
    "%2F",
    "[",
    "]",
    "|",
    "..;",
  ],
);
const text = fc.array(odd, { maxLength: 6 }).map((parts) => parts.join(""));
const styles = ["simple", "label", "matrix"] as const;

const parameters = fc.record({
  style: fc.constantFrom(...styles),
  explode: fc.boolean(),
  keepSlashes: fc.boolean(),
});
const value = fc.oneof(
  text,
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(text, text, { maxKeys: 3 }),
);
const bases = fc.constantFrom(
  ...[
    "https://api.example.com",
    "https://api.example.com/",
    "http://127.0.0.1:8080/v1",
    "https://[::1]:8443/a/b/",
  ],
  ...[
    "https://api.example.com/a/../b",
    "https://user:secret@api.example.com/v1//",
    "/",
    "/api",
    "/api/",
    "/.",
  ],
);
/** Where a page stands that resolves a base URL without a host. */
const page = "https://page.example/deep/page.html";

interface Sample {
  readonly baseUrl: string;
  readonly path: string;
  readonly descriptors: readonly ParameterDescriptor[];
  readonly input: object;
}

const samples: fc.Arbitrary<Sample> = fc
  .record({
    baseUrl: bases,
    start: fc.constantFrom("/", "/", "/", "", "//", "@evil.example/", "/x/"),
    pieces: fc.array(fc.oneof(text, fc.constantFrom("{a}", "{b}", "/{a}", "{a}{b}")), {
      maxLength: 5,
    }),
    how: fc.tuple(parameters, parameters),
    values: fc.tuple(value, value, value),
  })
  .map(({ baseUrl, start, pieces, how, values: [a, b, q] }) => {
    const path = start + pieces.join("");
    const [pathA, pathB] = how;
    const describe = (name: string, each: typeof pathA): ParameterDescriptor => ({
      name,
      style: each.style,
      explode: each.explode,
      required: true,
      ...(each.keepSlashes ? { keepSlashes: true } : {}),
    });
    return {
      baseUrl,
      path,
      descriptors: [describe("a", pathA), describe("b", pathB)],
      input: { pathParams: { a, b }, query: { q } },
    };
  });

function build({ baseUrl, path, descriptors, input }: Sample): string | undefined {
  const query: ParameterDescriptor[] = [
    { name: "q", style: "form", explode: true, required: false, allowReserved: true },
  ];
  const endpoint = endpointOf({ path, pathParams: descriptors, query });
  try {
    return buildRequest(endpoint, input, { baseUrl }).url;
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/ of op(?:eration)?\b/);
    return undefined;
  }
}

describe("the URL of a request", () => {
  it(`stays below baseUrl, whatever path, parameters and styles are (seed ${seed}, ${runs} runs)`, () => {
    let built = 0;
    fc.assert(
      fc.property(samples, (sample) => {
        const url = build(sample);
        if (url === undefined) return;
        built += 1;
        const parsed = new URL(url, page);
        const base = new URL(sample.baseUrl, page);
        expect([parsed.origin, parsed.username, parsed.password]).toEqual([
          base.origin,
          base.username,
          base.password,
        ]);
        const below = `${base.pathname.replace(/\/+$/, "")}/`;
        expect(parsed.pathname.startsWith(below)).toBe(true);
        // Nothing was resolved, dropped or read as a slash: the path is as it was written.
        const written = url
          .slice(sample.baseUrl.replace(/\/+$/, "").length)
          .replace(/[?#].*$/s, "");
        expect(parsed.pathname.slice(below.length - 1)).toBe(written);
        expect(url).toMatch(/^[\x21-\x7e]+$/);
      }),
      { seed, numRuns: runs },
    );
    expect(built).toBeGreaterThan(runs / 10);
  });

  it.each<[path: string, input: object, message: string]>([
    ["@evil.example/x", {}, 'the path "@evil.example/x" of op must begin with "/"'],
    [".evil.example/x", {}, 'must begin with "/"'],
    [":8080/x", {}, 'must begin with "/"'],
    ["", {}, 'must begin with "/"'],
    ["?x=1", {}, 'must begin with "/"'],
    ["{a}/x", { a: "@evil.example" }, 'must begin with "/"'],
    ["/a/../../x", {}, 'the path "/a/../../x" of op must not have the segment ".."'],
    ["/%2E%2e/x", {}, 'must not have the segment "%2E%2e"'],
    [
      "/files/{a}?alt=media",
      { a: ".." },
      'path parameter "a" of op must not make the path segment ".."',
    ],
    ["/files/{a}#x", { a: "." }, 'path parameter "a" of op must not make the path segment "."'],
    ["/files/{a}{b}", { a: ".", b: "." }, 'path parameter "a", "b" of op'],
    ["/files/.{a}", { a: "." }, 'path parameter "a" of op'],
    ["/files/%2{a}", { a: "e" }, 'path parameter "a" of op must not make the path segment "%2e"'],
    [
      "/files/{a};v=1",
      { a: ".." },
      'path parameter "a" of op must not make the path segment "..;v=1"',
    ],
  ])("%s with %j is refused", (path, input, message) => {
    const pathParams = (["a", "b"] as const).map((name) => {
      return { name, style: "simple", explode: false, required: false } as const;
    });
    const { a, b } = input as { readonly a?: string; readonly b?: string };
    const endpoint = endpointOf({ path, pathParams });
    const request = (): unknown =>
      buildRequest(endpoint, { pathParams: { a, b } }, { baseUrl: "https://api.example.com/v1" });
    expect(request).toThrow(TypeError);
    expect(request).toThrow(message);
  });

  it.each([
    ["//evil.example/x", "https://api.example.com//evil.example/x"],
    ["/@evil.example", "https://api.example.com/@evil.example"],
    ["/a\\..\\b", "https://api.example.com/a%5C..%5Cb"],
    ["/.\t./b", "https://api.example.com/.%09./b"],
    ["/my pets/é", "https://api.example.com/my%20pets/%C3%A9"],
    ["/a/...", "https://api.example.com/a/..."],
    ["/a?b=../..", "https://api.example.com/a?b=../.."],
  ])("%j becomes %s", (path, url) => {
    const endpoint = endpointOf({ path });
    expect(buildRequest(endpoint, {}, { baseUrl: "https://api.example.com/" }).url).toBe(url);
  });

  it.each([
    ["/", "/x", "/x"],
    ["/api", "/x", "/api/x"],
    ["/api//", "/x", "/api/x"],
    ["/api", "//evil.example", "/api//evil.example"],
  ])("a baseUrl without a host, %s, keeps %s below it", (baseUrl, path, url) => {
    expect(buildRequest(endpointOf({ path }), {}, { baseUrl }).url).toBe(url);
  });

  it("cannot name another host behind a baseUrl without one", () => {
    const request = (): unknown =>
      buildRequest(endpointOf({ path: "//evil.example/x" }), {}, { baseUrl: "/" });
    expect(request).toThrow('the path "//evil.example/x" of op begins with "//"');
    for (const baseUrl of ["//evil.example", "/\\evil.example", "/\t/evil.example", "/a?b", "/a#b"])
      expect(() => buildRequest(endpointOf({}), {}, { baseUrl })).toThrow("baseUrl for op must be");
  });
});

describe("a path parameter that keeps its slashes", () => {
  const pathParams = [
    { name: "name", style: "simple", explode: false, required: true, keepSlashes: true } as const,
  ];
  const urlOf = (path: string, name: string): string =>
    buildRequest(
      endpointOf({ path, pathParams }),
      { pathParams: { name } },
      { baseUrl: "https://a.b" },
    ).url;

  it.each([
    ["/v1/{name}", "shelves/1/books/2", "/v1/shelves/1/books/2"],
    ["/v1/{name}:cancel", "shelves/a b?c#d:e", "/v1/shelves/a%20b%3Fc%23d%3Ae:cancel"],
    ["/v1/{name}", "a/...", "/v1/a/..."],
  ])("%s with %s", (path, name, want) => {
    expect(urlOf(path, name)).toBe(`https://a.b${want}`);
  });

  it.each(["..", "a/../b", "a/.", "./a", "a/..", "a/../../b"])("%s is refused", (name) => {
    expect(() => urlOf("/v1/{name}", name)).toThrow('path parameter "name" of op must not make');
  });
});
