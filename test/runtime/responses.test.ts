import { describe, expect, it } from "vitest";
import type { Endpoint } from "../../templates/runtime/endpoint.js";
import {
  type IncomingRequest,
  parsePayload,
  parseResponse,
  unwrapResponse,
} from "../../templates/runtime/response.js";
import { readHeaders } from "../../templates/runtime/headers.js";
import { ResponseError } from "../../templates/runtime/response-error.js";
import type { StandardSchemaV1 } from "../../templates/runtime/standard-schema.js";
import { ValidationError } from "../../templates/runtime/validate.js";

/** Accepts values of one `typeof`. */
function typed(type: string): StandardSchemaV1<unknown, unknown> {
  return {
    "~standard": {
      version: 1,
      vendor: "test",
      validate: (value) =>
        typeof value === type ? { value } : { issues: [{ message: `no ${type}`, path: ["x"] }] },
    },
  };
}

type Item = { 200: string | number[]; 404: string; "4XX": string };

const endpoint: Endpoint<unknown, Item> = {
  operationId: "op",
  method: "GET",
  path: "/",
  pathParams: [],
  query: [],
  headers: [],
  cookies: [],
  responses: {
    "200": {
      mediaType: "text/plain",
      schema: typed("string"),
      alternatives: [
        { mediaType: "application/jsonl", itemSchema: typed("number") },
        { mediaType: "image/*" },
      ],
      headers: [
        { name: "x-text", required: true, kind: "text" },
        { name: "x-number", required: false, kind: "number" },
        { name: "x-flag", required: false, kind: "boolean" },
        { name: "x-texts", required: false, kind: "texts" },
        { name: "x-numbers", required: false, kind: "numbers" },
        { name: "x-json", required: false, kind: "json" },
        { name: "__proto__", required: false, kind: "text" },
      ],
    },
    "404": { mediaType: "text/plain", schema: typed("string") },
  },
  tags: [],
  deprecated: false,
  security: [],
  oneofs: [],
};

describe("parseResponse chooses by media type", () => {
  it.each<[string | null | undefined, unknown, string[] | undefined]>([
    [undefined, "a", undefined],
    [null, "a", undefined],
    ["text/plain; charset=utf-8", 1, ["/x"]],
    ["application/jsonl", [1, 2], undefined],
    ["application/jsonl", [1, "a", "b"], ["/1/x", "/2/x"]],
    ["application/jsonl", "a", [""]],
    ["image/png", 7, undefined],
    ["text/html", 1, ["/x"]],
  ])("%s, %j", (contentType, body, pointers) => {
    const answer = parseResponse(endpoint, 200, body, contentType);
    expect(answer.ok).toBe(pointers === undefined);
    if (!answer.ok) expect(answer.issues.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

describe("unwrapResponse", () => {
  it("gives the body of a success", () => {
    expect(unwrapResponse(endpoint, parseResponse(endpoint, 200, "a"))).toBe("a");
  });

  it("throws for a body that is wrong", () => {
    const answer = parseResponse(endpoint, 200, 1);
    expect(() => unwrapResponse(endpoint, answer)).toThrow(ValidationError);
    expect(() => unwrapResponse(endpoint, answer)).toThrow("The answer to op is not valid");
  });

  it.each([
    [404, true, "op answered with status 404"],
    [500, false, "op answered with status 500, which it does not declare"],
    [201, false, "op answered with status 201, which it does not declare"],
  ])("throws for %i", (status, declared, message) => {
    try {
      unwrapResponse(endpoint, parseResponse(endpoint, status, "body"));
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ResponseError);
      expect(error).toMatchObject({ operationId: "op", status, value: "body", declared, message });
    }
  });
});

describe("readHeaders", () => {
  it.each<[Record<string, string | string[]>, object]>([
    [{}, {}],
    [{ "x-text": " a " }, { "x-text": " a " }],
    [
      { "x-number": "1.5", "x-flag": "true" },
      { "x-number": 1.5, "x-flag": true },
    ],
    [{ "x-number": "a", "x-flag": "yes", "x-json": "{" }, {}],
    [{ "x-number": " " }, {}],
    [{ "x-number": "0x10" }, {}],
    [{ "X-Text": "a" }, { "x-text": "a" }],
    [
      { "x-texts": "a, b", "x-numbers": "1,2" },
      { "x-texts": ["a", "b"], "x-numbers": [1, 2] },
    ],
    [{ "x-numbers": "1,b" }, {}],
    [{ "x-texts": ["a", "b"] }, { "x-texts": ["a", "b"] }],
    [{ "x-json": '{"a":1}', unknown: "b" }, { "x-json": { a: 1 } }],
  ])("%j", (given, want) => {
    expect(readHeaders(endpoint, 200, given)).toEqual(want);
  });

  it("takes the Headers of fetch, and a name like any other", () => {
    const headers = new Headers({ "X-Text": "a" });
    expect(readHeaders(endpoint, 200, headers)).toEqual({ "x-text": "a" });
    const odd = JSON.parse('{"__proto__":"a"}') as Record<string, string>;
    expect(Object.entries(readHeaders(endpoint, 200, odd))).toEqual([["__proto__", "a"]]);
  });

  it("leaves out one whose name no header can have", () => {
    const headers = [{ name: "no header", required: false, kind: "text" }] as const;
    const odd: Endpoint = { ...endpoint, responses: { "200": { headers } } };
    expect(readHeaders(odd, 200, new Headers())).toEqual({});
  });

  it("has none for a status without declaration", () => {
    expect(readHeaders(endpoint, 500, { "x-text": "a" })).toEqual({});
  });
});

describe("parsePayload", () => {
  const webhook: IncomingRequest = {
    name: "made",
    method: "POST",
    query: [],
    headers: [],
    cookies: [],
    requestBody: {
      mediaType: "application/json",
      required: false,
      schema: typed("string"),
      alternatives: [{ mediaType: "text/plain", schema: typed("number") }],
    },
    responses: {},
    tags: [],
    deprecated: false,
    security: [],
  };

  it.each<[unknown, string | undefined, boolean]>([
    ["a", undefined, true],
    [1, undefined, false],
    [1, "text/plain", true],
    [undefined, undefined, true],
  ])("%j as %s", (body, contentType, ok) => {
    const result = parsePayload(webhook, body, contentType);
    expect(result).toMatchObject(ok ? { ok, value: body } : { ok, issues: [{ pointer: "/x" }] });
  });

  it("asks for a required one", () => {
    const requestBody = { mediaType: "application/json", required: true, schema: typed("string") };
    expect(parsePayload({ ...webhook, requestBody }, undefined).ok).toBe(false);
  });
});
