import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import {
  generate,
  validate,
  type GenerateOptions,
  type GenerateResult,
} from "../../generator/index.js";
import { formatText } from "../../generator/report/format-text.js";

/** `test/cases`: a folder per case, with a document and what is made of it. */
export const casesFolder = fileURLToPath(new URL("../cases/", import.meta.url));

export const caseNames: readonly string[] = readdirSync(casesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** `options.json` of a case: what it asks of the generator beside its document. */
interface CaseOptions extends Omit<GenerateOptions, "spec" | "out"> {
  /** Files that only cases about them compare: `openapi.json`, `runtime/...`. */
  readonly also?: readonly string[];
}

/** A value of `values.yaml`, and what is wrong with it: `/name required`. */
export interface SampleValue {
  readonly value: unknown;
  readonly issues: readonly string[];
}

export interface Samples {
  readonly valid?: readonly unknown[];
  readonly invalid?: readonly SampleValue[];
}

export interface Produced {
  /** By path below `expected/`. */
  readonly expected: ReadonlyMap<string, string>;
  /** All of the output. */
  readonly files: ReadonlyMap<string, string>;
}

/** Generates a case's document, and words what there is to say about it. */
export async function produce(
  name: string,
  target: "ts" | "js" = "ts",
  further: Partial<GenerateOptions> = {},
): Promise<Produced> {
  const { also = [], ...own } = readOptions(name);
  const options = { ...own, ...further };
  const spec = documentOf(name);
  const { protojson, documents, root } = options;
  const { files }: GenerateResult = await generate({ paths: false, ...options, target, spec });
  const { diagnostics } = await validate({ spec, protojson, documents, root });
  const isCompared = (path: string) =>
    also.includes(path) || !(path === "openapi.json" || path.startsWith("runtime/"));
  const expected = new Map([...files].filter(([path]) => isCompared(path)));
  if (diagnostics.length > 0)
    expected.set("findings.txt", formatText(diagnostics, { color: false }));
  return { expected, files };
}

export function readOptions(name: string): CaseOptions {
  const path = join(casesFolder, name, "options.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as CaseOptions) : {};
}

export function documentOf(name: string): string {
  const json = join(casesFolder, name, "spec.json");
  return existsSync(json) ? json : join(casesFolder, name, "spec.yaml");
}

/** The values of a case by the exported type's name; undefined where it has none. */
export function readSamples(name: string): Readonly<Record<string, Samples>> | undefined {
  const path = join(casesFolder, name, "values.yaml");
  return existsSync(path)
    ? (parse(readFileSync(path, "utf8")) as Record<string, Samples>)
    : undefined;
}
