import type { Rule } from "./rule.js";

/** Rules that only the text of the specification has, not its meta-schemas. */
export const specificationRules = {
  "invalid-uri": {
    severity: "error",
    title: "A URL has characters that URLs do not allow",
    cause:
      "The field must have the form of a URL or URI. It may be a relative one, but spaces, braces and quotation marks must be percent-encoded.",
    fix: "Correct the URL; a space is `%20`.",
    clause: "RFC 3986, 4.1; OpenAPI 3.1.2, 4.8.2 Info Object and others",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1', termsOfService: https://example.com/terms of service }
paths: {}
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1', termsOfService: https://example.com/terms-of-service }
paths: {}
`,
    },
  },
  "invalid-email": {
    severity: "error",
    title: "The contact's email is not an email address",
    cause: "The field must have the form of an email address, and tools make a link of it.",
    fix: "Write the address alone, such as `api@example.com`.",
    clause: "OpenAPI 3.1.2, 4.8.3 Contact Object: `email`",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1', contact: { email: 'Jane Doe at example.com' } }
paths: {}
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1', contact: { email: jane@example.com } }
paths: {}
`,
    },
  },
  "invalid-server-url": {
    severity: "error",
    title: "A server's URL cannot be used",
    cause:
      "Paths are appended to it. Unpaired braces do not name a variable, and a path cannot follow a query or a fragment.",
    fix: "Correct the braces, or remove the query.",
    clause: "OpenAPI 3.1.2, 4.8.5 Server Object: `url`; 3.2.0, Server Variable Object",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
servers: [{ url: 'https://example.com/api?version=1' }]
paths: {}
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
servers: [{ url: 'https://example.com/api/v1' }]
paths: {}
`,
    },
  },
  "invalid-server-variable": {
    severity: "error",
    title: "A server variable has a default that it does not allow",
    cause:
      "The default is what clients use when no other value is chosen, so it must be one of the values in `enum`; an empty `enum` allows none. OpenAPI 3.0 only recommends both, so the finding is a warning there.",
    fix: "Add the default to the `enum`, or choose another one.",
    clause: "OpenAPI 3.1.2, 4.8.6 Server Variable Object",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
servers:
  - url: https://{region}.example.com
    variables: { region: { default: eu, enum: [us, asia] } }
paths: {}
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
servers:
  - url: https://{region}.example.com
    variables: { region: { default: us, enum: [us, asia] } }
paths: {}
`,
    },
  },
  "invalid-tag-parent": {
    severity: "error",
    title: "A tag is nested under a tag that does not exist, or under itself",
    cause:
      "`parent` is the name of another tag in the list, and a tag must not be its own ancestor.",
    fix: "Correct the name, or add the tag.",
    clause: "OpenAPI 3.2.0, Tag Object: `parent`",
    harmless: true,
    example: {
      bad: `openapi: 3.2.0
info: { title: Pets, version: '1' }
tags: [{ name: cats, parent: animals }]
paths: {}
`,
      good: `openapi: 3.2.0
info: { title: Pets, version: '1' }
tags: [{ name: cats, parent: animals }, { name: animals }]
paths: {}
`,
    },
  },
  "undeclared-scope": {
    severity: "warning",
    title: "A security requirement asks for a scope that no flow declares",
    cause: "The `scopes` of the flows list all scopes, so no client can obtain this one.",
    fix: "Correct the name, or declare the scope in each flow that grants it.",
    clause: "OpenAPI 3.1.2, 4.8.29 OAuth Flow Object: `scopes`; 4.8.30 Security Requirement Object",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
security: [{ login: ['write:pets'] }]
paths: {}
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://example.com/token
          scopes: { 'read:pets': Read pets }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
security: [{ login: ['read:pets'] }]
paths: {}
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://example.com/token
          scopes: { 'read:pets': Read pets }
`,
    },
  },
  "scopes-without-oauth": {
    severity: "error",
    title: "A security requirement lists scopes of a scheme that has none",
    cause:
      "In Swagger 2.0 and OpenAPI 3.0 only OAuth 2 and OpenID Connect have scopes; the list of other schemes must be empty. From 3.1 on it may name roles.",
    fix: "Leave the list empty.",
    clause: "OpenAPI 3.0.4, 4.7.30 Security Requirement Object",
    harmless: true,
    example: {
      bad: `openapi: 3.0.4
info: { title: Pets, version: '1' }
security: [{ key: [admin] }]
paths: {}
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
`,
      good: `openapi: 3.0.4
info: { title: Pets, version: '1' }
security: [{ key: [] }]
paths: {}
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
`,
    },
  },
  "ignored-ref-sibling": {
    severity: "warning",
    title: "A field beside `$ref` is ignored",
    cause:
      "A Reference Object has only `$ref`, and from OpenAPI 3.1 on `summary` and `description`. Beside the `$ref` of a schema in Swagger 2.0 and OpenAPI 3.0 specwright reads `nullable`, `readOnly` and `writeOnly`, since authors intend them; other keywords have no effect. The finding is an info where the field is documentation only.",
    fix: "Put the reference into `allOf`, with the keyword beside it.",
    clause: "OpenAPI 3.0.4, 4.7.23 Reference Object; 3.1.2, 4.8.23 Reference Object",
    example: {
      bad: `openapi: 3.0.4
info: { title: Pets, version: '1' }
paths: {}
components:
  schemas:
    Name: { type: string }
    ShortName: { $ref: '#/components/schemas/Name', maxLength: 5 }
`,
      good: `openapi: 3.0.4
info: { title: Pets, version: '1' }
paths: {}
components:
  schemas:
    Name: { type: string }
    ShortName: { allOf: [{ $ref: '#/components/schemas/Name' }], maxLength: 5 }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
