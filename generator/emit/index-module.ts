import type { ExportDeclarationStructure } from "ts-morph";
import { structureKind } from "../custom/structure-kind.js";
import type { RuntimeTemplates, SourceModule } from "./output.js";

/** The runtime's public names: what an application may need beside the generated ones. */
const runtimeValues = [
  "ResponseError",
  "ValidationError",
  "buildRequest",
  "formatIssues",
  "nullIsUnset",
  "paginate",
  "paginatePages",
  "parseHeaders",
  "parseJson",
  "parsePayload",
  "parseResponse",
  "readHeaders",
  "serverUrl",
  "translateIssues",
  "unwrapResponse",
  "withMessages",
] as const;

const runtimeTypes = [
  "AnyValidResponse",
  "AssertOptions",
  "Binary",
  "Body",
  "Endpoint",
  "FormDataBody",
  "FormFields",
  "GivenHeaders",
  "HeadersOf",
  "HttpRequest",
  "IncomingRequest",
  "InputOf",
  "Issue",
  "IssueCode",
  "IssueMessages",
  "ItemOf",
  "OneofDescriptor",
  "PaginateOptions",
  "PaginationDescriptor",
  "ParameterDescriptor",
  "ParsedHeaders",
  "ParsedResponse",
  "PathParams",
  "PayloadOf",
  "Query",
  "RawBody",
  "Response",
  "ResponseDescriptor",
  "ResponseHeaders",
  "ResponseItem",
  "ResponsesOf",
  "ServerDescriptor",
  "ServerVariable",
  "StandardSchemaV1",
  "StandardSchemaWithJSON",
  "SuccessOf",
  "ValidateOptions",
  "ValidationResult",
] as const;

const pathsTypes = ["paths", "components", "operations"];

/** A module that the index exports, unless there is nothing in it. */
type Indexed = Pick<SourceModule, "path"> & { readonly statements?: readonly unknown[] };

interface IndexOptions {
  readonly paths: boolean;
  readonly jsonSchemas?: boolean;
  readonly protojson?: boolean;
  /** 64-bit integers that are numbers on the wire are decoded. */
  readonly digits?: boolean;
  readonly templates: RuntimeTemplates;
}

/** `index.ts`: everything, re-exported module by module, so that bundlers keep only what is used. */
export function emitIndex(modules: readonly Indexed[], options: IndexOptions): SourceModule {
  const filled = modules.filter(({ statements }) => statements?.length !== 0);
  const runtime = new Map<string, { types: string[]; values: string[] }>();
  const endpoints = filled.some(({ path }) => path === "endpoints.ts");
  const webhooks = filled.some(({ path }) => path === "webhooks.ts");
  for (const [names, kind] of [
    [runtimeTypes, "types"],
    [runtimeValues, "values"],
  ] as const) {
    for (const name of names) {
      const file = options.templates.exports.get(name);
      if (file === undefined) throw new Error(`The runtime has no export ${name}.`);
      if (!endpoints && isForEndpoints(file)) continue;
      if (!webhooks && isForWebhooks(file)) continue;
      if (!isUseful(name, options)) continue;
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

/** Whether the document and the options leave something to do for a name of the runtime. */
function isUseful(name: string, { jsonSchemas, protojson, digits }: IndexOptions): boolean {
  switch (name) {
    case "nullIsUnset":
      return protojson === true;
    case "StandardSchemaWithJSON":
      return jsonSchemas !== false;
    case "parseJson":
      return digits === true;
    default:
      return true;
  }
}

function isForEndpoints(file: string): boolean {
  return /^(?:endpoint|build-request|header-text|parse-headers|parse-response|paginate|raw-body|read-headers|server|unwrap-|response-)/.test(
    file,
  );
}

function isForWebhooks(file: string): boolean {
  return /^(?:incoming-request|parse-payload)/.test(file);
}

function exportAll(path: string): ExportDeclarationStructure {
  const moduleSpecifier = `./${path.replace(/\.ts$/, ".js")}`;
  // The types on the wire have the names of the decoded ones.
  if (path === "wire.ts") {
    const namespaceExport = "wire";
    return {
      kind: structureKind.ExportDeclaration,
      moduleSpecifier,
      isTypeOnly: true,
      namespaceExport,
    };
  }
  return {
    kind: structureKind.ExportDeclaration,
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
    (name) => ({ kind: structureKind.ExportSpecifier, name }) as const,
  );
  return { kind: structureKind.ExportDeclaration, moduleSpecifier, isTypeOnly, namedExports };
}
