import type { Findings } from "../findings/diagnostics.js";
import { minorVersion } from "./minor-version.js";
import type { Dialect } from "./context.js";
import type { RawObject } from "./raw.js";
import { reportVersion } from "./report-version.js";

const openapi30: Dialect = {
  nullableKeyword: true,
  booleanExclusive: true,
  refSiblings: false,
  impliedSubtypes: true,
  composedObjects: false,
  ignoresHeaders: true,
  multipartStyles: false,
  schemaOfItems: true,
};
const openapi31: Dialect = {
  nullableKeyword: false,
  booleanExclusive: false,
  refSiblings: true,
  impliedSubtypes: false,
  composedObjects: false,
  ignoresHeaders: true,
  multipartStyles: true,
  schemaOfItems: true,
};
const openapi32: Dialect = { ...openapi31, schemaOfItems: false };
/**
 * Swagger 2.0, converted to 3.0. It ignores no header parameters, and `collectionFormat` applies to all
 * forms.
 */
const swagger20: Dialect = { ...openapi30, ignoresHeaders: false, multipartStyles: true };

const dialects = { "3.0": openapi30, "3.1": openapi31, "3.2": openapi32 } as const;

/** The dialect of the document's version, with a finding for versions that are not supported. */
export function dialectOf(
  root: RawObject,
  findings: Findings,
  isSwagger = false,
): Dialect | undefined {
  if (isSwagger) return swagger20;
  const version = root.get("openapi");
  const minor = minorVersion(root.value);
  if (minor !== undefined) {
    const isWhole = typeof version === "string" && version.length > minor.length;
    const message = `\`openapi\` must be a version in three parts, such as "${minor}.0": it is read as ${minor}.`;
    if (!isWhole) root.reportInvalid(message, "openapi", `Write \`openapi: ${minor}.0\`.`, true);
    return dialects[minor];
  }
  reportVersion(root, findings);
  return undefined;
}
