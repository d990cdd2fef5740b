import type * as Yaml from "yaml";
import { builtInModule } from "../../text/built-in-module.js";

/**
 * The parts of the package `yaml` that are used. JSON and most YAML is read without it, and loading it
 * takes longer than reading a small document, so Node loads it on the first call. Where modules cannot be
 * loaded in the middle of a call, `prepareYaml` has to be awaited before.
 */
let loaded: typeof Yaml | undefined;

export async function prepareYaml(): Promise<void> {
  loaded ??= await import("yaml");
}

function yaml(): typeof Yaml {
  return (loaded ??= requireYaml());
}

function requireYaml(): typeof Yaml {
  const modules = builtInModule("module");
  if (modules === undefined) throw new Error("The package yaml has to be prepared.");
  return modules.createRequire(import.meta.url)("yaml") as typeof Yaml;
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
