import { describe, expect, it } from "vitest";
import type { Endpoint, RequestBodyDescriptor } from "../../templates/runtime/endpoint.js";
import { writeBody } from "../../templates/runtime/request-body.js";

function endpoint(requestBody: RequestBodyDescriptor): Endpoint {
  return {
    operationId: "op",
    method: "POST",
    path: "/",
    pathParams: [],
    query: [],
    headers: [],
    cookies: [],
    requestBody,
    responses: {},
    tags: [],
    deprecated: false,
    security: [],
    oneofs: [],
  };
}

const several = endpoint({
  mediaType: "application/json",
  required: true,
  alternatives: [
    { mediaType: "application/x-www-form-urlencoded; charset=utf-8" },
    { mediaType: "image/*" },
    { mediaType: "text/plain" },
  ],
});

describe("a body of several media types", () => {
  const bytes = new Uint8Array(1);

  it.each<[string | undefined, unknown, unknown]>([
    [undefined, { a: 1 }, '{"a":1}'],
    ["application/json", { a: 1 }, '{"a":1}'],
    ["application/json; charset=utf-8", { a: 1 }, '{"a":1}'],
    ["application/x-www-form-urlencoded", { a: 1 }, "a=1"],
    ["image/png", bytes, bytes],
    ["TEXT/plain", "a", "a"],
  ])("is written as %s", (contentType, body, want) => {
    expect(writeBody(several, body, contentType)).toEqual({
      body: want,
      contentType: contentType ?? "application/json",
    });
  });

  it("is refused in another", () => {
    expect(() => writeBody(several, "<a/>", "text/xml")).toThrow(
      'op takes no "text/xml", but application/json, application/x-www-form-urlencoded; charset=utf-8, image/*, text/plain',
    );
  });
});

describe("a sequence", () => {
  it.each([
    ["application/jsonl", '{"a":1}\n"b\\n"\n'],
    ["application/x-ndjson; charset=utf-8", '{"a":1}\n"b\\n"\n'],
    ["application/json-seq", '\x1e{"a":1}\n\x1e"b\\n"\n'],
  ])("%s", (mediaType, want) => {
    const sequence = endpoint({ mediaType, required: true });
    expect(writeBody(sequence, [{ a: 1 }, "b\n"])?.body).toBe(want);
    expect(writeBody(sequence, [])?.body).toBe("");
    // A text, or a stream of it, is sent as it is.
    expect(writeBody(sequence, want)?.body).toBe(want);
  });
});

describe("a URL-encoded form", () => {
  it.each<[NonNullable<RequestBodyDescriptor["encoding"]>, object, string]>([
    [{}, { a: [1, 2], o: { b: "c" } }, "a=1&a=2&o=%7B%22b%22%3A%22c%22%7D"],
    [{ a: { style: "pipeDelimited", explode: false } }, { a: [1, 2] }, "a=1%7C2"],
    [{ a: { explode: false } }, { a: [1, 2] }, "a=1,2"],
    [
      { o: { style: "deepObject", explode: true } },
      { o: { b: ["c", "d"] } },
      "o%5Bb%5D=c&o%5Bb%5D=d",
    ],
    [{ a: { contentType: "application/json" } }, { a: [1, "b"] }, "a=%5B1%2C%22b%22%5D"],
    [{ a: { allowReserved: true } }, { a: "/b?" }, "a=/b?"],
    [{ constructor: { explode: false } }, { constructor: [1, 2] }, "constructor=1,2"],
    [{}, { constructor: [1, 2] }, "constructor=1&constructor=2"],
  ])("with %j: %j", (encoding, body, want) => {
    const form = endpoint({
      mediaType: "application/x-www-form-urlencoded",
      required: true,
      encoding,
    });
    expect(writeBody(form, body)?.body).toBe(want);
  });
});

