import { importsOfTemplate } from "../linkage.js";
import type { RuntimeTemplates, SourceModule, TextFile } from "../output.js";

/** The runtime templates in use, and what they import in turn, byte for byte. */
export function emitRuntime(
  modules: readonly Pick<SourceModule, "runtime">[],
  templates: RuntimeTemplates,
): TextFile[] {
  const used = new Set<string>();
  const queue = modules.flatMap(({ runtime }) => [...runtime]);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (used.has(file)) continue;
    used.add(file);
    queue.push(...importsOfTemplate(templates.files.get(file) ?? ""));
  }
  return [...used].sort().map((file) => ({
    path: runtimePath(file, templates),
    text: templates.files.get(file) ?? "",
  }));
}

/** Where a file of the runtime stands, from the output: `runtime/issues.ts`, `../runtime/issues.ts`. */
export function runtimePath(file: string, { folder }: Pick<RuntimeTemplates, "folder">): string {
  return `${folder.replace(/^\.\//, "")}/${file}`;
}
