import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { defineConfig } from "vitepress";
import { placeholder } from "../build/any-base.js";
import { repositoryLinks } from "./links.js";

const docs = fileURLToPath(new URL("../pages", import.meta.url));

/** `https://github.com/owner/name`, where a workflow builds the site; unknown elsewhere. */
const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = process.env;
const repository = server && name ? `${server}/${name}` : undefined;

/** Every page of a folder by its title, such as the rules. */
function pagesOf(folder) {
  const names = readdirSync(join(docs, folder)).filter((file) => /^(?!README).*\.md$/.test(file));
  return names.sort().map((file) => {
    const [, title = file] = /^# (.+)$/m.exec(readFileSync(join(docs, folder, file), "utf8")) ?? [];
    return { text: title.replaceAll("`", ""), link: `/${folder}/${file.replace(/\.md$/, "")}` };
  });
}

const page = (text, link) => ({ text, link });

const tasks = [
  {
    text: "Generate code",
    items: [
      page("Command line", "/cli"),
      page("Configuration", "/configuration"),
      page("Documents", "/input"),
      page("In Vite, Rollup, webpack", "/bundlers"),
      page("In browsers: the core", "/core"),
    ],
  },
  {
    text: "Use what was generated",
    items: [
      page("Types", "/types"),
      page("Oneofs", "/oneofs"),
      page("The client", "/client"),
      page("JSON Schema", "/json-schema-output"),
      page("ProtoJSON", "/protojson"),
      page("Recipes", "/recipes/"),
    ],
  },
  {
    text: "Check documents",
    items: [
      page("In CI", "/ci"),
      page("Compare two documents", "/diff"),
      page("Findings", "/diagnostics"),
      page("Rules", "/rules/"),
      page("Conformance", "/conformance"),
    ],
  },
  {
    text: "Write documents",
    items: [page("From .proto files", "/protobuf"), page("Extensions", "/extensions")],
  },
  {
    text: "Extend",
    items: [page("Custom emitters", "/emitters"), page("The model", "/ir")],
  },
  {
    text: "Trust",
    collapsed: true,
    items: [
      page("JSON Schema test suite", "/json-schema"),
      page("Public documents", "/documents"),
      page("Performance", "/performance"),
      page("Time of validation", "/security/validation-time"),
      page("Packages", "/packages"),
      page("Dependencies", "/dependencies"),
    ],
  },
  { text: "Reasons", collapsed: true, items: pagesOf("adr") },
];

export default defineConfig({
  title: "specwright",
  description: "OpenAPI to TypeScript: types, unions for oneofs, validators, and a client.",
  srcDir: "pages",
  outDir: ".vitepress/dist",
  base: placeholder,
  lang: "en",
  head: [["link", { rel: "icon", href: "data:," }]],
  rewrites: (path) => path.replace(/(^|\/)README\.md$/, "$1index.md"),
  ignoreDeadLinks: [/playground/],
  vite: { publicDir: fileURLToPath(new URL("../public", import.meta.url)) },
  markdown: {
    html: false,
    // Colours that everybody can tell from the background.
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config: (md) => md.use(repositoryLinks, { docs, repository }),
  },
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      page("Guide", "/"),
      page("Rules", "/rules/"),
      { ...page("Playground", "/playground/index.html"), target: "_self" },
    ],
    sidebar: {
      "/rules/": [{ text: "Rules", items: [page("All rules", "/rules/"), ...pagesOf("rules")] }],
      "/recipes/": [
        { text: "Recipes", items: [page("All recipes", "/recipes/"), ...pagesOf("recipes")] },
        ...tasks,
      ],
      "/": tasks,
    },
    ...(repository === undefined ? {} : { socialLinks: [{ icon: "github", link: repository }] }),
  },
});
