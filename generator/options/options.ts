import type { BuiltInEmitter } from "./built-in-emitters.js";
import type { RuleSettings } from "../findings/diagnostics.js";
import type { ChangeCode } from "../findings/changes/change-catalogue.js";
import type { PaginationOptions } from "./pagination-option.js";
import type { Emitter } from "../emit/emitter.js";

/** The options of every entry point for its document. */
export interface DocumentOptions {
  /** A path, a file URL, or a parsed OpenAPI document. */
  readonly spec: string | URL | object;
  /** URI -> document, for references to what is neither a file nor allowed on the network. */
  readonly documents?: Readonly<Record<string, unknown>> | undefined;
  /** The folder that references may not leave. Default: the folder of the document. */
  readonly root?: string | undefined;
  /**
   * Hosts that documents may be fetched from: `example.com` (by https), `example.com:8443`,
   * `http://127.0.0.1:8080`. Default: none, and no socket is opened.
   */
  readonly allowRemote?: readonly string[] | undefined;
  /**
   * A protobuf `FileDescriptorSet` or Buf image, binary or JSON: a path, or its bytes. What it knows of
   * the document's messages counts as if the document said so: oneofs, names of messages, masks,
   * `google.api.field_behavior`, what is deprecated. Relative to the working directory.
   */
  readonly descriptors?: string | Uint8Array | undefined;
  /** How much is read before a document is refused. */
  readonly limits?: Limits | undefined;
  /** Whether the document is ProtoJSON. Default: true if it has `x-protojson: true` or oneofs. */
  readonly protojson?: boolean | undefined;
  /**
   * How `additionalProperties: false` beside `allOf`, `anyOf`, `oneOf` and the like is read. `strict`
   * (default): as in JSON Schema, only the `properties` of the same schema are allowed. `composed`: as
   * `unevaluatedProperties: false`, so properties of the other schemas are allowed too.
   */
  readonly closedObjects?: "strict" | "composed" | undefined;
  /**
   * Severities of rules by code, `off` for none: `{ "missing-operation-id": "off" }`. Rules for documents
   * that cannot be read, or that have no model, are always errors.
   */
  readonly rules?: RuleSettings | undefined;
}

/** The options of `diff`. All except `base` and `revision` apply to both documents. */
export interface DiffOptions extends Omit<DocumentOptions, "spec"> {
  /** The older document: a path, a URL, a parsed document, or `git:REV:path`. */
  readonly base: string | URL | object;
  /** The newer one. */
  readonly revision: string | URL | object;
  /** Severities by code of change, for both sides; `off`: not reported. */
  readonly severities?: ChangeSeverities | undefined;
}

/** Severities by code of change (`docs/diff.md`). */
export type ChangeSeverities = Partial<
  Readonly<Record<ChangeCode, "breaking" | "risky" | "compatible" | "off">>
>;

/** Limits above which a document is refused; `docs/input.md` has the reasons for the defaults. */
export interface Limits {
  /** Bytes of all documents together, unpacked. Default: 134217728 (128 MiB). */
  readonly bytes?: number | undefined;
  /** Levels of nesting of one document. Default: 500. */
  readonly depth?: number | undefined;
  /** Values of one document; in YAML, lines and items. Default: 3000000. */
  readonly nodes?: number | undefined;
  /** Values that the aliases of one YAML document repeat. Default: 100000. */
  readonly aliases?: number | undefined;
  /** Files and remote documents. Default: 10000. */
  readonly documents?: number | undefined;
  /** Seconds that all remote documents may take together. Default: 30. */
  readonly seconds?: number | undefined;
}

/**
 * Parts of a document, by name. `*` matches any text; in `paths`, it matches one segment, and `**` any
 * number.
 */
export interface Selection {
  /** Operations with one of these tags. */
  readonly tags?: readonly string[] | undefined;
  /** Operations of these path templates: `/apps/{app_id}`, `/apps/**`. */
  readonly paths?: readonly string[] | undefined;
  /** Operations with these operationIds. */
  readonly operations?: readonly string[] | undefined;
  /** Component schemas with these keys. */
  readonly schemas?: readonly string[] | undefined;
}

/** Names by component key or operationId, or a function that returns them. */
export type Names =
  Readonly<Record<string, string>> | ((key: string, usual: string) => string | undefined);

/** The names of exports. Names that collide get a number nevertheless. */
export interface NamingOptions {
  /** Type names, by component key. They take precedence over `x-name`. */
  readonly types?: Names | undefined;
  /** Names of descriptors, by operationId; types of the operation follow. */
  readonly operations?: Names | undefined;
  /** `pascal` (default): `app_owner` is `AppOwner`. `preserve`: it stays. */
  readonly typeCase?: "pascal" | "preserve" | undefined;
  /** `camel` (default): `listApps`. `snake`: `list_apps`. `preserve`: the operationId as it is. */
  readonly operationCase?: "camel" | "pascal" | "snake" | "preserve" | undefined;
}

