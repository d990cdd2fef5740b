import {
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import { isMediaType } from "./media-types.js";
import { operationsOf, parametersOf } from "./operations-of.js";
import { reportMissingItems } from "./schema-rules.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

const formTypes = ["multipart/form-data", "application/x-www-form-urlencoded"];

/** Checks that only Swagger 2.0 needs: bodies, files and media types. */
export function checkSwaggerBodies(item: Part, check: SpecificationCheck): void {
  for (const operation of operationsOf(item)) {
    const parameters = parametersOf(operation, check);
    const [body, second] = parameters.filter(({ in: place }) => place === "body");
    if (body !== undefined && second !== undefined) {
      const message = `An operation has one body: "${body.name}" and "${second.name}" are two.`;
      check.reportForm(message, second.pointer, { fix: "Remove one of them." });
    }
    const form = parameters.find(({ in: place }) => place === "formData");
    if (body !== undefined && form !== undefined) {
      const message = `An operation has a body or a form: "${body.name}" is a body, and "${form.name}" a form field.`;
      const fix = "Make the body a form field too, or put the field into the body.";
      check.reportForm(message, form.pointer, { fix });
    }
    for (const { name, value, pointer } of parameters) {
      if (ownValue(value, "type") !== "file") continue;
      const types = mediaTypesOf(operation.value, "consumes", check);
      if (types.length > 0 && types.every(isFormType)) continue;
      const message = `The file "${name}" needs \`consumes\` to be \`multipart/form-data\`.`;
      const fix = "Add `consumes: [multipart/form-data]` to the operation.";
      check.reportForm(message, pointer, { fix });
    }
  }
}

function isFormType(type: JsonValue): boolean {
  const [essence = ""] = typeof type === "string" ? type.split(";") : [];
  return formTypes.includes(essence.trim().toLowerCase());
}

/** The operation's list, or that of the document. */
function mediaTypesOf(
  operation: JsonObject,
  key: "consumes" | "produces",
  check: SpecificationCheck,
): readonly JsonValue[] {
  const owner = Object.hasOwn(operation, key) ? operation : check.document;
  return itemsOf(ownValue(owner, key));
}

/** `consumes` and `produces` list media types (Swagger 2.0, Mime Types). */
export function checkMimeTypes({ value, pointer }: Part, check: SpecificationCheck): void {
  for (const key of ["consumes", "produces"]) {
    itemsOf(ownValue(value, key)).forEach((type, index) => {
      if (typeof type !== "string" || isMediaType(type)) return;
      const message = `\`${type}\` is not a media type.`;
      check.report("invalid-media-type", message, appendPointer(pointer, key, index));
    });
  }
}

/** Examples must have media types that the operation produces (Swagger 2.0, Example Object). */
export function checkResponseExamples(operation: Part, check: SpecificationCheck): void {
  const produced = mediaTypesOf(operation.value, "produces", check);
  if (produced.length === 0) return;
  for (const [status, response] of entriesOf(ownValue(operation.value, "responses"))) {
    if (!isJsonObject(response)) continue;
    const at = appendPointer(operation.pointer, "responses", status);
    const resolved = check.resolve({ value: response, pointer: at });
    for (const [type] of entriesOf(resolved && ownValue(resolved.value, "examples"))) {
      if (type.startsWith("x-") || produced.includes(type)) continue;
      const message = `The operation does not produce \`${type}\`, of which this is an example.`;
      const place = appendPointer(resolved?.pointer ?? at, "examples", type);
      check.report("example-not-produced", message, place, { at: "key" });
    }
  }
}

/** Parameters, headers and Items Objects of the type `array` must have `items`. */
export function checkSwaggerItems(part: Part, check: SpecificationCheck): void {
  for (let next: Part | undefined = part; next !== undefined; next = itemsPart(next)) {
    if (ownValue(next.value, "type") !== "array" || Object.hasOwn(next.value, "items")) continue;
    reportMissingItems(next, check, "error");
  }
}

function itemsPart({ value, pointer }: Part): Part | undefined {
  const items = ownValue(value, "items");
  return isJsonObject(items)
    ? { value: items, pointer: appendPointer(pointer, "items") }
    : undefined;
}

/** OAuth 2 requires `scopes`, at least an empty map (Swagger 2.0, Security Scheme Object: `scopes`). */
export function checkSchemeScopes({ value }: Part, check: SpecificationCheck): void {
  for (const [name, scheme] of entriesOf(ownValue(value, "securityDefinitions"))) {
    if (!isJsonObject(scheme) || ownValue(scheme, "type") !== "oauth2") continue;
    if (Object.hasOwn(scheme, "scopes")) continue;
    const message = `The scheme "${name}" of the type \`oauth2\` has no \`scopes\`.`;
    const fix = "Add `scopes`, at least `scopes: {}`.";
    const pointer = appendPointer("#/securityDefinitions", name);
    check.reportForm(message, pointer, { at: "key", fix });
  }
}
