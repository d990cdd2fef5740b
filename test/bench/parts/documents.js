import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import yaml from "js-yaml";
import { bench, root, work } from "../folders.js";

/** GitHub's document as JSON, and the same written as YAML; the C1 package's bundled document. */
export function documents() {
  mkdirSync(work, { recursive: true });
  const json = join(bench, "node_modules/@octokit/openapi/generated/api.github.com.json");
  const written = join(work, "github.yaml");
  if (!existsSync(written))
    writeFileSync(written, yaml.dump(JSON.parse(readFileSync(json, "utf8"))));
  return { json, yaml: written, c1: join(root, "generated/openapi.json") };
}

/** A document of so many schemas, each with ten properties and references to two others. */
export function syntheticDocument(schemas) {
  mkdirSync(work, { recursive: true });
  const name = (index) => `Thing${index % schemas}`;
  const reference = (index) => ({ $ref: `#/components/schemas/${name(index)}` });
  const entries = Array.from({ length: schemas }, (_, index) => {
    const properties = Object.fromEntries(
      Array.from({ length: 8 }, (_, field) => [
        `field${field}`,
        {
          type: field % 2 === 0 ? "string" : "integer",
          description: `Field ${field} of ${index}.`,
        },
      ]),
    );
    // Forward references only, so that nothing is recursive.
    const next = index + 1 < schemas ? { next: reference(index + 1) } : {};
    const other = 2 * index + 1 < schemas ? { other: reference(2 * index + 1) } : {};
    return [
      name(index),
      {
        type: "object",
        description: `The thing with the number ${index}.`,
        required: ["field0", "field1"],
        properties: { ...properties, ...next, ...other },
      },
    ];
  });
  const file = join(work, `synthetic-${schemas}.json`);
  const document = {
    openapi: "3.1.0",
    info: { title: "Synthetic", version: "1" },
    paths: {},
    components: { schemas: Object.fromEntries(entries) },
  };
  writeFileSync(file, JSON.stringify(document));
  return file;
}
