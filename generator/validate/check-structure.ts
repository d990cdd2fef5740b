import type { Findings } from "../diagnostics.js";
import { ownValue, type JsonObject } from "../load/json.js";
import type { Issue } from "./generated/runtime/issue.js";
import type { ValidationResult } from "./generated/runtime/result.js";
import {
  validateV30Document,
  validateV31Document,
  validateV32Document,
} from "./generated/validators.js";
import { reportStructureIssue } from "./structure-finding.js";

type Validate = (value: unknown, options: { maxIssues: number }) => ValidationResult<unknown>;

/** Generated from the official meta-schemas (`meta-schemas/`), by specwright itself. */
const validators: Readonly<Record<string, Validate>> = {
  "3.0": validateV30Document,
  "3.1": validateV31Document,
  "3.2": validateV32Document,
};

/** Whoever has more to mend starts with these. */
const maxIssues = 1000;

/** The document has the form that the OpenAPI Specification of its version asks for. */
export function checkStructure(document: JsonObject, findings: Findings): void {
  const openapi = ownValue(document, "openapi");
  const version = typeof openapi === "string" ? openapi.slice(0, 3) : "";
  const validate = validators[version];
  if (validate === undefined) return;
  const said = new Set(
    findings.diagnostics.flatMap(({ code, pointer }) =>
      code === "invalid-document" ? (pointer ?? []) : [],
    ),
  );
  const issues = issuesOf(validate(document, { maxIssues }));
  for (const issue of issues) {
    reportStructureIssue(issue, { document, version, findings, issues, said });
  }
}

function issuesOf(result: ValidationResult<unknown>): readonly Issue[] {
  return result.ok ? [] : result.issues;
}
