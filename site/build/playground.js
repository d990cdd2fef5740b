// Builds the playground into a folder: the page, and two entries with what they share.
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL, URL } from "node:url";
import { build } from "esbuild";

const site = fileURLToPath(new URL("../", import.meta.url));
const source = join(site, "playground");
const core = join(site, "../dist/generator/core.js");

/** What the tabs show never needs the compiler, which specwright/core would load for custom emitters. */
const noCompiler = {
  name: "no-compiler",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^typescript$/ }, () => ({ path: "typescript", namespace: "none" }));
    onLoad({ filter: /.*/, namespace: "none" }, () => {
      const contents = `throw new Error("The playground has no TypeScript compiler."); export default {};`;
      return { contents };
    });
  },
};

/** Documents are bundled as texts. */
const texts = {
  name: "texts",
  setup({ onLoad }) {
    onLoad({ filter: /(?:\.yaml|generated[\\/]openapi\.json)$/ }, async ({ path }) => {
      return { contents: await readFile(path, "utf8"), loader: "text" };
    });
  },
};

/** @returns the sizes of the outputs, by their names. */
export async function buildPlayground(folder) {
  await mkdir(folder, { recursive: true });
  for (const name of ["index.html", "main.css"]) {
    await copyFile(join(source, name), join(folder, name));
  }
  const { metafile } = await build({
    entryPoints: [join(source, "src/main.ts"), join(source, "src/generator.ts")],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    chunkNames: "parts/[name]-[hash]",
    alias: { "specwright/core": core },
    nodePaths: [join(site, "node_modules")],
    plugins: [noCompiler, texts],
    metafile: true,
    logLevel: "warning",
  });
  return metafile.outputs;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const outputs = await buildPlayground(join(site, "public/playground"));
  for (const [path, { bytes }] of Object.entries(outputs)) {
    if (bytes > 50_000) process.stdout.write(`${path.replace(/^.*\//, "")}: ${bytes} bytes\n`);
  }
}
