import { describe, expect, it } from "vitest";
import type { Endpoint, HeaderDescriptor } from "../../templates/runtime/endpoint.js";
import { explainItems } from "../../templates/runtime/check-objects.js";
import { explainNumber, integerNode } from "../../templates/runtime/check-values.js";
import { explainValidated } from "../../templates/runtime/validate.js";
import { formatIssues } from "../../templates/runtime/format-issues.js";
import { type GivenHeaders, parseHeaders } from "../../templates/runtime/headers.js";
import { type StandardSchemaV1, tableSchema } from "../../templates/runtime/standard-schema.js";
import { listApps, validateApp } from "./fixtures/generated-like.js";

const optional = (
  name: string,
  kind: HeaderDescriptor["kind"],
  schema?: StandardSchemaV1<unknown, unknown>,
): HeaderDescriptor => ({ name, required: false, kind, ...(schema && { schema }) });

const counts = explainNumber({ integer: true, minimum: 0 });

const endpoint: Endpoint = {
  ...listApps,
  responses: {
    "200": {
      headers: [
        { name: "x-total", required: true, kind: "number", schema: tableSchema(() => counts) },
        optional("etag", "text"),
        optional("x-weight", "number"),
        optional("x-flag", "boolean"),
        optional("x-texts", "texts"),
        optional(
          "x-sizes",
          "numbers",
          tableSchema(() => explainItems(integerNode)),
        ),
        optional(
          "x/apps",
          "json",
          tableSchema(() => explainItems(explainValidated(validateApp))),
        ),
        optional("__proto__", "text"),
        optional("no header", "text"),
      ],
    },
    "404": {},
    "4XX": { headers: [{ name: "retry-after", required: true, kind: "number" }] },
    default: { headers: [optional("x-trace", "text")] },
  },
};

const whole = {
  "x-total": "3",
  etag: '"a"',
  "x-weight": "1.5e1",
  "x-flag": "false",
  "x-texts": "a, b",
  "x-sizes": "1,2",
  "x/apps": '[{"id":"a"}]',
  unknown: "u",
};

/** `/place code message` per issue. */
function faults(status: number, headers: GivenHeaders): string[] {
  const parsed = parseHeaders(endpoint, status, headers);
  expect(parsed).toMatchObject({ declared: true, ok: false, status });
  expect(parsed.value).toBe(headers);
  if (parsed.ok) return [];
  for (const { path, pointer } of parsed.issues) {
    expect(pointer).toBe(path.map((key) => `/${String(key).replace("/", "~1")}`).join(""));
  }
  return parsed.issues.map(({ pointer, code, message }) => `${pointer} ${code} ${message}`);
}

