import type { Findings } from "../diagnostics.js";
import { minorVersion } from "./minor-version.js";
import type { Dialect } from "./context.js";
import type { RawObject } from "./raw.js";
import { reportVersion } from "./report-version.js";

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
  const minor = minorVersion(root.value);
  if (minor !== undefined) {
    const isWhole = typeof version === "string" && version.length > minor.length;
    const message = `\`openapi\` must be a version in three parts, such as "${minor}.0": it is read as ${minor}.`;
    if (!isWhole) root.reportInvalid(message, "openapi", `Write \`openapi: ${minor}.0\`.`, true);
    return minor === "3.0" ? openapi30 : openapi31;
  }
  reportVersion(root, findings);
  return undefined;
}
