import type { Document, ParsedNode } from "yaml";
import { parseDocument } from "./yaml-package.js";

/** A parsed text with its syntax tree. */
export type YamlDocument = Document.Parsed<ParsedNode, true>;

/**
 * YAML 1.2 with the core schema, also with another `%YAML` directive: `no` is a string, and so is a date.
 * Merge keys (`<<`) are YAML 1.1, but in use. Equal keys are found when the tree is read (`yaml-value.ts`):
 * the library compares every pair of keys, and does not treat 200 and "200" as equal.
 */
export function parseYamlDocument(text: string): YamlDocument {
  return parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: true,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
  });
}
