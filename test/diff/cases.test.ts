import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { changeCatalogue, diff } from "../../generator/index.js";

const folder = fileURLToPath(new URL("cases/", import.meta.url));
const names = readdirSync(folder).sort();

async function told(name: string): Promise<string> {
  const options = {
    base: `${folder}${name}/base.yaml`,
    revision: `${folder}${name}/revision.yaml`,
  };
  const { changes, breaking, diagnostics } = await diff(options);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(breaking).toBe(changes.some(({ severity }) => severity === "breaking"));
  const lines = changes.map(({ severity, side, code, message, operations, base, revision }) => {
    const places = `${base?.line}:${base?.column} -> ${revision?.line}:${revision?.column}`;
    return `${severity} ${side} ${code}\n  ${message}\n  ${places} ${operations.join(", ")}`.trimEnd();
  });
  return `${lines.join("\n") || "no changes"}\n`;
}

describe.each(names)("%s", (name) => {
  it("is judged as expected (npm run test:update renews it)", async () => {
    await expect(await told(name)).toMatchFileSnapshot(`${folder}${name}/expected.txt`);
  });
});

describe("the cases", () => {
  const expected = (): string[] =>
    names.map((name) => readFileSync(`${folder}${name}/expected.txt`, "utf8"));

  /** Takes more than a small document: see `hostile.test.ts`. */
  const elsewhere = new Set(["comparison-abandoned"]);

  it.each(Object.keys(changeCatalogue).filter((code) => !elsewhere.has(code)))(
    "show %s",
    (code) => {
      expect(expected().some((text) => text.includes(` ${code}\n`))).toBe(true);
    },
  );
});
