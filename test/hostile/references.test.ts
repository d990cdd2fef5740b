import { symlinkSync, writeFileSync } from "node:fs";
import net from "node:net";
import dns from "node:dns";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { generate, validate, bundle, type Diagnostic } from "../../generator/index.js";
import { makeFolder } from "../load/folder.js";

const secret = "hunter2-never-to-be-shown";

/** A folder with a secret beside the one that the document lives in. */
function workplace(document: object | string): { spec: string; outside: string; inside: string } {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const folder = makeFolder({
    "secret.json": JSON.stringify({
      type: "object",
      description: secret,
      A: { description: secret },
    }),
    "secret.yaml": `type: object\n${secret}: [unclosed\n`,
    "in/spec.json": text,
    "in/good.json": JSON.stringify({ type: "string" }),
  });
  return { spec: join(folder, "in/spec.json"), outside: folder, inside: join(folder, "in") };
}

function withReference(reference: string): object {
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {},
    components: { schemas: { A: { type: "object", properties: { a: { $ref: reference } } } } },
  };
}

/** All that a caller is given, as one text. */
async function everything(
  spec: string | object,
): Promise<{ text: string; diagnostics: readonly Diagnostic[] }> {
  const made = await generate({ spec });
  const told = [made.diagnostics, (await validate({ spec })).diagnostics, await bundle({ spec })];
  return {
    text: JSON.stringify(told) + [...made.files.values()].join("\n"),
    diagnostics: made.diagnostics,
  };
}

let connections = 0;

beforeEach(() => {
  connections = 0;
  const refuse = () => {
    connections += 1;
    throw new Error("a socket was asked for");
  };
  vi.spyOn(net.Socket.prototype, "connect").mockImplementation(refuse as never);
  vi.spyOn(dns, "lookup").mockImplementation(refuse as never);
  vi.stubGlobal("fetch", refuse);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  expect(connections).toBe(0);
});

describe("a $ref that leaves the folder is refused, and nothing of its text is shown", () => {
  const outside = (place: ReturnType<typeof workplace>, name: string) =>
    pathToFileURL(join(place.outside, name));
  it.each<[string, (place: ReturnType<typeof workplace>) => string]>([
    ["a way up", () => "../secret.json"],
    ["a way up and down", () => "../in/../secret.json#/A"],
    ["a way up in a text that is no document", () => "../secret.yaml"],
    ["percent-encoded dots", () => "%2e%2e/secret.json"],
    ["percent-encoded slash", () => "..%2fsecret.json"],
    ["percent-encoded slash and dots", () => "%2e%2e%2fsecret.json"],
    ["encoded twice", () => "..%252fsecret.json"],
    ["a backslash", () => "..\\secret.json"],
    ["an absolute path", (place) => join(place.outside, "secret.json")],
    ["a file URL", (place) => outside(place, "secret.json").href],
    [
      "a file URL with a host",
      (place) => outside(place, "secret.json").href.replace("file://", "file://localhost"),
    ],
    [
      "a file URL in capitals",
      (place) => outside(place, "secret.json").href.replace("file:", "FILE:"),
    ],
    ["a NUL", () => "../secret.json%00good.json"],
    ["two slashes", (place) => `/${join(place.outside, "secret.json")}`],
    ["a symbolic link", () => "link.json"],
    ["a folder that is a link", () => "up/secret.json"],
    ["a link to a link", () => "link2.json"],
  ])("%s", async (_, reference) => {
    const place = workplace({});
    symlinkSync(join(place.outside, "secret.json"), join(place.inside, "link.json"));
    symlinkSync(place.outside, join(place.inside, "up"));
    symlinkSync(join(place.inside, "link.json"), join(place.inside, "link2.json"));
    writeFileSync(place.spec, JSON.stringify(withReference(reference(place))));
    const { text, diagnostics } = await everything(place.spec);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      file: expect.stringContaining("spec.json") as string,
      line: 1,
    });
    expect(text).not.toContain(secret);
  });

  it("while a file inside is read", async () => {
    const { diagnostics } = await everything(workplace(withReference("./good.json")).spec);
    expect(diagnostics).toEqual([]);
  });
});

describe("no socket is opened", () => {
  const remote = { $ref: "http://127.0.0.1:9/x.json" };
  const operation = (parts: object) => ({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {
      "/a": {
        get: {
          operationId: "a",
          responses: { "200": { description: "d", content: { "application/json": parts } } },
        },
      },
    },
  });

  it.each([
    "http://127.0.0.1:9/x.json",
    "https://example.invalid/x.json#/A",
    "HTTP://[::1]:9/",
    "//127.0.0.1:9/x.json",
    "ftp://127.0.0.1/x",
    "data:application/json,{}",
    "ws://127.0.0.1:9",
    "http:127.0.0.1",
  ])("for the reference %s", async (reference) => {
    const { diagnostics } = await everything(workplace(withReference(reference)).spec);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toHaveLength(1);
  });

  it.each<[string, object]>([
    ["an example", operation({ schema: { type: "object" }, example: remote })],
    ["examples", operation({ schema: {}, examples: { one: { value: remote } } })],
    [
      "an external example",
      operation({ schema: {}, examples: { one: { externalValue: "http://127.0.0.1:9/x" } } }),
    ],
    [
      "an example of a schema",
      operation({ schema: { type: "object", example: remote, examples: [remote] } }),
    ],
    ["a default", operation({ schema: { type: "object", default: remote } })],
    ["a const", operation({ schema: { const: remote } })],
    ["an enum", operation({ schema: { enum: [remote] } })],
    ["an extension", operation({ schema: { type: "object", "x-any": remote }, "x-any": remote })],
    [
      "a dialect",
      {
        ...operation({ schema: { $schema: "http://127.0.0.1:9/x", type: "object" } }),
        jsonSchemaDialect: "http://127.0.0.1:9/x",
      },
    ],
    [
      "documentation",
      { ...operation({ schema: {} }), externalDocs: { url: "http://127.0.0.1:9/x" } },
    ],
    ["an $id", operation({ schema: { $id: "http://127.0.0.1:9/x", type: "object" } })],
    [
      "a mapping",
      operation({
        schema: {
          oneOf: [{ type: "object" }],
          discriminator: { propertyName: "a", mapping: { a: "http://127.0.0.1:9/x" } },
        },
      }),
    ],
    ["a file in an example", operation({ schema: {}, example: { $ref: "../secret.json" } })],
    ["an absolute file in an example", operation({ schema: {}, example: { $ref: "/etc/passwd" } })],
  ])("for what looks like a reference in %s", async (_, document) => {
    const { text } = await everything(workplace(document).spec);
    expect(text).not.toContain(secret);
    expect(text).not.toContain("root:x:0:0");
  });

  it.each(["http://127.0.0.1:9/openapi.json", "https://user:password@example.invalid/x"])(
    "for the document %s",
    async (spec) => {
      const { diagnostics } = await generate({ spec });
      expect(diagnostics.map(({ code }) => code)).toEqual(["remote-reference"]);
    },
  );
});
