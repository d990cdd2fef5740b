import {
  matchesEmail,
  matchesUri,
  matchesUriReference,
} from "../../../templates/runtime/formats.js";
import { isJsonObject, itemsOf, ownValue, type JsonObject } from "../../json/json.js";
import { appendPointer, rootPointer } from "../../json/pointer.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

/**
 * Checks fields that must be a URL or URI. By default they may be relative (OpenAPI 3.0.4, 4.5; 3.1.2,
 * 4.6), so a single word is valid; spaces and braces never are.
 */
function checkUri(owner: JsonObject, key: string, at: string, check: SpecificationCheck): void {
  const value = ownValue(owner, key);
  if (typeof value !== "string" || matchesUriReference(asciiOf(value))) return;
  const message = `\`${key}\` is not a URL: ${JSON.stringify(value)}.`;
  check.report("invalid-uri", message, appendPointer(at, key));
}

/** Whether a URI is absolute, as a namespace must be (3.0.4, 4.7.26 XML Object). */
export function isWholeUri(value: string): boolean {
  return matchesUri(asciiOf(value));
}

/** Letters of other scripts are allowed: tools accept an IRI (RFC 3987) as a URI. */
function asciiOf(value: string): string {
  return value.replace(/[^\0-\x7f]+/gu, "a");
}

/** The fields of the root, of Info and of the tags. */
export function checkDocumentUris({ value }: Part, check: SpecificationCheck): void {
  checkUri(value, "jsonSchemaDialect", rootPointer, check);
  checkUri(value, "$self", rootPointer, check);
  checkExternalDocs({ value, pointer: rootPointer }, check);
  itemsOf(ownValue(value, "tags")).forEach((tag, index) => {
    if (!isJsonObject(tag)) return;
    checkExternalDocs({ value: tag, pointer: appendPointer(rootPointer, "tags", index) }, check);
  });
  const info = ownValue(value, "info");
  if (isJsonObject(info)) checkInfo(info, check);
}

function checkInfo(info: JsonObject, check: SpecificationCheck): void {
  const pointer = appendPointer(rootPointer, "info");
  // In Swagger 2.0 they may be any text.
  if (check.version !== "2.0") checkUri(info, "termsOfService", pointer, check);
  for (const name of ["contact", "license"]) {
    const child = ownValue(info, name);
    if (!isJsonObject(child)) continue;
    const at = appendPointer(pointer, name);
    checkUri(child, "url", at, check);
    checkEmail(child, at, check);
  }
}

function checkEmail(contact: JsonObject, at: string, check: SpecificationCheck): void {
  const email = ownValue(contact, "email");
  if (typeof email !== "string" || matchesEmail(email)) return;
  const message = `\`email\` is not an email address: ${JSON.stringify(email)}.`;
  check.report("invalid-email", message, appendPointer(at, "email"));
}

export function checkExternalDocs({ value, pointer }: Part, check: SpecificationCheck): void {
  const docs = ownValue(value, "externalDocs");
  if (isJsonObject(docs)) checkUri(docs, "url", appendPointer(pointer, "externalDocs"), check);
}

const flowUris = ["authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl"];

/** OAuth Flow Object (3.0.4, 4.7.29) and Security Scheme Object. */
export function checkSchemeUris({ value, pointer }: Part, check: SpecificationCheck): void {
  checkUri(value, "openIdConnectUrl", pointer, check);
  checkUri(value, "oauth2MetadataUrl", pointer, check);
  for (const [name, flow] of entriesOf(ownValue(value, "flows"))) {
    if (!isJsonObject(flow)) continue;
    const at = appendPointer(pointer, "flows", name);
    for (const key of flowUris) checkUri(flow, key, at, check);
  }
}
