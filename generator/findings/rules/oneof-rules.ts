import type { Rule } from "./rule.js";

/** Rules about protobuf oneofs (`x-oneofs`, and descriptions that list them). */
export const oneofRules = {
  "oneof-unknown-member": {
    severity: "error",
    title: "A oneof names a field that does not exist",
    cause:
      "Members of `x-oneofs` must be declared under `properties`, of the schema, of the items of its `allOf`, or of schemas that these refer to.",
    fix: "Correct the name, or declare the property.",
    clause: "Protocol Buffers language guide, Oneof; `x-oneofs`",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      x-oneofs: { home: [hous, street] }
      properties: { house: { type: string }, street: { type: boolean } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      x-oneofs: { home: [house, street] }
      properties: { house: { type: string }, street: { type: boolean } }
`,
    },
  },
  "oneof-shared-member": {
    severity: "error",
    title: "A field is in two oneofs",
    cause: "A protobuf field belongs to one oneof at most.",
    fix: "Remove it from one group.",
    clause: "Protocol Buffers language guide, Oneof",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      x-oneofs: { home: [house, street], kind: [cat, house] }
      properties: { house: { type: string }, street: { type: boolean }, cat: { type: string } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      x-oneofs: { home: [house, street] }
      properties: { house: { type: string }, street: { type: boolean }, cat: { type: string } }
`,
    },
  },
  "oneof-required-member": {
    severity: "error",
    title: "A oneof member is required",
    cause: "At most one member is set, so none can be required.",
    fix: "Remove it from `required`.",
    clause: "Protocol Buffers language guide, Oneof",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      required: [house]
      x-oneofs: { home: [house, street] }
      properties: { house: { type: string }, street: { type: boolean } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      x-oneofs: { home: [house, street] }
      properties: { house: { type: string }, street: { type: boolean } }
`,
    },
  },
  "oneof-duplicate-member": {
    severity: "error",
    title: "A oneof names a field twice",
    cause: "Each member may occur only once in its group.",
    fix: "Remove the duplicate.",
    clause: "Protocol Buffers language guide, Oneof",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      x-oneofs: { home: [house, street, house] }
      properties: { house: { type: string }, street: { type: boolean } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      x-oneofs: { home: [house, street] }
      properties: { house: { type: string }, street: { type: boolean } }
`,
    },
  },
  "oneof-single-member": {
    severity: "info",
    title: "A oneof has one member only",
    cause:
      "Such a group is an optional field, not a union: no type and no `which…` function is generated for it. A group named `_field` is how protobuf writes `optional field`, and is not reported.",
    fix: "Add the members that were forgotten, or remove the group.",
    clause: "Protocol Buffers language guide, Oneof and Field Presence",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      x-oneofs: { home: [house] }
      properties: { house: { type: string }, street: { type: boolean } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      x-oneofs: { home: [house, street] }
      properties: { house: { type: string }, street: { type: boolean } }
`,
    },
  },
  "oneof-prose-differs": {
    severity: "warning",
    title: "The description and `x-oneofs` list different oneofs",
    cause: "Both name the group, but with different members. The extension is used.",
    fix: "Correct the one that is wrong.",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      description: |
        This message contains a oneof named home. Only a single field of the following list may be set at a time:
          - house
          - boat
      x-oneofs: { home: [house, street] }
      properties: { house: { type: string }, street: { type: boolean }, boat: { type: string } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      description: |
        This message contains a oneof named home. Only a single field of the following list may be set at a time:
          - house
          - street
      x-oneofs: { home: [house, street] }
      properties: { house: { type: string }, street: { type: boolean }, boat: { type: string } }
`,
    },
  },
  "oneof-too-many-arms": {
    severity: "warning",
    title: "The oneofs of a message have too many combinations for a union",
    cause:
      "The type would be the product of its groups; it stays flat, with which… and set… functions.",
    fix: "Nothing to fix: validators still enforce the groups.",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      x-oneofs: { home: [a, b, c, d, e, f, g, h], food: [i, j, k, l, m, n, o, p] }
      properties: { a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {}, i: {}, j: {}, k: {}, l: {}, m: {}, n: {}, o: {}, p: {} }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      x-oneofs: { home: [a, b, c, d, e, f, g, h] }
      properties: { a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {} }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
