// The pages of docs/ as a folder of this project: VitePress finds its packages from where the pages lie.
import { watch } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { fileURLToPath, URL } from "node:url";

const docs = fileURLToPath(new URL("../../docs", import.meta.url));
const pages = fileURLToPath(new URL("../pages", import.meta.url));

/** Copies all of them anew. */
export async function copyPages() {
  await rm(pages, { recursive: true, force: true });
  await cp(docs, pages, { recursive: true });
}

/** And again whenever one is saved. */
export async function followPages() {
  await copyPages();
  watch(docs, { recursive: true }, () => void cp(docs, pages, { recursive: true, force: true }));
}
