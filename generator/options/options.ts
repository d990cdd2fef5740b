import type { BuiltInEmitter } from "./built-in-emitters.js";
import type { RuleSettings } from "../findings/diagnostics.js";
import type { ChangeCode } from "../findings/changes/change-catalogue.js";
import type { Emitter } from "../emit/emitter.js";

/** What every entry point takes to find a document. */
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
  /** Whether the document is ProtoJSON. Default: it tells by `x-protojson: true` or by oneofs. */
  readonly protojson?: boolean | undefined;
  /**
   * How `additionalProperties: false` beside `allOf`, `anyOf`, `oneOf` and what is like them is read.
   * `strict` (default): as JSON Schema says, only the `properties` beside it are allowed. `composed`: as
   * `unevaluatedProperties: false`, so that what the other schemas declare is allowed, too.
   */
  readonly closedObjects?: "strict" | "composed" | undefined;
  /**
   * Severities of rules by code, `off` for none: `{ "missing-operation-id": "off" }`. Rules that tell
   * why a document cannot be read, or no model be made of it, stay errors.
   */
  readonly rules?: RuleSettings | undefined;
}

/** What `diff` takes. All but the two documents holds for both of them. */
export interface DiffOptions extends Omit<DocumentOptions, "spec"> {
  /** The older document: a path, a URL, a parsed document, or `git:REV:path`. */
  readonly base: string | URL | object;
  /** The newer one. */
  readonly revision: string | URL | object;
  /** What changes of a kind are, whatever side they concern; `off`: they are not reported. */
  readonly severities?: ChangeSeverities | undefined;
}

/** Severities by code of change (`docs/diff.md`). */
export type ChangeSeverities = Partial<
  Readonly<Record<ChangeCode, "breaking" | "risky" | "compatible" | "off">>
>;

/** What is refused because it is more than this; `docs/input.md` has the reasons for the defaults. */
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
  /** Seconds that a remote document may take. Default: 30. */
  readonly seconds?: number | undefined;
}

/** Parts of a document, by name. `*` stands for any text; in `paths` for one segment, `**` for any. */
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

/** Names by what the document says (component key, operationId), or a function that gives them. */
export type Names =
  Readonly<Record<string, string>> | ((key: string, usual: string) => string | undefined);

/** What exported things are called. Names that collide are told apart all the same. */
export interface NamingOptions {
  /** Type names, by component key. They count more than `x-name`. */
  readonly types?: Names | undefined;
  /** Names of descriptors, by operationId; types of the operation follow. */
  readonly operations?: Names | undefined;
  /** `pascal` (default): `app_owner` is `AppOwner`. `preserve`: it stays. */
  readonly typeCase?: "pascal" | "preserve" | undefined;
  /** `camel` (default): `listApps`. `snake`: `list_apps`. `preserve`: as the operationId is spelt. */
  readonly operationCase?: "camel" | "pascal" | "snake" | "preserve" | undefined;
}

/** Which part of a document is made, and what it means where the document leaves it open. */
export interface ModelOptions {
  /**
   * Only what is named here, and what it refers to. A part that is named in one of the lists is in.
   * Without it: everything. `openapi.json` of the output is cut in the same way.
   */
  readonly include?: Selection | undefined;
  /** All but what is named here; it counts more than `include`. Schemas that only it used go too. */
  readonly exclude?: Selection | undefined;
  readonly naming?: NamingOptions | undefined;
  /**
   * Whether string enums accept values that they do not list. `open` (default): in responses, unless
   * the document marks them as closed; in requests none. `marked` (default with `enums: "enum"`): in
   * responses those that the document marks (`x-extensible-enum`). `closed`: none.
   */
  readonly unknownEnumValues?: "open" | "closed" | "marked" | undefined;
}

/** How types are written. Validators mean the same with any of it. */
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

/** What `generate` takes. */
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
   * A module whose `compile(pattern, flags)` makes what validators test text with, instead of
   * `RegExp`: for an engine without backtracking. As the output imports it: `re2-adapter`, or a path
   * that starts from the folder of `validators.ts`.
   */
  readonly regexEngine?: string | undefined;
  /** Whether `FooSchema` gives JSON Schema too, out of `json-schemas.ts`. Default: true. */
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
   * Emitters of one's own, which make further files from the model; `specwright/emit` has what they
   * are written with. They run one after the other, when our own are done.
   */
  readonly emitters?: readonly Emitter[] | undefined;
  /**
   * Modules to leave out: `{ endpoints: false, webhooks: false }`. A module that another one imports
   * goes only together with it. Default: all are made.
   */
  readonly builtIn?: Readonly<Partial<Record<BuiltInEmitter, boolean | undefined>>> | undefined;
  /**
   * A folder with files for the output's `runtime/` in the place of ours of the same name. They export
   * what ours do. Relative to the working directory.
   */
  readonly templates?: string | undefined;
}

/** What a run is about to do: read the files, build the model, make the modules, write the folder. */
export type GenerateStep = "read" | "model" | "emit" | "write";

/** Is told of every step as it begins, for whoever shows progress. */
export type OnStep = (step: GenerateStep) => void;

/** The fields of the package.json that is made for the output. */
export interface PackageOptions {
  readonly name: string;
  readonly version: string;
  readonly description?: string | undefined;
  readonly license?: string | undefined;
}
