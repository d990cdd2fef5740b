import type { Rule } from "./rule.js";

/** Rules about files and their syntax. */
export const fileRules = {
  "file-not-found": {
    severity: "error",
    title: "A file does not exist or cannot be read",
    cause: "The path of the document, or of a file that a reference names, leads nowhere.",
    fix: "Check the path; references are relative to the file they stand in.",
    clause: "OpenAPI 3.1.1, 4.6: relative references in API description URIs",
    stops: "reading",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { $ref: 'schemas/pet.yaml' } # there is no such file
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { type: object }
`,
    },
  },
  "file-outside-root": {
    severity: "error",
    title: "A reference leaves the document's folder",
    cause:
      "Only files under the root document's folder are opened, so that a document cannot read others.",
    fix: "Move the file, or widen the folder with --root DIR.",
    stops: "reading",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { $ref: '../shared/pet.yaml' }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { type: object }
`,
    },
  },
  "remote-reference": {
    severity: "error",
    title: "A reference leads to the network",
    cause: "Nothing is fetched unless it was allowed.",
    fix: "Copy the document beside yours, pass it in `documents` under this URI, or allow its host: --allow-remote HOST.",
    stops: "reading",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { $ref: 'https://example.com/schemas/pet.json' }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { type: object }
`,
    },
  },
  "remote-failed": {
    severity: "error",
    title: "A remote document cannot be fetched",
    cause: "The host was allowed, but it cannot be reached, or does not answer with a document.",
    fix: "Try the URL in a browser; copy the document beside yours if it is not to be had from here.",
    stops: "reading",
    notShown: "It is about a host, which no document alone can show.",
  },
  "limit-exceeded": {
    severity: "error",
    title: "A document is larger than a limit",
    cause:
      "Limits end what would fill the memory or never end: documents that are nested too deep, too large, or multiplied by aliases.",
    fix: "Split the document, or raise the limit: --limit NAME=N.",
    stops: "reading",
    notShown: "A document that shows it is too large to be shown.",
  },
  "invalid-encoding": {
    severity: "error",
    title: "A file is not UTF-8 text",
    cause: "OpenAPI documents are UTF-8 (a byte order mark is accepted).",
    fix: "Save the file as UTF-8.",
    clause: "RFC 8259, 8.1",
    stops: "reading",
    notShown: "It is about bytes that a text cannot hold.",
  },
  "invalid-syntax": {
    severity: "error",
    title: "A file is not valid YAML or JSON",
    cause: "The parser stopped at this place.",
    fix: "Mend the line; in YAML look at the indentation first.",
    clause: "YAML 1.2.2; RFC 8259",
    stops: "reading",
    example: {
      bad: `openapi: 3.1.1
info:
  title: Pets
   version: '1' # one space too many
paths: {}
`,
      good: `openapi: 3.1.1
info:
  title: Pets
  version: '1'
paths: {}
`,
    },
  },
  "duplicate-key": {
    severity: "error",
    title: "A key stands twice in one mapping",
    cause: "Parsers disagree about which of the two counts.",
    fix: "Remove or rename one of them.",
    clause: "YAML 1.2.2, 3.2.1.1; RFC 8259, 4",
    stops: "reading",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { type: object }
    Pet: { type: string }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { type: object }
    PetName: { type: string }
`,
    },
  },
  "inexact-number": {
    severity: "warning",
    title: "A number has more digits than a double holds",
    cause:
      "JSON readers keep about 16 digits, so types, checks and `openapi.json` have the rounded number.",
    fix: "Put it in quotes with `type: string`, or leave the bound out: `format: int64` says it already.",
    clause: "RFC 8259, 6",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Size: { type: integer, format: int64, maximum: 9223372036854775807 }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Size: { type: integer, format: int64 }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
