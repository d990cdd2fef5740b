import type { Findings } from "../findings/diagnostics.js";
import { isJsonObject, type JsonObject } from "../json/json.js";
import { normalizePointer, valueAt } from "../json/pointer.js";
import { RawObject } from "./raw.js";

/**
 * The object itself, or the target of its Reference Object (OpenAPI 3.1, 4.8.23). The loader reports
 * references without a target and circular ones; a document given as an object may still have some, so the
 * number of steps is limited.
 */
export function followReference(
  raw: RawObject,
  document: JsonObject,
  findings: Findings,
): RawObject | undefined {
  let current = raw;
  for (let hops = 0; hops < 64; hops += 1) {
    const reference = current.get("$ref");
    if (typeof reference !== "string") return current;
    const target = valueAt(document, reference);
    if (!isJsonObject(target)) {
      const place = { pointer: current.at("$ref") };
      findings.report(
        "unresolved-reference",
        `"${reference}" has no target that fits here.`,
        place,
      );
      return undefined;
    }
    current = new RawObject(target, normalizePointer(reference), findings);
  }
  findings.report("circular-reference", "This reference refers to itself.", {
    pointer: raw.at("$ref"),
  });
  return undefined;
}
