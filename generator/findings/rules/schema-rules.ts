import type { Rule } from "./rule.js";

/** Rules about schemas and the values that they show. */
export const schemaRules = {
  "unsupported-keyword": {
    severity: "warning",
    title: "A keyword is not supported yet",
    cause:
      "The generator does not turn this keyword into types or checks; all other keywords of the schema apply.",
    fix: "Do not rely on it being checked.",
    clause: "JSON Schema 2020-12",
    notShown:
      "Which keywords these are changes from version to version; docs/json-schema.md has the figures.",
  },
  "exclusive-bound-form": {
    severity: "info",
    title: "An exclusive bound has the form of another version",
    cause:
      "`exclusiveMinimum` and `exclusiveMaximum` are flags in OpenAPI 3.0 and numbers from 3.1 on; both forms are read.",
    fix: {
      "2.0": "Write `minimum: 5` with `exclusiveMinimum: true`.",
      "3.1": "Write `exclusiveMinimum: 5`.",
    },
    clause: "OpenAPI 3.0.4, 4.7.24 Schema Object; JSON Schema validation 2020-12, 6.2.3",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Age: { type: integer, minimum: 0, exclusiveMinimum: true }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Age: { type: integer, exclusiveMinimum: 0 }
`,
    },
  },
  "nullable-in-3.1": {
    severity: "info",
    title: "`nullable` is a keyword of OpenAPI 3.0",
    cause: "OpenAPI 3.1 has no `nullable`; it is read nevertheless.",
    fix: 'Write `type: [T, "null"]`.',
    clause: "OpenAPI 3.0.4, 4.7.24 Schema Object; gone in 3.1",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Name: { type: string, nullable: true }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Name: { type: [string, 'null'] }
`,
    },
  },
  "invalid-pattern": {
    severity: "error",
    title: "A pattern is not a valid regular expression",
    cause:
      "JSON Schema patterns are ECMA-262 regular expressions. Other languages have features that ECMAScript lacks: inline flags `(?i)`, `(?P<name>…)`, possessive `a++`, atomic groups, conditions. Each is reported, with the ECMAScript expression where there is one.",
    fix: "Correct the expression: close what is open, and put a backslash before a character of `^$\\.*+?()[]{}|/` that is meant literally.",
    clause: "JSON Schema 2020-12 core, 6.4; validation, 6.3.3",
    stops: "model",
    milder:
      "For the keyword `pattern` the finding is less severe: `generate` warns, and does not check the pattern. Under `patternProperties` it is unknown which properties the pattern covers.",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Name: { type: string, pattern: '(unclosed' }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Name: { type: string, pattern: '(closed)' }
`,
    },
  },
  "foreign-pattern": {
    severity: "warning",
    title: "A pattern is written for another language",
    cause:
      "JSON Schema patterns are ECMA-262 regular expressions. What other languages write, such as `\\A` and `\\z` of Ruby, `[[:alpha:]]` of POSIX or the delimiters of `/^[a-z]+$/i`, is also valid there, but means something else: usually every intended value is refused.",
    fix: "Write the expression for ECMAScript.",
    clause: "JSON Schema 2020-12 core, 6.4; ECMA-262, B.1.2 Regular Expressions Patterns",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Name: { type: string, pattern: '\\A[a-z]+\\z' }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Name: { type: string, pattern: '^[a-z]+$' }
`,
    },
  },
  "slow-pattern": {
    severity: "warning",
    title: "A pattern can take very long to match",
    cause:
      "JavaScript's regular expressions backtrack: where a pattern can match a text in many ways, a text that does not match is tried in all of them, so whoever sends such a text can block the program (ReDoS). The finding is a warning where matching would practically never end, and an info where time grows with the square of the length or more, or where a text of 1,000 characters can take more than about a second.",
    fix: "Rewrite it so that each character can be matched in one way only: no repetition inside a repetition without a separator, no alternatives that start with the same characters, and `^` at the start. Or give the option `regexEngine` an engine that does not backtrack, such as RE2.",
    clause: "ECMA-262, 22.2.2 Pattern Semantics",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Words: { type: string, pattern: '^(\\w+\\s?)*$' }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Words: { type: string, pattern: '^\\w+(?:\\s\\w+)*$' }
`,
    },
  },
  "unknown-format": {
    severity: "info",
    title: "A format is not known",
    cause: "Unknown formats are annotations: they are documented, not checked.",
    fix: "Add a pattern if the values must be checked.",
    clause: "JSON Schema 2020-12 validation, 7",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Chip: { type: string, format: pet-chip }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Chip: { type: string, pattern: '^[0-9]{15}$' }
`,
    },
  },
  "undeclared-required-property": {
    severity: "info",
    title: "A required property is not declared",
    cause:
      "It may have any value, and a misspelled name makes every value invalid. `properties` of this schema and of those in its `allOf` are considered.",
    fix: "Declare it under `properties`, or correct the name.",
    clause: "JSON Schema 2020-12 validation, 6.5.3",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      required: [nmae]
      properties: { name: { type: string } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties: { name: { type: string } }
`,
    },
  },
  "enum-type-mismatch": {
    severity: "warning",
    title: "A value of an enum is not of the schema's type",
    cause: "No value can be both, so this one can never be sent.",
    fix: "Write a value of the type, or add its type; in YAML put words such as `no` and numbers in quotes.",
    clause: "JSON Schema 2020-12 validation, 6.1.2",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Size: { type: string, enum: ['1', 2] }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Size: { type: string, enum: ['1', '2'] }
`,
    },
  },
  "duplicate-enum-value": {
    severity: "warning",
    title: "An enum has the same value twice",
    cause: "The elements of an enum should be unique; often another value was intended.",
    fix: "Remove the duplicate.",
    clause: "JSON Schema 2020-12 validation, 6.1.2",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Kind: { type: string, enum: [cat, dog, cat] }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Kind: { type: string, enum: [cat, dog] }
`,
    },
  },
  "contradictory-bounds": {
    severity: "warning",
    title: "A lower bound is above the upper one",
    cause: "No value fits between them.",
    fix: "Correct one of the two.",
    clause: "JSON Schema 2020-12 validation, 6.2 to 6.5",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Name: { type: string, minLength: 10, maxLength: 5 }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Name: { type: string, minLength: 5, maxLength: 10 }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
