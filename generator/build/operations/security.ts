import type { Findings } from "../../findings/diagnostics.js";
import { isJsonObject, type JsonObject } from "../../json/json.js";
import type { SecurityRequirement } from "../../model/model.js";
import { RawObject } from "../raw.js";

/** The operation's requirements, else the document's (OpenAPI 3.1, 4.8.10.1 `security`). */
export function readSecurity(
  operation: RawObject,
  document: JsonObject,
  findings: Findings,
): SecurityRequirement[] {
  const owner = operation.has("security") ? operation : new RawObject(document, "#", findings);
  return owner.objects("security").map((requirement) =>
    Object.keys(requirement.value)
      .filter((scheme) => !isJsonObject(requirement.get(scheme)))
      .map((scheme) => ({ scheme, scopes: requirement.strings(scheme) })),
  );
}
