import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";

/** `from "./emit.js"`, `import "./setup.js"`, `import("./late.js")`; a match too many does no harm. */
const imported = /\b(?:from|import|require)\s*\(?\s*["'](\.{1,2}\/[^"'\n]+)["']/g;

/** What a module may be written in, whatever its import says. */
const written = ["", ".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", "/index.ts", "/index.js"];

/**
 * The files that a configuration in code consists of: itself, and what it imports by a relative path,
 * emitters above all. Found by the look of the text, since nobody tells what was loaded.
 */
export function configModules(path: string): ReadonlySet<string> {
  const found = new Set([path]);
  for (const file of found) {
    if (!/^\.[mc]?[jt]s$/.test(extname(file))) continue;
    for (const [, specifier = ""] of textOf(file).matchAll(imported)) {
      const target = resolveModule(resolve(dirname(file), specifier));
      // A set that grows while it is walked is walked to its end.
      if (target !== undefined) found.add(target);
    }
  }
  return found;
}

function resolveModule(path: string): string | undefined {
  const stem = path.replace(/\.([mc]?)js$/, "");
  const asTypeScript = path === stem ? [] : [path.replace(/js$/, "ts")];
  const candidates = [...asTypeScript, ...written.map((ending) => path + ending)];
  return candidates.find((file) => existsSync(file) && statSync(file).isFile());
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
