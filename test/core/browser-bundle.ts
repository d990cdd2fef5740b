import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

const entry = fileURLToPath(new URL("../../dist/generator/core.js", import.meta.url));

/** A part of the bundle, and what it costs. */
export interface Part {
  /** `core` is loaded first, and the others by the function of that name. */
  readonly name: string;
  readonly bytes: number;
  readonly gzip: number;
}

export interface BrowserBundle {
  readonly texts: readonly string[];
  /** What the bundle still imports from elsewhere. */
  readonly external: readonly string[];
  readonly parts: readonly Part[];
}

/** The modules that functions import when they are called. The entry of the package yaml is named `browser`. */
const loads = {
  generate: ["browser", "emit-files", "embedded-templates", "check-emptiness", "check-names"],
  validate: ["browser", "check-structure", "check-rules"],
  diff: ["browser", "diff-documents"],
  descriptors: ["add-descriptors"],
};

/** The built entry specwright/core as a bundler puts it into a page: minified, with parts that are loaded late. */
export async function bundleForBrowsers(): Promise<BrowserBundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    write: false,
    metafile: true,
    outdir: "out",
    absWorkingDir: fileURLToPath(new URL("../../", import.meta.url)),
    // The compiler, which only `target: "js"` and a few more options load.
    external: ["typescript"],
    logLevel: "silent",
  });
  const contents = new Map(
    outputFiles.map(({ path, contents }) => [path.replace(/^.*[\\/]/, ""), contents]),
  );
  const outputs = Object.entries(metafile.outputs);
  const external = outputs.flatMap(([, { imports }]) =>
    imports.flatMap((imported) => (imported.external === true ? [imported.path] : [])),
  );
  const own = (path: string) => contents.get(path.replace(/^.*\//, "")) ?? new Uint8Array();
  const first = sharedBy(metafile, "out/core.js");
  const parts = Object.entries(loads).map(([name, stems]) => {
    const files = new Set<string>();
    for (const stem of stems) {
      const [path] = outputs.find(([path]) => path.startsWith(`out/${stem}-`)) ?? [];
      if (path === undefined) throw new Error(`No part of the bundle is named ${stem}.`);
      for (const file of sharedBy(metafile, path)) if (!first.has(file)) files.add(file);
    }
    return sizeOf(name, [...files].map(own));
  });
  return {
    texts: outputFiles.map(({ text }) => text),
    external: [...new Set(external)],
    parts: [sizeOf("core", [...first].map(own)), ...parts],
  };
}

/** The file and everything that is loaded with it. */
function sharedBy({ outputs }: Metafile, path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const imported of outputs[path]?.imports ?? []) {
    if (imported.kind === "import-statement" && imported.external !== true) {
      sharedBy({ outputs, inputs: {} }, imported.path, seen);
    }
  }
  return seen;
}

function sizeOf(name: string, files: readonly Uint8Array[]): Part {
  const sum = (size: (file: Uint8Array) => number) =>
    files.reduce((all, file) => all + size(file), 0);
  return { name, bytes: sum(({ length }) => length), gzip: sum((file) => gzipSync(file).length) };
}
