import { StructureKind, type ExportDeclarationStructure } from "ts-morph";
import { identifier } from "../code/code.js";
import { nameList } from "../code/combine.js";
import { treeWriter } from "../code/shell.js";
import { moduleRow, type ModulePath } from "../modules.js";
import type { RuntimeTemplates, SourceModule } from "../output.js";

/** What an output must have before a name of the runtime is of use. */
type Need = "endpoints" | "client" | "webhooks" | "protojson" | "digits" | "jsonSchemas";

/** The runtime's public names: what an application may need beside the generated ones. */
const runtimeValues: Readonly<Record<string, Need | undefined>> = {
  ApiError: "client",
  ConnectionError: "client",
  PageResponse: "endpoints",
  ResponseError: "endpoints",
  TimeoutError: "client",
  TokenError: "client",
  ValidationError: undefined,
  buildRequest: "endpoints",
  durationFromMillis: "protojson",
  durationFromNanos: "protojson",
  durationToMillis: "protojson",
  durationToNanos: "protojson",
  formatIssues: undefined,
  nullIsUnset: "protojson",
  paginate: "endpoints",
  paginatePages: "endpoints",
  parseHeaders: "endpoints",
  parseJson: "digits",
  parsePayload: "webhooks",
  parseResponse: "endpoints",
  readBody: "endpoints",
  readHeaders: "endpoints",
  serverUrl: "endpoints",
  timestampFromMillis: "protojson",
  timestampFromNanos: "protojson",
  timestampToMillis: "protojson",
  timestampToNanos: "protojson",
  translateIssues: undefined,
  unwrapResponse: "endpoints",
  withMessages: undefined,
};

const runtimeTypes: Readonly<Record<string, Need | undefined>> = {
  Answer: "client",
  AnyValidResponse: "endpoints",
  ApiCall: "client",
  AssertOptions: undefined,
  Binary: "endpoints",
  Body: "endpoints",
  CallOptions: "client",
  ClientCredentials: "client",
  Endpoint: "endpoints",
  FormDataBody: "endpoints",
  FormFields: "endpoints",
  GivenHeaders: "endpoints",
  HeadersOf: "endpoints",
  HttpRequest: "endpoints",
  IncomingRequest: "webhooks",
  InputOf: "endpoints",
  Issue: undefined,
  IssueCode: undefined,
  IssueMessages: undefined,
  ItemOf: "endpoints",
  ItemStream: "client",
  ItemsOptions: "client",
  OneofDescriptor: "endpoints",
  PaginateOptions: "endpoints",
  PaginationDescriptor: "endpoints",
  ParameterDescriptor: "endpoints",
  ParsedHeaders: "endpoints",
  ParsedResponse: "endpoints",
  PathParams: "endpoints",
  PayloadOf: "webhooks",
  Query: "endpoints",
  RawBody: "endpoints",
  Response: "endpoints",
  ResponseDescriptor: "endpoints",
  ResponseHeaders: "endpoints",
  ResponseItem: "endpoints",
  ResponsesOf: "endpoints",
  RetryOptions: "client",
  Sequence: "client",
  ServerSentEvent: "client",
  ServerDescriptor: "endpoints",
  ServerVariable: "endpoints",
  StandardSchemaV1: undefined,
  StandardSchemaWithJSON: "jsonSchemas",
  SuccessOf: "endpoints",
  ValidateOptions: undefined,
  ValidationResult: undefined,
};

const pathsTypes = ["paths", "components", "operations"];

/** A module that the index exports, unless there is nothing in it. */
type Indexed = Pick<SourceModule, "path"> & { readonly isEmpty?: boolean };

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
  const filled = modules.filter(({ isEmpty }) => isEmpty !== true);
  const has = needsOf(filled, options);
  const runtime = new Map<string, { types: string[]; values: string[] }>();
  for (const [names, kind] of [
    [runtimeTypes, "types"],
    [runtimeValues, "values"],
  ] as const) {
    for (const [name, need] of Object.entries(names)) {
      const file = options.templates.exports.get(name);
      if (file === undefined) throw new Error(`The runtime has no export ${name}.`);
      if (need !== undefined && !has[need]) continue;
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
        const from = `${options.templates.folder}/${file.replace(/\.ts$/, ".js")}`;
        return [
          ...(types.length === 0 ? [] : [exportNames(from, types, true)]),
          ...(values.length === 0 ? [] : [exportNames(from, values, false)]),
        ];
      }),
  ];
  return { path: "index.ts", statements, runtime: [...runtime.keys()] };
}

function needsOf(
  filled: readonly Indexed[],
  { protojson, digits, jsonSchemas }: IndexOptions,
): Readonly<Record<Need, boolean>> {
  const has = (wanted: ModulePath) => filled.some(({ path }) => path === wanted);
  return {
    endpoints: has("endpoints.ts"),
    client: has("client.ts"),
    webhooks: has("webhooks.ts"),
    protojson: protojson === true,
    digits: digits === true,
    jsonSchemas: jsonSchemas === true,
  };
}

function exportAll(path: string): ExportDeclarationStructure {
  const { indexed } = moduleRow(path) ?? {};
  return {
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier: `./${path.replace(/\.ts$/, ".js")}`,
    isTypeOnly: indexed === "types" || indexed === "namespace",
    ...(indexed === "namespace"
      ? { namespaceExport: identifier(path.replace(/\.ts$/, "")).toString() }
      : {}),
  };
}

function exportNames(
  moduleSpecifier: string,
  names: readonly string[],
  isTypeOnly: boolean,
): ExportDeclarationStructure {
  return {
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier,
    isTypeOnly,
    namedExports: treeWriter(nameList(names.map(identifier))),
  };
}
