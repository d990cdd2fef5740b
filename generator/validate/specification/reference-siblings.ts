import type { Severity } from "../../findings/diagnostics.js";
import type { Kind } from "../../load/references/reference-positions.js";
import { appendPointer } from "../../json/pointer.js";
import type { Part, SpecificationCheck } from "./specification-check.js";

/** What specwright reads beside the `$ref` of a schema, in every version. */
const counting: ReadonlySet<string> = new Set(["nullable", "readOnly", "writeOnly"]);

/** Annotations: ignoring them changes no type and no check. */
const annotations: ReadonlySet<string> = new Set([
  ...["title", "summary", "description", "example", "examples", "default", "deprecated"],
  ...["externalDocs", "xml"],
]);

/** Extensions that change types and checks, and are not read beside a `$ref` that allows no siblings. */
const meant: ReadonlySet<string> = new Set(["x-oneofs", "x-field-mask"]);

/** Path items may have other fields beside `$ref`: their meaning is undefined, but they are not ignored. */
const pathItems: ReadonlySet<Kind> = new Set<Kind>(["pathsItem", "pathItem", "swaggerPathItem"]);

/**
 * A Reference Object has `$ref`, and from OpenAPI 3.1 on `summary` and `description`; whatever else
 * stands beside it is ignored (3.0.4, 4.7.23; 3.1.2, 4.8.23). In schemas of 3.1 and later `$ref` is a
 * keyword like others.
 */
export function checkReferenceSiblings(part: Part, kind: Kind, check: SpecificationCheck): void {
  const isOld = check.isOneOf("2.0", "3.0");
  if (pathItems.has(kind) || (kind === "schema" && !isOld)) return;
  for (const field of Object.keys(part.value)) {
    if (field === "$ref" || (field.startsWith("x-") && !meant.has(field))) continue;
    if (!isOld && (field === "summary" || field === "description")) continue;
    const counts = kind === "schema" && counting.has(field);
    const severity: Severity = counts || annotations.has(field) ? "info" : "warning";
    const fix =
      kind === "schema"
        ? `Write \`allOf: [{ $ref: … }]\` with \`${field}\` beside it.`
        : "Remove the field, or write it in the target of the reference.";
    const pointer = appendPointer(part.pointer, field);
    const message = messageFor(field, kind, counts, check);
    check.report("ignored-ref-sibling", message, pointer, { at: "key", fix, severity });
  }
}

function messageFor(
  field: string,
  kind: Kind,
  counts: boolean,
  { version }: SpecificationCheck,
): string {
  const name = version === "2.0" ? "Swagger 2.0" : `OpenAPI ${version}`;
  if (counts) {
    return `\`${field}\` beside \`$ref\` is ignored in ${name}; specwright reads it nevertheless.`;
  }
  const read =
    version === "2.0" ? "`x-nullable` and `readOnly`" : "`nullable`, `readOnly` and `writeOnly`";
  const others = `beside a schema's \`$ref\` only ${read} are read`;
  return kind === "schema"
    ? `\`${field}\` beside \`$ref\` is ignored: ${others}.`
    : `\`${field}\` beside \`$ref\` is ignored in ${name}.`;
}
