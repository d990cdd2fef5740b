/** What `generate` takes. Defaults are those of the contract: TypeScript, with paths, formats asserted. */
export interface GenerateOptions {
  /** A path, a file URL, or a parsed OpenAPI document. */
  readonly spec: string | URL | object;
  /** `ts` (default): TypeScript sources. `js`: `.js` and `.d.ts`, ready to import. */
  readonly target?: "ts" | "js" | undefined;
  /** `false`: no `paths.ts`; openapi-typescript is not loaded. Default: `true`. */
  readonly paths?: boolean | undefined;
  /** `assert` (default): `format` is checked. `annotate`: it is documentation only. */
  readonly formats?: "assert" | "annotate" | undefined;
  /** URI -> document, for references to what is neither a file nor allowed on the network. */
  readonly documents?: Readonly<Record<string, unknown>> | undefined;
  /** A folder to write to. Without it nothing is written. */
  readonly out?: string | undefined;
  /** The folder that references may not leave. Default: the folder of the document. */
  readonly root?: string | undefined;
  /** Whether the document is ProtoJSON, where it does not tell by `x-protojson` or oneofs. */
  readonly protojson?: boolean | undefined;
}

export type DocumentOptions = Pick<GenerateOptions, "spec" | "documents" | "root" | "protojson">;