describe("a multipart form", () => {
  const form = endpoint({
    mediaType: "multipart/form-data",
    required: true,
    encoding: {
      note: { contentType: "text/markdown" },
      photos: { contentType: "image/png, image/jpeg" },
      list: { contentType: "application/json" },
    },
  });

  async function parts(body: object): Promise<unknown[]> {
    const written = writeBody(form, body);
    expect(written).not.toHaveProperty("contentType");
    const entries = [...(written?.body as FormData).entries()];
    return Promise.all(
      entries.map(async ([name, value]) =>
        typeof value === "string" ? [name, value] : [name, value.type, await value.text()],
      ),
    );
  }

  it.each<[object, unknown[]]>([
    [
      { a: "b", n: 1, t: true, none: null, missing: undefined },
      [
        ["a", "b"],
        ["n", "1"],
        ["t", "true"],
      ],
    ],
    [
      { tags: ["a", "b"] },
      [
        ["tags", "a"],
        ["tags", "b"],
      ],
    ],
    [{ o: { a: 1 } }, [["o", "application/json", '{"a":1}']]],
    [{ note: "# a" }, [["note", "text/markdown", "# a"]]],
    [
      { list: ["a", 1] },
      [
        ["list", "application/json", '"a"'],
        ["list", "application/json", "1"],
      ],
    ],
    [
      { photos: [new Uint8Array([97]), new Blob(["b"], { type: "image/jpeg" })] },
      [
        ["photos", "image/png", "a"],
        ["photos", "image/jpeg", "b"],
      ],
    ],
    [{ file: new Uint8Array([97]).buffer }, [["file", "application/octet-stream", "a"]]],
    [{ at: new Date(0) }, [["at", "1970-01-01T00:00:00.000Z"]]],
  ])("%j", async (body, want) => {
    expect(await parts(body)).toEqual(want);
  });

  it.each<[encoding: object, value: unknown, want: unknown[]]>([
    [{ style: "form", explode: false }, ["a", "b"], [["f", "a,b"]]],
    [{ explode: false }, ["a,b", "c d"], [["f", "a,b,c d"]]],
    [{ style: "spaceDelimited" }, ["a", "b"], [["f", "a b"]]],
    [{ style: "pipeDelimited", explode: false }, ["a", "b"], [["f", "a|b"]]],
    [
      { style: "form" },
      ["a", "b"],
      [
        ["f", "a"],
        ["f", "b"],
      ],
    ],
    [
      { explode: true },
      { a: 1, b: "c" },
      [
        ["a", "1"],
        ["b", "c"],
      ],
    ],
    [{ style: "form", explode: false }, { a: 1, b: 2 }, [["f", "a,1,b,2"]]],
    [
      { style: "deepObject", explode: true },
      { a: { b: 1 }, "c d": "é" },
      [
        ["f[a][b]", "1"],
        ["f[c d]", "é"],
      ],
    ],
    [{ allowReserved: false }, "a b&c", [["f", "a b&c"]]],
    [{ explode: false }, [], []],
    [{ explode: false }, null, []],
    [{ explode: false }, new Uint8Array([97]), [["f", "application/octet-stream", "a"]]],
  ])("with %j: %j", async (encoding, value, want) => {
    const styled = endpoint({
      mediaType: "multipart/form-data",
      required: true,
      encoding: { f: encoding },
    });
    const written = writeBody(styled, { f: value })?.body as FormData;
    const given = await Promise.all(
      [...written.entries()].map(async ([name, part]) =>
        typeof part === "string" ? [name, part] : [name, part.type, await part.text()],
      ),
    );
    expect(given).toEqual(want);
  });

  it("keeps the name of a file", () => {
    const file = new File(["a"], "a.txt");
    const written = writeBody(form, { file })?.body as FormData;
    expect((written.get("file") as File).name).toBe("a.txt");
  });

  it("refuses what has no text", () => {
    expect(() => writeBody(form, { a: () => 1 })).toThrow("the body of op cannot be written");
    expect(() => writeBody(form, { a: "\ud800" })).toThrow("half a surrogate pair");
  });

  it("needs FormData", () => {
    const { FormData: kept } = globalThis;
    Reflect.deleteProperty(globalThis, "FormData");
    try {
      expect(() => writeBody(form, { a: "b" })).toThrow("the body of op needs FormData");
    } finally {
      globalThis.FormData = kept;
    }
  });
});
