import { parse } from "yaml";
import type { JsonObject } from "../../generator/load/json.js";

/** Documents that together reach every emitter, each small enough to be made hundreds of times. */

const operations = `
openapi: 3.1.1
x-protojson: true
info: { title: Title, version: v1, summary: Summary, description: Description, termsOfService: Terms, contact: { name: Contact, url: 'https://contact.example', email: c@d.example }, license: { name: MIT, identifier: MIT } }
servers:
  - { url: 'https://{tenant}.example', description: Server, variables: { tenant: { default: acme, enum: [acme, other], description: Tenant } } }
tags: [{ name: pets, description: Tag, externalDocs: { url: 'https://docs.example', description: Docs } }]
security: [{ bearer: [] }]
paths:
  /pets/{id}:
    summary: Item
    description: Path item
    parameters:
      - { name: id, in: path, required: true, description: Id, example: abc, schema: { type: string, pattern: '^[a-z]+$' } }
    get:
      operationId: getPet
      summary: Get a pet
      description: Gets the pet.
      tags: [pets, animals]
      x-accessor: pets.get
      x-rpc: Pets.Get
      deprecated: true
      x-deprecated-message: Use the other.
      externalDocs: { url: 'https://more.example', description: More }
      security: [{ bearer: [], oauth: [read, write] }, {}]
      parameters:
        - { name: page_size, in: query, description: Size, schema: { type: integer, format: int32, default: 10 } }
        - { name: page_token, in: query, schema: { type: string } }
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object, properties: { name: { type: string } } } }
        - { name: X-Trace, in: header, deprecated: true, schema: { type: string, format: uuid } }
        - { name: session, in: cookie, schema: { type: string } }
        - { name: query, in: query, content: { application/json: { schema: { type: array, items: { type: string } } } } }
      responses:
        '200':
          description: Found
          headers: { X-Rate: { description: Rate, schema: { type: integer } } }
          content:
            application/json: { schema: { $ref: '#/components/schemas/PetList' }, examples: { one: { summary: One, value: { items: [] } } } }
          links: { next: { operationId: getPet, description: Link, parameters: { id: abc } } }
        4XX: { description: Fault, content: { application/problem+json: { schema: { type: object, description: Problem, properties: { detail: { type: string } } } } } }
        default: { description: Other }
    post:
      operationId: update pet
      summary: Update
      requestBody:
        description: Body
        required: true
        content:
          application/json: { schema: { $ref: '#/components/schemas/Pet' }, example: { name: Rex } }
          application/x-www-form-urlencoded: { schema: { type: object, properties: { name: { type: string } } }, encoding: { name: { contentType: text/plain } } }
          multipart/form-data: { schema: { type: object, properties: { file: { type: string, format: binary } } } }
          text/plain: { schema: { type: string } }
      responses: { '204': { description: Done } }
      callbacks: { onEvent: { '{$request.body#/url}': { post: { responses: { '200': { description: Ok } } } } } }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer, bearerFormat: JWT, description: Bearer }
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://t.example/token', scopes: { read: Reads, write: Writes } } } }
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string }, owner: { type: string, readOnly: true } } }
    PetList: { type: object, properties: { items: { type: array, items: { $ref: '#/components/schemas/Pet' } }, next_page_token: { type: string } } }
`;

