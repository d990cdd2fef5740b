import { createRequire } from "node:module";
import type * as Yaml from "yaml";

/**
 * What we use of the package `yaml`. JSON and most YAML is read without it, and loading it takes longer
 * than a small document: it is loaded when something of it is called.
 */
const load = createRequire(import.meta.url);
let loaded: typeof Yaml | undefined;

function yaml(): typeof Yaml {
  return (loaded ??= load("yaml") as typeof Yaml);
}

export function parseDocument(
  text: string,
  options: Parameters<typeof Yaml.parseDocument>[1],
): Yaml.Document.Parsed<Yaml.ParsedNode, true> {
  return yaml().parseDocument(text, options);
}

export function isAlias(node: unknown): node is Yaml.Alias {
  return yaml().isAlias(node);
}

export function isMap(node: unknown): node is Yaml.YAMLMap {
  return yaml().isMap(node);
}

export function isScalar(node: unknown): node is Yaml.Scalar {
  return yaml().isScalar(node);
}

export function isSeq(node: unknown): node is Yaml.YAMLSeq {
  return yaml().isSeq(node);
}
