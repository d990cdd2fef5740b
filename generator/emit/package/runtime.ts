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
    queue.push(...importsOf(templates.files.get(file) ?? ""));
  }
  return [...used].sort().map((file) => ({
    path: `${templates.folder.replace(/^\.\//, "")}/${file}`,
    text: templates.files.get(file) ?? "",
  }));
}

function importsOf(text: string): string[] {
  const imports = text.matchAll(
    /^(?:import|export|\}) .*?from "\.\/([\w-]+)\.js";$|^import "\.\/([\w-]+)\.js";$/gm,
  );
  return [...imports].map((match) => `${match[1] ?? match[2] ?? ""}.ts`);
}
