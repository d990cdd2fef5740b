import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const repository = fileURLToPath(new URL("../", import.meta.url));
const text = readFileSync(`${repository}SECURITY.md`, "utf8");
const { scripts } = JSON.parse(readFileSync(`${repository}package.json`, "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};

const paths = [
  ...[...text.matchAll(/`((?:test|docs|generator|generated|templates)\/[\w./-]+)`/g)].map(
    (match) => match[1] ?? "",
  ),
  ...[...text.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? ""),
].filter((path) => !/^https?:/.test(path));

describe("SECURITY.md", () => {
  it("names many tests", () => {
    expect(new Set(paths.filter((path) => path.endsWith(".test.ts"))).size).toBeGreaterThan(15);
  });

  it.each([...new Set(paths)])("%s exists", (path) => {
    expect(existsSync(repository + path)).toBe(true);
  });

  it.each([...new Set([...text.matchAll(/`npm run ([\w:]+)/g)].map((match) => match[1] ?? ""))])(
    "npm run %s is a command",
    (name) => {
      expect(Object.keys(scripts)).toContain(name);
    },
  );

  const rows = text.split("\n").filter((line) => /^\| (?!promise|trusted|-)/.test(line));
  it("says for each promise what holds it", () => {
    const promises = rows.filter((line) => line.split("|").length === 5);
    expect(promises.length).toBeGreaterThan(25);
    const loose = promises.filter((line) => {
      const holder = line.split("|")[2] ?? "";
      return !/`(?:test|docs)\/[^`]+`|`npm run /.test(holder);
    });
    expect(loose).toEqual([]);
  });
});
