import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { optionNames } from "../generator/options/check-options.js";
import { generate, type GenerateOptions } from "../generator/index.js";
import { SharedRuntime } from "./compile/shared-runtime.js";
import { compileAll } from "./documents/compile.js";
import { engineModule, optionSets, untriedOptions } from "./documents/option-sets.js";
import { writeFiles } from "./golden/expected-folder.js";
import { casesFolder } from "./golden/golden-case.js";

const scratch = mkdtempSync(join(tmpdir(), "specwright-options-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const templates = fileURLToPath(new URL("../templates/runtime", import.meta.url));

/** Dates and 64-bit integers where no alternative can be told, in every place of a document. */
const time = { type: "object", properties: { at: { type: "string", format: "date-time" } } };
const count = { type: "object", properties: { n: { type: "integer", format: "int64" } } };
const either = { anyOf: [time, count] };
const untagged = {
  openapi: "3.1.0",
  info: { title: "Untagged", version: "1" },
  paths: {
    "/a": {
      post: {
        parameters: [{ name: "filter", in: "query", style: "deepObject", schema: either }],
        requestBody: { content: { "application/json": { schema: either } } },
        responses: {
          200: {
            description: "Fine.",
            headers: { When: { schema: { type: "string", format: "date-time" } } },
            content: { "application/json": { schema: { type: "array", items: either } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Either: { oneOf: [time, count] },
      Holder: {
        type: "object",
        properties: { one: either, map: { additionalProperties: either } },
      },
      All: { allOf: [{ $ref: "#/components/schemas/Holder" }, { properties: { two: either } }] },
    },
  },
};

/** The smallest sample in which the faults that were found show. */
const documents: Readonly<Record<string, string | object>> = {
  untagged,
  ...Object.fromEntries(
    ["pointers-into-schemas", "webhooks"].map((name) => {
      return [name, join(casesFolder, name, "spec.yaml")];
    }),
  ),
};

interface Output {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

async function outputs(): Promise<readonly Output[]> {
  const made: Output[] = [];
  for (const [document, spec] of Object.entries(documents)) {
    for (const [index, { options }] of optionSets.entries()) {
      const { files } = await generate({ ...(options as Partial<GenerateOptions>), spec });
      const engine = options["regexEngine"] === undefined ? [] : [["engine.ts", engineModule]];
      const all = new Map([...files, ...(engine as [string, string][])]);
      made.push({ folder: `${document}-${index}`, files: all });
    }
  }
  return made;
}

/** What a file of an output imports from a module that is not in it. */
function missingImports({ folder, files }: Output): string[] {
  const endings = ["", ".ts", ".d.ts"];
  return [...files].flatMap(([path, text]) => {
    if (!/\.[tj]s$/.test(path)) return [];
    const found = [...text.matchAll(/^(?:import|export)\b[^;]*? from "(\.[^"]+)";/gm)];
    return found.flatMap(([, from = ""]) => {
      const target = posix.join(posix.dirname(path), from);
      const bare = target.replace(/\.[jt]s$/, "");
      const isThere = [target, ...endings.map((end) => bare + end)].some((one) => files.has(one));
      return isThere ? [] : [`${folder}/${path}: ${from}`];
    });
  });
}

describe("every option", () => {
  it("is tried, or shapes no output", () => {
    const tried = new Set(optionSets.flatMap(({ options }) => Object.keys(options)));
    const all = optionNames("generate").filter((name) => !name.includes("."));
    expect(all.filter((name) => !tried.has(name)).sort()).toEqual([...untriedOptions].sort());
  });

  it("gives output that imports what is written, and compiles", { timeout: 300_000 }, async () => {
    const made = await outputs();
    expect(made.flatMap(missingImports)).toEqual([]);
    const root = join(scratch, "options");
    const shared = new SharedRuntime(root);
    const written = made.filter(({ files }) => files.size > 0);
    expect(written.length).toBeGreaterThan(100);
    for (const { folder, files } of written) shared.write(folder, files);
    const errors = await compileAll(root, shared.folders, "typescript-7", {
      ...{ module: "esnext", moduleResolution: "bundler", allowImportingTsExtensions: true },
    });
    expect(Object.fromEntries(errors)).toEqual({});
  });
});

describe("target ES2017", () => {
  it.each(["typescript", "typescript-6", "typescript-7"])(
    "%s compiles the whole runtime and output for it",
    { timeout: 300_000 },
    async (compiler) => {
      const root = mkdtempSync(join(scratch, "es2017-"));
      cpSync(templates, join(root, "all/runtime"), { recursive: true });
      const spec = join(casesFolder, "formats", "spec.yaml");
      writeFiles(join(root, "formats"), (await generate({ spec })).files);
      writeFiles(
        join(root, "untagged"),
        (await generate({ spec: untagged, int64: "bigint" })).files,
      );
      const errors = await compileAll(root, ["all", "formats", "untagged"], compiler, {
        ...{ target: "es2017", lib: ["es2022", "dom", "dom.iterable"] },
      });
      expect(Object.fromEntries(errors)).toEqual({});
    },
  );
});
