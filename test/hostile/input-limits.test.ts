import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generate, validate, type Diagnostic } from "../../generator/index.js";
import type { Limits } from "../../generator/options/options.js";
import { makeFolder } from "../load/folder.js";

const yaml = "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\n";
const json = '{ "openapi": "3.1.1", "info": { "title": "T", "version": "1" }, "paths": {}';
const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const aliased = (times: number) =>
  `${yaml}x-a: &a [1, 2, 3]\nx-b: [${Array(times).fill("*a").join(", ")}]\n`;
const refers = (names: readonly string[]) =>
  `${yaml}components:\n  schemas:\n${names.map((name) => `    ${name}: { $ref: ${name}.yaml }\n`).join("")}`;

async function check(files: Readonly<Record<string, string>>, limits?: Limits) {
  const folder = makeFolder(files);
  const spec = join(folder, Object.keys(files)[0] ?? "");
  return (await validate({ spec, ...(limits === undefined ? {} : { limits }) })).diagnostics;
}

function told(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, line, column, message }) => {
      const limit = /limit `(\w+)`/.exec(message)?.[1];
      return `${code} ${limit} ${line}:${column}`;
    });
}

describe("a limit is named with the place where it is passed, and can be raised", () => {
  it.each<[string, Readonly<Record<string, string>>, Limits, Limits, string]>([
    [
      "depth in JSON",
      { "a.json": `${json}, "x": ${nested(20)}}` },
      { depth: 20 },
      { depth: 21 },
      "depth 1:102",
    ],
    [
      "depth in YAML",
      { "a.yaml": `${yaml}x-a: ${nested(20)}\n` },
      { depth: 20 },
      { depth: 21 },
      "depth 4:25",
    ],
    [
      "depth far passed in YAML",
      { "a.yaml": `${yaml}x-a: ${nested(200)}\n` },
      { depth: 20 },
      { depth: 201 },
      "depth 4:27",
    ],
    [
      "nodes in JSON",
      { "a.json": `${json}, "x-a": [1, 2, 3, 4, 5, 6, 7]}` },
      { nodes: 13 },
      { nodes: 14 },
      "nodes 1:102",
    ],
    [
      "nodes in YAML",
      { "a.yaml": `${yaml}x-a: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n` },
      { nodes: 10 },
      { nodes: 20 },
      "nodes 4:17",
    ],
    [
      "nodes in YAML with anchors",
      { "a.yaml": `${yaml}x-a: &a [1, 2]\nx-b: [1, 2, 3, 4, 5, 6, 7, 8, 9, *a]\n` },
      { nodes: 50 },
      { nodes: 100 },
      "nodes 5:8",
    ],
    [
      "aliases",
      { "a.yaml": aliased(5) },
      { aliases: 16, nodes: 1000 },
      { aliases: 20, nodes: 1000 },
      "aliases 5:23",
    ],
    ["bytes", { "a.yaml": yaml }, { bytes: yaml.length - 1 }, { bytes: yaml.length }, "bytes 1:1"],
    [
      "bytes of all files",
      { "a.yaml": refers(["B"]), "B.yaml": "type: string\n" },
      { bytes: 100 },
      { bytes: 200 },
      "bytes 1:1",
    ],
    [
      "documents",
      { "a.yaml": refers(["B", "C"]), "B.yaml": "type: string\n", "C.yaml": "type: string\n" },
      { documents: 2 },
      { documents: 3 },
      "documents 7:16",
    ],
  ])("%s", async (_, files, low, high, want) => {
    const found = await check(files, low);
    expect(told(found)).toEqual([`limit-exceeded ${want}`]);
    const [name] = Object.keys(low);
    expect(found[0]?.fix).toContain(`--limit ${name}=N`);
    expect(told(await check(files, high)).filter((line) => line.startsWith("limit"))).toEqual([]);
    expect(told(await check(files)).filter((line) => line.startsWith("limit"))).toEqual([]);
  });

  it("a document given as a value has a depth too", async () => {
    const spec = JSON.parse(`${json}, "x-a": ${nested(30)}}`) as object;
    const { diagnostics } = await generate({ spec, limits: { depth: 20 } });
    expect(diagnostics.map(({ code }) => code)).toEqual(["invalid-document"]);
    expect((await validate({ spec })).diagnostics).toEqual([]);
  });

  it.each<[unknown, string]>([
    [{ depth: 0 }, "The option `limits.depth` must be a whole number from 1 to 1000."],
    [{ depth: 1.5 }, "The option `limits.depth` must be a whole number from 1 to 1000."],
    [{ depth: 1_000_000 }, "The option `limits.depth` must be a whole number from 1 to 1000."],
    [{ dept: 5 }, "There is no option `limits.dept`. Did you mean `limits.depth`?"],
    [5, "The option `limits` must be an object of numbers."],
  ])("%j is refused", async (limits, message) => {
    const made = generate({ spec: "a.yaml", limits: limits as Limits });
    await expect(made).rejects.toThrow(message);
  });
});

describe("a depth that was raised to the highest", () => {
  const schema = (levels: number) =>
    `${'{"properties":{"a":'.repeat(levels)}{"type":"string"}${"}}".repeat(levels)}`;

  it("ends in output, or in a finding about the limit", { timeout: 120_000 }, async () => {
    const text = `${json}, "components": { "schemas": { "A": ${schema(490)} } } }`;
    const folder = makeFolder({ "a.json": text });
    const options = { spec: join(folder, "a.json"), limits: { depth: 1000 } };
    const { diagnostics, files } = await generate({ ...options, paths: false });
    const codes = diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ code }) => code);
    expect([[], ["limit-exceeded"]]).toContainEqual(codes);
    expect(files.size > 0).toBe(codes.length === 0);
    expect(
      told((await validate(options)).diagnostics).filter((line) => !line.startsWith("limit")),
    ).toEqual([]);
  });
});

describe("faults without number", () => {
  it.each([
    [
      "keys that stand twice",
      "a.json",
      `{${Array(5000).fill('"a": 1').join(",")}}`,
      "duplicate-key",
    ],
    ["numbers beyond all", "a.json", `[${Array(5000).fill("1e999").join(",")}]`, "invalid-syntax"],
    ["keys that stand twice in YAML", "a.yaml", "a: 1\n".repeat(5000), "duplicate-key"],
  ])("of %s a hundred are told", { timeout: 60_000 }, async (_, name, text, code) => {
    const found = await check({ [name]: text });
    const told = found.filter((each) => each.code === code);
    expect(told).toHaveLength(100);
  });
});
