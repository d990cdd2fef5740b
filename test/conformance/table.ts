import { bodyPart } from "./body-clauses.js";
import type { ConformancePart } from "./clause.js";
import { documentPart } from "./document-clauses.js";
import { parameterPart } from "./parameter-clauses.js";
import { pathPart } from "./path-clauses.js";
import { responsePart } from "./response-clauses.js";
import { schemaPart } from "./schema-clauses.js";
import { securityPart } from "./security-clauses.js";
import { swaggerParameterPart } from "./swagger-clauses.js";

/** Every demand of the specification that a document could break, in the order of the page. */
export const conformanceTable: readonly ConformancePart[] = [
  documentPart,
  pathPart,
  parameterPart,
  swaggerParameterPart,
  bodyPart,
  responsePart,
  schemaPart,
  securityPart,
];
