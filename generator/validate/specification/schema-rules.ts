import { ownValue } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import type { Part, SpecificationCheck } from "./specification-check.js";

/** Rules about keywords that need or exclude each other. */
export function checkSchemaRules(part: Part, check: SpecificationCheck): void {
  checkItems(part, check);
  checkAccess(part, check);
}

/**
 * `type: array` needs `items` in OpenAPI 3.0 (4.7.24.1). In a Schema Object of Swagger 2.0 it is only
 * unusual; in its parameters, headers and Items Objects it is required.
 */
function checkItems({ value, pointer }: Part, check: SpecificationCheck): void {
  if (!check.isOneOf("2.0", "3.0")) return;
  if (ownValue(value, "type") !== "array" || Object.hasOwn(value, "items")) return;
  reportMissingItems({ value, pointer }, check, check.version === "2.0" ? "warning" : "error");
}

export function reportMissingItems(
  { pointer }: Part,
  check: SpecificationCheck,
  severity: "error" | "warning",
): void {
  const message = "`type: array` without `items`: the schema of the items is unknown.";
  check.report("array-without-items", message, appendPointer(pointer, "type"), { severity });
}

/** OpenAPI 3.0.4, 4.7.24.2 Schema Object: `readOnly`. No later version gives the pair a meaning. */
function checkAccess({ value, pointer }: Part, check: SpecificationCheck): void {
  if (ownValue(value, "readOnly") !== true || ownValue(value, "writeOnly") !== true) return;
  const message =
    "`readOnly` and `writeOnly` are both true: neither requests nor responses have it.";
  const severity = check.version === "3.0" ? "error" : "warning";
  check.report("read-only-and-write-only", message, appendPointer(pointer, "writeOnly"), {
    at: "key",
    severity,
  });
}
