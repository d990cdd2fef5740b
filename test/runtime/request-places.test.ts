import { describe, expect, it } from "vitest";
import { buildRequest, type RequestOptions } from "../../templates/runtime/request.js";
import type { Endpoint, ParameterDescriptor } from "../../templates/runtime/endpoint.js";
import { endpointOf } from "./fixtures/endpoint-of.js";

/** What could end a header, a cookie, a media type, or the header of a part. */
const payloads = [
  ...[
    "\r\nx-evil: 1",
    "\nx-evil: 1",
    "\rx-evil",
    "\0",
    "\x7f",
    '"; filename="evil',
    "; evil=1",
    ", evil=1",
  ],
  ...["é", "Ā", "😀", "\u2028", "\ud800", "a b", "a\\b", "=", "a;b,c", "%0d%0a", "\t"],
];

type Request = readonly [
  endpoint: Partial<Endpoint>,
  input: object,
  options?: Partial<RequestOptions>,
];

const parameter = (name: string, more: Partial<ParameterDescriptor> = {}): ParameterDescriptor => ({
  name,
  style: "form",
  explode: true,
  required: false,
  ...more,
});

const cookies = (...all: ParameterDescriptor[]): Partial<Endpoint> => ({ cookies: all });

/** Every place of a request into which a document, an input or the options write. */
const places: readonly (readonly [place: string, make: (payload: string) => Request])[] = [
  [
    "a header's value",
    (text) => [{ headers: [parameter("h", { style: "simple" })] }, { headers: { h: text } }],
  ],
  [
    "an item of a header",
    (text) => [{ headers: [parameter("h", { style: "simple" })] }, { headers: { h: ["a", text] } }],
  ],
  [
    "a key in a header",
    (text) => [
      { headers: [parameter("h", { style: "simple" })] },
      { headers: { h: { [text]: 1 } } },
    ],
  ],
  [
    "a header as JSON",
    (text) => [
      { headers: [parameter("h", { style: "simple", mediaType: "application/json" })] },
      { headers: { h: { a: text } } },
    ],
  ],
  [
    "a header's name",
    (text) => [{ headers: [parameter(text, { style: "simple" })] }, { headers: { [text]: 1 } }],
  ],
  ["a further header's value", (text) => [{}, {}, { headers: { h: text } }]],
  ["a further header's name", (text) => [{}, {}, { headers: { [text]: "1" } }]],
  ["a cookie's value", (text) => [cookies(parameter("c")), { cookies: { c: text } }]],
  [
    "a reserved cookie",
    (text) => [cookies(parameter("c", { allowReserved: true })), { cookies: { c: text } }],
  ],
  [
    "a reserved list of a cookie",
    (text) => [cookies(parameter("c", { allowReserved: true })), { cookies: { c: [text, text] } }],
  ],
  [
    "a joined list of a cookie",
    (text) => [
      cookies(parameter("c", { explode: false, allowReserved: true })),
      { cookies: { c: [text] } },
    ],
  ],
  [
    "a key in a cookie",
    (text) => [
      cookies(parameter("c", { allowReserved: true })),
      { cookies: { c: { [text]: text } } },
    ],
  ],
  [
    "a cookie as JSON",
    (text) => [
      cookies(parameter("c", { mediaType: "application/json" })),
      { cookies: { c: { a: text } } },
    ],
  ],
  ["a cookie's name", (text) => [cookies(parameter(text)), { cookies: { [text]: 1 } }]],
  [
    "a response's media type",
    (text) => [{ responses: { 200: { mediaType: `text/${text}` } } }, {}],
  ],
  [
    "another response's media type",
    (text) => [
      { responses: { 200: { mediaType: "a/b", alternatives: [{ mediaType: `text/${text}` }] } } },
      {},
    ],
  ],
  [
    "a body's media type",
    (text) => [{ requestBody: { mediaType: `text/${text}`, required: true } }, { body: "a" }],
  ],
  [
    "a body's media type by option",
    (text) => [
      { requestBody: { mediaType: "text/*", required: true } },
      { body: "a" },
      { contentType: `text/plain${text}` },
    ],
  ],
  ["a method", (text) => [{ method: `GET${text}` }, {}]],
];

