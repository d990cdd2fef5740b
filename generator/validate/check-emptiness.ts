import type { Findings } from "../findings/diagnostics.js";
import type { Api, Pointer, Schema } from "../model/model.js";
import { acceptsAll } from "../model/certainty.js";
import { isJsonObject, ownValue, type JsonObject } from "../json/json.js";
import { DocumentValues } from "./document-values.js";
import { EmptinessReport } from "./emptiness/emptiness-report.js";
import { findNeverSet } from "./emptiness/never-set.js";
import { Refuter } from "./emptiness/refuter.js";
import { schemaGroups } from "./emptiness/schema-groups.js";

const none: ReadonlySet<string> = new Set();

/**
 * Reports schemas that no value fits, and properties that can never be set. JSON Schema allows both, but
 * they are almost always mistakes. Every report is proved.
 */
export function checkEmptiness(
  api: Api,
  findings: Findings,
  formats: "assert" | "annotate" = "assert",
): void {
  const refuter = refuterOf(api, formats);
  const report = new EmptinessReport(new DocumentValues(api.document as JsonObject), findings);
  for (const group of schemaGroups(api)) {
    if (group.some(isDeliberate)) continue;
    // A variant for one direction may be empty: only a schema whose variants are all empty is reported.
    const reasons = group.map((schema) => refuter.refuteSchema(schema));
    const [reason] = reasons;
    if (reason !== undefined && !reasons.includes(undefined)) report.empty(reason);
    else report.neverSet(findNeverSet(group, refuter));
  }
}

/** The prover for empty schemas of the document. */
export function refuterOf(api: Api, formats: "assert" | "annotate"): Refuter {
  const values = new DocumentValues(api.document as JsonObject);
  const schemas = new Map(api.schemas.map(({ id, schema }) => [id, schema]));
  const declared = (source: Pointer): ReadonlySet<string> => {
    const raw = values.at(source);
    const properties = isJsonObject(raw) ? ownValue(raw, "properties") : undefined;
    return isJsonObject(properties) ? new Set(Object.keys(properties)) : none;
  };
  return new Refuter({ named: (id) => schemas.get(id), formats, declared });
}

/** `false` and `not: {}` are empty on purpose. A reference is reported at its target. */
function isDeliberate(schema: Schema): boolean {
  if (schema.kind === "not") return acceptsAll(schema.schema);
  return schema.kind === "never" || schema.kind === "ref" || schema.kind === "any";
}
