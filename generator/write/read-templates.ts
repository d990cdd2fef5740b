import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The folder of the hand-written runtime, from the sources as well as from the built package. */
const folders = ["../../templates/runtime/", "../../../templates/runtime/"];

const exported =
  /^export (?:async )?(?:function\*?|async function\*?|const|class|interface|type) ([A-Za-z_$][\w$]*)/gm;

export interface Templates {
  readonly files: ReadonlyMap<string, string>;
  readonly exports: ReadonlyMap<string, string>;
}

/** Reads all runtime templates and finds out what each exports. */
export async function readTemplates(): Promise<Templates> {
  const folder = await templatesFolder();
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  const texts = await Promise.all(names.map((name) => readFile(`${folder}${name}`, "utf8")));
  const files = new Map(names.map((name, index) => [name, texts[index] ?? ""]));
  const exports = new Map<string, string>();
  for (const [name, text] of files) {
    for (const match of text.matchAll(exported)) exports.set(match[1] ?? "", name);
  }
  return { files, exports };
}

async function templatesFolder(): Promise<string> {
  for (const relative of folders) {
    const folder = fileURLToPath(new URL(relative, import.meta.url));
    const names = await readdir(folder).catch(() => []);
    if (names.some((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))) return folder;
  }
  throw new Error("The runtime templates are missing from this installation of specwright.");
}
