import { StructureKind, type ExportDeclarationStructure } from "ts-morph";
import type { RuntimeTemplates, SourceModule } from "./output.js";

/** The runtime's public names: what an application may need beside the generated ones. */
const runtimeValues = [
  "ValidationError",
  "buildRequest",
  "formatIssues",
  "paginate",
  "paginatePages",
  "parseResponse",
] as const;

const runtimeTypes = [
  "Body",
  "Endpoint",
  "HttpRequest",
  "InputOf",
  "Issue",
  "IssueCode",
  "ItemOf",
  "OneofDescriptor",
  "PaginationDescriptor",
  "ParameterDescriptor",
  "ParsedResponse",
  "PathParams",
  "Query",
  "RawBody",
  "Response",
  "ResponseDescriptor",
  "ResponsesOf",
  "StandardSchemaV1",
  "ValidateOptions",
  "ValidationResult",
] as const;

const pathsTypes = ["paths", "components", "operations"];

/** `index.ts`: everything, re-exported module by module, so that bundlers keep only what is used. */
export function emitIndex(
  modules: readonly SourceModule[],
  options: { readonly paths: boolean; readonly templates: RuntimeTemplates },
): SourceModule {
  const filled = modules.filter(({ statements }) => statements.length > 0);
  const runtime = new Map<string, { types: string[]; values: string[] }>();
  const endpoints = filled.some(({ path }) => path === "endpoints.ts");
  for (const [names, kind] of [
    [runtimeTypes, "types"],
    [runtimeValues, "values"],
  ] as const) {
    for (const name of names) {
      const file = options.templates.exports.get(name);
      if (file === undefined) throw new Error(`The runtime has no export ${name}.`);
      if (!endpoints && isForEndpoints(file)) continue;
      const entry = runtime.get(file) ?? { types: [], values: [] };
      entry[kind].push(name);
      runtime.set(file, entry);
    }
  }
  const statements = [
    ...filled.map(({ path }) => exportAll(path)),
    ...(options.paths ? [exportNames("./paths.js", pathsTypes, true)] : []),
    ...[...runtime]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([file, { types, values }]) => {
        const from = `./runtime/${file.replace(/\.ts$/, ".js")}`;
        return [
          ...(types.length === 0 ? [] : [exportNames(from, types, true)]),
          ...(values.length === 0 ? [] : [exportNames(from, values, false)]),
        ];
      }),
  ];
  return { path: "index.ts", statements, runtime: [...runtime.keys()] };
}

function isForEndpoints(file: string): boolean {
  return /^(?:endpoint|build-request|parse-response|paginate)/.test(file);
}

function exportAll(path: string): ExportDeclarationStructure {
  const moduleSpecifier = `./${path.replace(/\.ts$/, ".js")}`;
  return {
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier,
    isTypeOnly: path === "types.ts",
  };
}

function exportNames(
  moduleSpecifier: string,
  names: readonly string[],
  isTypeOnly: boolean,
): ExportDeclarationStructure {
  const namedExports = names.map(
    (name) => ({ kind: StructureKind.ExportSpecifier, name }) as const,
  );
  return { kind: StructureKind.ExportDeclaration, moduleSpecifier, isTypeOnly, namedExports };
}
