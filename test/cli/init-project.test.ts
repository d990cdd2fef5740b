import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { configModuleText } from "../../generator/commands/init/config-text.js";
import { planMarks } from "../../generator/commands/init/mark-output.js";
import { readProject } from "../../generator/commands/init/project.js";
import {
  largeDocument,
  offerOfJs,
  suitProject,
} from "../../generator/commands/init/suit-project.js";
import { good } from "./documents.js";
import { makeFolder, readFolder } from "./run-cli.js";
import { runInProcess } from "./run-in-process.js";

const manifest = (fields: object) => JSON.stringify({ name: "app", ...fields });
const uses = (...names: readonly string[]) =>
  manifest({ dependencies: Object.fromEntries(names.map((name) => [name, "*"])) });
const tsconfig = (compilerOptions: object, rest: object = {}) =>
  JSON.stringify({ compilerOptions, ...rest });

const bundler = { module: "esnext", moduleResolution: "bundler", noEmit: true };
const node = { module: "nodenext", target: "es2022" };
const nextConfig = { ...bundler, target: "ES2017", lib: ["dom", "esnext"] };

interface Want {
  readonly framework: string;
  readonly target?: "ts" | "js";
  readonly extension?: string;
  /** What the reasons say. */
  readonly because: string;
  /** What a note says; without it there is none. */
  readonly note?: string;
}

