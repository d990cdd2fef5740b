import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type ts from "typescript";

/** What a tsconfig.json says of how output among the sources is compiled, `extends` included. */
export interface TsSettings {
  /** The file that says it: with `references`, the first of those. */
  readonly file: string;
  /** How imports are resolved; undefined where it is left to the compiler's default. */
  readonly resolution: "node" | "bundler" | "classic" | undefined;
  /** The setting that allows `import "./types.ts"`. */
  readonly importsTs: "allowImportingTsExtensions" | "rewriteRelativeImportExtensions" | undefined;
  /** Whether modules of a package without `"type": "module"` are compiled to CommonJS. */
  readonly commonJs: boolean;
  readonly verbatimModuleSyntax: boolean;
  /** The `target` before ES2017 or the `lib` before ES2022, which the output needs: `"target": "ES5"`. */
  readonly tooOld: string | undefined;
}

type Compiler = typeof ts;

/** The settings of the tsconfig.json in a folder; undefined without one, or if it cannot be read. */
export async function readTsSettings(folder: string): Promise<TsSettings | undefined> {
  const path = join(folder, "tsconfig.json");
  if (!existsSync(path)) return undefined;
  const { default: compiler } = await import("typescript");
  const found = readConfig(compiler, path, 0);
  return found && settingsOf(compiler, found.options, basename(found.path));
}

interface FoundConfig {
  readonly path: string;
  readonly options: ts.CompilerOptions;
}

/** `{ files: [], references: […] }`, as Vite writes it, only names others: the first is taken. */
function readConfig(compiler: Compiler, path: string, depth: number): FoundConfig | undefined {
  const { config } = compiler.readConfigFile(path, (file) => compiler.sys.readFile(file)) as {
    config?: unknown;
  };
  if (config === undefined) return undefined;
  // Which files there are does not matter, and looking for them takes long.
  const host = { ...compiler.sys, readDirectory: () => [] };
  const parsed = compiler.parseJsonConfigFileContent(config, host, dirname(path));
  const [reference] = parsed.projectReferences ?? [];
  const onlyRefers = Object.keys(parsed.options).every((key) => key === "configFilePath");
  if (reference === undefined || !onlyRefers || depth > 3) return { path, options: parsed.options };
  const next = compiler.resolveProjectReferencePath(reference);
  return existsSync(next) ? readConfig(compiler, next, depth + 1) : undefined;
}

function settingsOf(compiler: Compiler, options: ts.CompilerOptions, file: string): TsSettings {
  const { module, allowImportingTsExtensions, rewriteRelativeImportExtensions } = options;
  const resolution = resolutionOf(compiler, options);
  return {
    file,
    resolution,
    importsTs:
      allowImportingTsExtensions === true
        ? "allowImportingTsExtensions"
        : rewriteRelativeImportExtensions === true
          ? "rewriteRelativeImportExtensions"
          : undefined,
    commonJs: module === compiler.ModuleKind.CommonJS || resolution === "node",
    verbatimModuleSyntax: options.verbatimModuleSyntax === true,
    tooOld: tooOld(compiler, options),
  };
}

function resolutionOf(
  { ModuleKind, ModuleResolutionKind }: Compiler,
  { module, moduleResolution }: ts.CompilerOptions,
): TsSettings["resolution"] {
  switch (moduleResolution) {
    case ModuleResolutionKind.Bundler:
      return "bundler";
    case ModuleResolutionKind.Node16:
    case ModuleResolutionKind.NodeNext:
      return "node";
    case ModuleResolutionKind.Node10:
    case ModuleResolutionKind.Classic:
      return "classic";
    default:
  }
  if (module === undefined) return undefined;
  if (module === ModuleKind.Preserve) return "bundler";
  // Node16, Node18, Node20, NodeNext.
  return ModuleKind[module]?.startsWith("Node") === true ? "node" : "classic";
}

/** Without `lib` the target decides on it. A `target` that is not set depends on the compiler's version. */
function tooOld(
  { ScriptTarget }: Compiler,
  { target, lib }: ts.CompilerOptions,
): string | undefined {
  const { ES2017, ES2022 } = ScriptTarget;
  const isBefore = (version: ts.ScriptTarget) => target !== undefined && target < version;
  if (isBefore(ES2017) || (lib === undefined && isBefore(ES2022))) {
    return `"target": "${target === undefined ? "" : ScriptTarget[target]}"`;
  }
  // `lib` holds file names: lib.es2022.d.ts.
  const libs = lib?.map((name) => name.replace(/^lib\.|\.d\.ts$/g, ""));
  if (libs === undefined || libs.some((name) => yearOf(name) >= 2022)) return undefined;
  return `"lib": ${JSON.stringify(libs)}`;
}

/** Of `es2022`, `es2022.array`, `esnext`; zero for what is no version of the language. */
function yearOf(lib: string): number {
  const [, version = "0"] = /^es(next|\d+)/i.exec(lib) ?? [];
  return version.toLowerCase() === "next" ? Infinity : Number(version);
}
