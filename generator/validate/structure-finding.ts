import { short } from "../build/schemas/value-advice.js";
import { isJsonObject, ownValue, type JsonObject } from "../json/json.js";
import { appendPointer, valueAt } from "../json/pointer.js";
import type { Issue } from "./generated/runtime/issues.js";
import { hasKey, kindAt } from "./object-grammar.js";
import { reportChoice } from "./advice/report-choice.js";
import { reportEmpty, reportMissing, reportStatus } from "./advice/report-missing.js";
import {
  kindOfOwner,
  messageOf,
  reportInvalid,
  type StructureContext,
} from "./structure-context.js";
import { unknownAdvice } from "./advice/unknown-advice.js";

/** Turns an issue of the meta-schema's validator into a finding in the terms of OpenAPI. */
export function reportStructureIssue(issue: Issue, context: StructureContext): void {
  if (isCovered(issue, context) || isFollower(issue, context)) return;
  switch (issue.code) {
    case "propertyNames":
      return reportKey(issue, context);
    case "additionalProperties":
    case "unevaluatedProperties":
      return reportUnknown(issue, context);
    case "required":
      return reportMissing(issue, context);
    case "minProperties":
      return reportEmpty(issue, context);
    case "oneof":
    case "oneOf":
    case "anyOf":
    case "not":
      return reportChoice(issue, context);
    default:
      return reportInvalid(issue, messageOf(issue, context), context);
  }
}

/**
 * Whether the fault has been reported by the builders of the model, or has its own rule, as query
 * parameters that exclude each other have.
 */
function isCovered({ code, path }: Issue, { isReported, document }: StructureContext): boolean {
  const isOfList = code === "not" || code === "contains";
  if (isOfList && path.at(-1) === "parameters" && path[0] !== "components") return true;
  const [owner, name] = [path.slice(0, -1), path.at(-1)];
  if (isReported(appendPointer("#", ...path))) return true;
  const isParameterKey = name === "name" || name === "in";
  if (isParameterKey && isReported(appendPointer("#", ...owner))) return true;
  if (name !== "type") return false;
  const types = valueAt(document, appendPointer("#", ...path));
  return Array.isArray(types) && types.some((_, at) => isReported(appendPointer("#", ...path, at)));
}

/** Whether the issue only follows from a missing or wrong field that selects the form of the object. */
function isFollower(issue: Issue, { document, version }: StructureContext): boolean {
  if (issue.code !== "required") return false;
  const ownerPath = issue.path.slice(0, -1);
  const owner = valueAt(document, appendPointer("#", ...ownerPath));
  if (!isJsonObject(owner)) return false;
  const name = issue.path.at(-1);
  const located = kindAt(ownerPath, version)?.name;
  if (located === "securityScheme") return name !== "type" && !hasKey(owner, "type");
  if (located !== "parameter") return false;
  const places = version === "2.0" ? "path query header formData body" : "path query header cookie";
  const place = ownValue(owner, "in");
  const isPlaced = typeof place === "string" && `${places} querystring`.split(" ").includes(place);
  return !isPlaced && name !== "name" && name !== "in";
}

/** A path with operations, which the builder of the model has reported. */
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

/** Reports a key of the wrong form: of a component, a path, or a status. */
function reportKey(issue: Issue, context: StructureContext): void {
  const { path, message } = issue;
  const { findings, version } = context;
  const key = String(path.at(-1));
  if (isUnusablePath(path, context)) return;
  const place = context.place(appendPointer("#", ...path), "key");
  if (isComponent(path)) {
    const text = `A component's key consists of letters, digits, \`.\`, \`-\` and \`_\`; this is \`${short(key)}\`.`;
    // A key in another script, and references to it, are read nevertheless.
    const options = { severity: "warning", fix: renameAdvice(key) } as const;
    return findings.report("invalid-document", text, place, options);
  }
  if (kindOfOwner(issue, version) === "paths") {
    const text = `A path starts with \`/\`; this is \`${short(key)}\`.`;
    const fix = `Write \`/${short(key)}\`.`;
    return findings.report("invalid-document", text, place, { fix });
  }
  if (kindOfOwner(issue, version) === "responses") return reportStatus(path, context);
  reportInvalid(issue, message, context);
}

function renameAdvice(key: string): string {
  const plain = key.normalize("NFKD").replace(/\p{M}+/gu, "");
  const safe = plain.replace(/[^A-Za-z0-9._-]+/g, "_").replace(/^_+|_+$/g, "");
  return safe === "" ? "Rename it, with a `title` for people." : `Rename it to \`${short(safe)}\`.`;
}

function reportUnknown(issue: Issue, context: StructureContext): void {
  const { path } = issue;
  const { document, version, findings } = context;
  const kind = kindOfOwner(issue, version);
  if (isComponent(path) || kind === "paths" || kind === "responses") {
    return reportKey(issue, context);
  }
  const name = String(path.at(-1) ?? "");
  const ownerPath = path.slice(0, -1);
  const owner = valueAt(document, appendPointer("#", ...ownerPath));
  if (!isJsonObject(owner)) return;
  const specification = version === "2.0" ? "Swagger" : "OpenAPI";
  const message = `\`${short(name)}\` is not a field that ${specification} ${version} defines here; extensions start with \`x-\`.`;
  const located = kindAt(ownerPath, version);
  const value = ownValue(owner, name);
  const fix = isSchemaAsMediaType(ownerPath, owner)
    ? "Write the media type around `schema`: `content: { application/json: { schema: … } }`."
    : unknownAdvice({ name, value, owner, located, document, version });
  const place = context.place(appendPointer("#", ...path), "key");
  findings.report("unknown-field", message, place, { fix });
}

/** `content: { schema: … }`: the media type is missing. */
function isSchemaAsMediaType(path: Issue["path"], owner: JsonObject): boolean {
  return path.at(-1) === "schema" && path.at(-2) === "content" && !hasKey(owner, "schema");
}
