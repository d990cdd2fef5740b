import type { Findings } from "../findings/diagnostics.js";
import type { JsonValue } from "../json/json.js";
import { nearestName } from "../text/nearest-name.js";
import type { RawObject } from "./raw.js";
import { short } from "./schemas/value-advice.js";

interface VersionFault {
  readonly message: string;
  readonly fix?: string;
  /** The field that names the version, where there is one. */
  readonly key?: string;
}

/** Reports a document whose version is missing or not supported (OpenAPI 3.2, 4.1.1: `openapi`). */
export function reportVersion(root: RawObject, findings: Findings): void {
  const { message, fix, key } = faultOf(root);
  const place = { pointer: key === undefined ? "#" : root.at(key) };
  findings.report("unsupported-version", message, place, fix === undefined ? {} : { fix });
}

function faultOf(root: RawObject): VersionFault {
  const openapi = root.get("openapi");
  if (openapi !== undefined) return { key: "openapi", ...ofOpenapi(openapi) };
  const swagger = root.get("swagger");
  if (swagger !== undefined) return { key: "swagger", ...ofSwagger(swagger) };
  if (root.has("asyncapi")) {
    const message = "This is an AsyncAPI document: specwright reads OpenAPI and Swagger 2.0.";
    return { key: "asyncapi", message, fix: "Name an OpenAPI document instead." };
  }
  const near = nearestName("openapi", Object.keys(root.value).slice(0, 100));
  const message = "The document has no `openapi` field, which names the version.";
  return near === undefined
    ? { message, fix: "Add `openapi: 3.1.0` at the top of the document." }
    : { key: near, message, fix: `Write \`openapi\` instead of \`${short(near)}\`.` };
}

const newest = [3, 2] as const;

function ofOpenapi(value: JsonValue): VersionFault {
  const text = textOf(value);
  const [, major, minor] = /^v?(\d+)(?:\.(\d+))?(?:\.[\w.-]*)?$/.exec(text) ?? [];
  if (major === undefined) {
    const message = `\`openapi: ${short(text)}\` is not a version.`;
    return { message, fix: "Write the version in three parts, such as `openapi: 3.1.0`." };
  }
  const version = minor === undefined ? major : `${major}.${minor}`;
  const isNewer = Number(major) > newest[0] || (major === "3" && Number(minor) > newest[1]);
  if (isNewer) {
    const message = `OpenAPI ${version} is not supported yet: specwright reads 3.0, 3.1, 3.2 and Swagger 2.0.`;
    return { message, fix: "Write `openapi: 3.2.0`, if the document needs nothing newer." };
  }
  if (major === "3") {
    const message = `\`openapi: ${short(text)}\` is not a version.`;
    return { message, fix: `Write \`openapi: ${minor === undefined ? "3.0" : version}.0\`.` };
  }
  const message = `There is no OpenAPI ${version}: the versions are 3.0, 3.1 and 3.2, and before them Swagger 2.0.`;
  if (major === "2") return { message, fix: 'Write `swagger: "2.0"` instead of `openapi`.' };
  return { message, fix: "Convert the document to OpenAPI 3." };
}

function ofSwagger(value: JsonValue): VersionFault {
  const text = textOf(value);
  const [, version] = /^(3\.[0-2])(?:\.\d+)?$/.exec(text) ?? [];
  if (version !== undefined) {
    const message = `Swagger ${version} is called OpenAPI ${version}.`;
    return { message, fix: `Write \`openapi: ${version}.0\` instead of \`swagger\`.` };
  }
  if (/^2(?:\.0)*$/.test(text)) {
    const message = `\`swagger: ${short(text)}\` is not how Swagger 2.0 writes its version.`;
    return { message, fix: 'Write `swagger: "2.0"`, with quotes.' };
  }
  return {
    message: `Swagger ${short(text)} is not supported: specwright reads 2.0, and OpenAPI 3.0, 3.1 and 3.2.`,
    fix: "Convert the document to OpenAPI 3.",
  };
}

function textOf(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
