/**
 * Findings that only `validate` looks for: the rules beyond what is needed to make something of a document.
 * `test/rules.test.ts` compares this list with what `generate` says of the rules' examples.
 */
export const onlyValidated: ReadonlySet<string> = new Set([
  "unknown-field",
  "unused-component",
  "undeclared-server-variable",
  "duplicate-tag",
  "duplicate-parameter",
  "identical-paths",
  "ambiguous-paths",
  "body-not-sent",
  "missing-success-response",
  "undeclared-security-scheme",
  "unknown-link-operation",
  "undeclared-required-property",
  "enum-type-mismatch",
  "duplicate-enum-value",
  "contradictory-bounds",
  "invalid-example",
  "invalid-default",
]);
