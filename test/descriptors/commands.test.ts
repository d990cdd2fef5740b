import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { runBundle } from "../../generator/commands/bundle.js";
import { runDiff } from "../../generator/commands/diff.js";
import { runValidate } from "../../generator/commands/validate.js";
import { bundle, diff, generate, SpecwrightError, validate } from "../../generator/index.js";
import { makeFolder } from "../cli/run-cli.js";
import { runInProcess } from "../cli/run-in-process.js";
import { binarySet, jsonSet, type ProtoFile } from "./descriptor-set.js";

const spec = `swagger: "2.0"
info: { title: Shop, version: "1" }
paths:
  /orders:
    post:
      operationId: Orders_Create
      parameters: [{ name: body, in: body, required: true, schema: { $ref: "#/definitions/v1Order" } }]
      responses: { "200": { description: Done, schema: { $ref: "#/definitions/v1Order" } } }
definitions:
  v1Order:
    type: object
    properties: { id: { type: string }, card: { type: string }, iban: { type: string } }
`;

const shop: ProtoFile = {
  package: "shop.v1",
  messages: { Order: { id: "string", card: "string in:payment", iban: "string in:payment" } },
};
const plain: ProtoFile = {
  package: "shop.v1",
  messages: { Order: { id: "string", card: "string", iban: "string" } },
};

const terminal = { color: false };
const config = JSON.stringify({
  spec: "api.yaml",
  out: "out",
  descriptors: "api.binpb",
  paths: false,
});
const oneofsIn = (folder: string) => readFileSync(join(folder, "out/oneofs.ts"), "utf8");

/** A folder with a document, and its descriptors by name. */
function folderWith(
  files: Readonly<Record<string, Uint8Array>>,
  texts: Record<string, string> = {},
): string {
  const folder = makeFolder({ "api.yaml": spec, ...texts });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

/** The commands take paths relative to the working directory. */
async function inside<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const former = process.cwd();
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(former);
  }
}

describe("generate", () => {
  it.each([
    ["binary", "api.binpb", binarySet(shop)],
    ["JSON", "api.json", jsonSet(shop)],
  ])("takes descriptors in their %s form", async (_, name, bytes) => {
    const folder = folderWith({ [name]: bytes });
    const args = ["generate", "api.yaml", "--out", "out", "--no-paths", "--descriptors", name];
    const { code, stderr } = await runInProcess(folder, args);
    expect([code, stderr]).toEqual([0, expect.stringContaining("out: ")]);
    expect(oneofsIn(folder)).toContain("export function whichV1OrderPayment(");
  });

  it("takes their path relative to the configuration, and counts the file for --check", async () => {
    const folder = folderWith(
      { "api.binpb": binarySet(shop) },
      { "specwright.config.json": config },
    );
    mkdirSync(join(folder, "below"));
    const run = (...args: string[]) => runInProcess(join(folder, "below"), ["generate", ...args]);
    expect((await run()).code).toBe(0);
    expect(oneofsIn(folder)).toContain("whichV1OrderPayment");
    expect((await run("--check")).code).toBe(0);
    writeFileSync(join(folder, "api.binpb"), binarySet(plain));
    expect((await run("--check")).code).toBe(1);
  });

  it("does not take a former run for this one when only they changed", async () => {
    const folder = folderWith(
      { "api.binpb": binarySet(shop) },
      { "specwright.config.json": config },
    );
    mkdirSync(join(folder, "node_modules"));
    const run = () => runInProcess(folder, ["generate"]);
    await run();
    expect((await run()).stderr).toContain("0 written");
    writeFileSync(join(folder, "api.binpb"), binarySet(plain));
    expect((await run()).stderr).not.toContain("out: 0 written");
    writeFileSync(join(folder, "api.binpb"), binarySet(shop));
    await run();
    expect(oneofsIn(folder)).toContain("whichV1OrderPayment");
  });

  it.each<[string, Uint8Array | undefined, number, string]>([
    ["missing", undefined, 2, "does not exist"],
    ["empty", new Uint8Array(), 1, "the file is empty"],
    ["cut off", binarySet(shop).subarray(0, 40), 1, "it is damaged"],
    [
      "text",
      new TextEncoder().encode('syntax = "proto3";'),
      1,
      "it is the source of a `.proto` file",
    ],
    ["another document", new TextEncoder().encode(spec), 1, "it is an OpenAPI document"],
  ])("writes nothing where they are %s", async (_, bytes, exitCode, fault) => {
    const folder = folderWith(bytes === undefined ? {} : { "api.binpb": bytes });
    const args = ["generate", "api.yaml", "--out", "out", "--descriptors", "api.binpb"];
    const { code, stderr } = await runInProcess(folder, args);
    expect(code).toBe(exitCode);
    expect(stderr).toContain(fault);
    expect(stderr).toContain("buf build -o api.binpb");
    expect(stderr).toContain(`api.binpb${exitCode === 1 ? ":1:1" : ""}  error`);
    expect(() => oneofsIn(folder)).toThrow();
  });
});

