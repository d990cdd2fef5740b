import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { load, loadFiles, makeFolder } from "./folder.js";

const head = "openapi: 3.1.1\ninfo: {title: T, version: '1'}\n";
const schema = (name: string, body: string): string =>
  `${head}components:\n  schemas:\n    ${name}: ${body}\n`;

describe("what a reference that leads nowhere says", () => {
  const cases: readonly {
    readonly name: string;
    readonly files: Readonly<Record<string, string>>;
    readonly want: readonly string[];
    readonly message?: string;
    readonly fix?: string;
  }[] = [
    {
      name: "a local typo",
      files: {
        "root.yaml":
          schema("App", "{type: object}") + "    Owner: {$ref: '#/components/schemas/Ap'}\n",
      },
      want: ["root.yaml:6:19 unresolved-reference"],
      message: "`#/components/schemas/Ap` does not exist: `#/components/schemas` has no `Ap`.",
      fix: "Did you mean `#/components/schemas/App`?",
    },
    {
      name: "a typo in another file",
      files: {
        "root.yaml": schema("App", "{$ref: 'a.yaml#/App'}"),
        "a.yaml": "App:\n  properties:\n    x:\n      $ref: '#/Ownr'\nOwner: {}\n",
      },
      want: ["a.yaml:4:13 unresolved-reference"],
      fix: "Did you mean `#/Owner`?",
    },
    {
      name: "a file that is not there",
      files: { "root.yaml": schema("App", "{$ref: 'aps.yaml#/App'}"), "apps.yaml": "App: {}" },
      want: ["root.yaml:5:17 file-not-found"],
      fix: "Did you mean `apps.yaml`?",
    },
    {
      name: "a folder",
      files: { "root.yaml": schema("App", "{$ref: 'a'}"), "a/b.yaml": "App: {}" },
      want: ["root.yaml:5:17 file-not-found"],
    },
    {
      name: "nothing under a scalar",
      files: { "root.yaml": schema("App", "{$ref: '#/openapi/x'}") },
      want: ["root.yaml:5:17 unresolved-reference"],
    },
    {
      name: "an own property, not one of a prototype",
      files: {
        "root.yaml": schema("App", "{$ref: '#/constructor'}") + "    B: {$ref: '#/__proto__/x'}\n",
      },
      want: ["root.yaml:5:17 unresolved-reference", "root.yaml:6:15 unresolved-reference"],
    },
    {
      name: "past the end of an array, and no index at all",
      files: {
        "root.yaml":
          schema("App", "{allOf: [{type: string}]}") +
          "    A: {$ref: '#/components/schemas/App/allOf/1'}\n    B: {$ref: '#/components/schemas/App/allOf/00'}\n    C: {$ref: '#/components/schemas/App/allOf/length'}\n",
      },
      want: [
        "root.yaml:6:15 unresolved-reference",
        "root.yaml:7:15 unresolved-reference",
        "root.yaml:8:15 unresolved-reference",
      ],
    },
    {
      name: "an anchor",
      files: { "root.yaml": schema("App", "{$anchor: app}") + "    B: {$ref: '#ap'}\n" },
      want: ["root.yaml:6:15 unresolved-reference"],
      fix: "Did you mean `#app`?",
    },
    {
      name: "the network",
      files: { "root.yaml": schema("App", "{$ref: 'https://example.com/app.yaml'}") },
      want: ["root.yaml:5:17 remote-reference"],
    },
    {
      name: "a URN that nobody gave",
      files: { "root.yaml": schema("App", "{$ref: 'urn:example:app'}") },
      want: ["root.yaml:5:17 unresolved-reference"],
    },
    {
      name: "no URI",
      files: { "root.yaml": schema("App", "{$ref: 'http://['}") },
      want: ["root.yaml:5:17 unresolved-reference"],
    },
    {
      name: "a discriminator's mapping",
      files: {
        "root.yaml": schema(
          "App",
          "{discriminator: {propertyName: k, mapping: {a: '#/components/schemas/Ap'}}}",
        ),
      },
      want: ["root.yaml:5:57 unresolved-reference"],
    },
    {
      name: "a file with a fault: the fault is told once, at its place",
      files: {
        "root.yaml": schema("App", "{$ref: 'a.yaml#/A'}") + "    B: {$ref: 'a.yaml#/B'}\n",
        "a.yaml": "A:\n  x: [1\nB: {}\n",
      },
      want: ["a.yaml:3:1 invalid-syntax"],
    },
  ];
  test.each(cases)("$name", async ({ files, want, message, fix }) => {
    const { found, diagnostics, document } = await loadFiles(files);
    expect(found).toEqual(want);
    expect(document).toBeDefined();
    if (message !== undefined) expect(diagnostics[0]?.message).toBe(message);
    if (fix !== undefined) expect(diagnostics[0]?.fix).toBe(fix);
    expect(diagnostics[0]?.frame).toContain("^");
  });
});

