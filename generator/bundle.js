// node generator/bundle.js: compiles the generator into few files. Loading one file for each of our sources
// takes longer than most runs need for all the rest; docs/adr/0015-bundled-build.md.
import { readFile, rm } from "node:fs/promises";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL, URL } from "node:url";
import { build } from "esbuild";
import { lightTsMorph } from "./light-ts-morph.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const sources = join(root, "generator");
const target = join(root, "dist/generator");

/** What is opened by its path: by package.json, as a worker, and by our tests and tools. */
const entries = [
  "cli",
  "index",
  "core",
  "emit-api",
  "unplugin",
  "vite",
  "paths/paths-worker",
  "pipeline",
  "model/visit",
  "write/commit-files",
];

/** Sources that look for files beside them. */
const placed = new Set();

/**
 * The code of such sources ends up in files of `dist/generator/` itself: there each gets the URL that it
 * would have had as a file of its own.
 */
const ownUrls = {
  name: "own-urls",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (text.includes("import.meta.url")) placed.add(path);
      const own = relative(sources, path).replaceAll("\\", "/").replace(/\.ts$/, ".js");
      const url = `new URL(${JSON.stringify(`./${own}`)}, import.meta.url).href`;
      return { contents: text.replaceAll("import.meta.url", url), loader: "ts" };
    });
  },
};

/** The runtime as part of the code of specwright/core: a browser has no folder of templates. */
const embeddedTemplates = {
  name: "embedded-templates",
  setup({ onLoad }) {
    onLoad({ filter: /core[\\/]embedded-templates\.ts$/ }, async () => {
      const folder = join(root, "templates/runtime");
      const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));
      const texts = names.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]);
      const contents = `import { templatesOf } from "../write/templates.js";
export const embeddedTemplates = () => Promise.resolve(templatesOf(new Map(${JSON.stringify(texts)})));`;
      return { contents, loader: "ts", resolveDir: join(sources, "core") };
    });
  },
};

/**
 * The runtime as JavaScript and declarations, for `target: "js"`: made here, by the source that this takes the place
 * of, so that no run of the generator has to compile it.
 */
const compiledTemplates = {
  name: "compiled-templates",
  setup({ onLoad }) {
    onLoad({ filter: /write[\\/]compiled-templates\.ts$/ }, async ({ path }) => {
      const made = JSON.stringify([...(await (await moduleOf(path)).compiledTemplates())]);
      return {
        contents: `const templates = new Map(${made});
export const compiledTemplates = () => Promise.resolve(templates);`,
        loader: "ts",
      };
    });
  },
};

/** A source with what it imports, run at once. */
async function moduleOf(path) {
  // In the folder of its sources, which it looks for templates from.
  const file = `${path.replace(/\.ts$/, "")}.${process.pid}.mjs`;
  await build({
    entryPoints: [path],
    outfile: file,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "warning",
  });
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file);
  }
}

// Files of a former build would stay for ever: the names of shared parts change with what is in them.
for (const path of readdirSync(join(root, "dist"), { recursive: true })) {
  if (/\.js(?:\.map)?$/.test(path)) await rm(join(root, "dist", path));
}

const { metafile } = await build({
  entryPoints: entries.map((entry) => ({ in: join(sources, `${entry}.ts`), out: entry })),
  outdir: target,
  bundle: true,
  // What is imported lazily stays apart, and what several entries share exists once.
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  chunkNames: "[name]-[hash]",
  sourcemap: true,
  legalComments: "none",
  metafile: true,
  absWorkingDir: root,
  plugins: [lightTsMorph, embeddedTemplates, compiledTemplates, ownUrls],
  logLevel: "warning",
});

for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
  const lost = Object.keys(inputs).filter((input) => placed.has(join(root, input)));
  if (dirname(join(root, output)) !== target && lost.length > 0)
    throw new Error(`${output} is not where ${lost.join(", ")} would find its files.`);
}
