import { posix } from "node:path";
import ts from "typescript";

/** TypeScript's own declarations are the same for all programs of a process: they are read once. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** A compiler host in whose `root` these files lie, by absolute path, beside what is on the disk. */
export function memoryHost(
  files: ReadonlyMap<string, string>,
  root: string,
  options: ts.CompilerOptions,
): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const folders = new Set([...files.keys()].map((path) => posix.dirname(path)));
  const readLibrary = (path: string, language: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
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
      if (text !== undefined) return ts.createSourceFile(path, text, language, true);
      const isLibrary = /\/lib\.[\w.]+\.d\.ts$/.test(path);
      return isLibrary ? readLibrary(path, language) : host.getSourceFile(path, language, ...rest);
    },
  };
}
