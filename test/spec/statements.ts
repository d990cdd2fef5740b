import { createHash } from "node:crypto";
import { listOperations } from "./document.js";
import { escapeSegment, isObject, objectAt, stringAt } from "./json.js";

/** A description or a summary of a document. */
export interface Statement {
  /** JSON pointer in the bundled document. */
  readonly at: string;
  readonly text: string;
}

/** Prose in these keys says something about the API. */
const prose = new Set(["summary", "description"]);

/** Data: what looks like prose in there is a value. */
const data = new Set(["example", "value", "default", "enum", "const"]);

/** Every description and every summary of a document, in its order, and those of OAuth scopes. */
export function listStatements(node: unknown, at = "", parent = ""): Statement[] {
  if (Array.isArray(node)) {
    if (parent === "examples") return [];
    return node.flatMap((item: unknown, index) => listStatements(item, `${at}/${index}`));
  }
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${at}/${escapeSegment(key)}`;
    if (typeof value === "string") {
      return prose.has(key) || parent === "scopes" ? [{ at: here, text: value }] : [];
    }
    return data.has(key) && parent !== "properties" ? [] : listStatements(value, here, key);
  });
}

/** Eight hexadecimal digits that change with the words of a text, and not with its line breaks. */
export function fingerprint(text: string): string {
  const words = text.trim().replaceAll(/\s+/g, " ");
  return createHash("sha256").update(words).digest("hex").slice(0, 8);
}

/** What can be named in a document: operations by their ids, schemas and `schema.property`. */
export function listPlaces(document: unknown): Set<string> {
  const operations = listOperations(document).map(
    ({ value }) => stringAt(value, "operationId") ?? "",
  );
  const schemas = Object.entries(objectAt(document, "components", "schemas"));
  const properties = schemas.flatMap(([key, schema]) =>
    Object.keys(objectAt(schema, "properties")).map((name) => `${key}.${name}`),
  );
  return new Set([...operations, ...schemas.map(([key]) => key), ...properties]);
}
