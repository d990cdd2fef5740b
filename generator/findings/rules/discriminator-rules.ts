import type { Rule } from "./rule.js";

const pets = `components:
  schemas:
    Cat: { type: object, required: [kind], properties: { kind: { type: string } } }
    Dog: { type: object, required: [kind], properties: { kind: { type: string } } }`;

/** Rules about discriminators and other keywords of schemas that need each other. */
export const discriminatorRules = {
  "array-without-items": {
    severity: "error",
    title: "An array has no `items`",
    cause:
      "In OpenAPI 3.0, and in parameters and headers of Swagger 2.0, `type: array` requires `items`. A schema of Swagger 2.0 without it is only a warning; from 3.1 on `items` may be absent.",
    fix: "Add `items`; `items: {}` allows anything.",
    clause: "OpenAPI 3.0.4, 4.7.24.1 JSON Schema Keywords: `items`",
    harmless: true,
    example: {
      bad: `openapi: 3.0.4
info: { title: Pets, version: '1' }
paths: {}
components:
  schemas:
    Pets: { type: array }
`,
      good: `openapi: 3.0.4
info: { title: Pets, version: '1' }
paths: {}
components:
  schemas:
    Pets: { type: array, items: { type: string } }
`,
    },
  },
  "read-only-and-write-only": {
    severity: "error",
    title: "A property is both read-only and write-only",
    cause:
      "Requests leave out what is read-only, and responses what is write-only, so the property is never sent. OpenAPI 3.0 forbids the pair; in other versions the finding is a warning.",
    fix: "Keep the one that you need.",
    clause: "OpenAPI 3.0.4, 4.7.24.2 Schema Object: `readOnly`",
    harmless: true,
    example: {
      bad: `openapi: 3.0.4
info: { title: Pets, version: '1' }
paths: {}
components:
  schemas:
    Pet: { type: object, properties: { id: { type: string, readOnly: true, writeOnly: true } } }
`,
      good: `openapi: 3.0.4
info: { title: Pets, version: '1' }
paths: {}
components:
  schemas:
    Pet: { type: object, properties: { id: { type: string, readOnly: true } } }
`,
    },
  },
  "invalid-discriminator": {
    severity: "error",
    title: "The discriminator is not a required property of its schema",
    cause:
      "In Swagger 2.0 `discriminator` names a property that the schema itself declares and requires.",
    fix: "Add the property to `required`.",
    clause: "Swagger 2.0, Schema Object: `discriminator`",
    harmless: true,
    example: {
      bad: `swagger: '2.0'
info: { title: Pets, version: '1' }
paths: {}
definitions:
  Pet: { type: object, discriminator: kind, properties: { kind: { type: string } } }
`,
      good: `swagger: '2.0'
info: { title: Pets, version: '1' }
paths: {}
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [kind]
    properties: { kind: { type: string } }
`,
    },
  },
  "optional-discriminator": {
    severity: "warning",
    title: "The discriminator's property is optional",
    cause:
      "A value without the property does not say which schema applies. In OpenAPI 3.2 this is an error unless `defaultMapping` names a schema; the texts of 3.0 and 3.1 require the property in one section, and only recommend it in another.",
    fix: "List the property under `required` of each schema.",
    clause: "OpenAPI 3.2.0, Discriminator Object: `propertyName`; 3.1.2, 4.8.25.1",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
${pets.replace("required: [kind], ", "")}
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
${pets}
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind }
`,
    },
  },
  "unknown-mapping-target": {
    severity: "error",
    title: "A discriminator's mapping names a schema that does not exist",
    cause:
      "A name in `mapping` or `defaultMapping` is the key of a schema in `components.schemas`.",
    fix: "Correct the name, or add the schema.",
    clause: "OpenAPI 3.1.2, 4.8.25.3 Options for Mapping Values to Schemas",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
${pets}
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind, mapping: { cat: Kat, dog: Dog } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
${pets}
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind, mapping: { cat: Cat, dog: Dog } }
`,
    },
  },
  "mapping-outside-union": {
    severity: "error",
    title: "A discriminator's mapping names a schema that is not a member of the union",
    cause:
      "The `oneOf` or `anyOf` beside the discriminator lists all schemas that a value may have, so a value of another schema is refused. Without such a list, these are the schemas that extend this one with `allOf`; the finding is a warning then.",
    fix: "List the schema under `oneOf` or `anyOf`, or remove it from the mapping.",
    clause: "OpenAPI 3.1.2, 4.8.25.2 Conditions for Using the Discriminator Object",
    harmless: true,
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
${pets}
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }]
      discriminator: { propertyName: kind, mapping: { cat: Cat, dog: Dog } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
${pets}
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind, mapping: { cat: Cat, dog: Dog } }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
