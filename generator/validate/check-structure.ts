import type { Findings, Location, Place } from "../diagnostics.js";
import type { JsonObject, Pointer } from "../load/json.js";
import { minorVersion } from "../ir/minor-version.js";
import type { Issue } from "./generated/runtime/issue.js";
import type { ValidationResult } from "./generated/runtime/result.js";
import {
  validateV20Document,
  validateV30Document,
  validateV31Document,
  validateV32Document,
} from "./generated/validators.js";
import { reportStructureIssue } from "./structure-finding.js";

type Validate = (value: unknown, options: { maxIssues: number }) => ValidationResult<unknown>;

/** Generated from the official meta-schemas (`meta-schemas/`), by specwright itself. */
const validators: Readonly<Record<"2.0" | "3.0" | "3.1" | "3.2", Validate>> = {
  "2.0": validateV20Document,
  "3.0": validateV30Document,
  "3.1": validateV31Document,
  "3.2": validateV32Document,
};

/** Whoever has more to mend starts with these. */
const maxIssues = 1000;

/** A document as the loader gives it, as far as its form is concerned. */
interface Checked {
  readonly root: JsonObject;
  /** What it was before it was converted to OpenAPI 3. */
  readonly swagger?: {
    readonly root: JsonObject;
    originOf(pointer: Pointer): Pointer;
    locate(pointer: Pointer, at: "key" | "value"): Location | undefined;
  };
}

/** The document has the form that the specification of its own version asks for. */
export function checkStructure({ root, swagger }: Checked, findings: Findings): void {
  const document = swagger?.root ?? root;
  const version = swagger === undefined ? minorVersion(document) : "2.0";
  if (version === undefined) return;
  const validate = validators[version];
  const said = saidBefore(swagger, findings);
  const place = (pointer: Pointer, at: "key" | "value"): Place => {
    const location = swagger?.locate(pointer, at);
    return location === undefined ? { pointer, at } : { location, pointer };
  };
  const issues = issuesOf(validate(document, { maxIssues }));
  for (const issue of issues) {
    reportStructureIssue(issue, { document, version, findings, issues, said, place });
  }
}

/** Where the builders of the model, or the conversion to OpenAPI 3, found something to be wrong. */
function saidBefore(
  swagger: Checked["swagger"],
  findings: Findings,
): (pointer: Pointer) => boolean {
  const codes: ReadonlySet<string> = new Set(["invalid-document", "unknown-field"]);
  const found = findings.diagnostics.filter(({ code }) => codes.has(code));
  const pointers = new Set(found.flatMap(({ pointer }) => pointer ?? []));
  if (swagger === undefined) return (pointer) => pointers.has(pointer);
  const origins = new Set([...pointers].map((pointer) => swagger.originOf(pointer)));
  const places = new Set(found.flatMap(({ line, column }) => (line ? `${line}:${column}` : [])));
  return (pointer) => {
    if (origins.has(pointer) || pointers.has(pointer)) return true;
    const place = swagger.locate(pointer, "value");
    return place !== undefined && places.has(`${place.line}:${place.column}`);
  };
}

function issuesOf(result: ValidationResult<unknown>): readonly Issue[] {
  return result.ok ? [] : result.issues;
}
