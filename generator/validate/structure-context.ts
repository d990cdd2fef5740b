import type { Findings, Place } from "../findings/diagnostics.js";
import { short } from "../build/schemas/value-advice.js";
import type { JsonObject, JsonValue, Pointer } from "../json/json.js";
import { appendPointer, valueAt } from "../json/pointer.js";
import type { Issue } from "./generated/runtime/issues.js";
import { issueAdvice } from "./advice/issue-advice.js";
import { kindAt, type Version } from "./object-grammar.js";

export interface StructureContext {
  readonly document: JsonObject;
  readonly version: Version;
  readonly findings: Findings;
  /** All issues of the validator. */
  readonly issues: readonly Issue[];
  /** Whether a fault at this place has been reported. */
  readonly isReported: (pointer: Pointer) => boolean;
  /** Turns a pointer into `document` into the place of a finding. */
  readonly place: (pointer: Pointer, at: "key" | "value") => Place;
}

/** The kind of the object with the fault, as in the grammar. */
export function kindOfOwner({ path }: Issue, version: Version): string | undefined {
  return kindAt(path.slice(0, -1), version)?.name;
}

/** The message of an issue, in the terms of OpenAPI where the validator's own are too general. */
export function messageOf(issue: Issue, { document, version }: StructureContext): string {
  const value = valueAt(document, appendPointer("#", ...issue.path));
  const kind = kindOfOwner(issue, version);
  const name = issue.path.at(-1);
  if (kind === "schema" && name === "type" && issue.code !== "minItems") {
    if (Array.isArray(value)) return `names several types, and OpenAPI ${version} has one`;
    if (typeof value === "string") return `must be a type, and \`${short(value)}\` is not one here`;
  }
  if (issue.code === "pattern" && version === "2.0" && name === "host") {
    return "must be a host name, without scheme and path";
  }
  if (issue.code === "pattern" && version === "2.0" && name === "basePath") {
    return "must start with `/`";
  }
  if (kind === "securityScheme" && name === "scheme" && issue.code === "pattern") {
    return "must be `bearer` where there is a `bearerFormat`";
  }
  if (issue.code === "maxProperties" && name === "content") return "must have one media type";
  return issue.message;
}

/** Reports an issue with this message. */
export function reportInvalid(
  issue: Issue,
  message: string,
  context: StructureContext,
  givenFix?: string,
): void {
  const { findings, document, version } = context;
  const pointer = appendPointer("#", ...issue.path);
  const value: JsonValue | undefined = valueAt(document, pointer);
  const kind = kindOfOwner(issue, version);
  const fix = givenFix ?? issueAdvice({ issue, value, kind, version });
  const place = context.place(pointer, "key");
  findings.report("invalid-document", `${nameOf(issue.path)} ${message}.`, place, { fix });
}

/** The name of a place in messages: `info.version`. */
export function nameOf(path: Issue["path"]): string {
  return path.length === 0 ? "The document" : `\`${path.join(".")}\``;
}
