import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { nearestName } from "../text/nearest-name.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import {
  exportsOf,
  findModuleFault,
  importsOf,
  type ExportKind,
  type ModuleExports,
} from "../write/examine-module.js";
import { formatText } from "../write/format.js";
import type { Templates } from "../write/templates.js";

/**
 * The runtime with files of a folder in the place of ours of the same name, formatted as output is.
 * What else lies there must be imported by one of those. Tests and declarations are passed over.
 *
 * @throws SpecwrightError - with the place of what is no replacement.
 */
export async function overrideTemplates(
  original: Templates,
  folder: string,
  needsTypes: boolean,
): Promise<Templates> {
  const texts = await readFolder(folder);
  const files = new Map(original.files);
  for (const [name, text] of texts) {
    const path = displayPath(join(folder, name));
    const fault = findModuleFault(name, text, needsTypes);
    if (fault !== undefined) {
      throw new SpecwrightError(`${path}:${fault.line}:${fault.column}: ${fault.message}.`);
    }
    files.set(name, (await formatText(text)).trimStart());
  }
  for (const [name, text] of texts) {
    checkImports(folder, name, text, files);
    checkExports(folder, name, texts, original);
  }
  refuseIdle(folder, texts, original);
  return { ...original, files, replaced: new Set(texts.keys()) };
}

async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === "ENOENT" ? "there is none" : code === "ENOTDIR" ? "it is a file" : error.message;
    throw new SpecwrightError(
      `The folder \`${displayPath(folder)}\` of the option \`templates\` cannot be read: ${reason}.`,
    );
  });
  const names = entries
    .filter((entry) => !entry.isDirectory() && /^[\w-]+\.ts$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const read = names.map(
    async (name) => [name, await readFile(join(folder, name), "utf8")] as const,
  );
  return new Map((await Promise.all(read)).map(([name, text]) => [name, withoutMark(text)]));
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}

/** The output has the files of the runtime side by side, and names them as Node wants them. */
function checkImports(
  folder: string,
  name: string,
  text: string,
  files: ReadonlyMap<string, string>,
): void {
  for (const { specifier, line, column } of importsOf(name, text)) {
    if (!specifier.startsWith(".")) continue;
    const target = /^\.\/([\w-]+)\.js$/.exec(specifier)?.[1];
    if (target !== undefined && files.has(`${target}.ts`)) continue;
    const place = `${displayPath(join(folder, name))}:${line}:${column}`;
    throw new SpecwrightError(
      `${place}: \`${specifier}\` is not a file of the runtime: write \`./name.js\`, for a file of this folder or of the runtime.`,
    );
  }
}

/** Other files of the runtime, and what we generate, go on importing these names. */
function checkExports(
  folder: string,
  name: string,
  texts: ReadonlyMap<string, string>,
  original: Templates,
): void {
  const wanted = original.files.get(name);
  if (wanted === undefined) return;
  const path = displayPath(join(folder, name));
  const given = exportsOf(name, texts.get(name) ?? "");
  for (const [exported, kind] of exportsOf(name, wanted).names) {
    const found = given.names.get(exported) ?? throughStars(given, exported, texts, original);
    if (found === undefined) {
      throw new SpecwrightError(
        `${path}:1:1: The ${kind.noun} \`${exported}\` is not exported, which the runtime's ${name} exports.`,
      );
    }
    const lacking = lackOf(kind, found);
    if (lacking !== undefined) {
      throw new SpecwrightError(
        `${path}:${found.line}:${found.column}: \`${exported}\` is not a ${lacking}, as the ${kind.noun} of the runtime's ${name} is.`,
      );
    }
  }
}

function lackOf(wanted: ExportKind, given: ExportKind): "value" | "type" | undefined {
  if (wanted.value && !given.value) return "value";
  return wanted.type && !given.type ? "type" : undefined;
}

/** `export * from "./other.js"`, of this folder or of the runtime. */
function throughStars(
  { stars }: ModuleExports,
  name: string,
  texts: ReadonlyMap<string, string>,
  original: Templates,
  seen: ReadonlySet<string> = new Set(),
): ExportKind | undefined {
  for (const specifier of stars) {
    // What a package exports, nobody here can tell.
    if (!specifier.startsWith(".")) {
      return { value: true, type: true, noun: "export", line: 1, column: 1 };
    }
    const file = basename(specifier).replace(/\.js$/, ".ts");
    if (seen.has(file)) continue;
    const exported = exportsOf(file, texts.get(file) ?? original.files.get(file) ?? "");
    const further = new Set([...seen, file]);
    const found =
      exported.names.get(name) ?? throughStars(exported, name, texts, original, further);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A file that nothing imports probably has a misspelled name. */
function refuseIdle(
  folder: string,
  texts: ReadonlyMap<string, string>,
  { files }: Templates,
): void {
  const used = new Set([...texts.keys()].filter((name) => files.has(name)));
  for (const name of used) {
    for (const { specifier } of importsOf(name, texts.get(name) ?? "")) {
      const target = `${basename(specifier, ".js")}.ts`;
      // A set that grows while it is walked is walked to its end.
      if (specifier.startsWith(".") && texts.has(target)) used.add(target);
    }
  }
  const idle = [...texts.keys()].find((name) => !used.has(name));
  if (idle === undefined) return;
  const near = nearestName(idle, [...files.keys()]);
  const hint = near === undefined ? "" : ` Did you mean \`${near}\`?`;
  throw new SpecwrightError(
    `${displayPath(join(folder, idle))}:1:1: The runtime has no file \`${idle}\`, and none of this folder imports it.${hint}`,
  );
}

function displayPath(path: string): string {
  const way = relative(process.cwd(), resolve(path));
  return way === "" || way.startsWith("..") ? path : way.replaceAll("\\", "/");
}
