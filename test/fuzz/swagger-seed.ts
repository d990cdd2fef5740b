import { parse } from "yaml";
import type { JsonObject } from "../../generator/json/json.js";

/** A Swagger 2.0 document that reaches every file of `generator/load/swagger/`. */
export const swaggerSeed = parse(`
swagger: '2.0'
info: { title: Title, version: v1, description: Description }
host: 'api.example:8443'
basePath: /v1
schemes: [https, http]
consumes: [application/json, application/xml]
produces: [application/json]
tags: [{ name: pets, description: Tag }]
security: [{ key: [] }, { oauth: [read] }]
securityDefinitions:
  key: { type: apiKey, name: X-Key, in: header }
  basic: { type: basic }
  oauth: { type: oauth2, flow: accessCode, authorizationUrl: 'https://a.example', tokenUrl: 'https://b.example', scopes: { read: Reads } }
parameters:
  Limit: { name: limit, in: query, type: integer, format: int32, default: 10, maximum: 100 }
  Body: { name: body, in: body, required: true, schema: { $ref: '#/definitions/Pet' } }
responses:
  Fault: { description: Fault, schema: { $ref: '#/definitions/Fault' }, headers: { X-Rate: { type: integer } } }
paths:
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, type: string, pattern: '^[a-z]+$' }]
    get:
      operationId: getPet
      tags: [pets]
      produces: [application/json, text/plain]
      parameters:
        - { $ref: '#/parameters/Limit' }
        - { name: tags, in: query, type: array, items: { type: string, enum: [a, b] }, collectionFormat: multi }
        - { name: ids, in: query, type: array, items: { type: integer }, collectionFormat: pipes }
        - { name: X-Trace, in: header, type: string, x-nullable: true }
      responses:
        '200': { description: Found, schema: { $ref: '#/definitions/Pet' }, examples: { application/json: { kind: cat } } }
        default: { $ref: '#/responses/Fault' }
    put:
      operationId: putPet
      parameters: [{ $ref: '#/parameters/Body' }]
      responses: { '204': { description: Done } }
    post:
      operationId: upload
      consumes: [multipart/form-data]
      parameters: [{ name: file, in: formData, type: file, required: true }, { name: note, in: formData, type: string, allowEmptyValue: true }]
      responses: { '201': { description: Made, schema: { type: file } } }
definitions:
  Pet: { type: object, discriminator: kind, required: [kind], properties: { kind: { type: string }, owner: { type: string, readOnly: true }, born: { type: string, format: date-time } }, example: { kind: cat } }
  Cat: { allOf: [{ $ref: '#/definitions/Pet' }, { type: object, properties: { lives: { type: integer, format: int64, x-nullable: true } } }] }
  Fault: { type: object, properties: { detail: { type: string, x-example: text } }, additionalProperties: false }
`) as JsonObject;
