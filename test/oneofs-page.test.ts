import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generate } from "../generator/index.js";
import { errorsByFolder } from "./compile/compile-text.js";
import { readBlocks } from "./readme/read-blocks.js";

const page = "docs/oneofs.md";
const blocks = readBlocks(
  page,
  readFileSync(fileURLToPath(new URL(`../${page}`, import.meta.url)), "utf8"),
);
const code = blocks.filter(({ language }) => language === "ts");

describe(page, () => {
  let errors: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    const document = blocks.find(({ language }) => language === "yaml");
    const spec = {
      openapi: "3.1.0",
      info: { title: "Page", version: "1" },
      paths: {},
      components: { schemas: parse(document?.text ?? "") as object },
    };
    const { files, diagnostics } = await generate({ spec, paths: false });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const all = new Map<string, string>();
    for (const [path, text] of files) all.set(`page/api/${path}`, text);
    for (const [index, { text }] of code.entries()) all.set(`page/block${index}.ts`, text);
    errors = errorsByFolder(all);
  });

  it("has blocks for everything that people do with types", () => {
    expect(code.length).toBeGreaterThan(9);
  });

  it("has blocks that compile, and refuse what they say", () => {
    expect(errors.get("page") ?? []).toEqual([]);
  });
});