describe("the API", () => {
  it("takes bytes", async () => {
    const document = { ...JSON.parse(JSON.stringify(await parsed())) } as object;
    const { files, diagnostics } = await generate({
      spec: document,
      descriptors: binarySet(shop),
      paths: false,
    });
    expect(diagnostics).toEqual([]);
    expect(files.get("oneofs.ts")).toContain("whichV1OrderPayment");
    expect(files.get("openapi.json")).toContain('"x-message": "shop.v1.Order"');
  });

  it("names the file among the sources, whether or not it could be read", async () => {
    const folder = folderWith({ "api.binpb": binarySet(shop) });
    const descriptors = join(folder, "api.binpb");
    const options = { spec: join(folder, "api.yaml"), descriptors, paths: false };
    expect((await generate(options)).sources).toEqual([options.spec, descriptors]);
    rmSync(descriptors);
    const { sources, files } = await generate(options);
    expect(sources).toEqual([options.spec, descriptors]);
    expect(files.size).toBe(0);
  });

  it.each([1, "", {}, null])("refuses %j", async (descriptors) => {
    const options = { spec: {}, descriptors: descriptors as unknown as string };
    await expect(validate(options)).rejects.toThrow(SpecwrightError);
  });

  it("loads the reader only where there are descriptors", async () => {
    vi.resetModules();
    vi.doMock("../../generator/descriptors/add-descriptors.js", () => {
      throw new Error("loaded");
    });
    const fresh = await import("../../generator/index.js");
    const document = await parsed();
    expect((await fresh.generate({ spec: document, paths: false })).files.size).toBeGreaterThan(0);
    await expect(fresh.bundle({ spec: document, descriptors: binarySet(shop) })).rejects.toThrow();
    vi.doUnmock("../../generator/descriptors/add-descriptors.js");
    vi.resetModules();
  });
});

describe("validate", () => {
  it("has their findings, and checks examples by what they know", async () => {
    const both = spec.replace(
      "type: object\n",
      "type: object\n    example: { card: '1', iban: '2' }\n",
    );
    const folder = folderWith({ "api.binpb": binarySet(shop) }, { "both.yaml": both });
    const run = (flags: object) =>
      inside(folder, () => runValidate(["both.yaml"], { format: "json", ...flags }, terminal));
    expect((await run({})).stdout).not.toContain("invalid-example");
    expect((await run({ descriptors: "api.binpb" })).stdout).toContain("invalid-example");
  });

  it("takes them from the configuration", async () => {
    const folder = folderWith(
      { "api.binpb": new Uint8Array() },
      { "specwright.config.json": config },
    );
    const { stdout, exitCode } = await inside(folder, () =>
      runValidate([], { format: "json" }, terminal),
    );
    expect(stdout).toContain("invalid-descriptors");
    expect(exitCode).toBe(1);
  });
});

describe("bundle", () => {
  it("writes what they know into the document, which then says it by itself", async () => {
    const folder = folderWith({ "api.binpb": binarySet(shop) });
    const flags = { descriptors: "api.binpb", out: "whole.yaml" };
    const { exitCode } = await inside(folder, () => runBundle("api.yaml", flags, terminal));
    expect(exitCode).toBe(0);
    const whole = join(folder, "whole.yaml");
    expect(readFileSync(whole, "utf8")).toContain(
      "x-oneofs:\n        payment:\n          - card\n",
    );
    const options = { paths: false, spec: join(folder, "api.yaml") };
    const described = await generate({ ...options, descriptors: join(folder, "api.binpb") });
    const said = await generate({ ...options, spec: whole });
    expect(said.files.get("types.ts")).toBe(described.files.get("types.ts"));
    // With both, nothing is said twice.
    const again = await bundle({ spec: whole, descriptors: join(folder, "api.binpb") });
    expect(again.document).toEqual((await bundle({ spec: whole })).document);
    expect(again.diagnostics).toEqual([]);
  });
});

describe("diff", () => {
  const wider = spec.replace(
    "iban: { type: string }",
    "iban: { type: string }, cash: { type: string }",
  );
  const withCash: ProtoFile = {
    package: "shop.v1",
    messages: {
      Order: {
        id: "string",
        card: "string in:payment",
        iban: "string in:payment",
        cash: "string in:payment",
      },
    },
  };

  it("compares both documents with what they know", async () => {
    const folder = folderWith({ "api.binpb": binarySet(withCash) }, { "next.yaml": wider });
    const [base, revision] = [join(folder, "api.yaml"), join(folder, "next.yaml")];
    const without = await diff({ base, revision });
    const changes = await diff({ base, revision, descriptors: join(folder, "api.binpb") });
    const messages = changes.changes.map(({ message }) => message).join("\n");
    expect(messages).toContain("payment");
    expect(without.changes.map(({ message }) => message).join("\n")).not.toContain("payment");
  });

  it("takes the file by its flag", async () => {
    const folder = folderWith({ "api.binpb": new Uint8Array() });
    const flags = { format: "text", failOn: "breaking", descriptors: "api.binpb" } as const;
    const { exitCode, stderr } = await inside(folder, () =>
      runDiff("api.yaml", "api.yaml", flags, terminal),
    );
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("the file is empty")]);
    expect(stderr).toContain("\n1 error");
  });
});

async function parsed(): Promise<object> {
  const folder = folderWith({});
  const { document } = await bundle({ spec: join(folder, "api.yaml") });
  if (document === undefined) throw new Error("It has no document.");
  return document;
}
