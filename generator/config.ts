import { dirname, resolve } from "node:path";
import { lilconfig } from "lilconfig";
import { checkOptions } from "./check-options.js";
import type { GenerateOptions } from "./options.js";
import { SpecwrightError } from "./specwright-error.js";

/** A configuration file: the options of `generate`, with paths relative to the file. */
export type Config = GenerateOptions & { readonly spec: string; readonly out: string };

const places = [
  "specwright.config.ts",
  "specwright.config.mts",
  "specwright.config.js",
  "specwright.config.mjs",
  "specwright.config.json",
  "package.json",
];

/**
 * The configuration that was asked for, or the one found in the working directory or above it.
 *
 * @throws SpecwrightError - if the file is missing, cannot be read, or holds wrong options.
 */
export async function loadConfig(
  file: string | undefined,
  folder: string,
): Promise<Config | undefined> {
  const search = lilconfig("specwright", {
    searchPlaces: places,
    packageProp: "specwright",
    loaders: {
      ...Object.fromEntries(
        [".ts", ".mts", ".js", ".mjs"].map((extension) => [extension, loadModule]),
      ),
      ".json": loadJson,
    },
  });
  const found = await find(search, file, folder);
  if (found === null || found.isEmpty === true) return undefined;
  try {
    checkOptions(found.config, "generate");
  } catch (error) {
    if (!(error instanceof SpecwrightError)) throw error;
    throw new SpecwrightError(`${found.filepath}: ${error.message}`);
  }
  return relativeTo(dirname(found.filepath), found.config as Config);
}

async function find(
  search: ReturnType<typeof lilconfig>,
  file: string | undefined,
  folder: string,
) {
  try {
    return file === undefined
      ? await search.search(folder)
      : await search.load(resolve(folder, file));
  } catch (error) {
    if (error instanceof SpecwrightError) throw error;
    const { message } = error as Error;
    const reason = /ENOENT/.test(message) ? "there is no such file" : message.split("\n")[0];
    throw new SpecwrightError(`The configuration ${file ?? "found"} cannot be read: ${reason}.`);
  }
}

/** TypeScript and modern JavaScript alike, on every Node version that we support. */
async function loadModule(path: string): Promise<unknown> {
  try {
    const { createJiti } = await import("jiti");
    return await createJiti(import.meta.url).import(path, { default: true });
  } catch (error) {
    throw unreadable(path, error);
  }
}

function loadJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): SpecwrightError {
  const reason = error instanceof Error ? error.message : String(error);
  return new SpecwrightError(`${path} cannot be read: ${reason.split("\n")[0]}.`);
}

function relativeTo(folder: string, config: Config): Config {
  const { spec, out, root } = config;
  return {
    ...config,
    ...(typeof spec === "string" && !/^\w+:\/\//.test(spec) ? { spec: resolve(folder, spec) } : {}),
    ...(typeof out === "string" ? { out: resolve(folder, out) } : {}),
    ...(typeof root === "string" ? { root: resolve(folder, root) } : {}),
  };
}
