import { describe, expect, it } from "vitest";
import { validate } from "../../generator/index.js";

const header = { schema: { type: "string" } };

const documentOf = (version: string, names: readonly string[], mediaType: string) => ({
  openapi: version,
  info: { title: "T", version: "1" },
  paths: {
    "/files": {
      post: {
        operationId: "send",
        requestBody: {
          content: {
            [mediaType]: {
              schema: { type: "object", properties: { file: { type: "string" } } },
              encoding: {
                file: { headers: Object.fromEntries(names.map((name) => [name, header])) },
              },
            },
          },
        },
        responses: { 200: { description: "", headers: { [names[0] ?? ""]: header } } },
      },
    },
  },
});

describe.each(["3.0.4", "3.1.2", "3.2.0"])("OpenAPI %s ignores", (version) => {
  it.each([
    ["Content-Type", "multipart/form-data"],
    ["content-type", "multipart/form-data"],
    ["CONTENT-type", "multipart/mixed"],
  ])(
    "%s as a header of a part of %s and of a response, in the document's words",
    async (name, mediaType) => {
      const { diagnostics } = await validate({
        spec: documentOf(version, [name, "X-Id"], mediaType),
      });
      const found = diagnostics.filter(({ code }) => code === "ignored-header");
      expect(found.map(({ message }) => message).sort()).toEqual([
        `The header \`${name}\` is ignored.`,
        `The response header \`${name}\` is ignored.`,
      ]);
      expect(found.map(({ fix }) => fix)).toContain(
        "Write the media type of the part as its `contentType`.",
      );
    },
  );

  it("no other header", async () => {
    const names = ["X-Content-Type", "Accept", "Content-Type-Options", "Content-Disposition"];
    const { diagnostics } = await validate({
      spec: documentOf(version, names, "multipart/form-data"),
    });
    expect(diagnostics.filter(({ code }) => code === "ignored-header")).toEqual([]);
  });
});