describe("parseHeaders", () => {
  it("gives the declared headers as values", () => {
    const value = {
      "x-total": 3,
      etag: '"a"',
      "x-weight": 15,
      "x-flag": false,
      "x-texts": ["a", "b"],
      "x-sizes": [1, 2],
      "x/apps": [{ id: "a" }],
    };
    expect(parseHeaders(endpoint, 200, whole)).toEqual({
      declared: true,
      ok: true,
      status: 200,
      value,
    });
  });

  it("leaves out what is missing and need not be there", () => {
    expect(parseHeaders(endpoint, 200, { "x-total": "0" }).value).toEqual({ "x-total": 0 });
  });

  it("takes the Headers of fetch, names in any case, and headers that came several times", () => {
    const value = { "x-total": 1, "x-sizes": [1, 2] };
    const headers = new Headers({ "X-Total": "1" });
    headers.append("X-Sizes", "1");
    headers.append("X-Sizes", "2");
    expect(parseHeaders(endpoint, 200, headers).value).toEqual(value);
    expect(parseHeaders(endpoint, 200, { "X-Total": "1", "X-Sizes": ["1", "2"] }).value).toEqual(
      value,
    );
    const map = new Map(Object.entries({ "x-total": "1", "x-sizes": "1,2" }));
    const get = (name: string): string | null => map.get(name) ?? null;
    expect(parseHeaders(endpoint, 200, { get }).value).toEqual(value);
    const own = { "x-total": undefined, "X-TOTAL": "1", "x-sizes": "1,2" };
    expect(parseHeaders(endpoint, 200, own).value).toEqual(value);
  });

  it("takes a name like any other", () => {
    const odd = JSON.parse('{"__proto__":"a","x-total":"1"}') as Record<string, string>;
    const parsed = parseHeaders(endpoint, 200, odd);
    expect(Object.entries(parsed.value as object)).toEqual([
      ["x-total", 1],
      ["__proto__", "a"],
    ]);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ["a required one that is missing", {}, ["/x-total required is required"]],
    ["no number", { "x-total": "many" }, ["/x-total type must be a number"]],
    ["nothing", { "x-total": "" }, ["/x-total type must be a number"]],
    ["no decimal number", { "x-total": "0x10" }, ["/x-total type must be a number"]],
    ["an endless number", { "x-total": "1e999" }, ["/x-total type must be a number"]],
    ["no integer", { "x-total": "1.5" }, ["/x-total type must be an integer"]],
    ["too small a number", { "x-total": "-1" }, ["/x-total minimum must be at least 0"]],
    ["no boolean", { "x-total": "1", "x-flag": "yes" }, ["/x-flag type must be a boolean"]],
    [
      "items that are no numbers",
      { "x-total": "1", "x-sizes": "a,1,," },
      [0, 2, 3].map((index) => `/x-sizes/${index} type must be a number`),
    ],
    [
      "an item that is no integer",
      { "x-total": "1", "x-sizes": "1,1.5" },
      ["/x-sizes/1 type must be an integer"],
    ],
    ["no JSON", { "x-total": "1", "x/apps": "{" }, ["/x~1apps type must be JSON text"]],
    ["other JSON", { "x-total": "1", "x/apps": "{}" }, ["/x~1apps type must be an array"]],
    [
      "JSON that a named schema refuses",
      { "x-total": "1", "x/apps": '[{"id":"a"},{},1]' },
      ["/x~1apps/1/id required is required", "/x~1apps/2 type must be an object"],
    ],
    [
      "several",
      { "x-weight": "a", "x-flag": "b" },
      [
        "/x-total required is required",
        "/x-weight type must be a number",
        "/x-flag type must be a boolean",
      ],
    ],
  ])("tells of %s", (_, headers, want) => {
    expect(faults(200, headers)).toEqual(want);
  });

  it("tells what was expected, and what came", () => {
    const parsed = parseHeaders(endpoint, 200, { "x-total": "many", "x-sizes": "1,b" });
    expect(parsed.ok || parsed.issues).toMatchObject([
      { path: ["x-total"], expected: "number", received: 'string "many"' },
      { path: ["x-sizes", 1], expected: "number", received: 'string "b"' },
    ]);
    const lines = formatIssues(parsed.ok ? [] : parsed.issues);
    expect(lines).toContain("x-total");
  });

  it("goes by the declaration of the status, of its range, and `default`", () => {
    expect(parseHeaders(endpoint, 404, {})).toMatchObject({ ok: true, value: {} });
    expect(faults(429, {})).toEqual(["/retry-after required is required"]);
    expect(parseHeaders(endpoint, 429, { "retry-after": "2" }).value).toEqual({ "retry-after": 2 });
    expect(parseHeaders(endpoint, 500, { "x-trace": "t" }).value).toEqual({ "x-trace": "t" });
  });

  it("gives the headers of an undeclared status back", () => {
    const headers = { etag: "a" };
    expect(parseHeaders(listApps, 500, headers)).toEqual({
      declared: false,
      ok: false,
      status: 500,
      value: headers,
      issues: [],
    });
  });

  it("never throws, whatever it is given", () => {
    const hostile: GivenHeaders = {
      get: () => {
        throw new Error("no");
      },
    };
    expect(faults(200, hostile)).toEqual(["/x-total required is required"]);
    for (const given of [null, undefined, 1, "text"]) {
      expect(faults(200, given as never)).toEqual(["/x-total required is required"]);
    }
    const broken = tableSchema(() => {
      throw new Error("broken");
    });
    const responses = { "200": { headers: [optional("a", "text", broken)] } };
    const parsed = parseHeaders({ ...listApps, responses } as Endpoint, 200, { a: "1" });
    expect(parsed).toMatchObject({ ok: false, issues: [{ pointer: "/a" }] });
  });
});