const projects: readonly (readonly [string, Readonly<Record<string, string>>, Want])[] = [
  [
    "what `npm init` writes",
    { "package.json": manifest({ type: "commonjs" }) },
    {
      framework: "Node.js",
      target: "js",
      because: "no TypeScript",
      note: 'Set "type": "module"',
    },
  ],
  [
    "a project of modules without TypeScript",
    { "package.json": manifest({ type: "module" }) },
    { framework: "Node.js", target: "js", because: "no TypeScript" },
  ],
  [
    "CommonJS behind a bundler, which reads modules all the same",
    { "package.json": manifest({ type: "commonjs", devDependencies: { esbuild: "*" } }) },
    { framework: "esbuild", target: "js", because: "no TypeScript" },
  ],
  [
    "Next",
    { "package.json": uses("next", "typescript"), "tsconfig.json": tsconfig(nextConfig) },
    { framework: "Next.js", extension: "", because: "Next.js does not find ./types.ts" },
  ],
  [
    "Next that resolves as Node.js does",
    {
      "package.json": manifest({ type: "module", dependencies: { next: "*" } }),
      "tsconfig.json": tsconfig(node),
    },
    { framework: "Next.js", target: "js", because: "asks for an extension" },
  ],
  [
    "Vite, whose tsconfig.json only names others",
    {
      "package.json": manifest({ type: "module", devDependencies: { vite: "*" } }),
      "tsconfig.json": '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      "tsconfig.app.json": tsconfig({
        ...bundler,
        allowImportingTsExtensions: true,
        verbatimModuleSyntax: true,
        target: "ES2022",
      }),
    },
    { framework: "Vite", extension: ".ts", because: "tsconfig.app.json sets allowImporting" },
  ],
  [
    "Vite without that setting",
    { "package.json": uses("vite"), "tsconfig.json": tsconfig(bundler) },
    { framework: "Vite", extension: ".js", because: "TypeScript and Vite find ./types.ts" },
  ],
  [
    "Nest of today: CommonJS, resolved as Node.js does, tested by Jest",
    { "package.json": uses("@nestjs/core", "jest"), "tsconfig.json": tsconfig(node) },
    { framework: "Nest", extension: "", because: "Jest does not find ./types.ts" },
  ],
  [
    "Nest of before",
    {
      "package.json": uses("@nestjs/core"),
      "tsconfig.json": tsconfig({ module: "commonjs", target: "ES2021", lib: ["es2022"] }),
    },
    { framework: "Nest", extension: ".js", because: "TypeScript and Nest find ./types.ts" },
  ],
  [
    "React Router",
    { "package.json": uses("@react-router/dev", "vite"), "tsconfig.json": tsconfig(bundler) },
    { framework: "React Router", extension: ".js", because: "React Router" },
  ],
  [
    "Remix",
    { "package.json": uses("@remix-run/dev", "vite"), "tsconfig.json": tsconfig(bundler) },
    { framework: "Remix", extension: ".js", because: "Remix" },
  ],
  [
    "Expo, with settings from a package",
    {
      "package.json": uses("expo", "react-native"),
      "tsconfig.json": '{ "extends": "expo/tsconfig.base" }',
      "node_modules/expo/tsconfig.base.json": tsconfig({ ...bundler, target: "ESNext" }),
    },
    { framework: "Expo", extension: "", because: "Expo does not find ./types.ts" },
  ],
  ["Deno", { "deno.json": "{}" }, { framework: "Deno", extension: ".ts", because: "full names" }],
  [
    "Deno beside a package.json",
    { "deno.json": "{}", "package.json": "{}" },
    { framework: "Deno", extension: ".ts", because: "full names" },
  ],
  [
    "Node.js, compiled",
    {
      "package.json": manifest({ type: "module", devDependencies: { typescript: "*" } }),
      "tsconfig.json": tsconfig(node),
    },
    { framework: "Node.js", extension: ".js", because: "needs the extension" },
  ],
  [
    "Node.js that strips types",
    {
      "package.json": manifest({ type: "module", scripts: { start: "node --watch src/main.ts" } }),
      "tsconfig.json": tsconfig(node),
    },
    {
      framework: "Node.js",
      extension: ".ts",
      because: "Node.js runs the sources",
      note: "rewriteRelativeImportExtensions",
    },
  ],
  [
    "Node.js with tsx",
    {
      "package.json": manifest({ scripts: { start: "node --import tsx main.js", x: "tsx a.ts" } }),
      "tsconfig.json": tsconfig(bundler),
    },
    { framework: "Node.js", extension: ".js", because: "find ./types.ts" },
  ],
  [
    "a settings file in a chain, with comments",
    {
      "package.json": uses("typescript"),
      "tsconfig.json": '{ // ours\n "extends": ["./base.json"], }',
      "base.json": tsconfig({ module: "preserve", rewriteRelativeImportExtensions: true }),
    },
    { framework: "Node.js", extension: ".ts", because: "sets rewriteRelativeImportExtensions" },
  ],
  [
    "CommonJS with verbatimModuleSyntax",
    {
      "package.json": uses("typescript"),
      "tsconfig.json": tsconfig({ ...node, verbatimModuleSyntax: true }),
    },
    {
      framework: "Node.js",
      extension: ".js",
      because: "needs the extension",
      note: "the output does not compile so",
    },
  ],
  [
    "an old target",
    { "package.json": uses("webpack"), "tsconfig.json": tsconfig({ target: "es5" }) },
    { framework: "webpack", target: "js", because: '"target": "ES5"' },
  ],
  [
    "an old lib",
    { "package.json": uses("vite"), "tsconfig.json": tsconfig({ lib: ["es2020", "dom"] }) },
    { framework: "Vite", target: "js", because: '"lib": ["es2020","dom"]' },
  ],
  [
    "a target whose lib is old",
    { "package.json": uses("vite"), "tsconfig.json": tsconfig({ target: "es2020" }) },
    { framework: "Vite", target: "js", because: '"target": "ES2020"' },
  ],
  [
    "JavaScript",
    { "package.json": uses("express") },
    { framework: "Node.js", target: "js", because: "no TypeScript" },
  ],
  ["nothing", {}, { framework: "Node.js", extension: ".js", because: "find ./types.ts" }],
  [
    "a tsconfig.json that is empty",
    { "tsconfig.json": "{}" },
    { framework: "Node.js", extension: ".js", because: "find ./types.ts" },
  ],
  [
    "a tsconfig.json that refers to itself",
    { "tsconfig.json": '{ "files": [], "references": [{ "path": "." }] }' },
    { framework: "Node.js", extension: ".js", because: "find ./types.ts" },
  ],
];

