import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { importsOfTemplate, linkedTemplate, linkWith } from "../../generator/emit/linkage.js";
import { generate } from "../../generator/index.js";
import { withImportExtension } from "../../generator/write/import-extension.js";
import { makeFolder } from "../cli/run-cli.js";
import { memoryHost } from "../compile/memory-host.js";

const others = ["runtime/b.ts", "runtime/c.ts", "runtime/cc.ts", "runtime/x.ts", "c/b.ts"];

const rewritten = (text: string, extension: ".ts" | "", written = ["runtime/a.ts"]) => {
  const files = new Map([["runtime/a.ts", text], ...others.map((path) => [path, ""] as const)]);
  return withImportExtension(files, written, extension).get("runtime/a.ts");
};

describe("the extension of imports in code of the user's own", () => {
  it.each<[string, string, ".ts" | "", string]>([
    ["is .ts", 'import { a } from "./b.js";\n', ".ts", 'import { a } from "./b.ts";\n'],
    ["is none", 'import type { A } from "../c/b.js";\n', "", 'import type { A } from "../c/b";\n'],
    [
      "in exports",
      'export * from "./b.js";\nexport { a } from "./c.js";\n',
      ".ts",
      'export * from "./b.ts";\nexport { a } from "./c.ts";\n',
    ],
    ["in types", 'type A = import("./b.js").A;\n', ".ts", 'type A = import("./b.ts").A;\n'],
    ["not of modules elsewhere", 'import "../../b.js";\n', ".ts", 'import "../../b.js";\n'],
    ["not of packages", 'import { a } from "b/c.js";\n', ".ts", 'import { a } from "b/c.js";\n'],
    ["not in strings", "const a = 'from \"./b.js\"';\n", ".ts", "const a = 'from \"./b.js\"';\n"],
    [
      "not in comments",
      '// import "./b.js"\n/** import("./b.js") */\n',
      "",
      '// import "./b.js"\n/** import("./b.js") */\n',
    ],
    ["not in templates", 'const a = `import "./b.js"`;\n', "", 'const a = `import "./b.js"`;\n'],
    ["not of other files", 'import a from "./b.json";\n', "", 'import a from "./b.json";\n'],
  ])("%s", (_, text, extension, want) => {
    expect(rewritten(text, extension)).toBe(want);
  });

  it("leaves other files alone", () => {
    const files = new Map([["openapi.json", '"import \\"./b.js\\""']]);
    expect(withImportExtension(files, ["openapi.json"], ".ts")).toEqual(files);
    const text = 'import { a } from "./b.js";\n';
    expect(rewritten(text, ".ts", [])).toBe(text);
  });
});

describe("the extension of imports in our own code", () => {
  const engine = "./engine.js";
  const emitters = [
    () => ({ path: "engine.ts", text: 'export { compile } from "./types.js";' }),
    () => ({ path: "sub/own.ts", text: 'import "../engine.js"; import "./other.js";' }),
  ];

  it("is not that of an engine that the user has", async () => {
    const { files } = await generate({ spec, importExtension: ".ts", regexEngine: engine });
    expect(files.get("validators.ts")).toContain('from "./engine.js";');
  });

  it("is that of an engine that a custom emitter makes", async () => {
    const options = { importExtension: ".ts", regexEngine: engine, emitters } as const;
    const { files } = await generate({ spec, ...options });
    expect(files.get("validators.ts")).toContain('from "./engine.ts";');
    expect(files.get("engine.ts")).toContain('from "./types.ts";');
    expect(files.get("sub/own.ts")).toContain('import "../engine.ts";\nimport "./other.js";');
  });

  it.each([...readTemplateTexts()])("is found in the template %s", (_, text) => {
    const all = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    const linkedTo = importsOfTemplate(text).map((file) => `./${file.replace(/\.ts$/, ".js")}`);
    expect(linkedTo.sort()).toEqual(all.sort());
    const rewritten = linkedTemplate(text, linkWith(".ts"));
    const specifiers = ts.preProcessFile(rewritten).importedFiles;
    expect(specifiers.map(({ fileName }) => fileName).sort()).toEqual(
      all.map((name) => name.replace(/\.js$/, ".ts")).sort(),
    );
  });
});

function readTemplateTexts(): readonly (readonly [name: string, text: string])[] {
  const folder = fileURLToPath(new URL("../../templates/runtime/", import.meta.url));
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return names.map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
}

/** Enough for every kind of module, and for most of the runtime. */
const spec = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1.0.0" },
  paths: {
    "/pets/{id}": {
      get: {
        operationId: "getPet",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string" } },
          { name: "page_token", in: "query", schema: { type: "string" } },
        ],
        responses: {
          "200": {
            description: "The pet",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        required: ["name"],
        "x-oneofs": { home: ["house", "street"] },
        properties: {
          name: { type: "string", minLength: 1, pattern: "^[a-z]+$" },
          house: { type: "integer", multipleOf: 2 },
          street: { type: "string", format: "uuid" },
          born: { type: "string", format: "date-time" },
          web: { type: "string", format: "uri" },
          mail: { type: "string", format: "email" },
          parents: {
            type: "array",
            uniqueItems: true,
            items: { $ref: "#/components/schemas/Pet" },
          },
          kind: { anyOf: [{ const: "cat" }, { type: "number" }, { not: { type: "array" } }] },
        },
        unevaluatedProperties: false,
      },
    },
  },
};

const compilers: readonly (readonly [".js" | ".ts" | "", string, ts.CompilerOptions])[] = [
  [".js", "nodenext", { module: ts.ModuleKind.NodeNext }],
  [
    ".js",
    "bundler",
    { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  ],
  [
    ".ts",
    "nodenext, allowImportingTsExtensions",
    { module: ts.ModuleKind.NodeNext, allowImportingTsExtensions: true },
  ],
  [
    ".ts",
    "bundler, allowImportingTsExtensions",
    {
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
    },
  ],
  [
    "",
    "bundler",
    { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  ],
];

describe.each(compilers)("output with %j", (importExtension, resolution, options) => {
  let files: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const result = await generate({ spec, importExtension });
    expect(result.diagnostics).toEqual([]);
    files = result.files;
  });

  it(`compiles with ${resolution}`, () => {
    const folder = makeFolder({ "package.json": '{ "type": "module" }' });
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const strict = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, types: [] };
    const lib = ["lib.es2022.d.ts", "lib.dom.d.ts"];
    const whole = { ...strict, ...options, lib, skipLibCheck: true };
    const host = memoryHost(new Map(), folder, whole);
    const program = ts.createProgram([join(folder, "index.ts")], whole, host);
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    expect(messages).toEqual([]);
    const compiled = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder));
    expect(compiled.length).toBeGreaterThan(30);
  });

  it("names no other extension", () => {
    const specifiers = [...files]
      .filter(([path]) => path.endsWith(".ts"))
      .flatMap(([, text]) => ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName));
    expect(specifiers.length).toBeGreaterThan(30);
    const want = importExtension === "" ? /^\.\.?\/[\w/-]+$/ : /^\.\.?\/[\w/-]+\.\w+$/;
    for (const name of specifiers) {
      expect(name).toMatch(want);
      if (importExtension !== "") expect(name.endsWith(importExtension)).toBe(true);
    }
  });
});
