import { createRequire } from "node:module";

const load = createRequire(import.meta.url);
const folder = "ajv/dist/refs/json-schema-2020-12";
const vocabularies = [
  "applicator",
  "content",
  "core",
  "format-annotation",
  "meta-data",
  "unevaluated",
  "validation",
];

/** The meta-schema of draft 2020-12 and its vocabularies, as json-schema.org publishes them. */
export const metaSchemas: Readonly<Record<string, unknown>> = {
  "https://json-schema.org/draft/2020-12/schema": load(`${folder}/schema.json`),
  ...Object.fromEntries(
    vocabularies.map((name) => [
      `https://json-schema.org/draft/2020-12/meta/${name}`,
      load(`${folder}/meta/${name}.json`),
    ]),
  ),
};
