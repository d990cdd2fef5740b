import { join } from "node:path";
import ts from "typescript";
import { memoryHost } from "./memory-host.js";

/**
 * What `tsc` with these flags prints of a file in a folder, and writes; empty where it has nothing against it.
 * Without a process, since a compiler takes long to load and to read its own declarations.
 */
export function compileOnDisk(folder: string, flags: readonly string[], file: string): string {
  const { options, errors } = ts.parseCommandLine([...flags]);
  const outDir = options.outDir === undefined ? {} : { outDir: join(folder, options.outDir) };
  const full = { ...options, ...outDir };
  const host = memoryHost(new Map(), folder, full);
  const program = ts.createProgram([join(folder, file)], full, host);
  const found = [...errors, ...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  return ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(found), host);
}
