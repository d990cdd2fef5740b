import { createRequire } from "node:module";
import { resolve } from "node:path";
import type * as Prettier from "prettier";
import { SpecwrightError } from "../findings/specwright-error.js";

/** Prettier's defaults, whatever configuration stands around: output is a function of the document. */
const options = { parser: "typescript" } as const;

/** TypeScript that a custom emitter has made as text, as prettier formats it. */
export async function formatText(text: string): Promise<string> {
  const { format } = await import("prettier");
  return orAsItIs(text, () => format(text, options));
}

/**
 * The files of an output as the project's own prettier formats them, with the configuration that it finds
 * for their places below the folder. Files that prettier does not know stay as they are.
 *
 * @throws SpecwrightError - where prettier or its configuration fails.
 */
export async function formatFiles(
  files: ReadonlyMap<string, string>,
  folder: string,
): Promise<Map<string, string>> {
  const prettier = await loadPrettier();
  const formatted = new Map<string, string>();
  for (const [path, text] of files) {
    try {
      formatted.set(path, await formatFile(text, resolve(folder, path), prettier));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `prettier could not format \`${path}\` (option \`format\`): ${reason}`;
      throw new SpecwrightError(message, { cause: error });
    }
  }
  return formatted;
}

async function formatFile(text: string, place: string, prettier: typeof Prettier): Promise<string> {
  const { inferredParser } = await prettier.getFileInfo(place);
  if (inferredParser === null) return text;
  const config = await prettier.resolveConfig(place, { editorconfig: true });
  return orAsItIs(text, () => prettier.format(text, { ...config, filepath: place }));
}

/** Types nested hundreds deep are more than prettier can bear. */
async function orAsItIs(text: string, format: () => Promise<string>): Promise<string> {
  try {
    return await format();
  } catch (error) {
    if (error instanceof RangeError) return text;
    throw error;
  }
}

/** The prettier of the working directory's project, which checks the files later; else our own. */
async function loadPrettier(): Promise<typeof Prettier> {
  const require = createRequire(resolve("package.json"));
  try {
    return require("prettier") as typeof Prettier;
  } catch {
    return import("prettier");
  }
}