describe("what suits a project", () => {
  it.each(projects)("%s", async (_, files, want) => {
    const project = await readProject(makeFolder(files));
    const suited = suitProject(project);
    expect(project.framework.name).toBe(want.framework);
    expect(suited.target).toBe(want.target ?? "ts");
    expect(suited.importExtension).toBe(want.extension);
    expect(suited.extensionReason ?? suited.targetReason).toContain(want.because);
    const [note, ...others] = suited.notes;
    expect(others).toEqual([]);
    if (want.note === undefined) expect(note).toBeUndefined();
    else expect(note).toContain(want.note);
  });

  it("offers JavaScript for large documents, where a bundler takes it", async () => {
    const offered = async (files: Readonly<Record<string, string>>, bytes: number) => {
      const project = await readProject(makeFolder(files));
      return offerOfJs(bytes, project, suitProject(project));
    };
    const vite = { "package.json": uses("vite", "typescript") };
    expect(await offered(vite, largeDocument)).toContain('target "js" writes .js and .d.ts');
    expect(await offered(vite, largeDocument - 1)).toBeUndefined();
    expect(await offered({ "package.json": uses("typescript") }, 1e9)).toBeUndefined();
    expect(await offered({ "package.json": uses("vite") }, 1e9)).toBeUndefined();
  });

  it("says in the configuration why", () => {
    const base = { spec: "a.yaml", out: "b" };
    const text = configModuleText(
      { ...base, target: "ts", importExtension: "", extensionReason: "so it is" },
      "ts",
    );
    expect(text).toContain('  // "" here: so it is.\n  importExtension: "",\n');
    const js = configModuleText({ ...base, target: "js", targetReason: "old" }, "js");
    expect(js).toContain('  // "js" here: old.\n  target: "js",\n');
  });
});

describe("marks of the output", () => {
  const eslint = '{ ignores: ["src/api/**"] }';

  it.each<[string, string, string, string | undefined]>([
    ["a line", ".prettierignore", "dist/\n", "dist/\nsrc/api/\n"],
    ["no last line end", ".prettierignore", "dist/", "dist/\nsrc/api/\n"],
    ["CRLF", ".prettierignore", "dist/\r\n", "dist/\r\nsrc/api/\r\n"],
    ["an empty file", ".prettierignore", "", "src/api/\n"],
    ["there already", ".prettierignore", "src/api/\n", undefined],
    ["there already, otherwise", ".prettierignore", "/src/api\n", undefined],
    ["attributes", ".gitattributes", "* -text\n", "* -text\nsrc/api/** linguist-generated=true\n"],
    ["attributes there", ".gitattributes", "src/api/** linguist-generated=true\n", undefined],
    ["an old ignore file", ".eslintignore", "x\n", "x\nsrc/api/\n"],
    [
      "old JSON",
      ".eslintrc.json",
      '{\n  "root": true\n}\n',
      '{\n  "root": true,\n  "ignorePatterns": [\n    "src/api/**"\n  ]\n}\n',
    ],
    [
      "old JSON with one pattern",
      ".eslintrc.json",
      '{ "ignorePatterns": "dist" }',
      '{ "ignorePatterns": [\n    "dist",\n    "src/api/**"\n  ] }',
    ],
    ["a list", "eslint.config.js", "export default [a];\n", `export default [${eslint}, a];\n`],
    ["an empty list", "eslint.config.mjs", "export default [];", `export default [${eslint}];`],
    [
      "a list over lines",
      "eslint.config.js",
      "export default [\n  a,\n  b,\n];\n",
      `export default [\n  ${eslint},\n  a,\n  b,\n];\n`,
    ],
    [
      "defineConfig with a list",
      "eslint.config.ts",
      "export default defineConfig([a] as X);\n",
      `export default defineConfig([${eslint}, a] as X);\n`,
    ],
    [
      "tseslint.config with entries",
      "eslint.config.js",
      "export default tseslint.config(\n  a,\n  ...b,\n);\n",
      `export default tseslint.config(\n  ${eslint},\n  a,\n  ...b,\n);\n`,
    ],
    [
      "a constant, as Next.js writes it",
      "eslint.config.mjs",
      'const x = [...compat.extends("next")];\nexport default x;\n',
      `const x = [${eslint}, ...compat.extends("next")];\nexport default x;\n`,
    ],
    [
      "CommonJS",
      "eslint.config.cjs",
      "module.exports = defineConfig([a]);\n",
      `module.exports = defineConfig([${eslint}, a]);\n`,
    ],
    [
      "types",
      "eslint.config.ts",
      "export default [a] satisfies X;",
      `export default [${eslint}, a] satisfies X;`,
    ],
    ["ignored there already", "eslint.config.js", `export default [${eslint}];`, undefined],
  ])("%s", async (_, file, before, after) => {
    const folder = makeFolder({ [file]: before });
    const { edits, notes } = await planMarks(folder, "src/api");
    expect(readFolder(folder)).toEqual({ [file]: before });
    expect(notes).toEqual([]);
    expect(edits.map((edit) => edit.text)).toEqual(after === undefined ? [] : [after]);
    expect(edits.map((edit) => edit.file)).toEqual(after === undefined ? [] : [file]);
  });

  it.each([
    ["eslint.config.js", "export default compat.config({});"],
    ["eslint.config.js", "export default x;"],
    ["eslint.config.js", "const x = y; const y = x; export default x;"],
    [".eslintrc.cjs", "module.exports = {};"],
    [".eslintrc", "root: true\n"],
  ])("are left to the user in %s: %s", async (file, text) => {
    const { edits, notes } = await planMarks(makeFolder({ [file]: text }), "src/api");
    expect(edits).toEqual([]);
    expect(notes.join()).toContain(file);
    expect(notes.join()).toContain('"src/api/**"');
  });

  it("are none for a folder outside the project", async () => {
    const folder = makeFolder({ ".prettierignore": "" });
    expect(await planMarks(folder, "../api")).toEqual({ edits: [], notes: [] });
  });
});

