import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { bench, root, work } from "../folders.js";
import { jsonSchema, plainSchemas } from "./plain-schemas.js";
import { schemaText } from "./schema-texts.js";
import { arktypeText, typiaText } from "./type-texts.js";

const { generate } = await import(join(root, "dist/generator/index.js"));
const document = JSON.parse(readFileSync(join(root, "generated/openapi.json"), "utf8"));

/** The two messages that are measured, by the names in the hand-written files. */
export const big = { root: "ListAppEntitlementsResponse", hand: "ListResponse" };
export const small = { root: "AppEntitlementRef", hand: "Ref" };

/** Of ours: the folder of generated TypeScript, formats asserted or not. */
export function buildOurs(formats) {
  const name = formats ? "assert" : "annotate";
  return buildOutput(name, join(root, "spec/openapi.yaml"), { formats: name });
}

/** The folder of generated TypeScript for a document. */
export async function buildOutput(name, spec, options) {
  const out = join(work, `ours-${name}`);
  const { diagnostics } = await generate({ spec, paths: false, ...options, out });
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined) throw new Error(error.message);
  return out;
}

/**
 * Modules with `is`, `validate` and `count` (the issues of a result), by the subject's name. Each is
 * one bundled file; a peer that cannot be built is left out, and the reason printed.
 */
export async function buildSubjects(message, formats) {
  const folder = join(work, `subjects-${message.root}-${formats ? "formats" : "plain"}`);
  mkdirSync(folder, { recursive: true });
  const ours = await buildOurs(formats);
  const schemas = plainSchemas(document, message.root, formats);
  const texts = new Map([
    ["hand-written", handWritten(message)],
    ["specwright", specwright(message, ours)],
    ["ajv", ajvText(jsonSchema(schemas, message.root), folder)],
    ["typia", () => typiaModule(typiaText(schemas, message.root), folder)],
    ["typebox", typeboxText(jsonSchema(schemas, message.root))],
    ["arktype", arktypeText(schemas, message.root)],
    ["valibot", schemaText("valibot", schemas, message.root)],
    ["zod", schemaText("zod", schemas, message.root)],
    ["zod-mini", schemaText("zod mini", schemas, message.root)],
  ]);
  const files = new Map();
  for (const [name, text] of texts) {
    try {
      const contents = typeof text === "function" ? text() : text;
      const outfile = join(folder, `${name}.js`);
      await bundleText(contents, { outfile, formats });
      files.set(name, outfile);
    } catch (error) {
      console.error(`${name} is left out: ${error.message.slice(0, 500)}`);
    }
  }
  return files;
}

/** Bundles the text of a module that may import whatever the bench has installed. */
export async function bundleText(contents, { outfile, formats = true, minify = false }) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: bench, loader: "ts" },
    bundle: true,
    minify,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["import"],
    logLevel: "error",
    legalComments: "none",
    banner: { js: "" },
    plugins: formats ? [] : [withoutFormats],
    ...(outfile === undefined ? { write: false } : { outfile }),
  });
  return outputFiles?.[0]?.text ?? "";
}

const withoutFormats = {
  name: "without-formats",
  setup({ onResolve }) {
    onResolve({ filter: /hand-written-formats\.js$/ }, () => ({
      path: join(bench, "subjects/hand-written-no-formats.js"),
    }));
  },
};

function handWritten({ hand }) {
  return [
    `export { is${hand} as is } from "./subjects/hand-written.js";`,
    `import { validate${hand} } from "./subjects/hand-written-collector.js";`,
    `export const validate = (value) => validate${hand}(value, 1000);`,
    "export const count = (result) => result.issues.length;",
  ].join("\n");
}

function specwright({ root: name }, folder) {
  const module = JSON.stringify(join(folder, "validators.ts"));
  return [
    `export { is${name} as is } from ${module};`,
    `import { validate${name} } from ${module};`,
    `export const validate = (value) => validate${name}(value, { maxIssues: 1000 });`,
    "export const count = (result) => result.issues.length;",
  ].join("\n");
}

/** One function that ends at the first error, one that finds all. */
function ajvText(schema, folder) {
  const write = (allErrors) => {
    const ajv = new Ajv({ allErrors, code: { source: true, esm: true, lines: true } });
    addFormats(ajv);
    ajv.addFormat("duration", /^-?\d{1,12}(?:\.\d{1,9})?s$/);
    ajv.addFormat("int64", /^-?\d{1,19}$/);
    const file = join(folder, `ajv-${allErrors ? "all" : "first"}.mjs`);
    writeFileSync(file, standaloneCode(ajv, ajv.compile(schema)));
    return JSON.stringify(file);
  };
  return [
    `import all from ${write(true)};`,
    `export { default as is } from ${write(false)};`,
    "export const validate = (value) => all(value) ? { errors: [] } : { errors: all.errors };",
    "export const count = (result) => result.errors.length;",
  ].join("\n");
}

function typeboxText(schema) {
  return [
    'import { Compile } from "typebox/schema";',
    'import { Format } from "typebox/format";',
    'import { Settings } from "typebox/system";',
    "Settings.Set({ maxErrors: 1000 });",
    'Format.Set("duration", (value) => /^-?\\d{1,12}(?:\\.\\d{1,9})?s$/.test(value));',
    'Format.Set("int64", (value) => /^-?\\d{1,19}$/.test(value));',
    `const compiled = Compile(${JSON.stringify(schema)});`,
    "export const is = (value) => compiled.Check(value);",
    "export const validate = (value) => compiled.Errors(value);",
    "export const count = ([, errors]) => errors.length;",
  ].join("\n");
}

/** typia writes its functions ahead of time, with its own compiler plugin. */
function typiaModule(text, folder) {
  const input = join(folder, "typia-in");
  const output = join(folder, "typia-out");
  mkdirSync(input, { recursive: true });
  writeFileSync(join(input, "typia.ts"), text);
  const project = join(folder, "tsconfig.json");
  writeFileSync(
    project,
    JSON.stringify({
      compilerOptions: {
        strict: true,
        target: "es2022",
        module: "esnext",
        moduleResolution: "bundler",
        skipLibCheck: true,
        types: [],
      },
      include: ["typia-in"],
    }),
  );
  const cli = join(bench, "node_modules/typia/lib/executable/typia.js");
  const flags = ["generate", "--input", input, "--output", output, "--project", project];
  execFileSync(process.execPath, [cli, ...flags], { cwd: bench, stdio: "pipe" });
  return `export * from ${JSON.stringify(join(output, "typia.ts"))};`;
}

/** The versions of what is installed, for the report. */
export function versionsOf(names) {
  return names.map((name) => {
    const file = join(bench, "node_modules", name, "package.json");
    return `${name} ${JSON.parse(readFileSync(file, "utf8")).version}`;
  });
}