const baseUrl = "https://api.example.com";

function build([endpoint, input, options = {}]: Request) {
  return buildRequest(endpointOf(endpoint), input, { baseUrl, ...options });
}

describe.each(places)("%s", (_, make) => {
  it.each(payloads)("%j stays in its place, or is refused", (payload) => {
    let request;
    try {
      request = build(make(payload));
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toMatch(/\bop\b/);
      return;
    }
    const { headers, method } = request;
    expect(method).toMatch(/^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/);
    for (const [name, value] of Object.entries(headers)) {
      expect(name).toMatch(/^[!#$%&'*+\-.^_`|~\da-z]+$/);
      expect(value).toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
    }
    // As the platform sees it: every header that was set and no other.
    expect([...new Headers(headers).keys()]).toEqual(Object.keys(headers).sort());
    const [, given] = make(payload) as [object, { readonly cookies?: Record<string, unknown> }];
    if (given.cookies === undefined) return;
    const [value] = Object.values(given.cookies);
    const most = Array.isArray(value) ? value.length : 1;
    const pairs = (headers["cookie"] ?? "").split(";");
    expect(pairs.length).toBeLessThanOrEqual(most);
    // cookie-octet of RFC 6265, and the comma between the items of a list.
    for (const pair of pairs)
      expect(pair).toMatch(/^ ?[^=\s"\\;,]+=[\x21\x23-\x3a\x3c-\x5b\x5d-\x7e]*$/);
  });
});

/** Field and file names, in forms that are written and in forms that come ready. */
const forms: readonly (readonly [place: string, make: (payload: string) => unknown])[] = [
  ["a field's name", (name) => ({ [name]: "a" })],
  ["the name of a JSON field", (name) => ({ [name]: { a: 1 } })],
  ["a styled field's name", (name) => ({ styled: { [name]: 1 } })],
  ["a file's name", (name) => ({ file: new File(["a"], name) })],
  ["a file's type", (name) => ({ file: new Blob(["a"], { type: `image/${name}` }) })],
  ["a given form's field", (name) => formOf(name, "a")],
  ["a given form's file", (name) => formOf("file", new File(["a"], name))],
  ["a field's value", (text) => ({ a: text })],
];

function formOf(name: string, value: string | File): FormData {
  const form = new FormData();
  if (typeof value === "string") form.append(name, value);
  else form.append(name, value);
  return form;
}

describe.each(forms)("%s of a multipart form", (place, make) => {
  it.each(payloads)("%j stays in its part, or is refused", async (payload) => {
    const requestBody = {
      mediaType: "multipart/form-data",
      required: true,
      encoding: { styled: { explode: true }, a: { contentType: `text/plain${payload}` } },
    };
    let body: unknown;
    try {
      ({ body } = build([{ requestBody }, { body: make(payload) }]));
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
      return;
    }
    const text = await new Response(body as FormData).text();
    const [head = "", ...rest] = text.split("\r\n\r\n");
    expect(
      head
        .split("\r\n")
        .slice(1)
        .map((line) => line.split(":")[0]),
    ).toSatisfy((names: string[]) =>
      names.every((name) => /^Content-(?:Disposition|Type)$/i.test(name)),
    );
    expect(head).not.toMatch(/[\0\x7f]/);
    // One name, and for a file one file name: a quote does not end either.
    const [disposition = ""] = head.split("\r\n").slice(1);
    expect(disposition.match(/"/g)).toHaveLength(disposition.includes('; filename="') ? 4 : 2);
    if (!place.includes("value")) expect(rest).toHaveLength(1);
  });
});
