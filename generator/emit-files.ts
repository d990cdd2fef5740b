import type { BuiltInEmitter } from "./options/built-in-emitters.js";
import type { Findings } from "./findings/diagnostics.js";
import { printModule } from "./emit/code/shell.js";
import { emitDocument } from "./emit/package/json-text.js";
import { emitContext, type EmitContext } from "./emit/emit-context.js";
import { emitIndex } from "./emit/package/index-module.js";
import {
  modules as moduleRows,
  moduleRow,
  type ModulePath,
  type ModuleRow,
} from "./emit/modules.js";
import { exportedNames } from "./emit/package/exported-names.js";
import type { EmitOptions, SourceModule, TextFile } from "./emit/output.js";
import { emitPackage } from "./emit/package/package.js";
import { pathsForm, type PathsJob } from "./paths/paths-form.js";
import { emitRuntime } from "./emit/package/runtime.js";
import { usualStyle, type TypeStyle } from "./emit/types/type-style.js";
import type { CustomFile } from "./custom/run-custom-emitters.js";
import type { Surroundings } from "./surroundings.js";
import { packageLayout } from "./write/package-layout.js";
import { renderFiles, type RenderedText } from "./write/render-files.js";
import type { Api } from "./model/model.js";
import type { GenerateOptions } from "./options/options.js";

/** emit -> text: all files of an output, by path. `paths`: `paths.ts`, where it is wanted. */
export async function emitFiles(
  api: Api,
  options: GenerateOptions,
  findings: Findings,
  tools: { readonly surroundings: Surroundings; readonly paths: PathsJob | undefined },
): Promise<Map<string, string>> {
  const { target = "ts" } = options;
  const { surroundings, paths: pathsTask } = tools;
  const context = emitContext(api, await emitOptionsOf(options, surroundings));
  const { templates } = context.options;
  const form = pathsTask && pathsForm(context);
  if (form !== undefined) pathsTask?.begin(form);
  const modules = builtInModules(context, options);
  const own = await customFiles(api, options, context.options);
  const pathsFiles = pathsTask === undefined ? [] : await pathsFile(pathsTask, findings);
  const texts: RenderedText[] = [
    ...(isMade(options, "document") ? [emitDocument(api)] : []),
    ...pathsFiles,
  ];
  const paths = pathsFiles.length > 0;
  const indexed = [...modules.filter(isIndexed), ...own.filter(({ inIndex }) => inIndex)];
  // Where there are no validators, there are no schemas that give them.
  const has = (wanted: ModulePath) => modules.some(({ path }) => path === wanted);
  const jsonSchemas = has("json-schemas.ts");
  // The option of the validators; without them there is nothing to pass it to.
  const protojson = api.protojson && isMade(options, "validators");
  const digits = (options.int64 === "bigint" || options.int64 === "string") && has("codecs.ts");
  const index = isMade(options, "index")
    ? [print(emitIndex(indexed, { paths, jsonSchemas, protojson, digits, templates }))]
    : [];
  const all = [...modules, ...index];
  const named = paths && form !== undefined ? [form] : [];
  texts.push(...emitRuntime([...all, ...own, ...named], templates));
  if (own.length > 0) await checkCustomFiles(own, modules, index, texts, options);
  const rendered = await renderFiles([...all, ...texts, ...own], target, surroundings.formatFree);
  const files = await withExtension(rendered, options.importExtension);
  if (options.package === undefined) return files;
  const made = new Set([...all, ...texts, ...own].map(({ path }) => path));
  return packageLayout(files, emitPackage(api, options.package, made));
}

async function emitOptionsOf(
  options: GenerateOptions,
  { readTemplates }: Surroundings,
): Promise<EmitOptions> {
  const { formats = "assert", regexEngine, jsonSchemas = false, templates: folder } = options;
  const engine = regexEngine === undefined ? {} : { regexEngine };
  return {
    formats,
    style: styleOf(options),
    jsonSchemas,
    masks: isMade(options, "masks"),
    validators: isMade(options, "validators"),
    ...engine,
    templates: await readTemplates(folder, needsTypes(options)),
  };
}

/** Declarations are made without a type checker, at once or when the package is compiled. */
function needsTypes(options: GenerateOptions): boolean {
  return options.target === "js" || options.package !== undefined;
}

function isMade({ builtIn }: GenerateOptions, name: BuiltInEmitter): boolean {
  return builtIn?.[name] !== false;
}

function builtInModules(context: EmitContext, options: GenerateOptions): MadeModule[] {
  return moduleRows.flatMap((row: ModuleRow) => {
    if (!isWanted(row, options)) return [];
    const module = row.emit(context);
    // The printed text is all that is kept: a large document's trees would fill the memory.
    return row.optional === true && module.statements.length === 0 ? [] : [print(module)];
  });
}

function isWanted({ needs = [], option }: ModuleRow, options: GenerateOptions): boolean {
  if (option !== undefined && options[option] !== true) return false;
  return needs.every((name) => isMade(options, name));
}

/** What is known of a module once it is printed: nobody has to keep its trees. */
interface MadeModule extends TextFile, Pick<SourceModule, "runtime"> {
  readonly isEmpty: boolean;
  readonly exports: readonly string[];
}

function print({ path, runtime, statements, introduction = [] }: SourceModule): MadeModule {
  const comment = introduction.map((line) => `// ${line}\n`).join("");
  const text = (comment === "" ? "" : `${comment}\n`) + printModule(statements);
  return {
    path,
    text,
    runtime,
    isEmpty: statements.length === 0,
    exports: exportedNames(statements),
  };
}

function isIndexed({ path }: Pick<SourceModule, "path">): boolean {
  return moduleRow(path)?.indexed !== "nothing";
}

/** The files of custom emitters. Their code is loaded only where there are any. */
async function customFiles(
  api: Api,
  options: GenerateOptions,
  emitOptions: EmitOptions,
): Promise<readonly CustomFile[]> {
  const { emitters = [] } = options;
  if (emitters.length === 0) return [];
  const { runCustomEmitters } = await import("./custom/run-custom-emitters.js");
  return runCustomEmitters(api, emitOptions, emitters, needsTypes(options));
}

async function checkCustomFiles(
  own: readonly CustomFile[],
  modules: readonly MadeModule[],
  index: readonly MadeModule[],
  texts: readonly TextFile[],
  options: GenerateOptions,
): Promise<void> {
  const { checkCustomNames, checkCustomPaths } = await import("./custom/check-custom-files.js");
  const builtIn = [...modules, ...index, ...texts].map(({ path }) => path);
  const isPackage = options.package !== undefined;
  checkCustomPaths(own, builtIn, { target: options.target ?? "ts", isPackage });
  const exporting = index.length === 0 ? [] : [...modules.filter(isIndexed), ...index];
  checkCustomNames(
    own,
    exporting.flatMap(({ exports }) => exports),
  );
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
async function pathsFile(task: PathsJob, findings: Findings): Promise<RenderedText[]> {
  try {
    return [{ path: "paths.ts", text: await task.text() }];
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
    // Some of what it says ends with the place; what it hoists has none in the document.
    const pointer = / at (#\/\S+)$/.exec(reason)?.[1] ?? "#";
    const message = `openapi-typescript cannot read this document: ${reason}`;
    findings.report("paths-not-made", message, { pointer });
    return [];
  }
}