/** Which part of a document is generated, and how it is read. */
export interface ModelOptions {
  /**
   * Only the parts that one of these lists names, and what they refer to. Default: everything.
   * `openapi.json` of the output is reduced in the same way.
   */
  readonly include?: Selection | undefined;
  /**
   * Everything except what is named here; takes precedence over `include`. Schemas that only excluded parts
   * use are left out too.
   */
  readonly exclude?: Selection | undefined;
  readonly naming?: NamingOptions | undefined;
  /**
   * Whether string enums accept values that they do not list. `open` (default): in responses, unless
   * the document marks them as closed; in requests none. `marked` (default with `enums: "enum"`): in
   * responses those that the document marks (`x-extensible-enum`). `closed`: none.
   */
  readonly unknownEnumValues?: "open" | "closed" | "marked" | undefined;
  /** Which operations give their items page after page, where the document does not say it. */
  readonly pagination?: PaginationOptions | undefined;
}

/** How types are written. The meaning of validators does not depend on it. */
export interface TypeOptions {
  /**
   * `union` (default): `"A" | "B"`. `const`: also an object of the values by name, `Status.Active`.
   * `enum`: a TypeScript enum; open enums stay objects, since TypeScript enums are closed.
   */
  readonly enums?: "union" | "const" | "enum" | undefined;
  /** `true`: all properties and arrays are `readonly`. Default: `false`. */
  readonly immutable?: boolean | undefined;
  /**
   * When the type of an object with known properties has an index signature too. `declared` (default):
   * where the document says `additionalProperties` or `patternProperties`. `always`: unless the
   * document forbids further properties. `never`: for maps only, which know no property by name.
   */
  readonly additionalProperties?: "declared" | "always" | "never" | undefined;
  /**
   * What `date-time` and `date` are in TypeScript: `string` (default), or `Date`. With any value that is
   * not as on the wire, types are those of decoded values, `decodeFoo` and `encodeFoo` lead from one to
   * the other, and validators check the wire. Needs `formats: "assert"`.
   */
  readonly dates?: "string" | "Date" | undefined;
  /** What `int64` and `uint64` are in TypeScript. Default: what they are on the wire. As `dates`. */
  readonly int64?: "string" | "number" | "bigint" | undefined;
}

/** The options of `generate`. */
export interface GenerateOptions extends DocumentOptions, ModelOptions, TypeOptions {
  /** `ts` (default): TypeScript sources. `js`: `.js` and `.d.ts`, ready to import. */
  readonly target?: "ts" | "js" | undefined;
  /** `false`: no `paths.ts`, and openapi-typescript is not loaded. Default: `true`. */
  readonly paths?: boolean | undefined;
  /** `assert` (default): `format` is checked. `annotate`: it is documentation only. */
  readonly formats?: "assert" | "annotate" | undefined;
  /**
   * How modules of the output import each other: `./types.js` (default; right for every resolver),
   * `./types.ts` (for `allowImportingTsExtensions`, Deno and Node's type stripping) or `./types` (for
   * bundlers). With target `js`, and with `package`, only `.js`.
   */
  readonly importExtension?: ".js" | ".ts" | "" | undefined;
  /**
   * `prettier`: the output is formatted by the prettier of the project in the working directory, with the
   * configuration that prettier finds for each file. Default: the output has a layout of its own, near
   * prettier's, and prettier is not loaded.
   */
  readonly format?: "prettier" | undefined;
  /**
   * A module whose `compile(pattern, flags)` makes what validators test text with, instead of
   * `RegExp`: for an engine without backtracking. As the output imports it: `re2-adapter`, or a path
   * that starts from the folder of `validators.ts`.
   */
  readonly regexEngine?: string | undefined;
  /**
   * `true`: `FooSchema` gives JSON Schema too (Standard JSON Schema), out of `json-schemas.ts`. It needs the
   * validators. Default: `false`.
   */
  readonly jsonSchemas?: boolean | undefined;
  /**
   * `true`: `strip.ts` is made, whose `stripFoo` copies a valid value without the properties that its
   * schema does not declare. Default: `false`.
   */
  readonly stripUnknown?: boolean | undefined;
  /** A folder to write to, relative to the working directory. Without it nothing is written. */
  readonly out?: string | undefined;
  /**
   * Output as a package: the modules under `src/`, with a package.json, a README and a tsconfig.json
   * that compiles them into `dist/`.
   */
  readonly package?: PackageOptions | undefined;
  /**
   * Custom emitters, which make further files from the model, with the functions of `specwright/emit`. They
   * run one after the other, after the built-in emitters.
   */
  readonly emitters?: readonly Emitter[] | undefined;
  /**
   * Modules to leave out: `{ endpoints: false, webhooks: false }`. A module that another one imports can
   * only be left out together with it. Default: none.
   */
  readonly builtIn?: Readonly<Partial<Record<BuiltInEmitter, boolean | undefined>>> | undefined;
  /**
   * A folder for the runtime, which several outputs share; it has what any of them needs. Relative to the
   * working directory; beside `out`, not in it. Default: each output has its own, in its folder `runtime`.
   */
  readonly runtime?: string | undefined;
  /**
   * A folder whose files replace those of the same name in the output's `runtime/`. They must have the same
   * exports. Relative to the working directory.
   */
  readonly templates?: string | undefined;
}

/** The step that a run begins: read the files, build the model, make the modules, write the folder. */
export type GenerateStep = "read" | "model" | "emit" | "write";

/** Called when a step begins, to show progress. */
export type OnStep = (step: GenerateStep) => void;

/** The fields of the output's package.json. */
export interface PackageOptions {
  readonly name: string;
  readonly version: string;
  readonly description?: string | undefined;
  readonly license?: string | undefined;
}
