import type { Findings, Place } from "../findings/diagnostics.js";
import type { JsonObject, Pointer } from "../json/json.js";
import { hiddenFields } from "./hidden-fields.js";
import type { Issue, ValidationResult } from "./generated/runtime/issues.js";
import {
  validateV20Document,
  validateV30Document,
  validateV31Document,
  validateV32Document,
} from "./generated/validators.js";
import { alreadyReported, type CheckedDocument } from "./advice/already-reported.js";
import { checkSpecification } from "./specification/check-specification.js";
import type { SpecificationVersion } from "../findings/document-words.js";
import { reportStructureIssue } from "./structure-finding.js";
import { minorVersion } from "../build/minor-version.js";

type Validate = (value: unknown, options: { maxIssues: number }) => ValidationResult<unknown>;

/** Generated from the official meta-schemas (`meta-schemas/`), by specwright itself. */
const validators: Readonly<Record<SpecificationVersion, Validate>> = {
  "2.0": validateV20Document,
  "3.0": validateV30Document,
  "3.1": validateV31Document,
  "3.2": validateV32Document,
};

/** Report at most this many issues. */
const maxIssues = 1000;

/**
 * Checks the document against its version of the specification: first the rules that only the text has,
 * then the form by the meta-schema.
 */
export function checkStructure({ root, swagger }: CheckedDocument, findings: Findings): void {
  const document: JsonObject = swagger?.root ?? root;
  const version = swagger === undefined ? minorVersion(document) : "2.0";
  if (version === undefined) return;
  const place = (pointer: Pointer, at: "key" | "value"): Place => {
    const location = swagger?.locate(pointer, at);
    if (location !== undefined) return { location, pointer };
    return swagger === undefined ? { pointer, at } : { pointer, at, isOriginal: true };
  };
  const before = alreadyReported(swagger, findings);
  checkSpecification({ document, version, findings, place, isReported: before });
  const found = issuesOf(validators[version](document, { maxIssues }));
  const issues = [...found, ...hiddenFields(found, document, version)];
  const isReported = alreadyReported(swagger, findings);
  for (const issue of issues) {
    reportStructureIssue(issue, { document, version, findings, issues, isReported, place });
  }
}

function issuesOf(result: ValidationResult<unknown>): readonly Issue[] {
  return result.ok ? [] : result.issues;
}
