import type { Findings } from "../findings/diagnostics.js";
import type { Api } from "../model/model.js";
import { operationSites } from "../build/operations/operation-sites.js";
import type { JsonObject } from "../json/json.js";
import { checkComponents } from "./check-components.js";
import { checkEmptiness } from "./check-emptiness.js";
import { checkExamples } from "./check-examples.js";
import { checkKeywords } from "./check-keywords.js";
import { checkNames } from "./check-names.js";
import { checkOperations } from "./check-operations.js";
import { checkPaths } from "./check-paths.js";
import { checkRoot } from "./check-root.js";
import { checkSchemas } from "./check-schemas.js";
import { DocumentValues } from "./document-values.js";

/** Checks rules beyond form and model, for documents that are well-formed. */
export function checkRules(api: Api, findings: Findings): void {
  const document = api.document as JsonObject;
  const sites = operationSites(document, findings);
  checkRoot(document, sites, findings);
  checkNames(document, findings);
  checkPaths(document, sites, findings);
  checkOperations(document, sites, findings);
  checkComponents(document, findings);
  const values = new DocumentValues(document);
  checkSchemas(api, values, findings);
  checkKeywords(api, values, findings);
  checkEmptiness(api, findings);
  checkExamples(api, values, findings);
}
