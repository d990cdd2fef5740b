import type { Rule } from "./rule.js";

/** Rules about the form of a document. */
export const documentRules = {
  "unsupported-version": {
    severity: "error",
    title: "The document's version is not supported",
    cause: "The root needs `openapi: 3.0.x`, `3.1.x` or `3.2.x`, or `swagger: '2.0'`.",
    fix: "Convert the document to OpenAPI 3.",
    clause: "OpenAPI 3.1.1, 4.8.1 OpenAPI Object: `openapi`",
    stops: "model",
    example: {
      bad: `openapi: 4.0.0
info: { title: Pets, version: '1' }
paths: {}
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths: {}
`,
    },
  },
  "invalid-document": {
    severity: "error",
    title: "A part of the document has the wrong form",
    cause: "The OpenAPI Specification asks for another kind of value here, or for a field more.",
    fix: "Each finding says what to write in this place.",
    clause: "OpenAPI 3.1.1, 4.8 Schema; the meta-schemas at https://spec.openapis.org",
    stops: "model",
    milder:
      "Two kinds of these findings are milder: where the value only speaks to people, or its meaning is plain all the same, `generate` warns, and makes everything; and a component's key in another script is a warning.",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets } # \`version\` is required
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: limit, in: query, schema: { type: int } } # the type is \`integer\`
      responses: { '204': { description: Nothing. } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
      responses: { '204': { description: Nothing. } }
`,
    },
  },
  "unknown-field": {
    severity: "warning",
    title: "A field is not one that OpenAPI knows",
    cause: "Tools ignore fields that they do not know, so a misspelt one has no effect.",
    fix: "Correct the name, or start it with `x-` if it is an extension.",
    clause: "OpenAPI 3.1.1, 4.9 Specification Extensions",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationID: listPets
      operationId: listPets
      responses: { '204': { description: Nothing. } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '204': { description: Nothing. } }
`,
    },
  },
  "invalid-extension": {
    severity: "warning",
    title: "A vendor extension has another form than it should",
    cause:
      "The value under this `x-` key is not of the form that the extension has, so it is ignored.",
    fix: "Write the form that docs/extensions.md has for this key, or remove the key.",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { type: object, x-nullable: 'yes' }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { type: object, x-nullable: true }
`,
    },
  },
  "filter-matches-nothing": {
    severity: "error",
    title: "A filter matches nothing",
    cause: "A name or pattern of `include` or `exclude` is not that of anything in the document.",
    fix: "Correct the name, or take it out.",
    stops: "model",
    notShown: "It is about the options of `generate`.",
  },
  "excluded-schema-needed": {
    severity: "warning",
    title: "An excluded schema is still needed",
    cause: "A part that is not excluded refers to it, so it stays.",
    fix: "Exclude what refers to it too, or leave the schema in.",
    notShown: "It is about the options of `generate`.",
  },
  "unused-name": {
    severity: "warning",
    title: "A name of the option `naming` is for nothing",
    cause: "The document has no component schema, or no operation, of this key.",
    fix: "Correct the key, or take it out.",
    notShown: "It is about the options of `generate`.",
  },
  "unused-component": {
    severity: "warning",
    title: "Nothing leads to a component",
    cause:
      "No operation reaches it, so it is a leftover, or a reference to it was forgotten. Documents without paths are taken as libraries and not asked.",
    fix: "Refer to it, or remove it.",
    clause: "OpenAPI 3.1.1, 4.8.7 Components Object",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '204': { description: Nothing. } }
components:
  schemas:
    Pet: { type: object }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: A pet.
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  schemas:
    Pet: { type: object }
`,
    },
  },
  "undeclared-server-variable": {
    severity: "error",
    title: "A server's URL has a variable that is not declared",
    cause: "Nobody can tell what to put in its place.",
    fix: "Declare it under `variables` with a `default`, or take it out of the URL.",
    clause: "OpenAPI 3.1.1, 4.8.5 Server Object",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
servers:
  - url: https://{region}.example.com
paths: {}
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
servers:
  - url: https://{region}.example.com
    variables: { region: { default: eu } }
paths: {}
`,
    },
  },
  "duplicate-tag": {
    severity: "error",
    title: "Two tags have the same name",
    cause: "Each tag name in the list must be unique, or it is not clear which description counts.",
    fix: "Remove or rename one of them.",
    clause: "OpenAPI 3.1.1, 4.8.1 OpenAPI Object: `tags`",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
tags: [{ name: pets }, { name: owners }, { name: pets }]
paths: {}
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
tags: [{ name: pets }, { name: owners }]
paths: {}
`,
    },
  },
  "paths-not-made": {
    severity: "warning",
    title: "`paths.ts` cannot be made of this document",
    cause:
      "The library that makes it, openapi-typescript, gave up: a part of the document has a form that it does not expect. All other files are made.",
    fix: "Look at what `specwright validate` says. Without the types for openapi-fetch (--no-paths) there is no warning.",
    notShown: "It depends on the version of openapi-typescript, and only `generate` finds it.",
  },
} as const satisfies Readonly<Record<string, Rule>>;
