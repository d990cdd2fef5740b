import type { Rule } from "./rule.js";

/** Rules about values that a document shows. */
export const valueRules = {
  "unchecked-example": {
    severity: "info",
    title: "An example is not checked, because a pattern takes too long",
    cause:
      "Examples and defaults are matched within a time limit, since a pattern that backtracks could block the check.",
    fix: "Rewrite the pattern so that each character can be matched in one way only.",
    clause: "ECMA-262, 22.2.2 Pattern Semantics; JSON Schema 2020-12 validation, 6.3.3",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Name:
      type: string
      pattern: '^(a+)+$'
      examples: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!]
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Name:
      type: string
      pattern: '^a+$'
      examples: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]
`,
    },
  },
  "invalid-example": {
    severity: "error",
    title: "An example does not fit its schema",
    cause: "Examples are published as valid values.",
    fix: "Correct the example, or the schema.",
    clause: "OpenAPI 3.1.1, 4.8.19 Example Object; JSON Schema 2020-12 validation, 9.5",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties: { name: { type: string } }
      examples: [{ nmae: Rex }]
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties: { name: { type: string } }
      examples: [{ name: Rex }]
`,
    },
  },
  "invalid-default": {
    severity: "warning",
    title: "A default does not fit its schema",
    cause:
      "A default should be a valid value (JSON Schema validation, 9.2); it is documentation only.",
    fix: "Correct the default, or the schema.",
    clause: "JSON Schema 2020-12 validation, 9.2",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Size: { type: integer, default: large }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Size: { type: integer, default: 3 }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
