import { parse } from "yaml";
import type { JsonObject } from "../../generator/json/json.js";

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
    Pet: { type: object, x-message: pets.v1.Pet, required: [name], properties: { name: { type: string }, owner: { type: string, readOnly: true } } }
    UpdatePet: { type: object, x-message: pets.v1.UpdatePet, properties: { pet: { $ref: '#/components/schemas/Pet' }, inner: { type: object, properties: { mother: { $ref: '#/components/schemas/UpdatePet' } } }, pet_mask: { type: string, x-field-mask: Pet }, mask: { type: string, x-field-mask: UpdatePet } } }
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

const rest = `
openapi: 3.1.1
jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
info: { title: Rest, version: '1', x-logo: { url: logo.png, altText: Logo } }
servers: [{ url: /relative, description: Relative }, { url: 'https://{region}.example:{port}/v1', variables: { region: { default: eu, enum: [eu, us] }, port: { default: '443' } } }]
externalDocs: { url: 'https://all.example', description: All }
tags: [{ name: one, description: One, x-displayName: First }, { name: two }]
x-tagGroups: [{ name: Group, tags: [one, two] }]
security: [{ key: [], openid: [scope] }]
paths:
  /files/{file_id}.{ext}/parts:
    servers: [{ url: 'https://files.example', description: Files }]
    parameters: [{ $ref: '#/components/parameters/FileId' }, { name: ext, in: path, required: true, schema: { type: string, enum: [png, jpg] } }]
    put:
      operationId: putFile
      tags: [one]
      servers: [{ url: 'https://{host}.put.example', variables: { host: { default: up, description: Host } } }]
      parameters:
        - { $ref: '#/components/parameters/Trace' }
        - { name: labels, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string, enum: [x, y] } } }
        - { name: at, in: query, schema: { type: string, format: date-time }, examples: { first: { summary: First, description: Sample, value: '2026-01-01T00:00:00Z' } } }
      requestBody: { $ref: '#/components/requestBodies/File' }
      responses:
        '201': { $ref: '#/components/responses/Created' }
        5XX: { description: Broken, content: { text/plain; charset=utf-8: { schema: { type: string } } } }
      callbacks: { done: { $ref: '#/components/callbacks/Done' } }
  /named/{name}:
    get:
      operationId: named.Get
      x-name: readNamed
      parameters: [{ name: name, in: path, required: true, style: label, schema: { type: string } }, { name: Accept-Language, in: header, schema: { type: string } }]
      responses: { default: { description: Any, content: { '*/*': { schema: {} }, application/vnd.named+json: { schema: { $ref: '#/components/schemas/Named' } } } } }
webhooks:
  fileDone:
    post:
      operationId: onFileDone
      summary: Told
      description: A file is done.
      tags: [two]
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Named' } } } }
      responses: { '200': { description: Heard } }
components:
  parameters:
    FileId: { name: file_id, in: path, required: true, description: File, schema: { type: string, title: File id } }
    Trace: { name: X-Trace-Id, in: header, schema: { type: string, format: uuid } }
  requestBodies:
    File: { description: A file, content: { application/octet-stream: { schema: { type: string, contentMediaType: image/png, contentEncoding: base64 } } } }
  responses:
    Created: { description: Made, headers: { Location: { $ref: '#/components/headers/Location' } }, content: { application/json: { schema: { $ref: '#/components/schemas/Named' } } }, links: { self: { $ref: '#/components/links/Self' } } }
  headers:
    Location: { description: Where, schema: { type: string, format: uri } }
  examples:
    Sample: { summary: Sample, description: A sample, value: { name: sample } }
  links:
    Self: { operationRef: '#/paths/~1named~1{name}/get', parameters: { name: $response.body#/name }, description: Itself, server: { url: 'https://self.example' } }
  callbacks:
    Done: { '{$request.query.at}': { post: { operationId: onDone, responses: { '200': { description: Ok } } } } }
  securitySchemes:
    key: { type: apiKey, name: X-Api-Key, in: header, description: Key, x-prefix: Token }
    openid: { type: openIdConnect, openIdConnectUrl: 'https://id.example/.well-known/openid-configuration' }
    flows: { type: oauth2, flows: { authorizationCode: { authorizationUrl: 'https://a.example', tokenUrl: 'https://b.example', refreshUrl: 'https://c.example', scopes: { all: Everything } }, implicit: { authorizationUrl: 'https://d.example', scopes: {} } } }
    mutual: { type: mutualTLS, description: Certificate }
  schemas:
    Named:
      type: object
      description: Named
      required: [name]
      properties:
        name: { $ref: '#/components/schemas/Name', description: Its name, default: none }
        state: { $ref: '#/components/schemas/State' }
        level: { $ref: '#/components/schemas/Level' }
        code: { type: string, contentMediaType: application/json, contentSchema: { type: object } }
        nested: { type: object, properties: { deep: { type: object, properties: { deepest: { type: string, title: Deepest } } } } }
      xml: { name: named, prefix: n, namespace: 'urn:named', wrapped: true }
      $comment: A note
    Name: { type: string, minLength: 1, examples: [sample] }
    State: { type: string, enum: [ON, OFF], x-enum-varnames: [TurnedOn, TurnedOff], x-enum-descriptions: [It is on, It is off], x-enumNames: [On, Off] }
    Level: { type: integer, enum: [1, 2], x-enum-varnames: [Low, High], x-enum-descriptions: { '1': Low level, '2': High level } }
    Defined: { $defs: { Inner: { type: string, title: Inner } }, type: array, items: { type: string } }
    Event: { oneOf: [{ $ref: '#/components/schemas/Opened' }, { $ref: '#/components/schemas/Closed' }], discriminator: { propertyName: event_type, mapping: { 'file.opened': '#/components/schemas/Opened', 'file.closed': '#/components/schemas/Closed' } } }
    Opened: { type: object, required: [event_type], properties: { event_type: { type: string }, by: { type: string } } }
    Closed: { type: object, required: [event_type], properties: { event_type: { type: string }, at: { type: string } } }
`;

/** OpenAPI 3.0, where some things are spelt in another way. */
const older = `
openapi: 3.0.3
info: { title: Older, version: '1' }
paths:
  /old/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getOld
      responses: { '200': { description: Found, content: { application/json: { schema: { $ref: '#/components/schemas/Old' }, example: { kind: a } } } } }
components:
  schemas:
    Old: { type: object, nullable: true, required: [kind], properties: { kind: { type: string, nullable: true, enum: [a, b] }, size: { type: number, minimum: 0, exclusiveMinimum: true }, file: { type: string, format: byte } }, additionalProperties: { type: string, nullable: true }, example: { kind: a } }
`;

export const documents: Readonly<Record<string, JsonObject>> = {
  operations: parse(operations) as JsonObject,
  objects: parse(objects) as JsonObject,
  values: parse(values) as JsonObject,
  unions: parse(unions) as JsonObject,
  rest: parse(rest) as JsonObject,
  older: parse(older) as JsonObject,
};
