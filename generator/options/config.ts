import { readFile } from "node:fs/promises";
import { basename, dirname, extname, relative, resolve } from "node:path";
import type { Jiti } from "jiti";
import { lilconfig } from "lilconfig";
import { checkOptions } from "./check-options.js";
import { configNames, configPlaces } from "./config-places.js";
import { placeInJson, readConfigJson } from "./config-json.js";
import { folderFault } from "./folder-fault.js";
import { OptionError } from "./option-error.js";
import type { ChangeSeverities, GenerateOptions } from "./options.js";
import { SpecwrightError } from "../findings/specwright-error.js";

/** The configuration of one document: the options of `generate`, with paths relative to the file. */
export type Config = GenerateOptions & {
  readonly spec: string;
  readonly out: string;
  /** What `--only` calls it. Default: the last part of `out`. */
  readonly name?: string | undefined;
  /** What `specwright diff` takes from the configuration. */
  readonly diff?: { readonly severities?: ChangeSeverities | undefined } | undefined;
};

/** A configuration that was read and checked. Its paths are absolute. */
export interface ConfigFile {
  /** Absolute. */
  readonly path: string;
  /** One per document, in the order of the file. `out` may be missing, for `--out` to give. */
  readonly entries: readonly Config[];
}

type Modules = Readonly<Record<string, unknown>>;

/**
 * Modules that a configuration may import though they are not installed where it lies; or what loads
 * them, given its path. JSON never asks.
 */
export type ProvidedModules = Modules | ((path: string) => Promise<Modules>);

/**
 * The configuration that was asked for, or the one found in the folder or above it, up to the root of
 * its repository.
 *
 * @throws SpecwrightError - if the file is missing, cannot be read, or holds wrong options.
 */
export async function loadConfig(
  file: string | undefined,
  folder: string,
  modules: ProvidedModules = {},
): Promise<ConfigFile | undefined> {
  const display = (path: string) => displayPath(path, folder);
  const load = (path: string) => loadModule(path, display(path), modules);
  const search = lilconfig("specwright", {
    searchPlaces: [...configNames],
    packageProp: "specwright",
    cache: false,
    loaders: {
      ...Object.fromEntries([".ts", ".mts", ".js", ".mjs"].map((extension) => [extension, load])),
      ".json": (path: string, text: string) => readConfigJson(display(path), text),
    },
  });
  const found = await find(search, file, folder);
  if (found === null || found.isEmpty === true) return undefined;
  const path = found.filepath;
  const value: unknown = found.config;
  if (file !== undefined && value == null) {
    throw new SpecwrightError(`${display(path)} has no configuration of specwright.`);
  }
  try {
    return { path, entries: readEntries(value, dirname(path)) };
  } catch (error) {
    if (!(error instanceof EntryError)) throw error;
    throw new SpecwrightError(`${await placeOf(path, display(path), error)}: ${error.message}`);
  }
}

/** What is wrong, and the keys and indices that lead to it. */
class EntryError extends Error {
  constructor(
    message: string,
    readonly path: readonly (string | number)[],
    readonly isKey: boolean,
  ) {
    super(message);
  }
}

function readEntries(value: unknown, folder: string): Config[] {
  const isList = Array.isArray(value);
  const entries: readonly unknown[] = isList ? value : [value];
  if (entries.length === 0) throw new EntryError("The list of documents is empty.", [], false);
  const read = entries.map((entry, index) => {
    try {
      checkOptions(entry, "config");
    } catch (error) {
      if (!(error instanceof OptionError)) throw error;
      const prefix = isList ? [index] : [];
      throw new EntryError(error.message, [...prefix, ...error.path], error.isUnknownKey);
    }
    return relativeTo(folder, entry as Config);
  });
  const fault = folderFault(read);
  if (fault !== undefined) throw new EntryError(fault.message, [fault.index, fault.option], false);
  return read;
}

async function placeOf(path: string, display: string, error: EntryError): Promise<string> {
  if (extname(path) !== ".json") {
    const [index] = error.path;
    return typeof index === "number" ? `${display}, document ${index + 1}` : display;
  }
  const prefix = basename(path) === "package.json" ? ["specwright"] : [];
  const text = await readFile(path, "utf8");
  const place = placeInJson(text, [...prefix, ...error.path], error.isKey);
  return place === undefined ? display : `${display}:${place.line}:${place.column}`;
}

async function find(
  search: ReturnType<typeof lilconfig>,
  file: string | undefined,
  folder: string,
) {
  try {
    if (file !== undefined) return await search.load(resolve(folder, file));
    for await (const path of configPlaces(folder)) {
      const found = await search.load(path);
      // A package.json need not have one.
      if (found !== null && found.isEmpty !== true && found.config != null) return found;
    }
    return null;
  } catch (error) {
    if (error instanceof SpecwrightError) throw error;
    const { message, code } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : message.split("\n")[0];
    throw new SpecwrightError(`The configuration ${file ?? "found"} cannot be read: ${reason}.`);
  }
}

/** Node keeps every module in JavaScript that it was asked to import, and gives it back as it was. */
const readBefore = new Set<string>();

/** As it is now; undefined for a module that waits at its top level, which only `import` can. */
function readAgain(jiti: Jiti, path: string): unknown {
  try {
    const module = jiti(path) as { readonly default?: unknown } | undefined;
    return module?.default ?? module;
  } catch (error) {
    if (/\bawait\b/.test(error instanceof Error ? error.message : "")) return undefined;
    throw error;
  }
}

/** TypeScript and modern JavaScript alike, on every Node version that we support. */
async function loadModule(path: string, display: string, modules: ProvidedModules) {
  try {
    const { createJiti } = await import("jiti");
    // A configuration is read again when it changes, so nothing is kept in memory.
    const provided = typeof modules === "function" ? await modules(path) : modules;
    const options = { moduleCache: false, virtualModules: { ...provided } };
    const jiti = createJiti(import.meta.url, options);
    const isKnown = readBefore.has(path);
    readBefore.add(path);
    return (
      (isKnown ? readAgain(jiti, path) : undefined) ?? (await jiti.import(path, { default: true }))
    );
  } catch (error) {
    throw new SpecwrightError(
      `${display}${placeInModule(path, error)} cannot be read: ${reasonOf(error)}.`,
    );
  }
}

/** `:2:12`, where the parser tells. Places in a stack are those of code that was translated. */
function placeInModule(path: string, error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  const start = message.indexOf(`${path}:`);
  return start === -1 ? "" : (/^:\d+:\d+/.exec(message.slice(start + path.length))?.[0] ?? "");
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [line = ""] = message.split("\n");
  return line
    .replace(/^ParseError: /, "")
    .trim()
    .replace(/\.$/, "");
}

function relativeTo(folder: string, config: Config): Config {
  const { spec, out, root, runtime, templates, descriptors } = config;
  return {
    ...config,
    ...(typeof spec === "string" && !/^\w+:\/\//.test(spec) ? { spec: resolve(folder, spec) } : {}),
    ...(typeof out === "string" ? { out: resolve(folder, out) } : {}),
    ...(typeof root === "string" ? { root: resolve(folder, root) } : {}),
    ...(typeof descriptors === "string" ? { descriptors: resolve(folder, descriptors) } : {}),
    ...(typeof runtime === "string" ? { runtime: resolve(folder, runtime) } : {}),
    ...(typeof templates === "string" ? { templates: resolve(folder, templates) } : {}),
  };
}

/** As somebody in the folder would write it. */
function displayPath(path: string, folder: string): string {
  const way = relative(folder, path);
  return way === "" || way.length > path.length ? path : way.replaceAll("\\", "/");
}
