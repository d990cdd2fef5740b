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
    cause: "The OpenAPI Specification requires another kind of value here, or another field.",
    fix: "Each finding says what to write instead.",
    clause: "OpenAPI 3.1.1, 4.8 Schema; the meta-schemas at https://spec.openapis.org",
    stops: "model",
    milder:
      "Two kinds of these findings are less severe. Where the value is documentation only, or its meaning is clear nevertheless, `generate` warns, and writes all files. A component's key in another script is a warning.",
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
    title: "A field is not defined by OpenAPI",
    cause: "Tools ignore fields that they do not know, so a misspelled one has no effect.",
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
    title: "The value of an extension has the wrong form",
    cause:
      "The value under this `x-` key does not have the form that the extension requires, so it is ignored.",
    fix: "Write the value as docs/extensions.md shows it, or remove the key.",
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
    cause:
      "Nothing in the document has this name, or matches this pattern, of `include` or `exclude`.",
    fix: "Correct the name, or remove it.",
    stops: "model",
    notShown: "It is about the options of `generate`.",
  },
  "excluded-schema-needed": {
    severity: "warning",
    title: "An excluded schema is still needed",
    cause: "A part that is not excluded refers to it, so it stays.",
    fix: "Exclude what refers to it too, or do not exclude the schema.",
    notShown: "It is about the options of `generate`.",
  },
  "unused-name": {
    severity: "warning",
    title: "A name of the option `naming` is not used",
    cause: "The document has no component schema, or no operation, with this key.",
    fix: "Correct the key, or remove it.",
    notShown: "It is about the options of `generate`.",
  },
  "unused-component": {
    severity: "warning",
    title: "A component is not used",
    cause:
      "No operation refers to it, directly or through other components: it is left over, or a reference to it is missing. Documents without `paths` are treated as libraries, and not checked for this.",
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
    cause: "Clients do not know which value to use.",
    fix: "Declare it under `variables` with a `default`, or remove it from the URL.",
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
    cause:
      "Each tag name in the list must be unique: otherwise it is not clear which description applies.",
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
    title: "`paths.ts` cannot be generated from this document",
    cause:
      "The library that generates it, openapi-typescript, failed: a part of the document has a form that it does not expect. All other files are generated.",
    fix: "Run `specwright validate`, and fix what it reports. Without the types for openapi-fetch (`--no-paths`) there is no warning.",
    notShown: "It depends on the version of openapi-typescript, and only `generate` finds it.",
  },
} as const satisfies Readonly<Record<string, Rule>>;
