import type { Rule } from "./rule.js";

/** Rules about paths, parameters, bodies, responses and links that only the specification's text has. */
export const messageRules = {
  "invalid-path-template": {
    severity: "error",
    title: "A path is not a template",
    cause:
      "Path parameters are written in braces, as in `/pets/{id}`. A single brace, or braces without a name, have no meaning. OpenAPI 3.2 also excludes `?`, `#` and repeated names.",
    fix: "Correct the braces.",
    clause: "OpenAPI 3.2.0, Path Templating; 3.1.2, 3.5 Path Templating",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets/{id: {}
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets/{id}: {}
`,
    },
  },
  "conflicting-query-parameters": {
    severity: "error",
    title: "A parameter takes the whole query, so there can be no other",
    cause:
      "A parameter `in: querystring` is the query string as a whole. Beside it, in the operation or its path item, there can be no other one, and no parameter `in: query`.",
    fix: "Describe all of the query in one of the two ways.",
    clause: "OpenAPI 3.2.0, Parameter Object: Parameter Locations",
    example: {
      bad: `openapi: 3.2.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: findPets
      parameters:
        - name: filter
          in: querystring
          content: { application/x-www-form-urlencoded: { schema: { type: object } } }
        - { name: page, in: query, schema: { type: integer } }
      responses: { '204': { description: Nothing. } }
`,
      good: `openapi: 3.2.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: findPets
      parameters:
        - name: filter
          in: querystring
          content: { application/x-www-form-urlencoded: { schema: { type: object } } }
      responses: { '204': { description: Nothing. } }
`,
    },
  },
  "invalid-serialized-example": {
    severity: "error",
    title: "A serialized example has a missing or an extra delimiter",
    cause:
      "`serializedValue` is the text that is sent for this one parameter: without `?` or `&` in front, with the name where the style writes it, and with the `;` or `.` of the styles `matrix` and `label`.",
    fix: "Write exactly the text that is sent for this parameter in the URL or the header.",
    clause: "OpenAPI 3.2.0, Parameter Object: Serialization and Examples",
    harmless: true,
    example: {
      bad: `openapi: 3.2.0
info: { title: Pets, version: '1' }
components:
  parameters:
    color:
      name: color
      in: query
      schema: { type: string }
      examples: { blue: { serializedValue: '?color=blue' } }
`,
      good: `openapi: 3.2.0
info: { title: Pets, version: '1' }
components:
  parameters:
    color:
      name: color
      in: query
      schema: { type: string }
      examples: { blue: { serializedValue: color=blue } }
`,
    },
  },
  "invalid-media-type": {
    severity: "error",
    title: "A text is not a media type",
    cause:
      "A media type has a type and a subtype, as in `application/json`; no request or response has another form. OpenAPI 3 only recommends the form, so the finding is a warning there.",
    fix: "Write the whole media type.",
    clause: "RFC 9110, 8.3.1; Swagger 2.0, Mime Types; OpenAPI 3.1.2, 3.6 Media Types",
    harmless: true,
    example: {
      bad: `swagger: '2.0'
info: { title: Pets, version: '1' }
produces: [json]
paths: {}
`,
      good: `swagger: '2.0'
info: { title: Pets, version: '1' }
produces: [application/json]
paths: {}
`,
    },
  },
  "example-not-produced": {
    severity: "error",
    title: "A response has an example for a media type that the operation does not produce",
    cause: "The keys of `examples` must be among the media types that the operation `produces`.",
    fix: "Correct the media type, or add it to `produces`.",
    clause: "Swagger 2.0, Example Object",
    harmless: true,
    example: {
      bad: `swagger: '2.0'
info: { title: Pets, version: '1' }
produces: [application/json]
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '200': { description: Pets., examples: { text/csv: 'name' } } }
`,
      good: `swagger: '2.0'
info: { title: Pets, version: '1' }
produces: [application/json, text/csv]
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '200': { description: Pets., examples: { text/csv: 'name' } } }
`,
    },
  },
  "unknown-encoding-property": {
    severity: "error",
    title: "An encoding is for a property that the schema does not have",
    cause: "The keys of `encoding` are properties of the body's schema; others are ignored.",
    fix: "Correct the name, or declare the property.",
    clause: "OpenAPI 3.1.2, 4.8.14 Media Type Object: `encoding`",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  requestBodies:
    Photo:
      content:
        multipart/form-data:
          schema: { type: object, properties: { photo: {} } }
          encoding: { picture: { contentType: image/png } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  requestBodies:
    Photo:
      content:
        multipart/form-data:
          schema: { type: object, properties: { photo: {} } }
          encoding: { photo: { contentType: image/png } }
`,
    },
  },
  "missing-xml-name": {
    severity: "error",
    title: "An XML document has no name for its root element",
    cause:
      "The name is the key of the component that the schema refers to. An inline schema has no key, so it must give the name.",
    fix: "Add `xml: { name: … }` to the schema, or make it a component.",
    clause: "OpenAPI 3.2.0, XML Object: XML Node Names",
    harmless: true,
    example: {
      bad: `openapi: 3.2.0
info: { title: Pets, version: '1' }
components:
  requestBodies:
    Pet:
      content:
        application/xml: { schema: { type: object, properties: { name: { type: string } } } }
`,
      good: `openapi: 3.2.0
info: { title: Pets, version: '1' }
components:
  requestBodies:
    Pet:
      content:
        application/xml:
          schema: { type: object, xml: { name: pet }, properties: { name: { type: string } } }
`,
    },
  },
  "invalid-runtime-expression": {
    severity: "error",
    title: "A runtime expression cannot be evaluated",
    cause:
      "Links and callbacks read values of requests and responses by expressions such as `$request.path.id` and `$response.body#/id`. What is read from the request must be a parameter of the operation.",
    fix: "Correct the expression, or declare the parameter.",
    clause: "OpenAPI 3.1.2, 4.8.20.4 Runtime Expressions",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: Pets.
          links: { first: { operationId: listPets, parameters: { id: $response.body/id } } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: Pets.
          links: { first: { operationId: listPets, parameters: { id: '$response.body#/id' } } }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
