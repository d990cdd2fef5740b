import { posix } from "node:path";
import ts from "typescript";

type Language = ts.CreateSourceFileOptions;

/** TypeScript's own declarations are the same for all programs of a process: they are read once. */
const libraries = new Map<string, ts.SourceFile | undefined>();

interface Parsed {
  readonly text: string;
  readonly file: ts.SourceFile;
}

/** The runtime of the last output, by options and path: outputs that are compiled one by one have the same. */
const parsed = new WeakMap<ts.CompilerOptions, Map<string, Parsed>>();

/** A compiler host in whose `root` these files lie, by absolute path, beside what is on the disk. */
export function memoryHost(
  files: ReadonlyMap<string, string>,
  root: string,
  options: ts.CompilerOptions,
): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const known = parsed.get(options) ?? new Map<string, Parsed>();
  parsed.set(options, known);
  const parse = (path: string, text: string, language: ts.ScriptTarget | Language) => {
    const former = known.get(path);
    if (former?.text === text) return former.file;
    const file = ts.createSourceFile(path, text, language, true);
    if (path.includes("/runtime/")) known.set(path, { text, file });
    return file;
  };
  const folders = new Set([...files.keys()].map((path) => posix.dirname(path)));
  const readLibrary = (path: string, language: ts.ScriptTarget | Language) => {
    const version = typeof language === "object" ? language.languageVersion : language;
    const key = `${version} ${path}`;
    if (!libraries.has(key)) libraries.set(key, host.getSourceFile(path, language));
    return libraries.get(key);
  };
  return {
    ...host,
    getCurrentDirectory: () => root,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    directoryExists: (path) => folders.has(path) || (host.directoryExists?.(path) ?? false),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    getSourceFile: (path, language, ...rest) => {
      const text = files.get(path);
      if (text !== undefined) return parse(path, text, language);
      const isLibrary = /\/lib\.[\w.]+\.d\.ts$/.test(path);
      return isLibrary ? readLibrary(path, language) : host.getSourceFile(path, language, ...rest);
    },
  };
}
