import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { transform } from "esbuild";
import { analyze } from "../../dist/generator/pipeline.js";
import { asJsonSchema } from "./json-schema.js";

/**
 * Imports generated output, and lets its validators and ajv judge the examples of the document's
 * component schemas.
 *
 * @param {string} path the document
 * @param {string} out the folder with its output
 */
export async function judgeExamples(path, out) {
  const modules = await importOutput(out);
  const { api } = await analyze({ spec: path });
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  const disagreements = [];
  let examples = 0;
  let unclear = 0;
  for (const { name, key, schema, side } of api.schemas) {
    if (key === undefined || side === "request") continue;
    const given = examplesOf(api.document.components.schemas[key]);
    if (given.length === 0) continue;
    const accepts = compile(ajv, api.document, key);
    for (const value of given) {
      const ours = modules[`is${name}`](value);
      const result = modules[`validate${name}`](value);
      if (ours !== result.ok) disagreements.push(`${name}: is ${ours}, validate ${result.ok}`);
      if (accepts === undefined) {
        unclear += 1;
        continue;
      }
      examples += 1;
      // Formats, and what OpenAPI adds to JSON Schema, ajv does not judge here.
      const known = result.ok ? [] : result.issues.filter(({ code }) => !ours_only.has(code));
      const verdict = result.ok || known.length === 0;
      if (verdict !== accepts(value) && schema.kind !== "never") {
        const said = result.ok ? "valid" : result.issues.map((i) => `${i.pointer} ${i.code}`);
        disagreements.push(`${name}: ours ${said}, ajv ${ajv.errorsText(accepts.errors)}`);
      }
    }
  }
  return { exports: Object.keys(modules).length, examples, unclear, disagreements };
}

/** Issues that only our validators know. */
const ours_only = new Set(["format", "oneof"]);

function examplesOf(schema) {
  if (typeof schema !== "object" || schema === null) return [];
  const list = Array.isArray(schema.examples) ? schema.examples : [];
  return "example" in schema ? [schema.example, ...list] : list;
}

function compile(ajv, document, key) {
  try {
    return ajv.compile(asJsonSchema(document, key));
  } catch {
    return undefined;
  }
}

/** The output as JavaScript, with all of it loaded. */
async function importOutput(out) {
  const target = join(out, "js");
  writeAll(out, target);
  for (const file of readdirSync(out, { recursive: true }).map(String)) {
    if (!file.endsWith(".ts") || file.startsWith("js/")) continue;
    const { code } = await transform(readFileSync(join(out, file), "utf8"), { loader: "ts" });
    writeFileSync(join(target, file.replace(/\.ts$/, ".js")), code);
  }
  return import(pathToFileURL(join(target, "index.js")).href);
}

function writeAll(_out, target) {
  mkdirSync(join(target, "runtime"), { recursive: true });
  writeFileSync(join(target, "package.json"), '{ "type": "module" }\n');
}
