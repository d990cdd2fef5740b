import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { diagnosticCatalogue } from "../../generator/findings/diagnostic-catalogue.js";
import { specificationVersions, textFor } from "../../generator/findings/document-words.js";
import type { Rule } from "../../generator/findings/rules/rule.js";
import { generate, validate, type Diagnostic } from "../../generator/index.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../../generator/json/json.js";
import { mutated, randomOf } from "./mutate-words.js";
import { swaggerSeed } from "../fuzz/swagger-seed.js";
import { mistakes, type Version } from "./mistakes.js";

/**
 * The words that a version does not have. A finding may say one only where the document itself does: what is
 * wrong there has to be named.
 */
const later: Readonly<Record<Version, readonly string[]>> = {
  "3.2": ["nullable"],
  "3.1": [
    ...["itemSchema", "mediaTypes", "querystring", "$self", "additionalOperations"],
    ...["defaultMapping", "nodeType", "oauth2MetadataUrl", "nullable"],
  ],
  "3.0": [
    ...["itemSchema", "mediaTypes", "querystring", "$self", "additionalOperations"],
    ...["defaultMapping", "nodeType", "oauth2MetadataUrl"],
    ...["webhooks", "pathItems", "jsonSchemaDialect", "$defs", "const", "prefixItems"],
    ...["unevaluatedProperties", "unevaluatedItems", "propertyNames", "patternProperties"],
    ...["contentMediaType", "contentEncoding", "contentSchema", "dependentRequired"],
    ...["dependentSchemas", "mutualTLS", "$dynamicRef", "$anchor", "null'", 'null"'],
  ],
  "2.0": [
    ...["itemSchema", "mediaTypes", "querystring", "$self", "additionalOperations"],
    ...["defaultMapping", "nodeType", "oauth2MetadataUrl", "cookie"],
    ...["webhooks", "pathItems", "jsonSchemaDialect", "$defs", "const", "prefixItems"],
    ...["unevaluatedProperties", "unevaluatedItems", "propertyNames", "patternProperties"],
    ...["contentMediaType", "contentEncoding", "contentSchema", "dependentRequired"],
    ...["dependentSchemas", "mutualTLS", "$dynamicRef", "$anchor", "null'", 'null"'],
    ...["components", "requestBody", "requestBodies", "securitySchemes", "callbacks", "links"],
    ...["oneOf", "anyOf", "nullable", "writeOnly", "operationRef", "propertyName", "servers"],
    ...["explode", "allowReserved", "style", "flows", "openIdConnectUrl"],
  ],
};

const versions = Object.keys(later) as Version[];
const wordsIn = (text: string): Set<string> =>
  new Set(text.match(/(?<![\w-])(?:[$]?\w+)(?![\w-])|null["']/g) ?? []);

/** The foreign words of the findings of a document, each with the text that says it. */
function foreign(
  diagnostics: readonly Diagnostic[],
  document: JsonValue,
  version: Version,
): string[] {
  // An extension has its own name: `x-nullable`.
  const own = JSON.stringify(document);
  return diagnostics.flatMap(({ code, message, fix, pointer = "" }) =>
    [message, fix, pointer].flatMap((text) => {
      const said = wordsIn(text);
      const wrong = later[version].filter((word) => said.has(word) && !own.includes(word));
      return wrong.map((word) => `${word}: ${code}: ${text}`);
    }),
  );
}

function versionOf(document: JsonObject): Version | undefined {
  if (document["swagger"] === "2.0") return "2.0";
  const text = JSON.stringify(document["openapi"] ?? "").slice(1, 4);
  return versions.find((version) => version === text);
}

const cases = readdirSync("test/cases").flatMap((name): JsonObject[] => {
  try {
    const text = readFileSync(`test/cases/${name}/spec.yaml`, "utf8");
    const value = parse(text) as JsonValue;
    return isJsonObject(value) ? [value] : [];
  } catch {
    return [];
  }
});
const examples = Object.values<Rule>(diagnosticCatalogue).flatMap(({ example }) =>
  [example?.bad, example?.good].flatMap((text): JsonObject[] => {
    try {
      const value = text === undefined ? undefined : (parse(text) as JsonValue);
      return value !== undefined && isJsonObject(value) ? [value] : [];
    } catch {
      return [];
    }
  }),
);
const seedsOf = (version: Version): JsonObject[] => [
  ...[...cases, ...examples].filter((document) => versionOf(document) === version),
  ...(version === "2.0" ? [swaggerSeed] : []),
];

describe.each(versions)("findings of a document of %s", (version) => {
  it("have only its words, for every case and every example of a rule", async () => {
    const said: string[] = [];
    for (const document of seedsOf(version)) {
      const { diagnostics } = await validate({ spec: document });
      said.push(...foreign(diagnostics, document, version));
      const made = await generate({ spec: document, paths: false });
      said.push(...foreign(made.diagnostics, document, version));
    }
    expect(said).toEqual([]);
  });

  it("have only its words, for every mistake of the tables", async () => {
    const said: string[] = [];
    for (const [name, of, make] of mistakes) {
      if (!of.includes(version)) continue;
      const head = version === "2.0" ? { swagger: "2.0" } : { openapi: `${version}.0` };
      const document = { ...head, info: { title: "Case", version: "1" }, ...make(version) };
      const { diagnostics } = await validate({ spec: document });
      said.push(...foreign(diagnostics, document, version).map((text) => `${name}: ${text}`));
    }
    expect(said).toEqual([]);
  });

  it("have only its words where a reference leads to another kind", async () => {
    if (version === "2.0") return;
    const info = { title: "Case", version: "1" };
    const ok = { description: "Done." };
    const wrong = { $ref: "#/components/schemas/A" };
    const document: JsonObject = {
      openapi: `${version}.0`,
      info,
      paths: {
        "/a": {
          post: {
            operationId: "a",
            requestBody: { content: { "application/json": wrong } },
            callbacks: { done: { "{$request.body#/url}": wrong }, other: wrong },
            responses: { "200": ok },
          },
        },
        "/b": wrong,
      },
      components: { schemas: { A: { type: "string" } } },
    };
    const { diagnostics } = await validate({ spec: document });
    expect(diagnostics.some(({ code }) => code === "wrong-reference-kind")).toBe(true);
    expect(foreign(diagnostics, document, version)).toEqual([]);
  });

  it("have only its words, however a document is broken", async () => {
    const random = randomOf(20_261_130);
    const seeds = seedsOf(version);
    const runs = Number(process.env["WORDS_RUNS"] ?? 250);
    for (let run = 0; run < runs; run++) {
      const document = mutated(seeds[random(seeds.length)] as JsonObject, random);
      if (versionOf(document) !== version) continue;
      const { diagnostics } = await validate({ spec: document });
      expect(foreign(diagnostics, document, version), JSON.stringify(document)).toEqual([]);
    }
  });
});

describe("the fix of a rule", () => {
  it("is there for every version", () => {
    for (const rule of Object.values<Rule>(diagnosticCatalogue))
      for (const version of specificationVersions)
        expect(textFor(rule.fix, version)).toMatch(/^[A-Z`].*\.$/s);
  });
});
