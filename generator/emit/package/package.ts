import type { Api } from "../../model/model.js";
import { jsonText } from "./json-text.js";
import { modules, type ModuleRow } from "../modules.js";
import type { TextFile } from "../output.js";
import { packageReadme } from "./package-readme.js";

export interface PackageInfo {
  readonly name: string;
  readonly version: string;
  readonly description?: string | undefined;
  readonly license?: string | undefined;
}

/**
 * The files that make an output a package: package.json, README.md and tsconfig.json. `made` are the
 * paths of everything else in it.
 */
export function emitPackage(api: Api, info: PackageInfo, made: ReadonlySet<string>): TextFile[] {
  return [
    { path: "package.json", text: manifestText(packageJson(api, info, made)) },
    { path: "README.md", text: packageReadme(api, info.name, made) },
    { path: "tsconfig.json", text: jsonText(tsconfig) },
  ];
}

/** The files of an output as a package: modules under `src/`, the document and the rest at the root. */
export function packageLayout(
  files: ReadonlyMap<string, string>,
  extra: readonly TextFile[],
): Map<string, string> {
  const all = new Map<string, string>();
  for (const [path, text] of files) all.set(path.endsWith(".ts") ? `src/${path}` : path, text);
  for (const { path, text } of extra) all.set(path, text);
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** As npm writes it, and prettier with it: every array on several lines. */
function manifestText(manifest: object): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Compiles `src/` into `dist/`; sources are in the package for source maps and declaration maps. */
const tsconfig = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2022"],
    module: "NodeNext",
    moduleResolution: "NodeNext",
    rootDir: "src",
    outDir: "dist",
    declaration: true,
    declarationMap: true,
    sourceMap: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    isolatedDeclarations: true,
    verbatimModuleSyntax: true,
    types: [],
  },
  include: ["src"],
};

function packageJson(api: Api, info: PackageInfo, made: ReadonlySet<string>): object {
  const { name, version, description, license } = info;
  const document = made.has("openapi.json") ? ["openapi.json"] : [];
  return {
    name,
    version,
    description: description ?? `Types, validators and endpoint descriptors of ${api.title}.`,
    ...(license === undefined ? {} : { license }),
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19" },
    exports: {
      ".": entry("index"),
      ...Object.fromEntries(modulesOf(made).map((module) => [`./${module}`, entry(module)])),
      ...Object.fromEntries(document.map((path) => [`./${path}`, `./${path}`])),
      "./package.json": "./package.json",
    },
    files: ["dist", "src", ...document],
    scripts: {
      build: "tsc -p .",
      // The compiler leaves what it made of modules that are gone.
      clean: "node -e \"fs.rmSync('dist', { recursive: true, force: true })\"",
      prepack: "npm run clean && npm run build",
    },
  };
}

/** Our own that can be imported by themselves, in this order. */
const ownModules = [
  ...modules.filter((row: ModuleRow) => row.indexed !== "nothing").map(({ path }) => stem(path)),
  "paths",
];

/** The entry, and what only other modules import. */
const notForImport: ReadonlySet<string> = new Set([
  "index",
  ...modules.filter((row: ModuleRow) => row.indexed === "nothing").map(({ path }) => stem(path)),
]);

/** The modules that can be imported by themselves, those of custom emitters at the end. */
function modulesOf(made: ReadonlySet<string>): string[] {
  const others = [...made]
    .filter((path) => /(?<!\.d)\.ts$/.test(path) && !path.startsWith("runtime/"))
    .map(stem)
    .filter((module) => !notForImport.has(module) && !ownModules.includes(module));
  return [...ownModules.filter((module) => made.has(`${module}.ts`)), ...others.sort()];
}

function stem(path: string): string {
  return path.replace(/\.ts$/, "");
}

/** One entry for `import` and `require` alike: Node >= 20.19 requires ES modules. */
function entry(module: string): object {
  return { types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` };
}
