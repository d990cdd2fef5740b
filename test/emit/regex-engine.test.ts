import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { generate, SpecwrightError } from "../../generator/index.js";
import { writeFiles } from "../golden/expected-folder.js";

const folder = mkdtempSync(join(tmpdir(), "specwright-engine-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const spec = {
  openapi: "3.1.0",
  info: { title: "Engine", version: "1" },
  components: {
    schemas: {
      Text: { type: "string", pattern: "^a" },
      Labels: {
        type: "object",
        patternProperties: { "^x": { type: "integer" } },
        additionalProperties: false,
      },
      Plain: { type: "string", description: "Nothing to compile." },
    },
  },
};

type Validators = Readonly<Record<string, (value: unknown) => unknown>>;

describe("regexEngine", () => {
  it("all patterns go through the module, with their flags", async () => {
    const { files } = await generate({
      spec,
      target: "js",
      paths: false,
      regexEngine: "../engine.js",
    });
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
    writeFileSync(
      join(folder, "engine.js"),
      `export const asked = [];
      export function compile(pattern, flags) {
        asked.push([pattern, flags]);
        return { test: (text) => text.startsWith(pattern.slice(1)), toString: () => "engine" + pattern };
      }`,
    );
    writeFiles(join(folder, "out"), files);
    const load = (path: string) =>
      import(pathToFileURL(join(folder, path)).href) as Promise<unknown>;
    const validators = (await load("out/validators.js")) as Validators;
    const { asked } = (await load("engine.js")) as { asked: string[][] };
    expect([...asked].sort()).toEqual([
      ["^a", "u"],
      ["^x", "u"],
    ]);
    expect([validators["isText"]?.("abc"), validators["isText"]?.("b")]).toEqual([true, false]);
    expect([validators["isLabels"]?.({ x1: 1 }), validators["isLabels"]?.({ y: 1 })]).toEqual([
      true,
      false,
    ]);
    expect(validators["validateText"]?.("b")).toMatchObject({
      issues: [{ code: "pattern", message: "must match engine^a" }],
    });
  });

  it("imports nothing where there is no pattern, or no engine", async () => {
    const { Text, Plain } = spec.components.schemas;
    const only = (schemas: object) => ({ ...spec, components: { schemas } });
    const validatorsOf = async (schemas: object, regexEngine?: string) =>
      (await generate({ spec: only(schemas), paths: false, regexEngine })).files.get(
        "validators.ts",
      );
    expect(await validatorsOf({ Plain }, "engine")).not.toContain("engine");
    expect(await validatorsOf({ Text })).toContain('new RegExp("^a", "u")');
    const text = await validatorsOf({ Text }, "@scope/engine/sub.js");
    expect(text).toContain('import { compile } from "@scope/engine/sub.js";');
    expect(text).toContain('= /* @__PURE__ */ compile("^a", "u");');
    expect(text).not.toContain("RegExp(");
  });

  it.each(["", "a b", 'a";evil()//', "a'b", "a\\b", "a\nb", "a`b"])(
    "%j is refused",
    async (regexEngine) => {
      await expect(generate({ spec, paths: false, regexEngine })).rejects.toThrow(SpecwrightError);
    },
  );
});
