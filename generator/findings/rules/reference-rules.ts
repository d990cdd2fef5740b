import type { Rule } from "./rule.js";

/** Rules about references. */
export const referenceRules = {
  "unresolved-reference": {
    severity: "error",
    title: "The target of a $ref does not exist",
    cause: "The document has no value at this JSON pointer.",
    fix: "Correct the pointer or add the missing definition.",
    clause: "OpenAPI 3.1.1, 4.8.23 Reference Object; RFC 6901",
    stops: "model",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { type: object }
    Pets: { type: array, items: { $ref: '#/components/schemas/Pett' } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { type: object }
    Pets: { type: array, items: { $ref: '#/components/schemas/Pet' } }
`,
    },
  },
  "wrong-reference-kind": {
    severity: "error",
    title: "The target of a $ref is an object of another kind",
    cause:
      "A reference is replaced by its target: a schema in place of a request body has no `content`, so the body would be lost.",
    fix: "Refer to an object of the kind that the place needs, or write it there.",
    clause: "OpenAPI 3.1.1, 4.8.23 Reference Object",
    stops: "model",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    post:
      operationId: createPet
      requestBody: { $ref: '#/components/schemas/Pet' }
      responses:
        '204': { description: The pet was created. }
components:
  schemas:
    Pet: { type: object }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    post:
      operationId: createPet
      requestBody:
        content:
          application/json: { schema: { $ref: '#/components/schemas/Pet' } }
      responses:
        '204': { description: The pet was created. }
components:
  schemas:
    Pet: { type: object }
`,
    },
  },
  "circular-reference": {
    severity: "error",
    title: "References form a circle without a schema",
    cause: "Each target in the circle is only another $ref, so there is no schema.",
    fix: "Give one of them a schema.",
    clause: "JSON Schema 2020-12 core, 9.4.1",
    stops: "model",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Cat: { $ref: '#/components/schemas/Pet' }
    Pet: { $ref: '#/components/schemas/Cat' }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Cat: { $ref: '#/components/schemas/Pet' }
    Pet: { type: object }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
