/** Entries that promise not to throw, against values that do all they can: table of entry by value. */
import { describe, expect, it } from "vitest";
import { explainItems, explainObject } from "../../templates/runtime/check-objects.js";
import { fail, listResult } from "../../templates/runtime/validate.js";
import type { Issue } from "../../templates/runtime/issues.js";
import {
  nullIsUnset,
  standardSchema,
  tableSchema,
} from "../../templates/runtime/standard-schema.js";
import { parseHeaders, readHeaders } from "../../templates/runtime/headers.js";
import { parsePayload, parseResponse } from "../../templates/runtime/response.js";
import { stringNode } from "../../templates/runtime/check-values.js";
import { endpointOf } from "../runtime/fixtures/endpoint-of.js";

const node = explainObject({ required: ["a"], properties: { a: stringNode } });
const itemSchema = tableSchema(() => node);
const list = explainItems(node);

const fault = (): never => {
  throw Object.assign(new Error("A fault."), { toString: fault });
};

/** Throws at the second reading, so after a check has accepted it. */
function changing(): object {
  let reads = 0;
  const get = (): unknown => (++reads > 1 ? fault() : "a");
  return Object.defineProperty({}, "a", { get, enumerable: true });
}

function values(): readonly (readonly [string, unknown])[] {
  const throwing = (target: object): object =>
    new Proxy(target, {
      get: fault,
      has: fault,
      ownKeys: fault,
      getOwnPropertyDescriptor: fault,
      getPrototypeOf: fault,
    });
  const revoked = (target: object): object => {
    const { proxy, revoke } = Proxy.revocable(target, {});
    revoke();
    return proxy;
  };
  const ownPrototype: object = new Proxy({}, { getPrototypeOf: () => ownPrototype });
  const cyclic: unknown[] = [];
  cyclic.push(cyclic, { a: cyclic });
  const lying = (length: unknown): object =>
    new Proxy([], { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });
  return [
    ["undefined", undefined],
    ["null", null],
    ["a symbol", Symbol("s")],
    ["a bigint", 1n],
    ["a function", fault],
    ["a getter that throws", Object.defineProperty({}, "a", { get: fault, enumerable: true })],
    ["a getter that throws later", changing()],
    ["a list with an index that throws", Object.defineProperty(["a"], 0, { get: fault })],
    ["a list with items that throw", [throwing({}), revoked([]), { a: 1 }]],
    ["a proxy that throws", throwing({})],
    ["a list proxy that throws", throwing([])],
    ["a revoked proxy", revoked({})],
    ["a revoked list", revoked([])],
    ["a proxy that is its own prototype", ownPrototype],
    ["a list of a false length", lying(4_294_967_295)],
    ["a list of endless length", lying(Infinity)],
    ["a list whose length is a text", lying("many")],
    ["a list whose length throws", lying(Symbol("s"))],
    ["a sparse list", Array(4_294_967_295)],
    ["a cycle", cyclic],
    ["no prototype", Object.create(null)],
    ["text that throws", { toString: fault, valueOf: fault, toJSON: fault, get: fault }],
    ["a number without bound", NaN],
    ["200,000 bad items", Array.from({ length: 200_000 }, () => ({ a: 1 }))],
    ["200,000 numbers that are none", "x,".repeat(200_000)],
  ];
}

const kinds = ["text", "number", "boolean", "texts", "numbers", "json"] as const;
const headers = kinds.map((kind) => ({ name: kind, required: true, kind, schema: itemSchema }));
const bodies = { mediaType: "application/json", schema: itemSchema };
const sequence = { mediaType: "application/jsonl", itemSchema };
const foreign = (validate: (value: unknown) => unknown): object => ({
  "~standard": { version: 1, vendor: "other", validate },
});
const endpoint = endpointOf({
  responses: {
    "200": { ...bodies, alternatives: [sequence], headers },
    default: { ...sequence, headers: headers.map((header) => ({ ...header, required: false })) },
  },
});
const request = {
  ...endpoint,
  name: "hook",
  requestBody: { ...sequence, required: true, alternatives: [bodies] },
};

interface Answer {
  readonly ok?: boolean;
  readonly issues?: readonly Issue[] | undefined;
}

const options = { nulls: nullIsUnset };
const entries: readonly (readonly [string, (value: unknown) => Answer])[] = [
  ["parseResponse, a body", (value) => parseResponse(endpoint, 200, value)],
  ["parseResponse, a sequence", (value) => parseResponse(endpoint, 500, value)],
  ["parseResponse, the media type", (value) => parseResponse(endpoint, 200, {}, value as never)],
  ["parseResponse, the status", (value) => parseResponse(endpoint, value as never, {})],
  ["parsePayload, a sequence", (value) => parsePayload(request as never, value)],
  ["parsePayload, the media type", (value) => parsePayload(request as never, [], value as never)],
  ["parseHeaders, the headers", (value) => parseHeaders(endpoint, 200, value as never)],
  ["parseHeaders, the status", (value) => parseHeaders(endpoint, value as never, {})],
  [
    "parseHeaders, each header",
    (value) =>
      parseHeaders(endpoint, 200, Object.fromEntries(kinds.map((kind) => [kind, value])) as never),
  ],
  [
    "parseHeaders, what get gives",
    (value) => parseHeaders(endpoint, 200, { get: () => value } as never),
  ],
  ["readHeaders", (value) => readHeaders(endpoint, 200, value as never) as Answer],
  ["tableSchema", (value) => itemSchema["~standard"].validate(value) as Answer],
  [
    "standardSchema that decodes",
    (value) =>
      standardSchema(
        (given) => listResult(given, node),
        (given) => `${String((given as { a: unknown }).a)}${String(given)}`,
      )["~standard"].validate(value) as Answer,
  ],
  ["listResult", (value) => listResult(value, list)],
  ["listResult, null is unset", (value) => listResult(value, list, options)],
  ["fail", (value) => fail(value, node)],
  ["fail, null is unset", (value) => fail(value, node, options)],
  [
    "parseResponse, what another validator gives",
    (value) =>
      parseResponse(
        endpointOf({ responses: { "200": { ...bodies, schema: foreign(() => value) as never } } }),
        200,
        1,
      ),
  ],
  [
    "parseResponse, the issues of another validator",
    (value) =>
      parseResponse(
        endpointOf({
          responses: { "200": { ...bodies, schema: foreign(() => ({ issues: value })) as never } },
        }),
        200,
        1,
      ),
  ],
];

describe.each(entries)("%s", (_, enter) => {
  it.each(values())("%s", { timeout: 60_000 }, (_name, value) => {
    const answer = enter(value);
    if (answer.ok === false) expect(Array.isArray(answer.issues)).toBe(true);
    expect(answer.issues?.length ?? 0).toBeLessThanOrEqual(100);
  });
});
