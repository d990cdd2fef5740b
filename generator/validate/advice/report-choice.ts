import { isJsonObject, type JsonObject } from "../../json/json.js";
import { appendPointer, valueAt } from "../../json/pointer.js";
import type { Issue } from "../generated/runtime/issues.js";
import { hasKey, kindAt } from "../object-grammar.js";
import { reportMissing, reportResponses } from "./report-missing.js";
import { messageOf, reportInvalid, type StructureContext } from "../structure-context.js";

/** Fields of which an object may have only one: the meta-schemas use `oneOf` and `not` only for these. */
const rivals = [
  ["schema", "content"],
  ["example", "examples"],
  ["value", "externalValue"],
  ["value", "dataValue"],
  ["value", "serializedValue"],
  ["serializedValue", "externalValue"],
  ["operationRef", "operationId"],
  ["itemSchema", "schema"],
  ["encoding", "prefixEncoding"],
  ["encoding", "itemEncoding"],
  ["identifier", "url"],
] as const;

/** Reports fields that exclude each other, or of which one is required. */
export function reportChoice(issue: Issue, context: StructureContext): void {
  const value = valueAt(context.document, appendPointer("#", ...issue.path));
  const both = rivals.find(([a, b]) => hasKey(value, a) && hasKey(value, b));
  if (both !== undefined) {
    const [a, b] = both;
    const message = `has both \`${a}\` and \`${b}\`, and may have one of them only`;
    return reportInvalid(issue, message, context, `Remove \`${a}\` or \`${b}\`.`);
  }
  const kind = kindAt(issue.path, context.version)?.name;
  if (kind === "responses" && isJsonObject(value)) {
    return reportResponses(issue.path, value, context);
  }
  if (kind === "securityScheme" && hasKey(value, "bearerFormat") && hasKey(value, "scheme")) {
    const message = "has `bearerFormat`, which goes with `scheme: bearer` only";
    return reportInvalid(issue, message, context, "Remove `bearerFormat`.");
  }
  // Fails only because a field is missing, which has its own issue.
  const own = issue.path.join("/");
  if (context.issues.some((other) => other !== issue && isBelow(other, own))) return;
  if (kind !== undefined && issue.code !== "not" && isJsonObject(value)) {
    return reportUnchosen(issue, context, value);
  }
  reportInvalid(issue, messageOf(issue, context), context);
}

/** The usual choice of several required fields. */
const usualChoice: Readonly<Record<string, string>> = {
  document: "paths",
  parameter: "schema",
  header: "schema",
  link: "operationId",
};

/** Reports an object that needs one of several fields and has none. */
function reportUnchosen(issue: Issue, context: StructureContext, owner: JsonObject): void {
  const kind = kindAt(issue.path, context.version)?.name;
  const field = kind === undefined ? undefined : usualChoice[kind];
  if (field !== undefined && !hasKey(owner, field)) {
    return reportMissing({ ...issue, path: [...issue.path, field] }, context);
  }
  reportInvalid(issue, issue.message, context);
}

function isBelow({ code, path }: Issue, own: string): boolean {
  return (
    code !== "oneof" && code !== "oneOf" && code !== "not" && path.join("/").startsWith(`${own}/`)
  );
}
