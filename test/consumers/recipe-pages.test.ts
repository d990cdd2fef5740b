import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isUpdate } from "../golden/is-update.js";
import { readBlocks, relativeLinks } from "../readme/read-blocks.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const recipes = join(repository, "docs/recipes");
const read = (path: string): string => readFileSync(join(repository, path), "utf8");
const pages = readdirSync(recipes).filter((name) => name !== "README.md");
const { devDependencies } = JSON.parse(read("package.json")) as {
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** The project that a page shows: `[test/consumers/…/](…)`. */
function projectOf(text: string): string {
  const [, target = "no project"] =
    /\]\(\.\.\/\.\.\/(test\/consumers\/[\w/-]+)\/\)/.exec(text) ?? [];
  return target;
}

/** The page with the files of its project in the blocks that are titled after them. */
function renew(text: string): string {
  const fence = /^(```\w+ title="([^"]+)"\n).*?^```$/gms;
  return text.replace(fence, (_, head: string, title: string) => {
    return `${head}${read(join(projectOf(text), title))}\`\`\``;
  });
}

describe.each(pages)("docs/recipes/%s", (page) => {
  const path = `docs/recipes/${page}`;
  const text = read(path);
  const blocks = readBlocks(path, text);

  it("shows the files of its project (npm run test:update renews it)", () => {
    const renewed = renew(text);
    if (isUpdate) writeFileSync(join(repository, path), renewed);
    else expect(text).toBe(renewed);
    expect(blocks.filter(({ title }) => title !== undefined).length).toBeGreaterThan(0);
  });

  it("shows all of them", () => {
    const files = readdirSync(join(repository, projectOf(text)));
    // Plain JavaScript drives a project in its test.
    const shown = files.filter((name) => !/\.js$|^tsconfig/.test(name));
    const titles = blocks.flatMap(({ title }) => title ?? []);
    expect(titles.sort()).toEqual(shown.sort());
  });

  it("has no other code, but for the installation and what it calls not run", () => {
    for (const { title, language, text: code, place } of blocks) {
      if (title !== undefined) continue;
      expect(["sh", "text"], place).toContain(language);
      if (language === "text") expect(text).toContain("not run by our tests");
      else expect(code).toMatch(/^npm install (?:--save-dev )?[@\w/ -]+\n$/);
    }
  });

  it("installs what its test has installed", () => {
    const names = blocks
      .filter(({ language }) => language === "sh")
      .flatMap(({ text: code }) => code.trim().split(/\s+/).slice(2))
      .filter((word) => !word.startsWith("--"));
    for (const name of names) expect(Object.keys(devDependencies)).toContain(name);
  });

  it("leads to what there is, and is in the list", () => {
    for (const link of relativeLinks(text))
      expect(existsSync(join(recipes, link)), link).toBe(true);
    expect(relativeLinks(read("docs/recipes/README.md"))).toContain(page);
  });
});

describe("the import maps", () => {
  const folder = "test/consumers/recipes/deno-bun";
  const importsOf = (name: string): Record<string, string> =>
    (JSON.parse(read(`${folder}/${name}`)) as { imports: Record<string, string> }).imports;
  const { name, version, exports } = JSON.parse(read("generated/package.json")) as {
    readonly name: string;
    readonly version: string;
    readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  };

  it("of Deno name this version of the package, and its subpaths", () => {
    const target = `npm:${name}@^${version}`;
    const subpaths = `npm:/${name}@^${version}/`;
    expect(importsOf("deno.json")).toEqual({ [name]: target, [`${name}/`]: subpaths });
  });

  it("of browsers name the files that the package exports", () => {
    for (const [specifier, target] of Object.entries(importsOf("importmap.json"))) {
      const exported = exports[specifier.replace(name, ".")];
      const file = typeof exported === "object" ? exported.default : exported;
      expect(target).toBe(join(`/node_modules/${name}`, file ?? "not exported"));
    }
  });
});

describe("what docs/recipes/deno-bun.md says of the package", () => {
  const sources = readdirSync(join(repository, "generated/src"), { recursive: true })
    .map((name) => `generated/src/${String(name).replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".ts"));
  /** Without comments, which may speak of anything. */
  const code = (path: string) =>
    read(path)
      .replaceAll(/\/\*[^]*?\*\//g, "")
      .replaceAll(/^\s*\/\/.*$/gm, "");

  it("holds: nothing in it is of Node", () => {
    expect(sources.length).toBeGreaterThan(20);
    const words = /\b(?:process|Buffer|require|__dirname|global)\b(?=[.(])|"node:/;
    expect(sources.filter((path) => words.test(code(path)))).toEqual([]);
  });

  it("holds: modules import each other by relative paths with endings", () => {
    const targets = sources.flatMap((path) =>
      [...code(path).matchAll(/^(?:import|export)\b[^;"]*? from "([^"]+)";/gm)].map(([, to]) => to),
    );
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((to) => !/^\.\.?\/[\w./-]+\.js$/.test(to ?? ""))).toEqual([]);
  });
});
