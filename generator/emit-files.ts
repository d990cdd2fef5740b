import type { Findings } from "./diagnostics.js";
import { emitDocument } from "./emit/document.js";
import { emitCodecs } from "./emit/codecs.js";
import { emitEnums } from "./emit/enums.js";
import { emitEndpoints } from "./emit/endpoints.js";
import { emitIndex } from "./emit/index-module.js";
import { emitOneofs } from "./emit/oneofs.js";
import type { EmitOptions, SourceModule, TextFile } from "./emit/output.js";
import { emitPackage } from "./emit/package.js";
import { emitPaths } from "./emit/paths.js";
import { emitRuntime } from "./emit/runtime.js";
import { usualStyle, type TypeStyle } from "./emit/type-style.js";
import { emitTypes } from "./emit/types.js";
import { emitValidators } from "./emit/validators.js";
import { emitWebhooks } from "./emit/webhooks.js";
import { emitWire } from "./emit/wire.js";
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
  const style = styleOf(options);
  const { regexEngine } = options;
  const engine = regexEngine === undefined ? {} : { regexEngine };
  const emitOptions: EmitOptions = { formats, templates, style, ...engine };
  const enums = emitEnums(api, style);
  const hasEnums = enums.statements.length > 0;
  const webhooks = emitWebhooks(api, emitOptions);
  const decoding = [emitWire(api, emitOptions), emitCodecs(api, emitOptions)].filter(isFilled);
  const modules = [
    // Before the types, which re-export its names as types only: in the index the first one counts.
    ...(hasEnums ? [enums] : []),
    emitTypes(api, emitOptions),
    emitOneofs(api, emitOptions),
    emitValidators(api, emitOptions),
    emitEndpoints(api, emitOptions),
    ...(webhooks.statements.length > 0 ? [webhooks] : []),
    ...decoding,
  ];
  const index = emitIndex(modules, { paths, templates });
  const all = [...modules, index];
  const texts = [
    emitDocument(api),
    ...emitRuntime(all, templates),
    ...(paths ? await pathsFile(api, findings) : []),
  ];
  const files = await withExtension(await renderFiles(all, texts, target), options.importExtension);
  return options.package === undefined
    ? files
    : packageLayout(
        files,
        emitPackage(api, options.package, {
          paths,
          enums: hasEnums,
          webhooks: webhooks.statements.length > 0,
          decoding: decoding.length > 0,
        }),
      );
}

function isFilled({ statements }: SourceModule): boolean {
  return statements.length > 0;
}

/** Finding the imports takes the compiler, which is loaded where there is something to change only. */
async function withExtension(
  files: Map<string, string>,
  extension: GenerateOptions["importExtension"] = ".js",
): Promise<Map<string, string>> {
  if (extension === ".js") return files;
  const { withImportExtension } = await import("./write/import-extension.js");
  return withImportExtension(files, extension);
}

function styleOf(options: GenerateOptions): TypeStyle {
  const { enums, immutable, additionalProperties, dates, int64 } = options;
  return {
    dates: dates ?? usualStyle.dates,
    ...(int64 === undefined ? {} : { int64 }),
    enums: enums ?? usualStyle.enums,
    immutable: immutable ?? usualStyle.immutable,
    additionalProperties: additionalProperties ?? usualStyle.additionalProperties,
  };
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
