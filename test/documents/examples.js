import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { transform } from "esbuild";
import { referencedIds } from "../../dist/generator/model/visit.js";
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
  const byId = new Map(api.schemas.map((named) => [named.id, named]));
  for (const named of api.schemas) {
    const { key, side } = named;
    // ajv knows no discriminator: of a schema with subtypes it judges what that says itself.
    const { id, name, schema } = byId.get(`base:${named.id}`) ?? named;
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
      if (verdict === accepts(value) || schema.kind === "never") continue;
      if (!verdict && reachesSubtypes(id, byId)) {
        examples -= 1;
        unclear += 1;
      } else {
        const said = result.ok ? "valid" : result.issues.map((i) => `${i.pointer} ${i.code}`);
        disagreements.push(`${name}: ours ${said}, ajv ${ajv.errorsText(accepts.errors)}`);
      }
    }
  }
  return { exports: Object.keys(modules).length, examples, unclear, disagreements };
}

/** Whether a schema holds one with subtypes, of which ajv does not know that its values are theirs. */
function reachesSubtypes(start, byId) {
  const seen = new Set([start]);
  for (const id of seen) {
    if (byId.has(`base:${id}`)) return true;
    const named = byId.get(id);
    if (named !== undefined) for (const next of referencedIds(named.schema)) seen.add(next);
  }
  return false;
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
