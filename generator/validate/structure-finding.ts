import type { Findings, Place } from "../diagnostics.js";
import { isJsonObject, type JsonObject, type JsonValue, type Pointer } from "../load/json.js";
import { nearestName } from "../load/nearest-name.js";
import { appendPointer, valueAt } from "../load/pointer.js";
import type { Issue } from "./generated/runtime/issue.js";
import { fieldNames } from "./field-names.js";

export interface StructureContext {
  readonly document: JsonObject;
  /** `2.0`, `3.0`, `3.1` or `3.2`. */
  readonly version: string;
  readonly findings: Findings;
  /** All that the validator says. */
  readonly issues: readonly Issue[];
  /** Whether somebody before found something to be wrong there. */
  readonly said: (pointer: Pointer) => boolean;
  /** Where to report what is wrong at a place of `document`. */
  readonly place: (pointer: Pointer, at: "key" | "value") => Place;
}

/** What a validator of the meta-schema says, as people who write documents would say it. */
export function reportStructureIssue(issue: Issue, context: StructureContext): void {
  if (isSaid(issue, context)) return;
  switch (issue.code) {
    case "propertyNames":
      return reportKey(issue, context);
    case "additionalProperties":
    case "unevaluatedProperties":
      return reportUnknown(issue, context);
    case "required":
      return reportMissing(issue, context);
    case "oneOf":
    case "not":
      return reportChoice(issue, context);
    default:
      return reportInvalid(issue, issue.message, context);
  }
}

/** The builders of the model have said it already: what they cannot read is a finding of theirs. */
function isSaid({ path }: Issue, { said }: StructureContext): boolean {
  const [owner, name] = [path.slice(0, -1), path.at(-1)];
  const isParameterKey = name === "name" || name === "in";
  return (
    said(appendPointer("#", ...path)) || (isParameterKey && said(appendPointer("#", ...owner)))
  );
}

/** What the keys of a map must look like; undefined where they are no names of somebody's own. */
function keyRule(path: Issue["path"], version: string): string | undefined {
  const owner = path.at(-2);
  if (isComponent(path)) {
    return "A component's key consists of letters, digits, `.`, `-` and `_`";
  }
  if (path.length === 2 && owner === "paths") return "A path starts with `/`";
  if (owner === "responses" && version === "2.0") {
    return "A response's key is a status such as `200`, or `default`";
  }
  if (owner === "responses" && path[0] !== "components") {
    return "A response's key is a status such as `200`, a range such as `4XX`, or `default`";
  }
  return undefined;
}

/** A path with operations: the builder of the model has reported what is wrong with it. */
function isUnusablePath(path: Issue["path"], { findings }: StructureContext): boolean {
  const pointer = appendPointer("#", ...path);
  return findings.diagnostics.some(
    (found) => found.code === "unusable-path" && found.pointer === pointer,
  );
}

/** `components.schemas.Pet`. */
function isComponent(path: Issue["path"]): boolean {
  return path.length === 3 && path[0] === "components";
}

function reportKey(issue: Issue, context: StructureContext): void {
  const { path, message } = issue;
  const rule = keyRule(path, context.version);
  if (rule === undefined) return reportInvalid(issue, message, context);
  if (isUnusablePath(path, context)) return;
  const place = context.place(appendPointer("#", ...path), "key");
  const text = `${rule}; this is \`${path.at(-1)}\`.`;
  // A key in another script is read all the same, and so are the references to it.
  const severity = isComponent(path) ? ({ severity: "warning" } as const) : {};
  context.findings.report("invalid-document", text, place, severity);
}

function reportUnknown(issue: Issue, context: StructureContext): void {
  const { path } = issue;
  const { document, version, findings } = context;
  if (keyRule(path, version) !== undefined) return reportKey(issue, context);
  const name = String(path.at(-1) ?? "");
  const pointer = appendPointer("#", ...path);
  const siblings = valueAt(document, appendPointer("#", ...path.slice(0, -1)));
  const used = isJsonObject(siblings) ? Object.keys(siblings) : [];
  const names = fieldNames(version);
  const free = names.filter((field) => !used.includes(field));
  // A field of another object is in the wrong place, and not misspelled.
  const near = names.includes(name) ? undefined : nearestName(name, free);
  const fix = near === undefined ? {} : { fix: `Did you mean \`${near}\`?` };
  const specification = version === "2.0" ? "Swagger" : "OpenAPI";
  const message = `\`${name}\` is not a field that ${specification} ${version} knows here; extensions start with \`x-\`.`;
  findings.report("unknown-field", message, context.place(pointer, "key"), fix);
}

function reportMissing(issue: Issue, context: StructureContext): void {
  const { document, findings, version } = context;
  const name = issue.path.at(-1);
  const ownerPath = issue.path.slice(0, -1);
  const pointer = appendPointer("#", ...ownerPath);
  const place = context.place(pointer, "key");
  if (ownerPath.length === 0 && name === "paths" && version !== "3.0" && version !== "2.0") {
    const message = "The document has none of `paths`, `webhooks` and `components`.";
    return findings.report("invalid-document", message, { pointer });
  }
  const owner = valueAt(document, pointer);
  if (name === "schema" && isJsonObject(owner) && !Object.hasOwn(owner, "content")) {
    const message = `${nameOf(ownerPath)} needs \`schema\`, or \`content\`.`;
    return findings.report("invalid-document", message, place);
  }
  findings.report("invalid-document", `${nameOf(issue.path)} is required.`, place);
}

/** Fields of which an object may have one: `oneOf` and `not` of the meta-schemas say nothing else. */
const rivals = [
  ["schema", "content"],
  ["example", "examples"],
  ["value", "externalValue"],
  ["operationRef", "operationId"],
  ["itemSchema", "schema"],
  ["encoding", "prefixEncoding"],
  ["encoding", "itemEncoding"],
] as const;

function reportChoice(issue: Issue, context: StructureContext): void {
  const value = valueAt(context.document, appendPointer("#", ...issue.path));
  const both = rivals.find(([a, b]) => has(value, a) && has(value, b));
  if (both !== undefined) {
    const [a, b] = both;
    const message = `has both \`${a}\` and \`${b}\`, and may have one of them only`;
    return reportInvalid(issue, message, context);
  }
  if (issue.code === "not" && issue.path.at(-1) === "responses") {
    // That nothing is there is said by the number of properties.
    if (isJsonObject(value) && Object.keys(value).length === 0) return;
    return reportInvalid(issue, "has no response", context);
  }
  // An alternative that cannot be told because something is missing: that is said already.
  const own = issue.path.join("/");
  if (context.issues.some((other) => other !== issue && isBelow(other, own))) return;
  const isScheme = has(value, "bearerFormat") && has(value, "scheme");
  reportInvalid(
    issue,
    isScheme ? "has `bearerFormat`, which goes with `scheme: bearer` only" : issue.message,
    context,
  );
}

function isBelow({ code, path }: Issue, own: string): boolean {
  return code !== "oneOf" && code !== "not" && path.join("/").startsWith(`${own}/`);
}

function has(value: JsonValue | undefined, key: string): boolean {
  return isJsonObject(value) && Object.hasOwn(value, key);
}

function reportInvalid({ path }: Issue, message: string, context: StructureContext): void {
  const { findings } = context;
  const place = context.place(appendPointer("#", ...path), "key");
  findings.report("invalid-document", `${nameOf(path)} ${message}.`, place);
}

function nameOf(path: Issue["path"]): string {
  return path.length === 0 ? "The document" : `\`${path.join(".")}\``;
}
