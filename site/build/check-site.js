// npm run docs:check: reads the files of a built site. Nothing is loaded from elsewhere, and all links between its
// pages lead somewhere, whatever the base path is.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL, URL } from "node:url";

/** What a page loads by itself; `a` leads elsewhere only when somebody follows it. */
const loading = /<(?!a\b)[a-z][^>]*?\s(?:src|href|srcset|data|poster)="((?:https?:)?\/\/[^"]*)"/g;

/** Of styles. */
const loadedByStyle = /(?:url\(\s*["']?|@import\s+["'])((?:https?:)?\/\/[^"')]*)/g;

/** Of scripts: a host in the place where something is loaded. */
const loadedByScript =
  /(?:\bimport\s*\(?|\bfrom\s*|\bfetch\(|\.src\s*=|\bimportScripts\(|new (?:Worker|WebSocket|EventSource)\()\s*["'`]((?:https?:|wss?:)?\/\/[^"'`]*)/g;

const patterns = { html: loading, css: loadedByStyle, js: loadedByScript };

/** Advertisements that VitePress shows where a site asks for them; this one does not. */
const unused = /^\/\/cdn\.carbonads\.com\//;

/** @throws an error with everything that is wrong. */
export async function checkSite(folder) {
  const faults = [];
  const names = await readdir(folder, { recursive: true });
  if (names.length < 50) faults.push(`${folder} has ${names.length} files only.`);
  for (const name of names) {
    const pattern = patterns[/\.([a-z]+)$/.exec(name)?.[1] ?? ""];
    if (pattern === undefined) continue;
    const text = await readFile(join(folder, name), "utf8");
    for (const [, target] of text.matchAll(pattern)) {
      if (!unused.test(target)) faults.push(`${name} loads ${target}.`);
    }
    if (name.endsWith(".html")) faults.push(...lostLinks(folder, name, text));
  }
  if (faults.length > 0) throw new Error(`The site is not sound:\n${faults.join("\n")}`);
}

function lostLinks(folder, name, text) {
  const targets = [...text.matchAll(/\s(?:href|src)="([^"#?]+)/g)].map(([, target]) => target);
  const inside = targets.filter((target) => !/^(?:[a-z]+:|\/\/)/.test(target));
  return [...new Set(inside)].flatMap((target) => {
    if (target.startsWith("/")) return [`${name} links to ${target}, which depends on the base.`];
    const path = join(folder, dirname(name), decodeURIComponent(target));
    return existsSync(path) ? [] : [`${name} links to ${target}, which does not exist.`];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = process.argv[2] ?? fileURLToPath(new URL("../.vitepress/dist", import.meta.url));
  await checkSite(folder);
  process.stdout.write("The site loads nothing from elsewhere, and its links lead somewhere.\n");
}
