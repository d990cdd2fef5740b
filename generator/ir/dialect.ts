import type { Findings } from "../diagnostics.js";
import { minorVersion } from "./minor-version.js";
import type { Dialect } from "./context.js";
import type { RawObject } from "./raw.js";

const openapi30: Dialect = {
  nullableKeyword: true,
  booleanExclusive: true,
  refSiblings: false,
  impliedHeirs: true,
  composedObjects: false,
};
const openapi31: Dialect = {
  nullableKeyword: false,
  booleanExclusive: false,
  refSiblings: true,
  impliedHeirs: false,
  composedObjects: false,
};

/** What the document's `openapi` field says of its schemas; a finding for versions that we do not read. */
export function dialectOf(root: RawObject, findings: Findings): Dialect | undefined {
  const version = root.get("openapi");
  const minor = minorVersion(root.value);
  if (minor !== undefined) {
    const isWhole = typeof version === "string" && version.length > minor.length;
    const message = `\`openapi\` must be a version in three parts, such as "${minor}.0": it is read as ${minor}.`;
    if (!isWhole) root.report("invalid-document", message, "openapi", true);
    return minor === "3.0" ? openapi30 : openapi31;
  }
  const swagger = root.get("swagger");
  const key = version !== undefined ? "openapi" : swagger !== undefined ? "swagger" : undefined;
  const said =
    key === undefined
      ? "the root has no `openapi` field"
      : `it says ${JSON.stringify(root.get(key))}`;
  const message = `This is no OpenAPI 3 document: ${said}.`;
  findings.report("unsupported-version", message, {
    pointer: key === undefined ? "#" : root.at(key),
  });
  return undefined;
}
