import type { Api } from "../ir/model.js";
import { jsonText } from "./json-text.js";
import type { TextFile } from "./output.js";
import { packageReadme } from "./package-readme.js";

export interface PackageInfo {
  readonly name: string;
  readonly version: string;
  readonly description?: string | undefined;
  readonly license?: string | undefined;
}

/** Which of the modules that not every output has are there. */
interface OptionalModules {
  readonly paths: boolean;
  readonly enums: boolean;
  readonly webhooks: boolean;
  readonly decoding: boolean;
}

/** The files that make an output a package: package.json, README.md and tsconfig.json. */
export function emitPackage(api: Api, info: PackageInfo, has: OptionalModules): TextFile[] {
  return [
    { path: "package.json", text: manifestText(packageJson(api, info, has)) },
    { path: "README.md", text: packageReadme(api, info.name) },
    { path: "tsconfig.json", text: jsonText(tsconfig) },
  ];
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

function packageJson(
  api: Api,
  info: PackageInfo,
  { paths, enums, webhooks, decoding }: OptionalModules,
): object {
  const { name, version, description, license } = info;
  const has = (present: boolean, module: string) => (present ? [module] : []);
  const modules = [
    ...has(true, "types"),
    ...has(enums, "enums"),
    ...has(true, "oneofs"),
    ...has(true, "validators"),
    ...has(true, "endpoints"),
    ...has(webhooks, "webhooks"),
    ...has(decoding, "wire"),
    ...has(decoding, "codecs"),
    ...has(paths, "paths"),
  ];
  return {
    name,
    version,
    description: description ?? `Types, validators and endpoint descriptors of ${api.title}.`,
    ...(license === undefined ? {} : { license }),
    type: "module",
    sideEffects: false,
    engines: { node: ">=20" },
    exports: {
      ".": entry("index"),
      ...Object.fromEntries(modules.map((module) => [`./${module}`, entry(module)])),
      "./openapi.json": "./openapi.json",
      "./package.json": "./package.json",
    },
    files: ["dist", "src", "openapi.json"],
    scripts: { build: "tsc -p .", prepack: "npm run build" },
  };
}

/** One entry for `import` and `require` alike: Node >= 20.19 requires ES modules. */
function entry(module: string): object {
  return { types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` };
}
