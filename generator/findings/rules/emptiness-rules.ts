import type { Rule } from "./rule.js";

/** Rules about schemas that no value fits. */
export const emptinessRules = {
  "schema-accepts-nothing": {
    severity: "warning",
    title: "A schema accepts no value",
    cause:
      "Two parts of the schema contradict each other, so validators refuse every value, including those that the server sends. Only proved contradictions are reported; the proof follows `allOf`, `$ref` and required properties. `false` and `not: {}` alone are not reported.",
    fix: "Change one of the two.",
    clause: "JSON Schema 2020-12 core, 10.2 and 10.3; validation, 6",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Animal:
      type: object
      additionalProperties: false
      properties: { id: { type: string } }
    Pet:
      allOf:
        - $ref: '#/components/schemas/Animal'
        - required: [name]
          properties: { name: { type: string } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Animal:
      type: object
      properties: { id: { type: string } }
    Pet:
      allOf:
        - $ref: '#/components/schemas/Animal'
        - required: [name]
          properties: { name: { type: string } }
      unevaluatedProperties: false
`,
    },
  },
  "property-never-set": {
    severity: "warning",
    title: "A property is declared, but can never be set",
    cause:
      "Every value that has the property is refused: another part of the schema does not allow it, or contradicts its declaration. A property whose schema is `false` is not reported.",
    fix: "Change one of the two, or remove the declaration.",
    clause: "JSON Schema 2020-12 core, 10.3.2",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { id: { type: string } }
      additionalProperties: false
      anyOf:
        - properties: { name: { type: string } }
        - properties: { chip: { type: string } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { id: { type: string } }
      unevaluatedProperties: false
      anyOf:
        - properties: { name: { type: string } }
        - properties: { chip: { type: string } }
`,
    },
  },
  "closed-object-composed": {
    severity: "info",
    title: "`additionalProperties: false` is read as `unevaluatedProperties: false`",
    cause:
      'Strictly read, `additionalProperties: false` beside `allOf`, `anyOf` or `oneOf` forbids the properties that these declare. The option `closedObjects: "composed"` reads it as `unevaluatedProperties: false`, which allows them. Other tools read the document strictly.',
    fix: {
      "2.0":
        "Remove `additionalProperties: false`, or declare all properties beside it, which means the same everywhere.",
      "3.1": "Write `unevaluatedProperties: false`, which means the same everywhere.",
    },
    clause: "JSON Schema 2020-12 core, 10.3.2.3 and 11.3",
    notShown: "It is found only with the option `closedObjects`.",
  },
} as const satisfies Readonly<Record<string, Rule>>;
