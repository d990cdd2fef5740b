import type { Rule } from "./rule.js";

/** Rules about keys without a meaning, which are probably misspelled. */
export const keywordRules = {
  "misspelled-keyword": {
    severity: "warning",
    title: "A keyword of a schema is misspelled",
    cause:
      "From OpenAPI 3.1 on, a schema may have any keyword, and unknown ones have no effect: the intended rule is not checked. Only keys that are close to a keyword, or to an extension that specwright reads, are reported. Schemas of another dialect (`$schema`, `jsonSchemaDialect`) may have other keywords.",
    fix: "Correct the keyword. Custom keys start with `x-`.",
    clause: "JSON Schema 2020-12 core, 6.5; OpenAPI 3.1.1, 4.8.24 Schema Object",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      propertes: { name: { type: string } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { name: { type: string } }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