describe("init in a project with files for prettier, git and eslint", () => {
  const files = {
    "openapi.yaml": good,
    "package.json": uses("next", "typescript"),
    "tsconfig.json": tsconfig(nextConfig),
    "src/x.ts": "",
    ".prettierignore": "dist/\n",
    ".gitattributes": "",
    "eslint.config.mjs": "export default [];\n",
  };
  const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

  it("shows what it adds, and adds it", async () => {
    const folder = makeFolder({ ...files, "other.yaml": good });
    const run = await runInProcess(folder, ["init"]);
    expect(run.code).toBe(0);
    const shown = run.stderr.slice(0, run.stderr.indexOf("specwright.config.ts: written."));
    expect(shown).toContain("openapi.yaml: OpenAPI 3.1.0.");
    expect(shown).toContain("  other.yaml  (OpenAPI 3.1.0)");
    expect(shown).toContain("specwright init --force --spec other.yaml");
    expect(shown).toContain('importExtension: ""  (Next.js does not find');
    expect(shown).toContain("  .prettierignore: src/api/\n");
    expect(shown).toContain("  .gitattributes: src/api/** linguist-generated=true\n");
    expect(shown).toContain('  eslint.config.mjs: { ignores: ["src/api/**"] }\n');
    expect(read(folder, ".prettierignore")).toBe("dist/\nsrc/api/\n");
    expect(read(folder, "eslint.config.mjs")).toBe(
      'export default [{ ignores: ["src/api/**"] }];\n',
    );
    expect(read(folder, "specwright.config.ts")).toContain('  importExtension: "",');
    expect(read(folder, "src/api/index.ts")).toContain('from "./types";');
    const again = await runInProcess(folder, ["init", "--force"]);
    expect(again.stderr).not.toContain(".prettierignore:");
    expect(read(folder, ".prettierignore")).toBe("dist/\nsrc/api/\n");
  });

  it("leaves them with --no-ignores", async () => {
    const folder = makeFolder(files);
    expect((await runInProcess(folder, ["init", "--no-ignores"])).code).toBe(0);
    expect(read(folder, ".prettierignore")).toBe("dist/\n");
  });

  it("writes nothing when it is told not to", async () => {
    const folder = makeFolder(files);
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      return Promise.resolve(question.startsWith("Write") ? "n" : "");
    };
    const run = await runInProcess(folder, ["init"], { ask });
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).toContain("Nothing was written.");
    expect(asked.at(-1)).toBe("Write this? (Y/n): ");
    expect(readFolder(folder)).toEqual(files);
  });
});
