import type { BuiltInEmitter } from "./options/built-in-emitters.js";
import type { Findings } from "./findings/diagnostics.js";
import { printScript } from "./emit/code/compiled.js";
import { emitDocument } from "./emit/package/json-text.js";
import { emitContext, type EmitContext } from "./emit/emit-context.js";
import { emitIndex } from "./emit/package/index-module.js";
import {
  modules as moduleRows,
  moduleRow,
  type ModulePath,
  type ModuleRow,
} from "./emit/modules.js";
import { linkedTemplate, linkWith, type Link } from "./emit/linkage.js";
import type { EmitOptions, SourceModule, TextFile } from "./emit/output.js";
import { printer, type Print, type PrintedModule } from "./emit/printed-module.js";
import { emitPackage, packageLayout } from "./emit/package/package.js";
import { pathsForm, type PathsJob } from "./paths/paths-form.js";
import { emitRuntime, runtimePath } from "./emit/package/runtime.js";
import { usualStyle, type TypeStyle } from "./emit/types/type-style.js";
import type { CustomFile } from "./custom/run-custom-emitters.js";
import type { ModuleMaker } from "./reuse/reuse.js";
import type { Surroundings } from "./surroundings.js";
import { renderFiles, type RenderedText } from "./write/render-files.js";
import type { Compiled } from "./write/transpile.js";
import type { Templates } from "./write/templates.js";
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
  const templates = await surroundings.readTemplates(options.templates, needsTypes(options));
  const context = emitContext(api, emitOptionsOf(options, templates));
  const link = linkOf(options);
  const print = printer(target, link);
  const form = pathsTask && pathsForm(context, link);
  if (form !== undefined) pathsTask?.begin(form);
  const reused = surroundings.reuse?.modulesOf(context, options, link);
  const modules = builtInModules(context, options, print, reused);
  const own = await customFiles(api, options, context.options);
  const pathsFiles = pathsTask === undefined ? [] : await pathsFile(pathsTask, target, findings);
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
  const runtime = emitRuntime([...all, ...own, ...named], templates);
  texts.push(...(await runtimeFiles(runtime, { templates, target, link })));
  if (own.length > 0) await checkCustomFiles(own, modules, index, texts, options);
  const rendered = await renderFiles([...all, ...texts, ...own], target, surroundings.formatFree);
  const files = await withExtension(rendered, { ...options, own, templates });
  if (options.package === undefined) return files;
  const made = new Set([...all, ...texts, ...own].map(({ path }) => path));
  return packageLayout(files, emitPackage(api, options.package, made));
}

function emitOptionsOf(options: GenerateOptions, templates: Templates): EmitOptions {
  const { formats = "assert", regexEngine, jsonSchemas = false } = options;
  const engine = regexEngine === undefined ? {} : { regexEngine };
  return {
    formats,
    style: styleOf(options),
    jsonSchemas,
    masks: isMade(options, "masks"),
    validators: isMade(options, "validators"),
    client: isMade(options, "client"),
    ...engine,
    templates,
  };
}

/** Declarations are made without a type checker, at once or when the package is compiled. */
function needsTypes(options: GenerateOptions): boolean {
  return options.target === "js" || options.package !== undefined;
}

function isMade({ builtIn }: GenerateOptions, name: BuiltInEmitter): boolean {
  return builtIn?.[name] !== false;
}

function builtInModules(
  context: EmitContext,
  options: GenerateOptions,
  print: Print,
  reused: ModuleMaker = (_, make) => make(),
): PrintedModule[] {
  return moduleRows.flatMap((row: ModuleRow) => {
    if (!isWanted(row, options)) return [];
    const printed = reused(row, () => {
      const module = row.emit(context);
      // The printed text is all that is kept: a large document's trees would fill the memory.
      return row.optional === true && module.statements.length === 0 ? undefined : print(module);
    });
    return printed === undefined ? [] : [printed];
  });
}

function isWanted({ needs = [], option }: ModuleRow, options: GenerateOptions): boolean {
  if (option !== undefined && options[option] !== true) return false;
  return needs.every((name) => isMade(options, name));
}

/** Templates do not change: their JavaScript was made when specwright was built. */
async function runtimeFiles(
  texts: readonly TextFile[],
  { templates, target, link }: RuntimeForm,
): Promise<RenderedText[]> {
  const isReplaced = (path: string) => replacedPaths(templates).includes(path);
  if (target === "ts")
    return texts.map(({ path, text }) => {
      return { path, text: isReplaced(path) ? text : linkedTemplate(text, link) };
    });
  const { compiledTemplates } = await import("./write/compiled-templates.js");
  const known = await compiledTemplates();
  return texts.map(({ path, text }) => {
    const compiled = known.get(path.slice(path.lastIndexOf("/") + 1));
    return compiled === undefined || isReplaced(path) ? { path, text } : { path, compiled };
  });
}

interface RuntimeForm {
  readonly templates: Templates;
  readonly target: "ts" | "js";
  readonly link: Link;
}

/** Files of the runtime that are the user's own. */
function replacedPaths(templates: Templates): readonly string[] {
  return [...(templates.replaced ?? [])].map((file) => runtimePath(file, templates));
}

/** The engine of patterns is a module of the user's. */
function linkOf({ importExtension = ".js", regexEngine }: GenerateOptions): Link {
  return linkWith(importExtension, regexEngine);
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
  modules: readonly PrintedModule[],
  index: readonly PrintedModule[],
  texts: readonly Pick<RenderedText, "path">[],
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

/** Of what users wrote themselves, nobody knows the imports: finding them takes the compiler. */
async function withExtension(
  files: Map<string, string>,
  { own, templates, importExtension = ".js", regexEngine }: Written,
): Promise<Map<string, string>> {
  const isEngine = ({ path }: CustomFile) => `./${path.replace(/\.ts$/, ".js")}` === regexEngine;
  // Which modules import an engine that a custom emitter makes, and how, is known after all of them only.
  const written = own.some(isEngine)
    ? [...files.keys()]
    : [...own.map(({ path }) => path), ...replacedPaths(templates)];
  if (importExtension === ".js" || written.length === 0) return files;
  const { withImportExtension } = await import("./write/import-extension.js");
  return withImportExtension(files, written, importExtension);
}

interface Written extends Pick<GenerateOptions, "importExtension" | "regexEngine"> {
  readonly own: readonly CustomFile[];
  readonly templates: Templates;
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
async function pathsFile(
  task: PathsJob,
  target: "ts" | "js",
  findings: Findings,
): Promise<RenderedText[]> {
  const path = "paths.ts";
  try {
    const text = await task.text();
    // Types only: that is what declarations are.
    const compiled: Compiled = { script: printScript([]), declarations: text };
    return [target === "ts" ? { path, text } : { path, compiled }];
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
    // Some of what it says ends with the place; what it hoists has none in the document.
    const pointer = / at (#\/\S+)$/.exec(reason)?.[1] ?? "#";
    const message = `openapi-typescript cannot read this document: ${reason}`;
    findings.report("paths-not-made", message, { pointer });
    return [];
  }
}
