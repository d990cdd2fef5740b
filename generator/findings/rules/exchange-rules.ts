import type { Rule } from "./rule.js";

/** Rules about requests, responses and security of operations. */
export const exchangeRules = {
  "body-not-sent": {
    severity: "warning",
    title: "A GET or HEAD operation has a request body",
    cause:
      "HTTP gives such a body no meaning: `fetch` refuses to send it, proxies drop it, and OpenAPI 3.0 ignores it.",
    fix: "Use query parameters, or another method such as POST.",
    clause: "RFC 9110, 9.3.1; OpenAPI 3.1.1, 4.8.10 Operation Object: `requestBody`",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: findPets
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '204': { description: Nothing. } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    post:
      operationId: findPets
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '204': { description: Nothing. } }
`,
    },
  },
  "ignored-header": {
    severity: "warning",
    title: "A header is described where OpenAPI ignores it",
    cause:
      "Header parameters named `Accept`, `Content-Type` and `Authorization` are ignored, and so is the header `Content-Type` of a response and of a part of a form: other parts of the document describe them.",
    fix: "Remove it, and describe media types under `content` and authentication under `security`.",
    clause:
      "OpenAPI 3.1.1, 4.8.12.2 Parameter Object: `name`; 4.8.15 Encoding Object and 4.8.17 Response Object: `headers`",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{ name: Authorization, in: header, schema: { type: string } }]
      responses: { '204': { description: Nothing. } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      security: [{ token: [] }]
      responses: { '204': { description: Nothing. } }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
`,
    },
  },
  "ignored-encoding": {
    severity: "warning",
    title: "A field of an Encoding Object has no effect for its media type",
    cause:
      "`style`, `explode` and `allowReserved` say how a field of a URL-encoded form is written; since OpenAPI 3.1 they apply to `multipart/form-data` too. For other media types they are ignored. `contentType` is ignored beside them.",
    fix: "Remove it, or use a media type or version to which it applies.",
    clause: "OpenAPI 3.1.1, 4.8.15 Encoding Object; OpenAPI 3.0.4, 4.7.15 Encoding Object",
    example: {
      bad: `openapi: 3.0.4
info: { title: Pets, version: '1' }
paths:
  /pets:
    post:
      operationId: createPet
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { tags: { type: array, items: { type: string } } } }
            encoding: { tags: { style: form, explode: false } }
      responses: { '204': { description: Done. } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    post:
      operationId: createPet
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { tags: { type: array, items: { type: string } } } }
            encoding: { tags: { style: form, explode: false } }
      responses: { '204': { description: Done. } }
`,
    },
  },
  "missing-success-response": {
    severity: "info",
    title: "An operation has no success response",
    cause: "Without a response for 2xx, 3xx or `default`, the type of its result is unknown.",
    fix: "Add a response such as `200`.",
    clause: "OpenAPI 3.1.1, 4.8.16 Responses Object",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { '404': { description: No pets. } } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '204': { description: Done. }, '404': { description: No pets. } }
`,
    },
  },
  "undeclared-security-scheme": {
    severity: "error",
    title: "A security requirement names a scheme that is not declared",
    cause: "Clients cannot know how to authenticate.",
    fix: {
      "2.0": "Correct the name, or declare the scheme under `securityDefinitions`.",
      "3.0": "Correct the name, or declare the scheme under `components.securitySchemes`.",
    },
    clause: "OpenAPI 3.1.1, 4.8.30 Security Requirement Object",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
security: [{ token: [] }]
paths: {}
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
security: [{ token: [] }]
paths: {}
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
`,
    },
  },
  "schema-of-one-item": {
    severity: "warning",
    title: "The schema of a sequence describes one item instead of the list",
    cause:
      "Since OpenAPI 3.2 the `schema` of `text/event-stream`, JSON lines and JSON text sequences is that of the list of all items, and `itemSchema` is that of one. By the letter a schema that no list fits refuses every body; it is read as `itemSchema`, which is what documents of 3.0 and 3.1 mean by it.",
    fix: "Rename `schema` to `itemSchema`.",
    clause: "OpenAPI 3.2.0, 4.14.3 Sequential Media Types",
    example: {
      bad: `openapi: 3.2.0
info: { title: Pets, version: '1' }
paths:
  /events:
    get:
      operationId: watchPets
      responses:
        '200':
          description: The pets, as they come.
          content:
            text/event-stream:
              schema: { type: object, properties: { name: { type: string } } }
`,
      good: `openapi: 3.2.0
info: { title: Pets, version: '1' }
paths:
  /events:
    get:
      operationId: watchPets
      responses:
        '200':
          description: The pets, as they come.
          content:
            text/event-stream:
              itemSchema: { type: object, properties: { name: { type: string } } }
`,
    },
  },
  "unknown-link-operation": {
    severity: "error",
    title: "A link names an operation that does not exist",
    cause: "The `operationId` of a link must be that of an operation in the document.",
    fix: "Correct the operationId.",
    clause: "OpenAPI 3.1.1, 4.8.20 Link Object",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '204':
          description: Nothing.
          links: { next: { operationId: listPet } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '204':
          description: Nothing.
          links: { next: { operationId: listPets } }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
