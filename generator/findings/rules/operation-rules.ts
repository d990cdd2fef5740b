import type { Rule } from "./rule.js";

/** Rules about paths and operations. */
export const operationRules = {
  "duplicate-operation-id": {
    severity: "error",
    title: "Two operations have the same operationId",
    cause: "An operationId names one operation (OpenAPI 3.1, Operation Object).",
    fix: "Rename one of them.",
    clause: "OpenAPI 3.1.1, 4.8.10 Operation Object: `operationId`",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: pets, responses: { '204': { description: Nothing. } } }
    post: { operationId: pets, responses: { '204': { description: Nothing. } } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { '204': { description: Nothing. } } }
    post: { operationId: createPet, responses: { '204': { description: Nothing. } } }
`,
    },
  },
  "missing-operation-id": {
    severity: "warning",
    title: "An operation has no operationId",
    cause:
      "The name of its descriptor is then derived from method and path, and changes with them.",
    fix: "Add an operationId.",
    clause: "OpenAPI 3.1.1, 4.8.10 Operation Object: `operationId`",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { responses: { '204': { description: Nothing. } } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { '204': { description: Nothing. } } }
`,
    },
  },
  "undeclared-path-parameter": {
    severity: "error",
    title: "The path template names a parameter that is not declared",
    cause: "Each {name} of the template needs a parameter `in: path` of that name.",
    fix: "Declare the parameter on the operation or the path item.",
    clause: "OpenAPI 3.1.1, 4.8.8.2 Path Templating",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets/{id}:
    get: { operationId: getPet, responses: { '204': { description: Nothing. } } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get: { operationId: getPet, responses: { '204': { description: Nothing. } } }
`,
    },
  },
  "unused-path-parameter": {
    severity: "error",
    title: "A path parameter is not in the path template",
    cause: "A parameter `in: path` needs a {name} in the template.",
    fix: "Put it into the template, or correct the name.",
    clause: "OpenAPI 3.1.1, 4.8.12.2 Parameter Object: `name`",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: getPet
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses: { '204': { description: Nothing. } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: getPet
      parameters:
        - { name: id, in: query, required: true, schema: { type: string } }
      responses: { '204': { description: Nothing. } }
`,
    },
  },
  "invalid-pagination": {
    severity: "warning",
    title: "A declaration of pages does not fit its operation",
    cause:
      "The operation has no such parameter, or its response `200` no such property, or what `items` names is not a list. The declaration is ignored, so the operation has no `items`.",
    fix: "Correct the name, or remove the declaration.",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      x-pagination: { type: offset, offset: skip }
      parameters:
        - { name: offset, in: query, schema: { type: integer } }
      responses:
        '200':
          description: Pets.
          content: { application/json: { schema: { type: array, items: { type: string } } } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      x-pagination: { type: offset, offset: offset }
      parameters:
        - { name: offset, in: query, schema: { type: integer } }
      responses:
        '200':
          description: Pets.
          content: { application/json: { schema: { type: array, items: { type: string } } } }
`,
    },
  },
  "unusable-path": {
    severity: "error",
    title: "A path cannot be appended to the URL of a server",
    cause:
      "Paths begin with `/` and are appended as they are. Without the slash, or with `.`, `..` or a backslash as a segment, the request would go to another host or path: `buildRequest` refuses it.",
    fix: "Begin the path with `/`, and remove what is not a path.",
    clause: "OpenAPI 3.1.1, 4.8.8 Paths Object: `/{path}`",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  pets:
    get: { operationId: listPets, responses: { '204': { description: Nothing. } } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { '204': { description: Nothing. } } }
`,
    },
  },
  "duplicate-parameter": {
    severity: "error",
    title: "A list has the same parameter twice",
    cause: "A parameter is identified by `name` and `in`; if two share both, one is lost.",
    fix: "Remove one of them.",
    clause: "OpenAPI 3.1.1, 4.8.10 Operation Object: `parameters`",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: page, in: query, schema: { type: string } }
        - { name: page, in: query, schema: { type: integer } }
      responses: { '204': { description: Nothing. } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: page, in: query, schema: { type: integer } }
      responses: { '204': { description: Nothing. } }
`,
    },
  },
  "identical-paths": {
    severity: "error",
    title: "Two paths differ only in the names of their parameters",
    cause: "They match the same URLs, so it is undefined which of the two applies.",
    fix: "Put the operations under one path, or make the paths different.",
    clause: "OpenAPI 3.1.1, 4.8.8.2 Path Templating Matching",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets/{id}: {}
  /pets/{name}: {}
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets/{id}: {}
  /pets/by-name/{name}: {}
`,
    },
  },
  "ambiguous-paths": {
    severity: "info",
    title: "Two paths match the same URL",
    cause:
      "Neither is more concrete than the other in every part, so the server decides which of them applies.",
    fix: "Make the paths different by a fixed part at the same place.",
    clause: "OpenAPI 3.1.1, 4.8.8.2 Path Templating Matching",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /{kind}/mine:
    parameters: [{ name: kind, in: path, required: true, schema: { type: string } }]
    get: { operationId: listMine, responses: { '204': { description: Nothing. } } }
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { operationId: getPet, responses: { '204': { description: Nothing. } } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /mine/{kind}:
    parameters: [{ name: kind, in: path, required: true, schema: { type: string } }]
    get: { operationId: listMine, responses: { '204': { description: Nothing. } } }
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { operationId: getPet, responses: { '204': { description: Nothing. } } }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
