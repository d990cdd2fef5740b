import type { Rule } from "./rule.js";

/** Rules about oneofs that keywords of JSON Schema spell. */
export const oneofSpellingRules = {
  "oneof-any-of": {
    severity: "warning",
    title: "`anyOf` stands where a oneof is meant",
    cause:
      "`anyOf` accepts values that fit several alternatives, so that it does not refuse two members.",
    fix: "Write `oneOf` instead of `anyOf`.",
    clause: "JSON Schema core, 10.2.1.2",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { house: { type: string }, street: { type: boolean } }
      anyOf:
        - required: [house]
        - required: [street]
        - not: { anyOf: [{ required: [house] }, { required: [street] }] }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { house: { type: string }, street: { type: boolean } }
      oneOf:
        - required: [house]
        - required: [street]
        - not: { anyOf: [{ required: [house] }, { required: [street] }] }
`,
    },
  },
  "oneof-decided": {
    severity: "warning",
    title: "A field that excludes others is required",
    cause: "Where one field of a group is required, the others can never be set.",
    fix: "Remove it from `required`, or the other fields from the group.",
    clause: "JSON Schema core, 10.2.1.3",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      required: [house]
      properties: { house: { type: string }, street: { type: boolean } }
      oneOf: [{ required: [house] }, { required: [street] }]
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { house: { type: string }, street: { type: boolean } }
      oneOf: [{ required: [house] }, { required: [street] }]
`,
    },
  },
  "oneof-arms-overlap": {
    severity: "warning",
    title: "An alternative of `oneOf` asks for all that another one does",
    cause:
      "A value that fits it fits the other alternative too, and `oneOf` accepts no value that fits two.",
    fix: "Ask for different fields in each alternative, or exclude the other ones with `not`.",
    clause: "JSON Schema core, 10.2.1.3",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { house: { type: string }, street: { type: boolean } }
      oneOf: [{ required: [house] }, { required: [house, street] }]
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { house: { type: string }, street: { type: boolean } }
      oneOf: [{ required: [house] }, { required: [street] }]
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
