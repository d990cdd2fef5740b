import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate, type GenerateOptions } from "../../generator/index.js";
import { writeFiles } from "../golden/expected-folder.js";

const folder = mkdtempSync(join(tmpdir(), "specwright-headers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const spec = {
  openapi: "3.1.1",
  info: { title: "Headers", version: "1" },
  paths: {
    "/plain": {
      get: {
        operationId: "compile",
        responses: {
          "204": {
            description: "Nothing.",
            headers: { ETag: { schema: { type: "string" } }, "X-Number": { schema: ref("Plain") } },
          },
        },
      },
    },
    "/checked": {
      get: {
        operationId: "checked",
        responses: {
          "204": {
            description: "Nothing.",
            headers: {
              At: { schema: { type: "string", format: "date-time" } },
              When: { schema: ref("Event") },
              Code: { required: true, schema: { type: "string", pattern: "^a" } },
              Level: { schema: { type: "integer", enum: [1, 2] } },
              Limit: { $ref: "#/components/headers/Limit" },
              Levels: { schema: { type: "array", items: ref("Level"), uniqueItems: true } },
              Tree: json({ oneOf: [ref("Tree"), { type: "array", items: ref("Tree") }] }),
            },
          },
          default: { description: "Wrong.", headers: { Retry: { schema: ref("Level") } } },
        },
      },
    },
  },
  components: {
    headers: { Limit: { schema: { type: "integer", maximum: 9 } } },
    schemas: {
      Plain: { type: "number" },
      Event: { type: "string", format: "date" },
      Level: { type: "integer", minimum: 1 },
      Tree: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string" }, children: { type: "array", items: ref("Tree") } },
      },
    },
  },
};

interface Parsed {
  readonly ok: boolean;
  readonly value: object;
  readonly issues?: readonly { readonly pointer: string; readonly code: string }[];
}
interface Output {
  readonly checked: object;
  readonly parseHeaders: (endpoint: object, status: number, headers: object) => Parsed;
}

async function load(name: string, options: Partial<GenerateOptions>): Promise<Output> {
  const { files } = await generate({ spec, target: "js", paths: false, ...options });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFiles(join(folder, name), files);
  return (await import(pathToFileURL(join(folder, name, "index.js")).href)) as Output;
}

describe("the schemas of response headers", () => {
  let usual: Output;
  let decoded: Output;
  beforeAll(async () => {
    usual = await load("usual", {});
    decoded = await load("decoded", { dates: "Date", int64: "bigint" });
  }, 60_000);

  it.each<[Record<string, string>, number, string[]]>([
    [{ code: "a" }, 204, []],
    [{ code: "b" }, 204, ["/code pattern"]],
    [{ code: "a", at: "2020-01-02T03:04:05Z", when: "2020-01-02" }, 204, []],
    [{ code: "a", at: "now", when: "today" }, 204, ["/at format", "/when format"]],
    [{ code: "a", level: "2", limit: "9" }, 204, []],
    [{ code: "a", level: "3", limit: "10" }, 204, ["/level enum", "/limit maximum"]],
    [{ code: "a", levels: "1, 2" }, 204, []],
    [{ code: "a", levels: "1,0" }, 204, ["/levels/1 minimum"]],
    [{ code: "a", levels: "1,1" }, 204, ["/levels uniqueItems"]],
    [{ code: "a", tree: '{"name":"a","children":[{"name":"b"}]}' }, 204, []],
    [{ code: "a", tree: '[{"name":"a"}]' }, 204, []],
    [{ code: "a", tree: '[{"name":"a"},{"name":1}]' }, 204, ["/tree/1/name type"]],
    [{ retry: "0" }, 500, ["/retry minimum"]],
    [{}, 500, []],
  ])("check %j of %i", (headers, status, want) => {
    for (const { parseHeaders, checked } of [usual, decoded]) {
      const parsed = parseHeaders(checked, status, headers);
      const found = (parsed.issues ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
      expect(found).toEqual(want);
      expect(parsed.ok).toBe(want.length === 0);
    }
  });

  it("leave values as they are on the wire, whatever is decoded", () => {
    const headers = { code: "a", at: "2020-01-02T03:04:05Z", when: "2020-01-02" };
    for (const { parseHeaders, checked } of [usual, decoded]) {
      expect(parseHeaders(checked, 204, headers).value).toEqual(headers);
    }
  });

  it("bound how deep a value is nested, and say so", () => {
    let tree = '{"name":"a"}';
    for (let depth = 0; depth < 400; depth += 1) tree = `{"name":"a","children":[${tree}]}`;
    expect(usual.parseHeaders(usual.checked, 204, { code: "a", tree }).ok).toBe(false);
  });

  it("follow `formats` and `regexEngine`", async () => {
    writeFileSync(
      join(folder, "engine.js"),
      `export const compile = (pattern) => ({ test: (text) => text === pattern });`,
    );
    const options = { formats: "annotate", regexEngine: "../engine.js" } as const;
    const { parseHeaders, checked } = await load("options", options);
    expect(parseHeaders(checked, 204, { code: "^a", at: "now", when: "today" }).ok).toBe(true);
    expect(parseHeaders(checked, 204, { code: "a" }).issues).toMatchObject([{ code: "pattern" }]);
  });
});

describe("what a bundle holds of response headers", () => {
  async function bundle(contents: string): Promise<string> {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: join(folder, "usual") },
      bundle: true,
      format: "esm",
      write: false,
    });
    return outputFiles[0]?.text ?? "";
  }

  it("is no reader, where none reads them", async () => {
    const text = await bundle(
      `import { buildRequest, checked } from "./index.js";
       console.log(buildRequest(checked, {}, { baseUrl: "https://example.com" }));`,
    );
    expect(text).toContain('"levels"');
    expect(text).not.toMatch(/parseHeaders|readHeaderValue|headerText|JSON\.parse/);
  });

  it("is no schema, where reading says it all", async () => {
    const text = await bundle(`export { compileOperation } from "./endpoints.js";`);
    expect(text).toContain('"x-number"');
    expect(text).not.toMatch(/validate|explain|tableSchema|standardSchema|pattern/);
  });
});
