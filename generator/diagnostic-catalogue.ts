/**
 * Every finding that specwright can make. A code stays for ever: CI configurations name it.
 * `fix` is the general remedy; a finding may carry a sharper one. `docs/diagnostics.md` is made of
 * this (`npm run test:update`).
 */

export type Severity = "error" | "warning" | "info";

interface CatalogueEntry {
  readonly severity: Severity;
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}

const catalogue = {
  "file-not-found": {
    severity: "error",
    title: "A file does not exist or cannot be read",
    cause: "The path of the document, or of a file that a reference names, leads nowhere.",
    fix: "Check the path; references are relative to the file they stand in.",
  },
  "file-outside-root": {
    severity: "error",
    title: "A reference leaves the document's folder",
    cause:
      "Only files under the root document's folder are opened, so that a document cannot read others.",
    fix: "Move the file, or widen the folder with --root DIR.",
  },
  "remote-reference": {
    severity: "error",
    title: "A reference leads to the network",
    cause: "Nothing is fetched unless it was allowed.",
    fix: "Copy the document beside yours, or pass it in `documents` under this URI.",
  },
  "invalid-encoding": {
    severity: "error",
    title: "A file is not UTF-8 text",
    cause: "OpenAPI documents are UTF-8 (a byte order mark is accepted).",
    fix: "Save the file as UTF-8.",
  },
  "invalid-syntax": {
    severity: "error",
    title: "A file is not valid YAML or JSON",
    cause: "The parser stopped at this place.",
    fix: "Mend the line; in YAML look at the indentation first.",
  },
  "duplicate-key": {
    severity: "error",
    title: "A key stands twice in one mapping",
    cause: "Parsers disagree about which of the two counts.",
    fix: "Remove or rename one of them.",
  },
  "inexact-number": {
    severity: "warning",
    title: "A number has more digits than a double holds",
    cause:
      "JSON readers keep about 16 digits, so types, checks and `openapi.json` have the rounded number.",
    fix: "Put it in quotes with `type: string`, or leave the bound out: `format: int64` says it already.",
  },
  "unresolved-reference": {
    severity: "error",
    title: "A $ref leads to nothing",
    cause: "There is no value at the end of this JSON pointer.",
    fix: "Correct the pointer or add the missing definition.",
  },
  "circular-reference": {
    severity: "error",
    title: "References lead round in a circle without a schema",
    cause: "Each $ref of the circle is nothing but another $ref, so there is nothing to describe.",
    fix: "Give one of them a schema.",
  },
  "unsupported-version": {
    severity: "error",
    title: "The document's version is not supported",
    cause: "The root needs `openapi: 3.0.x`, `3.1.x` or `3.2.x`.",
    fix: "Convert the document to OpenAPI 3.",
  },
  "invalid-document": {
    severity: "error",
    title: "A part of the document has the wrong form",
    cause: "The OpenAPI Specification asks for another kind of value here.",
    fix: "Correct the value.",
  },
  "unknown-field": {
    severity: "warning",
    title: "A field is not one that OpenAPI knows",
    cause: "Tools ignore fields that they do not know, so a misspelt one has no effect.",
    fix: "Correct the name, or start it with `x-` if it is an extension.",
  },
  "unsupported-keyword": {
    severity: "warning",
    title: "A keyword is not supported yet",
    cause:
      "The generator does not turn this keyword into types or checks; everything else here counts.",
    fix: "Do not rely on it being checked.",
  },
  "nullable-in-3.1": {
    severity: "info",
    title: "`nullable` is a keyword of OpenAPI 3.0",
    cause: "OpenAPI 3.1 has no `nullable`; it is honoured all the same.",
    fix: 'Write `type: [T, "null"]`.',
  },
  "invalid-pattern": {
    severity: "error",
    title: "A pattern is no regular expression",
    cause: "JSON Schema patterns are ECMA-262 regular expressions.",
    fix: "Correct the expression; escape literal characters with a backslash.",
  },
  "duplicate-operation-id": {
    severity: "error",
    title: "Two operations have the same operationId",
    cause: "An operationId names one operation (OpenAPI 3.1, Operation Object).",
    fix: "Rename one of them.",
  },
  "missing-operation-id": {
    severity: "warning",
    title: "An operation has no operationId",
    cause: "The name of its descriptor is then made of method and path, and changes with them.",
    fix: "Add an operationId.",
  },
  "undeclared-path-parameter": {
    severity: "error",
    title: "The path template names a parameter that is not declared",
    cause: "Each {name} of the template needs a parameter `in: path` of that name.",
    fix: "Declare the parameter on the operation or the path item.",
  },
  "unused-path-parameter": {
    severity: "error",
    title: "A path parameter is not in the path template",
    cause: "A parameter `in: path` needs a {name} in the template.",
    fix: "Put it into the template, or correct the name.",
  },
  "invalid-example": {
    severity: "error",
    title: "An example does not fit its schema",
    cause: "Examples are shown to people as valid values.",
    fix: "Correct the example, or the schema.",
  },
  "invalid-default": {
    severity: "warning",
    title: "A default does not fit its schema",
    cause:
      "A default should be a valid value (JSON Schema validation, 9.2); it is documentation only.",
    fix: "Correct the default, or the schema.",
  },
  "oneof-unknown-member": {
    severity: "error",
    title: "A oneof names a field that does not exist",
    cause: "Members of `x-oneofs` are declared under `properties`.",
    fix: "Correct the name, or declare the property.",
  },
  "oneof-shared-member": {
    severity: "error",
    title: "A field is in two oneofs",
    cause: "A protobuf field belongs to one oneof at most.",
    fix: "Remove it from one group.",
  },
  "oneof-required-member": {
    severity: "error",
    title: "A oneof member is required",
    cause: "At most one member is set, so none can be required.",
    fix: "Remove it from `required`.",
  },
  "oneof-duplicate-member": {
    severity: "error",
    title: "A oneof names a field twice",
    cause: "Each member stands once in its group.",
    fix: "Remove the repetition.",
  },
  "oneof-prose-differs": {
    severity: "warning",
    title: "Description and `x-oneofs` tell different oneofs",
    cause: "Both name the group, with other members; the extension counts.",
    fix: "Correct the one that is wrong.",
  },
  "oneof-too-many-arms": {
    severity: "warning",
    title: "The oneofs of a message have too many combinations for a union",
    cause:
      "The type would be the product of its groups; it stays flat, with which… and set… functions.",
    fix: "Nothing to mend: validators still enforce the groups.",
  },
  "paths-not-made": {
    severity: "error",
    title: "`paths.ts` cannot be made of this document",
    cause:
      "The library that makes it, openapi-typescript, gave up: a part of the document has a form that it does not expect.",
    fix: "Look at what `specwright validate` says, or generate without it: --no-paths.",
  },
  "unknown-format": {
    severity: "info",
    title: "A format is not known",
    cause: "Unknown formats are annotations: they are documented, not checked.",
    fix: "Add a pattern if the values must be checked.",
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type DiagnosticCode = keyof typeof catalogue;

/** The catalogue as data, for documentation and `--help`. */
export const diagnosticCatalogue: Readonly<Record<DiagnosticCode, CatalogueEntry>> = catalogue;
