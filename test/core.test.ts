import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import * as core from "../generator/core.js";
import { bundleForBrowsers, type BrowserBundle } from "./core/browser-bundle.js";
import { caseNames, casesFolder, readOptions } from "./golden/golden-case.js";

const built = fileURLToPath(new URL("../dist/generator/core.js", import.meta.url));

const shop = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Payment:
      type: object
      x-oneofs: { method: [card, iban] }
      properties:
        card: { type: string }
        iban: { type: string, example: 7 }
`;

describe("specwright/core in a browser", () => {
  let bundle: BrowserBundle;

  beforeAll(async () => {
    bundle = await bundleForBrowsers();
  });

  it("imports nothing of Node, and the compiler only when it is asked for", () => {
    expect(bundle.external).toEqual(["typescript"]);
    const all = bundle.texts.join("\n");
    expect(all).not.toMatch(/["'`]node:/);
    expect(all).not.toMatch(/\brequire\((?!")/);
    // What only the compiler has, which the package ts-morph carries, and the texts of its libraries.
    expect(all).not.toContain("tsbuildinfo");
    expect(all).not.toContain("interface SymbolConstructor");
  });

  it("is as large as docs/core.md says", () => {
    const page = readFileSync(new URL("../docs/core.md", import.meta.url), "utf8");
    const rows = [...page.matchAll(/^\| [^|]+ \| `([\w-]+)` +\| +(\d+) kB \| +(\d+) kB \|$/gm)];
    const said = rows.map(([, name, bytes, gzip]) => [name, Number(bytes), Number(gzip)] as const);
    const is = bundle.parts.map(({ name, bytes, gzip }) => [name, bytes / 1000, gzip / 1000]);
    const wanted = new Map(is.map(([name, ...sizes]) => [name, sizes as number[]]));
    expect(said.map(([name]) => name).sort()).toEqual([...wanted.keys()].sort());
    for (const [name, bytes, gzip] of said) {
      const [isBytes = 0, isGzip = 0] = wanted.get(name) ?? [];
      expect([
        name,
        Math.abs(isBytes / bytes - 1) < 0.1,
        Math.abs(isGzip / gzip - 1) < 0.1,
      ]).toEqual([name, true, true]);
    }
  });

  it("takes less than half a megabyte to generate, compressed", () => {
    const sizes = new Map(bundle.parts.map(({ name, gzip }) => [name, gzip]));
    const [first = Infinity, more = Infinity] = [sizes.get("core"), sizes.get("generate")];
    expect(first).toBeLessThan(160_000);
    expect(first + more).toBeLessThan(500_000);
  });

  it("runs where there is nothing but the language and what the web has", async () => {
    const { outputFiles } = await build({
      stdin: { contents: `export * from ${JSON.stringify(built)};`, resolveDir: process.cwd() },
      bundle: true,
      write: false,
      format: "iife",
      globalName: "core",
      platform: "browser",
      external: ["typescript"],
      logLevel: "silent",
    });
    const web = { TextDecoder, TextEncoder, URL, performance, structuredClone };
    const context = createContext({ ...web, shop });
    runInContext(outputFiles[0]?.text ?? "", context);
    const call = (code: string) => {
      const script = `core.${code}.then((result) => JSON.stringify(result))`;
      return runInContext(script, context) as Promise<string>;
    };
    const generated = "core.generate({ spec: shop }).then(({ files }) => [...files])";
    const files = await (runInContext(generated, context) as Promise<[string, string][]>);
    expect(new Map(files).get("types.ts")).toContain("export type PaymentMethod =");
    const { diagnostics } = JSON.parse(await call("validate({ spec: shop })")) as {
      diagnostics: unknown[];
    };
    expect(diagnostics).toMatchObject([
      { code: "invalid-example", file: "openapi.yaml", line: 11 },
    ]);
    // Nothing could stop this pattern here, so it is not tried.
    const slow = "example: 7 }";
    const bomb = `pattern: "^(a+)+$", example: ${"a".repeat(40)}! }`;
    expect(shop).toContain(slow);
    const unchecked = await call(
      `validate({ spec: shop.replace(${JSON.stringify(slow)}, ${JSON.stringify(bomb)}) })`,
    );
    const { diagnostics: others } = JSON.parse(unchecked) as { diagnostics: { code: string }[] };
    expect(others.map(({ code }) => code).sort()).toEqual(["slow-pattern", "unchecked-example"]);
    const compared = await call(`diff({ base: shop, revision: "{" })`);
    expect(JSON.parse(compared)).toMatchObject({
      diagnostics: [{ code: "invalid-syntax", file: "revision.json" }],
    });
  });
});

