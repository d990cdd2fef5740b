import { findIssues } from "../../templates/runtime/explain.js";
import type { Issue } from "../../templates/runtime/issue.js";
import type { Findings } from "../diagnostics.js";
import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../load/json.js";
import { nearestName } from "../load/nearest-name.js";
import { appendPointer, valueAt } from "../load/pointer.js";
import { openapiGrammar } from "./openapi-grammar.js";

/** The document has the form that the OpenAPI Specification asks for, schemas aside. */
export function checkStructure(document: JsonObject, findings: Findings): void {
  for (const issue of findIssues(document, openapiGrammar, { maxIssues: 1000 })) {
    reportIssue(issue, document, findings);
  }
  checkContent(document, findings);
}

/** What the keys of these maps must look like. */
const keyRules: ReadonlyMap<string, string> = new Map([
  ["paths", "A path starts with `/`"],
  ["responses", "A response's key is a status such as `200`, a range such as `4XX`, or `default`"],
]);

function reportIssue(issue: Issue, document: JsonObject, findings: Findings): void {
  const { code, path, message } = issue;
  const pointer = appendPointer("#", ...path);
  const name = String(path.at(-1) ?? "");
  if (code === "additionalProperties") {
    const rule = keyRules.get(String(path.at(-2)));
    if (rule !== undefined) {
      findings.report("invalid-document", `${rule}; this is \`${name}\`.`, { pointer, at: "key" });
      return;
    }
    const text = `\`${name}\` is not a field that OpenAPI knows here; extensions start with \`x-\`.`;
    findings.report("unknown-field", text, { pointer, at: "key" }, nearField(name, path, document));
    return;
  }
  const place = code === "required" ? appendPointer("#", ...path.slice(0, -1)) : pointer;
  const where = path.length === 0 ? "The document" : `\`${path.join(".")}\``;
  findings.report("invalid-document", `${where} ${message}.`, { pointer: place, at: "key" });
}

/** Fields that their neighbours in the document use: the grammar itself is not searched for names. */
const common = [
  ...[
    "operationId",
    "summary",
    "description",
    "parameters",
    "requestBody",
    "responses",
    "deprecated",
  ],
  ...["security", "servers", "tags", "callbacks", "externalDocs", "content", "headers", "links"],
  ...["schema", "example", "examples", "encoding", "required", "explode", "style", "schemas"],
  ...["securitySchemes", "requestBodies", "pathItems", "components", "paths", "webhooks", "info"],
];

function nearField(name: string, path: Issue["path"], document: JsonObject): { fix?: string } {
  const owner = valueAt(document, appendPointer("#", ...path.slice(0, -1)));
  const used = isJsonObject(owner) ? Object.keys(owner) : [];
  const near = nearestName(
    name,
    common.filter((field) => !used.includes(field)),
  );
  return near === undefined ? {} : { fix: `Did you mean \`${near}\`?` };
}

/** A document needs something to describe; operations need responses before 3.1. */
function checkContent(document: JsonObject, findings: Findings): void {
  const parts = ["paths", "webhooks", "components"];
  if (!parts.some((part) => Object.hasOwn(document, part))) {
    const message = "The document has none of `paths`, `webhooks` and `components`.";
    findings.report("invalid-document", message, { pointer: "#" });
  }
  const version = ownValue(document, "openapi");
  if (typeof version !== "string" || !version.startsWith("3.0.")) return;
  if (!Object.hasOwn(document, "paths")) {
    findings.report("invalid-document", "`paths` is required in OpenAPI 3.0.", { pointer: "#" });
  }
  for (const [path, item] of entries(ownValue(document, "paths"))) {
    for (const [method, operation] of entries(item)) {
      if (!isOperation(method, operation) || Object.hasOwn(operation, "responses")) continue;
      const pointer = appendPointer("#/paths", path, method);
      const message = `${method.toUpperCase()} ${path} needs \`responses\`.`;
      findings.report("invalid-document", message, { pointer, at: "key" });
    }
  }
}

function isOperation(method: string, value: JsonValue): value is JsonObject {
  const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
  return methods.includes(method) && isJsonObject(value);
}

function entries(value: JsonValue | undefined): [string, JsonValue][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
