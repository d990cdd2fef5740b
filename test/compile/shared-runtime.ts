import { join, posix } from "node:path";
import { writeFiles } from "../golden/expected-folder.js";

type Files = ReadonlyMap<string, string>;

const runtime = /^(?:src\/)?runtime\//;
const imported = /(?<=["'])(?:\.\.?\/)+[^"'\n]+(?=["'])/g;

/**
 * Outputs that one program compiles. Each brings the same runtime, which is most of what the compiler would
 * read: here equal files of it stand once, and the modules import them from there.
 */
export class SharedRuntime {
  readonly #root: string;
  readonly #outputs: string[] = [];
  readonly #runtimes: Map<string, string>[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  /** The folders below the root that there are to compile: of outputs, and `runtime-0`. */
  get folders(): readonly string[] {
    return [...this.#outputs, ...this.#runtimes.map((_, index) => `runtime-${index}`)];
  }

  /** Writes an output to a folder of this name. Throws where it lacks a file of the runtime that it imports. */
  write(folder: string, files: Files): void {
    const own = new Map([...files].filter(([path]) => runtime.test(path)));
    const missing = [...files].flatMap(([path, text]) => missingImports(path, text, files));
    if (missing.length > 0) throw new Error(`${folder} lacks ${missing.join(", ")}`);
    const index = this.#place(own);
    const modules = [...files].filter(([path]) => !runtime.test(path));
    const moved = modules.map(([path, text]) => {
      return [path, withRuntime(path, text, `runtime-${index}`)] as const;
    });
    writeFiles(join(this.#root, folder), new Map(moved));
    this.#outputs.push(folder);
  }

  /** The number of the runtime that holds these files, and has no other text under their names. */
  #place(own: Files): number {
    const named = [...own].map(([path, text]) => [path.replace(runtime, ""), text] as const);
    const fits = (placed: Files) =>
      named.every(([path, text]) => (placed.get(path) ?? text) === text);
    const found = this.#runtimes.findIndex(fits);
    const index = found === -1 ? this.#runtimes.push(new Map()) - 1 : found;
    const placed = this.#runtimes[index];
    const added = named.filter(([path]) => placed?.has(path) === false);
    for (const [path, text] of added) placed?.set(path, text);
    writeFiles(join(this.#root, `runtime-${index}`), new Map(added));
    return index;
  }
}

/** What a module imports of the runtime, and the output does not have. */
function missingImports(path: string, text: string, files: Files): string[] {
  const targets = [...text.matchAll(imported)].map(([from]) => {
    return posix.join(posix.dirname(path), from).replace(/\.[jt]s$/, "");
  });
  return targets.filter((target) => {
    const isThere = ["", ".ts", ".d.ts", ".js"].some((ending) => files.has(target + ending));
    return runtime.test(target) && !isThere;
  });
}

/** A module with its imports of `runtime/` from `name`, beside the folder of the output. */
function withRuntime(path: string, text: string, name: string): string {
  return text.replaceAll(imported, (from) => {
    const target = posix.join(posix.dirname(path), from);
    if (!runtime.test(target)) return from;
    const up = posix.relative(posix.dirname(path), "..");
    return `${up}/${name}/${target.replace(runtime, "")}`;
  });
}
