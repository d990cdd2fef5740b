import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL("../../templates/runtime/", import.meta.url));
const files = readdirSync(folder);

/** The bundle of a module that only has this statement. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    minifyWhitespace: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

describe("what the runtime adds to a bundle", () => {
  it.each(files)("%s has no effect when nothing of it is used", async (file) => {
    expect(await bundle(`import "./${file.replace(/ts$/, "js")}";`)).toBe("");
  });

  it("is only what is used", async () => {
    const text = await bundle(
      `import { stringNode } from "./check-values.js"; import { fail } from "./validate.js";
       console.log(fail(1, stringNode));`,
    );
    expect(text).toContain("reportType");
    expect(text).not.toMatch(
      /explainNumber|explainString|RegExp|WeakMap|explainUnion|explainObject|BigInt|ValidationError/,
    );
  });

  it("drops descriptors and schemas that are not used", async () => {
    const text = await bundle(
      `import { defineEndpoint } from "./endpoint.js"; import { standardSchema } from "./standard-schema.js";
       const schema = /* @__PURE__ */ standardSchema(() => ({ ok: true, value: 1 }));
       const endpoint = /* @__PURE__ */ defineEndpoint(() => ({ schema }) as never);`,
    );
    expect(text).toBe("");
  });
});

describe("the sources of the runtime", () => {
  it("export each name once, so that a name tells its file", () => {
    const names = files.flatMap((file) => {
      const text = readFileSync(folder + file, "utf8");
      const exported = /^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm;
      return [...text.matchAll(exported)].map((match) => match[1]);
    });
    expect(names.length).toBeGreaterThan(files.length);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(files)("%s imports only within the folder, and stays short", (file) => {
    const text = readFileSync(folder + file, "utf8");
    for (const [, from = ""] of text.matchAll(/\bfrom "([^"]*)"/g)) {
      expect(files).toContain(from.replace(/^\.\/(.*)\.js$/, "$1.ts"));
    }
    expect(text).not.toMatch(/\beval\(|new Function|(?<!declare )\benum [A-Z]\w* \{|: any;/);
    expect(text.split("\n").length).toBeLessThan(520);
  });
});
