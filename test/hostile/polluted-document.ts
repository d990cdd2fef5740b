import { parse } from "yaml";

/** A document with a schema of every kind, and operations with every place of a request. */
export const pollutedDocument = parse(`
openapi: 3.1.0
info: { title: Polluted, version: '1' }
paths:
  /pets/{id}:
    get:
      operationId: listPets
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: page_token, in: query, schema: { type: string } }
        - { name: page_size, in: query, schema: { type: integer } }
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object } }
        - { name: list, in: query, explode: false, schema: { type: array, items: { type: string } } }
        - { name: x-one, in: header, schema: { type: array, items: { type: integer } } }
        - { name: c, in: cookie, schema: { type: string } }
      responses:
        '200':
          description: ok
          headers:
            x-n: { required: true, schema: { type: number, minimum: 1 } }
            x-list: { schema: { type: array, items: { type: integer } } }
            x-j: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
          content:
            application/json:
              schema:
                type: object
                properties:
                  pets: { type: array, items: { $ref: '#/components/schemas/Pet' } }
                  next_page_token: { type: string }
        default:
          description: others
          content:
            application/json: { schema: { $ref: '#/components/schemas/Closed' } }
            application/jsonl: { schema: { $ref: '#/components/schemas/Pet' } }
  /pets:
    post:
      operationId: sendPet
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: '#/components/schemas/Pet' } }
          application/x-www-form-urlencoded:
            schema: { $ref: '#/components/schemas/Pet' }
            encoding: { name: { contentType: application/json } }
          # Texts only: the platform's own Blob throws where Object.prototype has get or set.
          multipart/form-data: { schema: { $ref: '#/components/schemas/Pet' } }
      responses: { '204': { description: none } }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      x-oneofs: { choice: [cat, dog] }
      properties:
        name: { type: string }
        age: { type: [integer, 'null'], minimum: 0 }
        cat: { type: string }
        dog: { type: string }
        at: {}
        tags: { type: array, items: { type: string }, uniqueItems: true }
    Closed: { type: object, required: [a], properties: { a: { const: 1 } }, additionalProperties: false }
    Names: { type: object, propertyNames: { pattern: '^[a-z]+$' }, patternProperties: { '^n': { type: number } }, maxProperties: 5 }
    Tree: { type: object, properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } }, next: { $ref: '#/components/schemas/Tree' }, label: { type: string } } }
    Either: { anyOf: [{ type: number, maximum: 9 }, { type: object, required: [b], properties: { b: { type: string } } }] }
    Choice:
      oneOf: [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }]
      discriminator: { propertyName: kind, mapping: { one: '#/components/schemas/One', two: '#/components/schemas/Two' } }
    One: { type: object, required: [kind, a], properties: { kind: { const: one }, a: { type: string } } }
    Two: { type: object, required: [kind, b], properties: { kind: { const: two }, b: { type: string } } }
    Text: { type: string, minLength: 2, maxLength: 5, pattern: '^a' }
    Listed: { enum: [{ a: [1] }, text] }
    Contains: { type: array, contains: { const: 1 }, minContains: 2 }
    Tuple: { type: array, prefixItems: [{ type: string }, { type: number }], items: false, unevaluatedItems: false }
    Depends: { type: object, dependentRequired: { a: [b] }, dependentSchemas: { c: { required: [d] } } }
    Sum: { type: number, multipleOf: 0.25 }
    Open: { type: object, allOf: [{ properties: { known: { type: number } } }, { anyOf: [{ required: [x], properties: { x: { type: string } } }, { type: object }] }], unevaluatedProperties: false }
    When: { type: object, if: { properties: { kind: { const: a } }, required: [kind] }, then: { required: [a] } }
    Both: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { more: { type: number } } }] }
`) as object;
