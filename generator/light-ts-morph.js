// ts-morph without the compiler that it carries. Printing structures needs no compiler, but for the place of a comma,
// which generator/emit/code/last-token.ts finds. With its compiler, ts-morph has 13 MB, takes longer to load than
// most runs take, and asks for files; its printers alone run anywhere. docs/adr/0026-a-core-without-a-machine.md.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath, URL } from "node:url";

const require = createRequire(import.meta.url);

const scanner = fileURLToPath(new URL("./emit/code/last-token.ts", import.meta.url));

/** What ts-morph reads of its compiler while it is loaded and prints. */
const enums = ["ScriptTarget", "SyntaxKind"];

/** For files and globs, which printing never touches. */
const unused = /^(?:node:(?:fs|fs\/promises|os|path)|minimatch|tinyglobby)$/;

const packages = /^(?:ts-morph|@ts-morph\/common|code-block-writer|path-browserify)$/;

/** The texts of TypeScript's libraries, two thirds of `@ts-morph/common`. */
const libraries = /^const libFiles = \[\{[\s\S]*?^\s*\}\];$/m;

/**
 * How the constructor of code-block-writer sets each field: such an object is slow to make and to use, and there is
 * one for each type that is printed (a twentieth of a run on a large document).
 */
const definedField =
  /Object\.defineProperty\(this, "(\w+)", \{\s*enumerable: true,\s*configurable: true,\s*writable: true,\s*value: ([^\n]+)\s*\}\);/g;

/** A plugin of esbuild. */
export const lightTsMorph = {
  name: "light-ts-morph",
  setup({ onResolve, onLoad }) {
    const { ts } = require("@ts-morph/common");
    onResolve({ filter: packages }, ({ path, importer }) => {
      return { path: createRequire(importer).resolve(path), sideEffects: false };
    });
    onResolve({ filter: /^\.\/typescript$/ }, ({ importer }) => {
      return isCommon(importer) ? { path: "compiler", namespace: "light" } : undefined;
    });
    onResolve({ filter: unused }, ({ path, importer }) => {
      return isCommon(importer) ? { path, namespace: "light" } : undefined;
    });
    onLoad({ filter: /ts-morph-common\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!libraries.test(text)) throw new Error(`${path} has another form than it had.`);
      return { contents: text.replace(libraries, "const libFiles = [];"), loader: "js" };
    });
    onLoad({ filter: /code-block-writer[\\/](?:script|esm)[\\/]mod\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const contents = text.replace(definedField, "this.$1 = $2;");
      if (contents.includes("defineProperty(this"))
        throw new Error(`${path} has another form than it had.`);
      return { contents, loader: "js" };
    });
    onLoad({ filter: /.*/, namespace: "light" }, ({ path }) => {
      if (path !== "compiler") return { contents: "module.exports = {};", loader: "js" };
      return { contents: compilerOf(ts), loader: "js", resolveDir: import.meta.dirname };
    });
  },
};

function isCommon(importer) {
  return importer.endsWith("ts-morph-common.js");
}

/** Its scanner knows one token, which reaches to the end of the last one. */
function compilerOf(ts) {
  const values = enums.map((name) => `export const ${name} = ${JSON.stringify(ts[name])};`);
  return `import { endOfLastToken } from ${JSON.stringify(scanner)};
export const version = ${JSON.stringify(ts.version)};
${values.join("\n")}
export function createScanner() {
  let end = -1;
  let isRead = true;
  return {
    setText(text = "") {
      end = endOfLastToken(text);
      isRead = end === -1;
    },
    scan() {
      if (isRead) return SyntaxKind.EndOfFileToken;
      isRead = true;
      return SyntaxKind.Unknown;
    },
    getTokenFullStart: () => end,
  };
}`;
}
