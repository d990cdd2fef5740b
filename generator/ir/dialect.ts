import type { Findings } from "../diagnostics.js";
import type { Dialect } from "./context.js";
import type { RawObject } from "./raw.js";

const openapi30: Dialect = {
  nullableKeyword: true,
  booleanExclusive: true,
  refSiblings: false,
  impliedHeirs: true,
};
const openapi31: Dialect = {
  nullableKeyword: false,
  booleanExclusive: false,
  refSiblings: true,
  impliedHeirs: false,
};

/** What the document's `openapi` field says of its schemas; a finding for versions that we do not read. */
export function dialectOf(root: RawObject, findings: Findings): Dialect | undefined {
  const version = root.get("openapi");
  if (typeof version === "string" && /^3\.0\.\d/.test(version)) return openapi30;
  if (typeof version === "string" && /^3\.[12]\.\d/.test(version)) return openapi31;
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
