import { createRequire } from "node:module";
import type * as Yaml from "yaml";

/**
 * The parts of the package `yaml` that are used. JSON and most YAML is read without it, and loading it
 * takes longer than reading a small document, so it is loaded on the first call.
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
