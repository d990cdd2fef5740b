// VitePress writes the base path of a site into its pages. Here it is a placeholder, which becomes whatever
// path the pages are served below.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The base path while VitePress builds. */
export const placeholder = "/__any-base__/";

const script = "base.js";

/**
 * Finds its own place: that is the base. Links become absolute before Vue takes over, which keeps those of menus while
 * pages of other folders come and go.
 */
const scriptText = `globalThis.__base = new URL(".", document.currentScript.src).pathname;
document.addEventListener("readystatechange", () => {
  if (document.readyState !== "interactive") return;
  for (const link of document.querySelectorAll("a[href]")) {
    const { origin, pathname, search, hash } = new URL(link.href);
    const isOurs = origin === location.origin && !link.getAttribute("href").startsWith("#");
    if (isOurs) link.setAttribute("href", pathname.replace(/index\\.html$/, "") + search + hash);
  }
});
`;

/** Rewrites a built site in place: links become relative, and scripts ask for the base. */
export async function freeFromBase(folder) {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.map((each) => each.replaceAll("\\", "/"))) {
    const depth = name.split("/").length - 1;
    const edit = { html: ofPage, css: ofStyle, js: ofScript }[/\.([a-z]+)$/.exec(name)?.[1] ?? ""];
    if (edit === undefined || name.startsWith("playground/")) continue;
    const path = join(folder, name);
    const text = await readFile(path, "utf8");
    if (!text.includes("__any-base__") && edit !== ofPage) continue;
    const isIndex = name.includes("@localSearchIndex");
    const edited = isIndex ? ofSearchIndex(text) : edit(text, "../".repeat(depth) || "./");
    if (!isIndex && edited.includes("__any-base__"))
      throw new Error(`${name} still names the base.`);
    await writeFile(path, edited);
  }
  await writeFile(join(folder, script), scriptText);
}

function ofPage(text, up) {
  const first = `<head>\n    <script src="${up}${script}"></script>`;
  return ofSiteData(text.replace("<head>", first))
    .replaceAll(`"${placeholder}"`, `"${up}index.html"`)
    .replaceAll(placeholder, up)
    .replaceAll(placeholder.replaceAll("/", "_"), "_");
}

/** The data of the site stands in a script of the page, as JSON in a string. */
function ofSiteData(text) {
  const base = `\\"base\\":\\"`;
  return text.replaceAll(`${base}${placeholder}\\"`, `${base}"+globalThis.__base+"\\"`);
}

function ofStyle(text, up) {
  return text.replaceAll(placeholder, up);
}

function ofScript(text) {
  return text
    .replaceAll(new RegExp(`(["'\`])${placeholder}\\1`, "g"), "(globalThis.__base)")
    .replaceAll(new RegExp(`(["'])${placeholder}([^"'\\\\]*)\\1`, "g"), '(globalThis.__base+"$2")');
}

/** One text, which names each page. */
function ofSearchIndex(text) {
  return text.replace(
    /export\s*\{\s*([\w$]+) as default\s*\}/,
    `const based=$1.replaceAll("${placeholder}",globalThis.__base);export{based as default}`,
  );
}
