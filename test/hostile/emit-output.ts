import type { Diagnostic } from "../../generator/diagnostics.js";
import { emitDocument } from "../../generator/emit/document.js";
import { emitEndpoints } from "../../generator/emit/endpoints.js";
import { emitIndex } from "../../generator/emit/index-module.js";
import { emitOneofs } from "../../generator/emit/oneofs.js";
import { emitTypes } from "../../generator/emit/types.js";
import { emitValidators } from "../../generator/emit/validators.js";
import type { Api } from "../../generator/ir/model.js";
import type { JsonObject } from "../../generator/load/json.js";
import { analyze } from "../../generator/pipeline.js";
import { printStatements } from "../../generator/write/print-module.js";
import { readTemplates } from "../../generator/write/read-templates.js";

/** What makes the modules: the generator's own, or ones with a hole that a test has planted. */
export const emitters = {
  types: emitTypes,
  oneofs: emitOneofs,
  validators: emitValidators,
  endpoints: emitEndpoints,
};

export type Emitters = typeof emitters;

export interface Output {
  /** Module name -> TypeScript, as printed and not yet formatted. */
  readonly modules: ReadonlyMap<string, string>;
  /** The text of `openapi.json`. */
  readonly document: string;
  readonly api: Api;
}

export interface Emitted {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where a finding is an error. */
  readonly output?: Output;
}

const templates = await readTemplates();

/** The generator without prettier, which takes most of its time and changes no meaning. */
export async function emitOutput(spec: JsonObject, use: Emitters = emitters): Promise<Emitted> {
  const { api, findings } = await analyze({ spec });
  const { diagnostics } = findings;
  if (api === undefined || findings.failed) return { diagnostics };
  const options = { formats: "assert", templates } as const;
  const modules = [
    use.types(api, options),
    use.oneofs(api, options),
    use.validators(api, options),
    use.endpoints(api, options),
  ];
  const all = [...modules, emitIndex(modules, { paths: false, templates })];
  const texts = await Promise.all(
    all.map(async ({ path, statements }) => {
      const parts = await printStatements(statements);
      return [path, `${parts.length === 0 ? "export {};" : parts.join("\n\n")}\n`] as const;
    }),
  );
  return {
    diagnostics,
    output: { modules: new Map(texts), document: emitDocument(api).text, api },
  };
}

/** Runtime templates by file name. */
export const runtimeFiles: ReadonlyMap<string, string> = templates.files;
