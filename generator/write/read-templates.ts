import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { templatesOf, type Templates } from "./templates.js";

/** The folder of the hand-written runtime, from the sources as well as from the built package. */
const folders = ["../../templates/runtime/", "../../../templates/runtime/"];

/** Reads all runtime templates from their folder. */
export async function readTemplates(): Promise<Templates> {
  const folder = await templatesFolder();
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  const texts = await Promise.all(names.map((name) => readFile(`${folder}${name}`, "utf8")));
  return templatesOf(new Map(names.map((name, index) => [name, texts[index] ?? ""])));
}

async function templatesFolder(): Promise<string> {
  for (const relative of folders) {
    const folder = fileURLToPath(new URL(relative, import.meta.url));
    const names = await readdir(folder).catch(() => []);
    if (names.some((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))) return folder;
  }
  throw new Error("The runtime templates are missing from this installation of specwright.");
}
