import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createScanner } from "jsonc-parser";
import { manifestName } from "../../write/output-path.js";

/** A file that says of itself that it is an OpenAPI document. */
export interface FoundSpec {
  /** Relative to the folder that was searched, with forward slashes. */
  readonly path: string;
  /** `OpenAPI 3.1.0`, `Swagger 2.0`. */
  readonly kind: string;
}

/** A search that takes longer than a person waits is no help. */
const limits = { entries: 20_000, depth: 8, fileBytes: 32_000_000, totalBytes: 200_000_000 };

/** Folders of what is installed or built; names with a dot are skipped too. */
const skipped = new Set([
  "node_modules",
  "bower_components",
  "vendor",
  "dist",
  "build",
  "coverage",
]);

/** OpenAPI documents below a folder: the nearest first, and those named `openapi` before others. */
export async function findSpecs(folder: string): Promise<FoundSpec[]> {
  const found: FoundSpec[] = [];
  let bytes = 0;
  for await (const path of candidates(folder)) {
    const { size } = await stat(join(folder, path)).catch(() => ({ size: Infinity }));
    if (size > limits.fileBytes || bytes + size > limits.totalBytes) continue;
    bytes += size;
    const text = await readFile(join(folder, path), "utf8").catch(() => "");
    const kind = kindOfDocument(text);
    if (kind !== undefined) found.push({ path, kind });
  }
  return found.sort(byPromise);
}

/** What a text says it is at its root, `openapi: 3.1.0`; undefined for any other file. */
export function kindOfDocument(text: string): string | undefined {
  const body = text.replace(/^\uFEFF/, "");
  const version = /^\s*\{/.test(body) ? versionInJson(body) : versionInYaml(body);
  if (version === undefined) return undefined;
  const [key, number] = version;
  return `${key === "openapi" ? "OpenAPI" : "Swagger"} ${number}`;
}

type Version = readonly [key: string, number: string];

/** A key in the first column is one of the root: everything else is indented. */
function versionInYaml(text: string): Version | undefined {
  const match = /^(["']?)(openapi|swagger)\1[ \t]*:[ \t]+["']?(\d[\w.-]*)/m.exec(text);
  return match === null ? undefined : [match[2] ?? "", match[3] ?? ""];
}

/** Scans tokens, so that neither the place of the key nor the size of what is around it matters. */
function versionInJson(text: string): Version | undefined {
  // Most files of JSON are something else, and nearly all of those do not have the word.
  if (!/"(?:openapi|swagger)"/.test(text)) return undefined;
  const scanner = createScanner(text, true);
  let depth = 0;
  let key: string | undefined;
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    if (kind === token.openBrace || kind === token.openBracket) depth += 1;
    else if (kind === token.closeBrace || kind === token.closeBracket) depth -= 1;
    if (depth !== 1 || kind === token.colon) continue;
    const value = kind === token.text ? scanner.getTokenValue() : undefined;
    if ((key === "openapi" || key === "swagger") && value !== undefined && /^\d/.test(value)) {
      return [key, value];
    }
    key = value;
  }
  return undefined;
}

// The library declares these as const enums, which a module compiled on its own cannot import.
const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  colon: 6,
  text: 10,
  end: 17,
};

/** Paths of YAML and JSON files, folder by folder from the top down. */
async function* candidates(root: string): AsyncGenerator<string> {
  let folders = [""];
  let entries = 0;
  for (let depth = 0; depth <= limits.depth && folders.length > 0; depth++) {
    const below: string[] = [];
    for (const folder of folders) {
      const names = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
      // A folder that we wrote holds a copy of a document.
      if (folder !== "" && names.some(({ name }) => name === manifestName)) continue;
      for (const entry of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (++entries > limits.entries) return;
        const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
        if (entry.isFile() && /\.(?:ya?ml|json)$/i.test(entry.name)) yield path;
        const isSkipped = entry.name.startsWith(".") || skipped.has(entry.name);
        if (entry.isDirectory() && !isSkipped) below.push(path);
      }
    }
    folders = below;
  }
}

function byPromise(a: FoundSpec, b: FoundSpec): number {
  const rank = ({ path, kind }: FoundSpec) => [
    path.split("/").length,
    /(?:^|\/)(?:openapi|swagger)\.\w+$/i.test(path) ? 0 : 1,
    kind.startsWith("OpenAPI") ? 0 : 1,
  ];
  const [ranksOfA, ranksOfB] = [rank(a), rank(b)];
  const differing = ranksOfA.findIndex((value, index) => value !== ranksOfB[index]);
  if (differing !== -1) return (ranksOfA[differing] ?? 0) - (ranksOfB[differing] ?? 0);
  return a.path < b.path ? -1 : 1;
}
