import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { runBundle } from "../../generator/commands/bundle.js";
import { runDiff } from "../../generator/commands/diff.js";
import { runValidate } from "../../generator/commands/validate.js";
import { parseDescriptors } from "../../generator/descriptors/read-descriptors.js";
import { bundle, generate } from "../../generator/index.js";
import { isJsonObject, type JsonValue } from "../../generator/json/json.js";
import { defaultLimits } from "../../generator/load/limits.js";
import { makeFolder } from "../cli/run-cli.js";
import { runInProcess } from "../cli/run-in-process.js";
import { errorsByFolder } from "../compile/compile-text.js";
import { expectedOutput, readBlocks } from "../readme/read-blocks.js";
import { binarySet } from "./descriptor-set.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const page = "docs/protobuf.md";
const text = readFileSync(join(repository, page), "utf8");
const blocks = readBlocks(page, text);
const shop = (name: string): string => join(repository, "test/descriptors/shop", name);
const titled = (title: string): string => {
  const block = blocks.find((one) => one.title === title);
  if (block === undefined) throw new Error(`${page} has no block \`${title}\`.`);
  return block.text;
};

/** Of one API, as the three plugins write them; none of them tells the oneof in a way that counts. */
const documents = ["grpc-gateway.json", "gnostic.yaml", "connect.yaml"];
const sets = ["api.binpb", "api.json"];

describe("the proto of docs/protobuf.md", () => {
  it("is the one that the descriptors were made of, by protoc and by buf", () => {
    expect(titled("shop.proto")).toBe(readFileSync(shop("shop.proto"), "utf8"));
  });

  it.each(sets)("%s says what the proto says", (name) => {
    const made = parseDescriptors(readFileSync(shop(name)), name, defaultLimits);
    const expected = parseDescriptors(
      binarySet({
        package: "shop.v1",
        messages: {
          Order: {
            id: "string",
            card: ".shop.v1.Card in:payment",
            iban: "string in:payment",
            note: "string optional",
          },
          Card: { number: "string" },
          UpdateOrderRequest: {
            order: ".shop.v1.Order",
            update_mask: ".google.protobuf.FieldMask",
          },
        },
        methods: { "Orders.UpdateOrder": "UpdateOrderRequest Order" },
      }),
      name,
      defaultLimits,
    );
    if ("refusal" in made || "refusal" in expected) throw new Error("It cannot be read.");
    const own = [...made.facts.messages].filter(([key]) => key.startsWith("shop."));
    expect(own).toEqual([...expected.facts.messages]);
    expect(made.facts.methods).toEqual(expected.facts.methods);
  });
});

describe.each(documents)("the document of %s", (name) => {
  const outputs = new Map<string, ReadonlyMap<string, string>>();
  beforeAll(async () => {
    for (const set of sets) {
      const { files, diagnostics } = await generate({
        spec: shop(name),
        descriptors: shop(set),
        paths: false,
      });
      expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
      outputs.set(set, files);
    }
  });

  it("gives the same output by either file, and none of the oneof without", async () => {
    const [one, other] = [...outputs.values()].map((files) => [...files]);
    expect(one).toEqual(other);
    const { files } = await generate({ spec: shop(name), paths: false });
    expect(files.get("oneofs.ts") ?? "").not.toContain("whichOrderPayment");
  });

  it("has the types of the page: its code compiles and prints what it says", () => {
    const files = outputs.get("api.binpb") ?? new Map<string, string>();
    const sources = new Map<string, string>();
    for (const [path, content] of files) sources.set(`shop/src/api/${path}`, content);
    sources.set("shop/pay.ts", titled("pay.ts"));
    expect(errorsByFolder(sources).get("shop") ?? []).toEqual([]);
    expect(printed(sources)).toEqual(expectedOutput(titled("pay.ts")));
  });

  it("has the name of each message, and what its mask is about", async () => {
    const { document } = await bundle({ spec: shop(name), descriptors: shop("api.binpb") });
    const names = [...JSON.stringify(document).matchAll(/"x-message":"([\w.]+)"/g)];
    const found = names.map(([, message]) => message);
    expect(found).toContain("shop.v1.Order");
    expect(found).toContain("shop.v1.Card");
    const [mask] = valuesOf(document ?? {}, "x-field-mask");
    expect(mask).toMatch(/^(?:shop\.v1\.)?Order$/);
  });
});

describe("the commands", () => {
  const commands = blocks
    .filter(({ language }) => language === "sh")
    .flatMap((block) => block.text.trimEnd().split("\n"))
    .filter((line) => line.startsWith("specwright "));

  function folderOfPage(): string {
    const folder = makeFolder({ "specwright.config.json": titled("specwright.config.json") });
    copyFileSync(shop("gnostic.yaml"), join(folder, "openapi.yaml"));
    copyFileSync(shop("api.binpb"), join(folder, "api.binpb"));
    return folder;
  }

  it("are four", () => {
    expect(commands.map((line) => line.split(" ")[1])).toEqual([
      "generate",
      "bundle",
      "validate",
      "diff",
    ]);
  });

  it("generate, by flags and by the configuration, gives the same", async () => {
    const [line = ""] = commands;
    const [flags, config] = [folderOfPage(), folderOfPage()];
    expect((await runInProcess(flags, line.split(" ").slice(1))).code).toBe(0);
    expect((await runInProcess(config, ["generate"])).code).toBe(0);
    const oneofs = (folder: string) => readFileSync(join(folder, "src/api/oneofs.ts"), "utf8");
    expect(oneofs(flags)).toContain("whichOrderPayment");
    expect(oneofs(config)).toBe(oneofs(flags));
  });

  it("bundle, validate and diff find nothing wrong", async () => {
    const folder = folderOfPage();
    const terminal = { color: false };
    const former = process.cwd();
    process.chdir(folder);
    try {
      const descriptors = "api.binpb";
      const flags = { format: "text", failOn: "any", descriptors } as const;
      const outcomes = [
        await runBundle("openapi.yaml", { descriptors, out: "whole.yaml" }, terminal),
        await runValidate(["openapi.yaml"], flags, terminal),
        await runDiff("openapi.yaml", "openapi.yaml", flags, terminal),
      ];
      expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    } finally {
      process.chdir(former);
    }
    expect(readFileSync(join(folder, "whole.yaml"), "utf8")).toContain("x-oneofs:");
  });
});

/** What a program prints, compiled into a folder and run by Node. */
function printed(sources: ReadonlyMap<string, string>): readonly string[] {
  const scripts = [...sources].flatMap(([path, content]): [string, string][] =>
    path.endsWith(".ts") ? [[path.replace(/\.ts$/, ".js"), toScript(content)]] : [],
  );
  const folder = makeFolder({
    ...Object.fromEntries(scripts),
    "package.json": '{"type":"module"}',
  });
  writeFileSync(join(folder, "run.js"), 'import "./shop/pay.js";\n');
  const output = execFileSync(process.execPath, ["run.js"], { cwd: folder, encoding: "utf8" });
  return output.trimEnd().split("\n");
}

function toScript(content: string): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(content, { compilerOptions }).outputText;
}

/** All values of a key, wherever they stand. */
function valuesOf(value: JsonValue, key: string): JsonValue[] {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap((item) => valuesOf(item, key));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === key ? [member] : valuesOf(member, key),
  );
}
