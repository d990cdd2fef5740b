/** What every entry point takes to find a document. */
export interface DocumentOptions {
  /** A path, a file URL, or a parsed OpenAPI document. */
  readonly spec: string | URL | object;
  /** URI -> document, for references to what is neither a file nor allowed on the network. */
  readonly documents?: Readonly<Record<string, unknown>> | undefined;
  /** The folder that references may not leave. Default: the folder of the document. */
  readonly root?: string | undefined;
  /** Whether the document is ProtoJSON. Default: it tells by `x-protojson: true` or by oneofs. */
  readonly protojson?: boolean | undefined;
}

/** What `generate` takes. */
export interface GenerateOptions extends DocumentOptions {
  /** `ts` (default): TypeScript sources. `js`: `.js` and `.d.ts`, ready to import. */
  readonly target?: "ts" | "js" | undefined;
  /** `false`: no `paths.ts`, and openapi-typescript is not loaded. Default: `true`. */
  readonly paths?: boolean | undefined;
  /** `assert` (default): `format` is checked. `annotate`: it is documentation only. */
  readonly formats?: "assert" | "annotate" | undefined;
  /** A folder to write to, relative to the working directory. Without it nothing is written. */
  readonly out?: string | undefined;
  /**
   * Output as a package: the modules under `src/`, with a package.json, a README and a tsconfig.json
   * that compiles them into `dist/`.
   */
  readonly package?: PackageOptions | undefined;
}

/** The fields of the package.json that is made for the output. */
export interface PackageOptions {
  readonly name: string;
  readonly version: string;
  readonly description?: string | undefined;
  readonly license?: string | undefined;
}
