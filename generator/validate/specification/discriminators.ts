import { isJsonObject, itemsOf, ownValue, type JsonValue, type Pointer } from "../../json/json.js";
import { mappingTarget } from "../../build/unions/raw-discriminator.js";
import { nearestName } from "../../text/nearest-name.js";
import { appendPointer, valueAt } from "../../json/pointer.js";
import { buildsOn, listedTargets, requiresProperty } from "./compositions.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

/** The Discriminator Object (3.0.4, 4.7.25; 3.1.2, 4.8.25), and the string that Swagger 2.0 has instead. */
export function checkDiscriminator(part: Part, check: SpecificationCheck): void {
  const discriminator = ownValue(part.value, "discriminator");
  if (check.version === "2.0") return checkSwaggerProperty(part, discriminator, check);
  if (!isJsonObject(discriminator)) return;
  const pointer = appendPointer(part.pointer, "discriminator");
  const mapping = appendPointer(pointer, "mapping");
  for (const [tag, target] of entriesOf(ownValue(discriminator, "mapping"))) {
    checkTarget(part, target, appendPointer(mapping, tag), check);
  }
  const standard = ownValue(discriminator, "defaultMapping");
  checkTarget(part, standard, appendPointer(pointer, "defaultMapping"), check);
  const property = ownValue(discriminator, "propertyName");
  if (property === undefined && check.isOneOf("3.1", "3.2")) {
    const message =
      "`propertyName` is required: it names the property that distinguishes the schemas.";
    check.reportForm(message, pointer, { at: "key", fix: "Add `propertyName`." });
  }
  if (typeof property !== "string" || standard !== undefined) return;
  checkRequired(part, property, check);
}

/** The property is declared by the schema itself, and required (Swagger 2.0, Schema Object). */
function checkSwaggerProperty(
  { value, pointer }: Part,
  property: JsonValue | undefined,
  check: SpecificationCheck,
): void {
  if (typeof property !== "string") return;
  const properties = ownValue(value, "properties");
  const at = appendPointer(pointer, "discriminator");
  if (!isJsonObject(properties) || !Object.hasOwn(properties, property)) {
    const message = `The discriminator "${property}" is not among the schema's own \`properties\`.`;
    const names = isJsonObject(properties) ? Object.keys(properties) : [];
    const near = nearestName(property, names);
    const fix = near === undefined ? "Declare it there." : `Did you mean "${near}"?`;
    check.report("invalid-discriminator", message, at, { fix });
    return;
  }
  if (itemsOf(ownValue(value, "required")).includes(property)) return;
  const message = `The discriminator "${property}" is not in the schema's \`required\`.`;
  check.report("invalid-discriminator", message, at);
}

/** The target of a mapping must exist, and be one of the schemas of the discriminator. */
function checkTarget(
  part: Part,
  target: JsonValue | undefined,
  at: Pointer,
  check: SpecificationCheck,
): void {
  // Other URIs refer to other documents, and are not checked.
  if (typeof target !== "string" || /^[^#]*[/:]/.test(target)) return;
  const pointer = mappingTarget(target);
  if (valueAt(check.document, pointer) === undefined) {
    // The loader reports missing targets, but not that of `defaultMapping`.
    if (!target.startsWith("#") || at.endsWith("/defaultMapping")) reportUnknown(target, at, check);
    return;
  }
  const listed = listedTargets(part.value, check.document);
  const hasList = ["oneOf", "anyOf"].some((key) => Object.hasOwn(part.value, key));
  if (hasList ? listed.has(pointer) : buildsOn(pointer, part.pointer, check.document)) return;
  const message = hasList
    ? `\`${target}\` is not a member of the union beside the discriminator.`
    : `\`${target}\` does not extend this schema with \`allOf\`.`;
  const fix = hasList
    ? "List the schema under `oneOf` or `anyOf`, or remove it from the mapping."
    : "Refer to this schema in its `allOf`, or remove it from the mapping.";
  const severity = hasList ? "error" : "warning";
  check.report("mapping-outside-union", message, at, { fix, severity });
}

function reportUnknown(target: string, at: Pointer, check: SpecificationCheck): void {
  const schemas = valueAt(check.document, "#/components/schemas");
  const names = isJsonObject(schemas) ? Object.keys(schemas) : [];
  const near = nearestName(target, names);
  const fix = near === undefined ? {} : { fix: `Did you mean "${near}"?` };
  check.report("unknown-mapping-target", `There is no schema \`${target}\`.`, at, fix);
}

/**
 * In OpenAPI 3.2 an optional property needs a `defaultMapping`. Before, one section requires the property,
 * and another one only recommends to (3.1.2, 4.8.24.5.1 and 4.8.25.1).
 */
function checkRequired(part: Part, property: string, check: SpecificationCheck): void {
  if (requiresProperty(part.value, property, check.document)) return;
  const severity = check.version === "3.2" ? "error" : "warning";
  const message = `The discriminator's property "${property}" is optional: without it, it is not known which schema applies.`;
  const at = appendPointer(part.pointer, "discriminator", "propertyName");
  const fix =
    check.version === "3.2"
      ? "Add `defaultMapping`, or list the property under `required` of each schema."
      : "List the property under `required` of each schema.";
  check.report("optional-discriminator", message, at, { severity, fix });
}