describe("references that lead round", () => {
  test("in one file", async () => {
    const { found } = await loadFiles({
      "root.yaml":
        schema("A", "{$ref: '#/components/schemas/B'}") +
        "    B: {$ref: '#/components/schemas/A'}\n    C: {$ref: '#/components/schemas/A'}\n",
    });
    expect(found).toEqual(["root.yaml:5:15 circular-reference"]);
  });

  test("through files, and a recursive schema is fine", async () => {
    const { found } = await loadFiles({
      "root.yaml": schema("A", "{$ref: 'a.yaml#/A'}") + "    T: {$ref: 'a.yaml#/Tree'}\n",
      "a.yaml":
        "A: {$ref: 'root.yaml#/components/schemas/A'}\nTree: {properties: {left: {$ref: '#/Tree'}}}\n",
    });
    expect(found).toEqual(["root.yaml:5:15 circular-reference"]);
  });

  test("path items", async () => {
    const { found, document } = await loadFiles({
      "root.yaml": `${head}paths:\n  /a: {$ref: 'a.yaml#/x'}\n`,
      "a.yaml": "x: {$ref: '#/y'}\ny: {$ref: '#/x'}\n",
    });
    expect(found).toEqual(["a.yaml:1:11 circular-reference"]);
    expect(document).toBeDefined();
  });
});

describe("files stay in the folder", () => {
  test("a relative way out is refused and its text is not shown", async () => {
    const folder = makeFolder({
      "secret.yaml": "token: hunter2",
      "api/root.yaml": schema("A", "{$ref: '../secret.yaml#/token'}"),
    });
    const { found, diagnostics } = await load({ spec: join(folder, "api/root.yaml") }, folder);
    expect(found).toEqual(["api/root.yaml:5:15 file-outside-root"]);
    expect(JSON.stringify(diagnostics)).not.toContain("hunter2");
  });

  test.each(["file:///etc/hostname", "/etc/hostname", "..%2f..%2fsecret.yaml", "/nowhere/at/all"])(
    "%s is not opened",
    async (reference) => {
      const { diagnostics, document } = await loadFiles({
        "root.yaml": schema("A", `{$ref: '${reference}'}`),
      });
      expect(diagnostics).toHaveLength(1);
      expect(["file-outside-root", "unresolved-reference"]).toContain(diagnostics[0]?.code);
      expect(document?.files).toHaveLength(1);
    },
  );

  test("neither through a symbolic link", async () => {
    const outside = makeFolder({ "secret.yaml": "A: {type: string}" });
    const folder = makeFolder({ "root.yaml": schema("A", "{$ref: 'link.yaml#/A'}") });
    symlinkSync(join(outside, "secret.yaml"), join(folder, "link.yaml"));
    const { found } = await load({ spec: join(folder, "root.yaml") }, folder);
    expect(found).toEqual(["root.yaml:5:15 file-outside-root"]);
  });

  test("`root` widens it", async () => {
    const folder = makeFolder({
      "common.yaml": "A: {type: string}",
      "api/root.yaml": schema("A", "{$ref: '../common.yaml#/A'}"),
    });
    const { found, document } = await load(
      { spec: join(folder, "api/root.yaml"), root: folder },
      folder,
    );
    expect(found).toEqual([]);
    expect(document?.root).toMatchObject({ components: { schemas: { A: { type: "string" } } } });
    expect(document?.files).toEqual([join(folder, "api/root.yaml"), join(folder, "common.yaml")]);
  });
});

