import { short } from "../../build/schemas/value-advice.js";
import { isJsonObject, ownValue, type JsonObject } from "../../json/json.js";
import { appendPointer, valueAt } from "../../json/pointer.js";
import type { Issue } from "../generated/runtime/issues.js";
import { missingAdvice, type Gap } from "./missing-advice.js";
import { hasKey, kindAt } from "../object-grammar.js";
import { isStatusKey, statusAdvice } from "./status-advice.js";
import { nameOf, reportInvalid, type StructureContext } from "../structure-context.js";

/** Reports a missing required field. */
export function reportMissing(issue: Issue, context: StructureContext): void {
  const { document, findings, version } = context;
  const field = String(issue.path.at(-1));
  const ownerPath = issue.path.slice(0, -1);
  const pointer = appendPointer("#", ...ownerPath);
  const place = context.place(pointer, "key");
  const owner = valueAt(document, pointer);
  if (!isJsonObject(owner)) return;
  const kind = kindAt(ownerPath, version)?.name;
  if (kind === "responses") return reportResponses(ownerPath, owner, context);
  const gap = { kind, owner, field, version, key: String(ownerPath.at(-1) ?? "") };
  const fix = missingAdvice(gap);
  if (ownerPath.length === 0 && field === "paths" && version !== "3.0" && version !== "2.0") {
    const message = "The document has none of `paths`, `webhooks` and `components`.";
    return findings.report("invalid-document", message, { pointer }, { fix });
  }
  findings.report("invalid-document", missingMessage(issue.path, gap), place, { fix });
}

function missingMessage(path: Issue["path"], { kind, owner, field, version }: Gap): string {
  const name = ownValue(owner, "name");
  const ownerName = nameOf(path.slice(0, -1));
  if (kind === "parameter" && field === "required") {
    const which = typeof name === "string" ? `\`${short(name)}\`` : ownerName;
    return `${which} is a path parameter, and has no \`required: true\`.`;
  }
  if (field === "schema" && version !== "2.0" && !hasKey(owner, "content")) {
    return `${ownerName} needs \`schema\`, or \`content\`.`;
  }
  if (kind === "link") return `${ownerName} needs \`operationId\`, or \`operationRef\`.`;
  return `${nameOf(path)} is required.`;
}

/** Reports keys that are not statuses, or missing responses (OpenAPI 3.1, 4.8.16). */
export function reportResponses(
  path: Issue["path"],
  responses: JsonObject,
  context: StructureContext,
): void {
  const keys = Object.keys(responses);
  const wrong = keys.filter((key) => !isStatusKey(key, context.version));
  for (const key of wrong) reportStatus([...path, key], context);
  if (wrong.length > 0 || keys.some((key) => !key.startsWith("x-"))) return;
  const place = context.place(appendPointer("#", ...path), "key");
  const fix = 'Add `"200": { description: "OK" }`, or the response that the operation has.';
  context.findings.report("invalid-document", `${nameOf(path)} has no response.`, place, { fix });
}

/** Reports a map or an object without entries. */
export function reportEmpty(issue: Issue, context: StructureContext): void {
  const { path, message } = issue;
  const value = valueAt(context.document, appendPointer("#", ...path));
  if (kindAt(path, context.version)?.name === "responses" && isJsonObject(value)) {
    return reportResponses(path, value, context);
  }
  reportInvalid(issue, message, context);
}

/** Reports a key of `responses` that is not a status. */
export function reportStatus(path: Issue["path"], context: StructureContext): void {
  const key = String(path.at(-1));
  const place = context.place(appendPointer("#", ...path), "key");
  const fix = statusAdvice(key, context.version);
  const message = `\`${short(key)}\` is not a status code.`;
  context.findings.report("invalid-document", message, place, { fix });
}
