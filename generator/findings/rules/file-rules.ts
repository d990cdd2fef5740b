import type { Rule } from "./rule.js";

/** Rules about files and their syntax. */
export const fileRules = {
  "file-not-found": {
    severity: "error",
    title: "A file does not exist or cannot be read",
    cause: "There is no readable file at the path of the document, or of a reference.",
    fix: "Check the path; references are relative to the file that contains them.",
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
    title: "A reference needs the network",
    cause: "Nothing is fetched from the network unless its host is allowed.",
    fix: "Copy the document into your folder, pass it in `documents` under this URI, or allow its host: --allow-remote HOST.",
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
    fix: "Try the URL in a browser. If it cannot be fetched from here, copy the document into your folder.",
    stops: "reading",
    notShown: "It depends on a host, which an example cannot show.",
  },
  "limit-exceeded": {
    severity: "error",
    title: "A document is larger than a limit",
    cause:
      "Limits stop documents that would use too much memory or time: nested too deep, too large, or multiplied by aliases.",
    fix: "Split the document, or raise the limit: --limit NAME=N.",
    stops: "reading",
    notShown: "An example would be too large to be shown.",
  },
  "invalid-encoding": {
    severity: "error",
    title: "A file is not UTF-8 text",
    cause: "OpenAPI documents are UTF-8 (a byte order mark is accepted).",
    fix: "Save the file as UTF-8.",
    clause: "RFC 8259, 8.1",
    stops: "reading",
    notShown: "An example would need bytes that are not text.",
  },
  "invalid-syntax": {
    severity: "error",
    title: "A file is not valid YAML or JSON",
    cause: "The parser stopped at this place.",
    fix: "Correct the line. In YAML, check the indentation first.",
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
    title: "A key occurs twice in one mapping",
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
    title: "A number has more digits than a double can hold",
    cause:
      "JSON readers keep about 16 digits, so types, checks and `openapi.json` have the rounded number.",
    fix: "Put it in quotes with `type: string`, or remove the bound: `format: int64` implies it.",
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
