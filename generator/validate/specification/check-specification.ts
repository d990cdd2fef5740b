import { isJsonObject, ownValue, type JsonObject } from "../../json/json.js";
import type { Kind } from "../../load/references/reference-positions.js";
import { rootShape } from "../../load/text/root-shape.js";
import { rootPointer, appendPointer } from "../../json/pointer.js";
import { referenceOf } from "../../json/reference.js";
import { ShapedValue, walkShapes } from "../../load/references/walk-shapes.js";
import { checkComponentKeys, checkExample } from "./components.js";
import { checkDiscriminator } from "./discriminators.js";
import {
  checkAdditionalMethods,
  checkHeader,
  checkParameter,
  checkParameterPlaces,
} from "./parameters.js";
import { checkLink, checkLinks } from "./links.js";
import { checkContent, checkMediaType, checkMultipart } from "./media-types.js";
import { checkOperationIds } from "./operation-ids.js";
import { checkPathTemplates } from "./path-templates.js";
import { checkReferenceSiblings } from "./reference-siblings.js";
import { checkCallbackKeys } from "./runtime-expressions.js";
import { checkSchemaForm, hasOwnDialect } from "./schema-forms.js";
import { checkSchemaRules } from "./schema-rules.js";
import { checkRequirements } from "./security.js";
import { checkServers } from "./servers.js";
import { SpecificationCheck, type Part, type SpecificationContext } from "./specification-check.js";
import {
  checkMimeTypes,
  checkResponseExamples,
  checkSchemeScopes,
  checkSwaggerBodies,
  checkSwaggerItems,
} from "./swagger.js";
import { checkTagParents } from "./tags.js";
import { checkDocumentUris, checkExternalDocs, checkSchemeUris, isWholeUri } from "./uris.js";
type Check = (part: Part, check: SpecificationCheck) => void;

const ofPathItems: readonly Check[] = [checkServers, checkParameterPlaces, checkAdditionalMethods];

/** The checks for each kind of object. */
const checks: Readonly<Partial<Record<Kind, readonly Check[]>>> = {
  openapi: [
    checkDocumentUris,
    checkServers,
    checkRequirements,
    checkTagParents,
    checkComponentKeys,
    checkPathTemplates,
    checkOperationIds,
  ],
  pathsItem: ofPathItems,
  pathItem: ofPathItems,
  operation: [checkServers, checkRequirements, checkExternalDocs, checkLinks, checkCallbackKeys],
  parameter: [checkParameter, checkContent],
  header: [checkHeader, checkContent],
  requestBody: [checkContent, checkMultipart],
  link: [checkLink],
  example: [checkExample],
  response: [checkContent],
  mediaType: [checkMediaType],
  securityScheme: [checkSchemeUris],
  schema: [checkSchemaRules, checkDiscriminator, checkExternalDocs, checkXml],
  swagger: [
    checkDocumentUris,
    checkRequirements,
    checkMimeTypes,
    checkSchemeScopes,
    checkPathTemplates,
    checkOperationIds,
  ],
  swaggerPathItem: [checkSwaggerBodies],
  swaggerOperation: [checkRequirements, checkMimeTypes, checkExternalDocs, checkResponseExamples],
  swaggerParameter: [checkSwaggerItems],
  swaggerHeader: [checkSwaggerItems],
};

/**
 * Checks the rules of the specification's text that its meta-schemas do not have, object by object. Each
 * check ignores malformed parts, so faults elsewhere hide nothing.
 */
export function checkSpecification(context: SpecificationContext): void {
  const check = new SpecificationCheck(context);
  const { document } = context;
  const root = ShapedValue.at(rootPointer, document, rootShape(document));
  // The context of the walk: whether schemas have the default dialect of OpenAPI.
  walkShapes(root, hasStandardDialect(document), (node, isStandard) => {
    const { value, shape } = node;
    if (shape.as !== "one" || !isJsonObject(value)) return isStandard;
    const part: Part = { value, pointer: node.pointer };
    const hasReference = referenceOf(value) !== undefined;
    if (hasReference) checkReferenceSiblings(part, shape.kind, check);
    // Fields beside a reference are ignored, except in schemas of OpenAPI 3.1 and later.
    if (hasReference && (shape.kind !== "schema" || check.isOneOf("2.0", "3.0"))) return undefined;
    const known = isStandard && !hasOwnDialect(value);
    if (shape.kind === "schema" && known) checkSchemaForm(part, check);
    for (const each of checks[shape.kind] ?? []) each(part, check);
    return known;
  });
}

function hasStandardDialect(document: JsonObject): boolean {
  const dialect = ownValue(document, "jsonSchemaDialect");
  return typeof dialect !== "string" || !hasOwnDialect({ $schema: dialect });
}

/** The XML Object of a schema (3.0.4, 4.7.26; 3.1.2, 4.8.26). */
function checkXml(part: Part, check: SpecificationCheck): void {
  const xml = ownValue(part.value, "xml");
  if (!isJsonObject(xml)) return;
  const pointer = appendPointer(part.pointer, "xml");
  const namespace = ownValue(xml, "namespace");
  if (typeof namespace === "string" && check.version !== "2.0" && !isWholeUri(namespace)) {
    const message = `The namespace ${JSON.stringify(namespace)} is not an absolute URI.`;
    check.report("invalid-uri", message, appendPointer(pointer, "namespace"));
  }
  if (check.version !== "3.2" || !Object.hasOwn(xml, "nodeType")) return;
  for (const field of ["attribute", "wrapped"]) {
    if (!Object.hasOwn(xml, field)) continue;
    const message = `\`${field}\` and \`nodeType\` exclude each other: \`nodeType\` replaces it.`;
    const fix = `Remove \`${field}\`.`;
    check.reportForm(message, appendPointer(pointer, field), { at: "key", fix });
  }
}
