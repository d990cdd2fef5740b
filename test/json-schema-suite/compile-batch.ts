import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { generate, type Diagnostic } from "../../generator/index.js";
import type { SuiteGroup } from "./suite-files.js";
import { typeNameOf, type Batch } from "./wrap-groups.js";

/** The generated functions of one group's schema. */
export interface Validators {
  readonly is: (value: unknown) => boolean;
  readonly validate: (value: unknown) => {
    readonly ok: boolean;
    readonly issues?: readonly unknown[];
  };
}

export interface CompileOptions {
  readonly formats: "assert" | "annotate";
  readonly documents: Readonly<Record<string, unknown>>;
  /** A folder for the compiled code, which is loaded from there. */
  readonly folder: string;
}

/** Generates, compiles and loads a document of groups. A document with errors is ours to fix: throws. */
export async function compileBatch(
  { groups, document }: Batch,
  { formats, documents, folder }: CompileOptions,
): Promise<ReadonlyMap<SuiteGroup, Validators>> {
  const { files, diagnostics } = await generate({
    spec: document,
    documents,
    formats,
    protojson: false,
    paths: false,
    target: "js",
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(toLine).join("\n"));
  for (const [path, text] of [...files, ["package.json", '{ "type": "module" }\n'] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const url = pathToFileURL(join(folder, "validators.js")).href;
  const module = (await import(url)) as Readonly<Record<string, unknown>>;
  return new Map(
    groups.map((group, position) => {
      const name = typeNameOf(position);
      const is = module[`is${name}`] as Validators["is"];
      return [group, { is, validate: module[`validate${name}`] as Validators["validate"] }];
    }),
  );
}

function toLine({ code, message, pointer = "" }: Diagnostic): string {
  return `${pointer}: ${message} (${code})`;
}