const objects = `
openapi: 3.1.0
info: { title: Objects, version: '1' }
paths: {}
components:
  schemas:
    Message:
      type: object
      title: Message title
      description: Message description
      required: [id, undeclared]
      x-oneofs: { kind_group: [first, second], other_group: [third, fourth] }
      properties:
        id: { type: string, description: Id, title: Id title, default: abc, example: def, format: uuid, minLength: 1 }
        first: { type: string, deprecated: true, x-deprecated-message: Not this. }
        second: { type: object, properties: { nested: { type: string } } }
        third: { type: [string, 'null'] }
        fourth: { type: integer, default: 3 }
        writeOnly: { type: string, writeOnly: true }
        readOnly: { type: string, readOnly: true }
    'c1.api.v1.Dotted':
      type: object
      x-name: Renamed
      x-custom: { text: Anything, list: [a, b] }
      properties: { a: { type: string }, b: { $ref: '#/components/schemas/Message', description: Beside } }
      patternProperties: { '^x-': { type: string }, '[0-9]+': { type: integer } }
      propertyNames: { pattern: '^[^ ]*$' }
      additionalProperties: { type: string }
      minProperties: 1
      dependentRequired: { a: [b] }
      dependentSchemas: { b: { required: [a] } }
      examples: [{ a: text }]
      externalDocs: { url: 'https://x.example', description: See }
      xml: { name: dotted, namespace: 'urn:x' }
    Map: { type: object, additionalProperties: { $ref: '#/components/schemas/Map' } }
    Closed: { type: object, properties: { only: { type: boolean } }, additionalProperties: false }
    Prose: { type: object, description: "This message contains a oneof named choice. Only a single field of the following list may be set at a time:\\n  - one\\n  - two\\n", properties: { one: { type: string }, two: { type: string } } }
`;

const values = `
openapi: 3.1.0
info: { title: Values, version: '1' }
paths: {}
components:
  schemas:
    Enum: { type: string, enum: [one, two, 'three four'], description: Enum }
    Open: { type: string, enum: [alpha, beta], x-extensible-enum: true, default: alpha }
    Mixed: { enum: [text, 1, null, { key: value, deep: [item] }, [list, 2]] }
    Const: { const: constant }
    ConstObject: { const: { name: fixed, list: [a] } }
    Pattern: { type: string, pattern: '^a.*z$', description: Pattern }
    Formats: { type: object, properties: { date: { type: string, format: date-time }, other: { type: string, format: unknown-format }, big: { type: string, format: int64 } } }
    Tuple: { type: array, prefixItems: [{ const: tag }, { type: number, multipleOf: 0.1 }], items: { enum: [x, y] }, uniqueItems: true, contains: { const: tag } }
    Default: { type: object, default: { a: text, b: [list] }, example: { c: sample }, properties: { a: { type: string, default: text, examples: [ex1, ex2] } } }
    Not: { not: { enum: [forbidden] } }
    If: { if: { properties: { mode: { const: strict } } }, then: { required: [rule] }, else: { required: [other] } }
`;

const unions = `
openapi: 3.1.0
info: { title: Unions, version: '1' }
paths:
  /shapes:
    get:
      operationId: listShapes
      responses: { '200': { description: Shapes, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Shape' } } } } } }
components:
  schemas:
    Shape:
      description: A shape
      oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }]
      discriminator: { propertyName: kind, mapping: { round: '#/components/schemas/Circle', angular: '#/components/schemas/Square' } }
    Circle: { type: object, required: [kind], properties: { kind: { type: string }, radius: { type: number } } }
    Square: { type: object, required: [kind], properties: { kind: { type: string }, side: { type: number } } }
    Found: { oneOf: [{ type: object, required: [tag], properties: { tag: { const: left }, a: { type: string } } }, { type: object, required: [tag], properties: { tag: { enum: [right, middle] }, b: { type: string } } }] }
    Any: { anyOf: [{ type: string, title: Text }, { type: object, properties: { inner: { type: string } } }, { type: 'null' }] }
    All: { allOf: [{ $ref: '#/components/schemas/Circle' }, { type: object, properties: { extra: { type: string } } }] }
    Tree: { type: object, properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } }, label: { type: string } } }
    Nullable: { type: [string, integer, 'null'], description: Several types }
`;

export const documents: Readonly<Record<string, JsonObject>> = {
  operations: parse(operations) as JsonObject,
  objects: parse(objects) as JsonObject,
  values: parse(values) as JsonObject,
  unions: parse(unions) as JsonObject,
};
