// Links of the pages as they stand in the repository, where GitHub shows them too.
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** A plugin of markdown-it. `repository`: where files that are no pages can be read; without it they are no links. */
export function repositoryLinks(md, { docs, repository }) {
  md.core.ruler.push("repository-links", ({ tokens, env }) => {
    for (const { children } of tokens)
      mendLinks(children ?? [], env.path ?? docs, docs, repository);
  });
  // Vue would take double braces of a text for code.
  const { text } = md.renderer.rules;
  md.renderer.rules.text = (...args) => text(...args).replaceAll("{{", "&#123;&#123;");
}

function mendLinks(tokens, page, docs, repository) {
  let isDropped = false;
  for (const token of tokens) {
    if (token.type === "link_open") {
      const target = targetOf(token.attrGet("href") ?? "", page, docs, repository);
      isDropped = target === undefined;
      if (target === undefined) Object.assign(token, { tag: "span", attrs: null });
      else token.attrSet("href", target);
    } else if (token.type === "link_close" && isDropped) {
      Object.assign(token, { tag: "span" });
      isDropped = false;
    }
  }
}

function targetOf(href, page, docs, repository) {
  if (/^(?:[a-z]+:|#)/i.test(href)) return href;
  const [file = "", hash] = href.split("#");
  const anchor = hash === undefined ? "" : `#${hash}`;
  const path = join(dirname(page), decodeURIComponent(file));
  const way = relative(docs, path).split(sep).join("/");
  if (way.startsWith("../site")) {
    const up = relative(dirname(page), docs).split(sep).join("/");
    return `${up === "" ? "." : up}/playground/index.html`;
  }
  if (way.startsWith("..")) {
    const place = relative(join(docs, ".."), path).split(sep).join("/");
    return repository === undefined ? undefined : `${repository}/blob/main/${place}${anchor}`;
  }
  if (existsSync(path) && statSync(path).isDirectory()) return `${file}${firstPage(path)}${anchor}`;
  return `${file.replace(/README\.md$/, "index.md")}${anchor}`;
}

/** Of a folder without an index. */
function firstPage(folder) {
  const names = readdirSync(folder).sort();
  return names.includes("README.md")
    ? "index.md"
    : (names.find((name) => /\.md$/.test(name)) ?? "");
}
