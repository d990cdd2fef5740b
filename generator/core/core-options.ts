import { SpecwrightError } from "../findings/specwright-error.js";
import { memoryReader } from "../load/memory-reader.js";
import { checkOptions, type OptionsKind } from "../options/check-options.js";
import type { DiffOptions, DocumentOptions, GenerateOptions } from "../options/options.js";
import type { Surroundings } from "../surroundings.js";
import type { FileReader } from "../load/file-reader.js";

/** Options that name what only a machine with files, threads and a network has. */
type OnlyInNode =
  "root" | "allowRemote" | "descriptors" | "out" | "format" | "templates" | "paths" | "runtime";

/** A document without a disk around it. */
export interface CoreSource {
  /** The document's text, in YAML or JSON, or the parsed document. It is never a path. */
  readonly spec: string | object;
  /** What findings call the text. Default: `openapi.yaml`, or `openapi.json` where it begins with `{`. */
  readonly name?: string | undefined;
  /** Texts that the document may refer to, by path: `{ "schemas/pet.yaml": "…" }` for `./schemas/pet.yaml`. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
  /** A protobuf `FileDescriptorSet` or Buf image, binary or JSON. */
  readonly descriptors?: Uint8Array | undefined;
}

export type CoreDocumentOptions = CoreSource & Omit<DocumentOptions, "spec" | OnlyInNode>;

/** The options of `generate` that need no machine. `paths.ts` is never made. */
export type CoreGenerateOptions = CoreSource & Omit<GenerateOptions, "spec" | OnlyInNode>;

/** Documents of several files are to be bundled before. */
export interface CoreDiffOptions extends Omit<DiffOptions, "base" | "revision" | OnlyInNode> {
  /** The text of the older document, or the parsed document. */
  readonly base: string | object;
  /** The newer one. */
  readonly revision: string | object;
}

/** Options for the steps, and where these run. */
export interface Prepared<Options> {
  readonly options: Options;
  readonly surroundings: Surroundings;
}

const onlyInNode: ReadonlySet<string> = new Set<OnlyInNode>([
  ...(["root", "allowRemote", "out", "format", "templates", "paths", "runtime"] as const),
]);

/** @throws SpecwrightError - for options that are wrong, or need Node. */
export function prepare(given: CoreDocumentOptions, kind: "document"): Prepared<DocumentOptions>;
export function prepare(given: CoreGenerateOptions, kind: "generate"): Prepared<GenerateOptions>;
export function prepare(
  given: CoreDocumentOptions,
  kind: Exclude<OptionsKind, "diff" | "config">,
): Prepared<DocumentOptions> {
  const { name, texts = {}, ...rest } = given;
  refuseOnlyInNode(rest);
  checkOptions(rest, kind);
  const { spec } = rest;
  if (typeof spec !== "string") {
    const hasTexts = Object.keys(texts).length > 0;
    const options = hasTexts ? { ...rest, root: "/" } : rest;
    return { options, surroundings: coreSurroundings(memoryReader(texts)) };
  }
  const path = name ?? defaultName(spec);
  const files = memoryReader({ ...texts, [path]: spec });
  return { options: { ...rest, spec: path }, surroundings: coreSurroundings(files) };
}

/** Both documents of a comparison. */
export function prepareDiff(given: CoreDiffOptions): {
  readonly base: Prepared<DocumentOptions>;
  readonly revision: Prepared<DocumentOptions>;
} {
  refuseOnlyInNode(given);
  checkOptions(given, "diff");
  const { base, revision, severities: _, ...shared } = given;
  const side = (spec: string | object, stem: string) => {
    const name = typeof spec === "string" ? defaultName(spec, stem) : undefined;
    return prepare({ ...shared, spec, name }, "document");
  };
  return { base: side(base, "base"), revision: side(revision, "revision") };
}

function defaultName(text: string, stem = "openapi"): string {
  return `${stem}.${text.trimStart().startsWith("{") ? "json" : "yaml"}`;
}

function refuseOnlyInNode(given: object): void {
  const [name] = Object.entries(given)
    .filter(([key, value]) => onlyInNode.has(key) && value !== undefined)
    .map(([key]) => key);
  if (name === undefined) return;
  const fix = "Leave it out, or import from `specwright`.";
  throw new SpecwrightError(
    `The option \`${name}\` needs Node, and specwright/core does not. ${fix}`,
  );
}

/** Any place where JavaScript runs: the only files are the texts that were given. */
function coreSurroundings(files: FileReader): Surroundings {
  return {
    files,
    readTemplates: async () => {
      const { embeddedTemplates } = await import("./embedded-templates.js");
      return embeddedTemplates();
    },
    startPaths: () => {
      throw new SpecwrightError("`paths.ts` is made in Node only: import from `specwright`.");
    },
    // As the emitter wrote it: a formatter is larger than all the rest.
    formatFree: (text) => Promise.resolve(text),
  };
}