describe("what is given as the document", () => {
  test("a file URL", async () => {
    const folder = makeFolder({ "my api.yaml": head });
    const { document } = await load({ spec: pathToFileURL(join(folder, "my api.yaml")) });
    expect(document?.root).toMatchObject({ openapi: "3.1.1" });
  });

  test("an object, which stays as it was", async () => {
    const spec = { openapi: "3.1.0", components: { schemas: { A: { $ref: "other#/B" } } } };
    const before = structuredClone(spec);
    const { document, found } = await load({
      spec,
      documents: { other: { B: { type: "string" } } },
    });
    expect(found).toEqual([]);
    expect(document?.root).toEqual({
      openapi: "3.1.0",
      components: { schemas: { A: { type: "string" } } },
    });
    expect(spec).toEqual(before);
    expect(document?.locate("#/components", "key")).toBeUndefined();
    expect(document?.files).toEqual([]);
  });

  test("an object reaches files only inside `root`", async () => {
    const spec = { openapi: "3.1.0", components: { schemas: { A: { $ref: "a.yaml#/B" } } } };
    const folder = makeFolder({ "a.yaml": "B: {type: string}" });
    expect((await load({ spec })).found).toEqual(["- file-outside-root"]);
    expect((await load({ spec, root: folder })).document?.root).toMatchObject({
      components: { schemas: { A: { type: "string" } } },
    });
  });

  test("an object that contains itself, or is too deep", async () => {
    const circular: Record<string, unknown> = { openapi: "3.1.0" };
    circular["self"] = circular;
    let deep: unknown = {};
    for (let depth = 0; depth < 600; depth++) deep = { deep };
    expect((await load({ spec: circular })).found).toEqual(["- invalid-document"]);
    expect((await load({ spec: { deep } })).found).toEqual(["- invalid-document"]);
  });

  test.each(["https://example.com/api.yaml", new URL("https://example.com/api.yaml")])(
    "%s",
    async (spec) => {
      expect(await load({ spec })).toMatchObject({
        document: undefined,
        found: ["- remote-reference"],
      });
    },
  );

  test("a path that leads nowhere", async () => {
    const folder = makeFolder({ "openapi.yaml": head });
    const { document, diagnostics } = await load({ spec: join(folder, "openapi.yml") });
    expect(document).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: "file-not-found", fix: "Did you mean `openapi.yaml`?" },
    ]);
  });

  test.each([
    ["a list", "- a\n"],
    ["text", "hello\n"],
    ["nothing", ""],
    ["a comment", "# later\n"],
  ])("%s is no document", async (_name, text) => {
    expect(await loadFiles({ "root.yaml": text })).toMatchObject({
      document: undefined,
      found: ["root.yaml:1:1 invalid-document"],
    });
  });
});

describe("encodings", () => {
  test("a byte order mark and CRLF", async () => {
    const { document, found } = await loadFiles({
      "root.yaml": `\ufeff${schema("A", "{$ref: '#/nothing'}").replaceAll("\n", "\r\n")}`,
    });
    expect(document?.root).toMatchObject({ openapi: "3.1.1" });
    expect(found).toEqual(["root.yaml:5:15 unresolved-reference"]);
  });

  test.each([
    [
      "Latin-1",
      Buffer.concat([Buffer.from("openapi: 3.1.1\ntitle: caf"), Buffer.from([0xe9, 0x0a])]),
      "root.yaml:2:11",
    ],
    ["UTF-16", Buffer.from("\ufeffopenapi: 3.1.1", "utf16le"), "root.yaml:1:1"],
    ["binary", Buffer.from([0, 1, 2, 0xff]), "root.yaml:1:4"],
  ])("%s is refused", async (_name, bytes, place) => {
    expect(await loadFiles({ "root.yaml": bytes })).toMatchObject({
      document: undefined,
      found: [`${place} invalid-encoding`],
    });
  });
});

test("keys of a prototype are keys like any other", async () => {
  const text =
    '{"openapi":"3.1.0","components":{"schemas":{"__proto__":{"type":"object","properties":{"__proto__":{"$ref":"b.json#/constructor"},"constructor":{"type":"string"}}}}}}';
  const { document, found } = await loadFiles({
    "root.json": text,
    "b.json": '{"constructor":{"type":"number","__proto__":1}}',
  });
  expect(found).toEqual([]);
  expect(JSON.stringify(document?.root)).toBe(
    '{"openapi":"3.1.0","components":{"schemas":{"__proto__":{"type":"object","properties":{"__proto__":{"$ref":"#/components/schemas/constructor"},"constructor":{"type":"string"}}},"constructor":{"type":"number","__proto__":1}}}}',
  );
  expect(Object.getPrototypeOf(document?.root["components"])).toBe(Object.prototype);
});

test("the same document gives the same findings again", async () => {
  const folder = makeFolder({
    "root.yaml": schema("A", "{$ref: 'a.yaml#/A'}"),
    "a.yaml": "A: {$ref: '#/B'}",
  });
  const first = await load({ spec: join(folder, "root.yaml") });
  writeFileSync(join(folder, "unrelated.yaml"), "");
  expect((await load({ spec: join(folder, "root.yaml") })).diagnostics).toEqual(first.diagnostics);
});
