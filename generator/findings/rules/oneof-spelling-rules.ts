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
  "presence-not-in-type": {
    severity: "info",
    title: "A rule about which fields are present is too large for a type",
    cause:
      "`dependentRequired`, `not` and `oneOf` or `anyOf` of `required` become unions of the cases that they allow. With many cases such a union takes compilers long, and nobody could read their errors: the type then leaves the rule out.",
    fix: "Nothing to fix: validators still check the rule. Split the message if the type should say it.",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { a: {}, b: {}, c: {}, d: {}, e: {}, f: {} }
      dependentRequired: { a: [f], b: [f], c: [f], d: [f], e: [f] }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { a: {}, b: {}, c: {}, d: {}, e: {}, f: {} }
      dependentRequired: { a: [f], b: [f], c: [f], d: [f] }
`,
    },
  },
  "oneof-groups-overlap": {
    severity: "info",
    title: "Groups of fields that exclude each other overlap",
    cause:
      "A field of a oneof is in this one only. Where a field excludes some of the others, and those do not exclude each other, or where it is in two groups, there are no `which…` and `set…` functions; validators mean what the schema says.",
    fix: "Exclude all pairs if at most one field may be set; otherwise there is nothing to fix.",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { house: { type: string }, street: { type: boolean }, boat: { type: string } }
      not: { anyOf: [{ required: [house, street] }, { required: [street, boat] }] }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { house: { type: string }, street: { type: boolean }, boat: { type: string } }
      not: { anyOf: [{ required: [house, street] }, { required: [street, boat] }, { required: [house, boat] }] }
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
