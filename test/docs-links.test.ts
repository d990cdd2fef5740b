import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const repository = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(repository + path, "utf8");
const listMarkdown = (folder: string): string[] =>
  readdirSync(repository + folder, { recursive: true, encoding: "utf8" })
    .map((name) => folder + name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".md"));
const pages = [
  ...readdirSync(repository).filter((name) => name.endsWith(".md")),
  ...listMarkdown("docs/"),
  "generated/README.md",
];

interface Link {
  readonly page: string;
  /** From the top of the repository; a folder ends in a slash. */
  readonly path: string;
  readonly anchor: string;
  /** The text around it. */
  readonly paragraph: string;
}

/** The links to files of ours. What stands in fenced code is no link. */
function linksOf(page: string): Link[] {
  const paragraphs = read(page)
    .replaceAll(/^```.*?^```$/gms, "")
    .split(/\n\s*\n/);
  return paragraphs.flatMap((paragraph) => {
    const targets = [...paragraph.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? "");
    return targets.flatMap((target) => {
      if (/^[a-z]+:/.test(target)) return [];
      const [file = "", anchor = ""] = target.split("#");
      const path = file === "" ? page : posix.join(posix.dirname(page), file);
      return [{ page, path, anchor, paragraph }];
    });
  });
}

/** The anchors that GitHub gives to the headings of a page; equal ones are counted. */
function anchorsOf(page: string): Set<string> {
  const text = read(page).replaceAll(/^```.*?^```$/gms, "");
  const anchors = new Set<string>();
  for (const [, heading = ""] of text.matchAll(/^#+ +(.+)$/gm)) {
    const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, "");
    const slug = words.trim().replaceAll(" ", "-");
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

const links = pages.flatMap(linksOf);

describe("the links of the documentation", () => {
  it("are there", () => {
    expect(links.length).toBeGreaterThan(150);
    expect(links.filter(({ anchor }) => anchor !== "").length).toBeGreaterThan(5);
  });

  it("lead to files that there are", () => {
    const broken = links.filter(({ path }) => !existsSync(repository + path));
    expect(broken).toEqual([]);
  });

  it("lead to headings that there are", () => {
    const marked = links.filter(({ path, anchor }) => anchor !== "" && path.endsWith(".md"));
    const broken = marked.filter(({ path, anchor }) => !anchorsOf(path).has(anchor));
    expect(broken).toEqual([]);
  });

  it("lead to every page of docs/ from another", () => {
    const reached = new Set(
      links.filter(({ page, path }) => page !== path).map(({ path }) => path),
    );
    const folders = [...reached].filter((path) => path.endsWith("/"));
    const lost = listMarkdown("docs/").filter((page) => {
      return !reached.has(page) && !folders.some((folder) => page.startsWith(folder));
    });
    expect(lost).toEqual([]);
  });
});

describe("the links of what is in the tarball", () => {
  const shipped = new Set(read("test/supply-chain/specwright.txt").trim().split("\n"));
  const isShipped = (path: string): boolean =>
    [...shipped].some((file) => file === path || file.startsWith(path.replace(/\/?$/, "/")));

  it("lead to what is in it too, or the paragraph says that it is in the repository", () => {
    const outside = links.filter(({ page, path }) => shipped.has(page) && !isShipped(path));
    const silent = outside.filter(({ paragraph }) => !/\brepository\b/.test(paragraph));
    expect(silent.map(({ page, path }) => `${page} -> ${path}`)).toEqual([]);
  });
});
