import ts from "typescript";
import { memoryHost } from "./memory-host.js";

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  types: [],
  noEmit: true,
  // TypeScript's own declarations are not what is asked about.
  skipDefaultLibCheck: true,
};

/** What a strict TypeScript says of modules, by the folder that each lies in: `a/types.ts`. */
export function errorsByFolder(
  files: ReadonlyMap<string, string>,
  changed: ts.CompilerOptions = {},
): ReadonlyMap<string, readonly string[]> {
  const sources = [...files].filter(([path]) => path.endsWith(".ts"));
  const absolute = new Map(sources.map(([path, text]) => [`/in/${path}`, text]));
  const full = { ...options, ...changed };
  const host = memoryHost(absolute, "/in", full);
  const program = ts.createProgram([...absolute.keys()], full, host);
  const errors = new Map<string, string[]>();
  for (const { file, start, messageText } of ts.getPreEmitDiagnostics(program)) {
    const [, , folder = "", ...rest] = (file?.fileName ?? "").split("/");
    const line = (file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0) + 1;
    const text = `${rest.join("/")}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    errors.set(folder, [...(errors.get(folder) ?? []), text]);
  }
  return errors;
}
