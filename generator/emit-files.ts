import type { Findings } from "./diagnostics.js";
import { emitDocument } from "./emit/document.js";
import { emitEndpoints } from "./emit/endpoints.js";
import { emitIndex } from "./emit/index-module.js";
import { emitOneofs } from "./emit/oneofs.js";
import type { EmitOptions, TextFile } from "./emit/output.js";
import { emitPackage } from "./emit/package.js";
import { emitPaths } from "./emit/paths.js";
import { emitRuntime } from "./emit/runtime.js";
import { emitTypes } from "./emit/types.js";
import { emitValidators } from "./emit/validators.js";
import { readTemplates } from "./write/read-templates.js";
import { packageLayout } from "./write/package-layout.js";
import { renderFiles } from "./write/render-files.js";
import type { Api } from "./ir/model.js";
import type { GenerateOptions } from "./options.js";

/** emit -> text: all files of an output, by path. */
export async function emitFiles(
  api: Api,
  options: GenerateOptions,
  findings: Findings,
): Promise<Map<string, string>> {
  const { target = "ts", paths = true, formats = "assert" } = options;
  const templates = await readTemplates();
  const emitOptions: EmitOptions = { formats, templates };
  const modules = [
    emitTypes(api),
    emitOneofs(api, emitOptions),
    emitValidators(api, emitOptions),
    emitEndpoints(api, emitOptions),
  ];
  const index = emitIndex(modules, { paths, templates });
  const all = [...modules, index];
  const texts = [
    emitDocument(api),
    ...emitRuntime(all, templates),
    ...(paths ? await pathsFile(api, findings) : []),
  ];
  const files = await renderFiles(all, texts, target);
  return options.package === undefined
    ? files
    : packageLayout(files, emitPackage(api, options.package, paths));
}

/** What openapi-typescript cannot cope with is a finding about the document, like any other. */
async function pathsFile(api: Api, findings: Findings): Promise<TextFile[]> {
  try {
    return [await emitPaths(api)];
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
    findings.report("paths-not-made", `openapi-typescript cannot read this document: ${reason}`);
    return [];
  }
}