describe("specwright/core", () => {
  /** Cases of one file, with options that need no machine. */
  const names = caseNames.filter((name) => {
    const { root, templates, format, emitters } = readOptions(name) as Record<string, unknown>;
    const own = [root, templates, format, emitters].some((value) => value !== undefined);
    return !own && existsSync(join(casesFolder, name, "spec.yaml"));
  });

  it("makes the files that the golden cases have, as it is built", async () => {
    // The sources print with all of ts-morph, the build without its compiler.
    const { generate } = (await import(/* @vite-ignore */ built)) as typeof core;
    const different: string[] = [];
    let compared = 0;
    for (const name of names) {
      const { also: _, paths: _paths, descriptors, ...options } = readOptions(name);
      const folder = join(casesFolder, name);
      const expected = (path: string) => join(folder, "expected", path);
      if (descriptors !== undefined) continue;
      const spec = readFileSync(join(folder, "spec.yaml"), "utf8");
      const { files } = await generate({ ...options, spec });
      for (const [path, text] of files) {
        // An index names `paths.ts` too, where a case has one.
        const isOther = path === "index.ts" && existsSync(expected("paths.ts"));
        if (!existsSync(expected(path)) || isOther) continue;
        compared += 1;
        const want = readFileSync(expected(path), "utf8");
        if (want !== text) different.push(`${name}/${path}`);
      }
    }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(400);
  }, 300_000);

  it("reads texts that refer to each other", async () => {
    const texts = {
      "schemas/pet.yaml": "Pet: { type: object, properties: { name: { type: strin } } }",
    };
    const spec = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths: {}
components: { schemas: { Pet: { $ref: "./schemas/pet.yaml#/Pet" } } }
`;
    const { diagnostics } = await core.validate({ spec, texts });
    expect(diagnostics).toMatchObject([
      { code: "invalid-document", file: "schemas/pet.yaml", line: 1 },
    ]);
    const mended = { "schemas/pet.yaml": texts["schemas/pet.yaml"].replace("strin ", "string ") };
    const { document } = await core.bundle({ spec, texts: mended });
    expect(document).toMatchObject({ components: { schemas: { Pet: { type: "object" } } } });
    const object = {
      ...document,
      components: { schemas: { A: { $ref: "schemas/pet.yaml#/Pet" } } },
    };
    const { files } = await core.generate({ spec: object, texts: mended });
    expect(files.get("types.ts")).toContain("name?: string | undefined;");
  });

  it.each([
    ["a file that is not there", "./pets.yaml#/Pet", "file-not-found"],
    ["a file of the machine", "file:///etc/passwd#/a", "file-not-found"],
    ["a file above the root", "../../../etc/passwd#/a", "file-not-found"],
    ["the network", "https://example.com/a.yaml#/a", "remote-reference"],
  ])("reaches no further: %s", async (_, target, code) => {
    const spec = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths: {}
components: { schemas: { Pet: { $ref: "${target}" } } }
`;
    const { diagnostics } = await core.validate({ spec, texts: { "pet.yaml": "{}" } });
    expect(diagnostics.map((finding) => finding.code)).toContain(code);
    expect(JSON.stringify(diagnostics)).not.toContain("root:");
  });

  it("names the file that was probably meant", async () => {
    const spec = shop.replace("{ type: string }", '{ $ref: "./crad.yaml" }');
    const { diagnostics } = await core.validate({ spec, texts: { "card.yaml": "{}" } });
    expect(diagnostics).toMatchObject([{ fix: "Did you mean `card.yaml`?" }]);
  });

  it("keeps to the limit of bytes", async () => {
    const { diagnostics } = await core.validate({ spec: shop, limits: { bytes: 100 } });
    expect(diagnostics).toMatchObject([{ code: "limit-exceeded" }]);
  });

  it("tells JSON from YAML, and calls them so", async () => {
    const { diagnostics } = await core.validate({ spec: '{ "openapi": "3.1.0" "info": 1 }' });
    expect(diagnostics).toMatchObject([{ code: "invalid-syntax", file: "openapi.json" }]);
  });

  it("names both sides of a comparison", async () => {
    const revision = shop.replace("card: { type: string }", "card: { type: integer }");
    const spoken = (text: string) =>
      text.replace(
        "paths: {}",
        "paths: { /a: { get: { operationId: a, responses: { '200': { description: A, content: { application/json: { schema: { $ref: '#/components/schemas/Payment' } } } } } } } }",
      );
    const result = await core.diff({ base: spoken(shop), revision: spoken(revision) });
    expect(result.breaking).toBe(true);
    expect(result.changes[0]).toMatchObject({
      base: { file: "base.yaml" },
      revision: { file: "revision.yaml" },
    });
  });

  it.each(["root", "allowRemote", "out", "format", "templates", "paths"])(
    "refuses the option %s, and says why",
    async (name) => {
      const options = { spec: shop, [name]: true } as core.CoreGenerateOptions;
      await expect(core.generate(options)).rejects.toThrow(
        `The option \`${name}\` needs Node, and specwright/core does not.`,
      );
    },
  );

  it("refuses descriptors by their path", async () => {
    const options = { spec: shop, descriptors: "a.binpb" } as unknown as core.CoreGenerateOptions;
    await expect(core.generate(options)).rejects.toThrow("`descriptors` must be bytes here");
  });
});
