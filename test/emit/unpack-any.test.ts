import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate, type GenerateOptions } from "../../generator/index.js";

const folder = mkdtempSync(join(tmpdir(), "specwright-unpack-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const spec = {
  openapi: "3.1.1",
  info: { title: "Pets", version: "1" },
  "x-protojson": true,
  paths: {},
  components: {
    schemas: {
      Pet: {
        type: "object",
        "x-message": "pets.v1.Pet",
        additionalProperties: false,
        properties: {
          born: { type: "string", format: "date-time" },
          steps: { type: "string", format: "int64" },
          mood: { type: "string", enum: ["GOOD", "BAD"], "x-extensible-enum": true },
        },
      },
      Update: {
        type: "object",
        properties: { mask: { type: "string", "x-field-mask": "Pet" } },
      },
      // What the modules would export otherwise.
      UnpackedAny: { type: "object" },
      expandedat: { type: "object" },
    },
  },
};

const options = { spec, paths: false, dates: "Date", int64: "bigint" } as const;
const make = (more: Partial<GenerateOptions> = {}) => generate({ ...options, ...more });

interface Output {
  readonly unpackAny: (any: unknown) => unknown;
  readonly changedFieldsOfPet: (before: unknown, after: unknown) => unknown;
  readonly expandedAt: unknown;
}
let output: Output;

beforeAll(async () => {
  const { diagnostics } = await make({ target: "js", out: folder });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  output = (await import(pathToFileURL(join(folder, "index.js")).href)) as Output;
});

const any = { "@type": "a/pets.v1.Pet", born: "2025-01-01T00:00:00Z", steps: "9007199254740993" };

describe("unpackAny", () => {
  it("decodes what is decoded elsewhere", () => {
    const value = { born: new Date("2025-01-01"), steps: 9007199254740993n };
    expect(output.unpackAny(any)).toEqual({ type: "pets.v1.Pet", value });
  });

  it("reads null and numbers of enums as in the body of a response", () => {
    const loose = { "@type": "pets.v1.Pet", steps: null, born: null, mood: 7 };
    expect(output.unpackAny(loose)).toEqual({ type: "pets.v1.Pet", value: { mood: "7" } });
  });

  it("names the message where it does not fit", () => {
    const wrong = { ...any, born: "soon" };
    expect(() => output.unpackAny(wrong)).toThrow(/^pets.v1.Pet is not valid: \/born /);
  });

  it("has its name, whatever the document calls its schemas", async () => {
    expect(typeof output.expandedAt).toBe("function");
    const { files } = await make();
    expect(files.get("types.ts")).toContain("export type UnpackedAny2 =");
    expect(files.get("types.ts")).toContain("export type Expandedat2 =");
  });

  it("is not there where there are no validators, or no names of messages", async () => {
    const off = { validators: false, endpoints: false, webhooks: false } as const;
    for (const builtIn of [off, { messages: false }]) {
      const { files } = await make({ builtIn });
      expect([...files.keys()]).not.toContain("messages.ts");
      expect([...files.keys()]).not.toContain("runtime/any.ts");
      expect(files.get("index.ts")).not.toContain("./messages.js");
    }
  });
});

describe("changedFieldsOf…", () => {
  it("compares decoded values", () => {
    const pet = () => ({ born: new Date(0), steps: 1n });
    expect(output.changedFieldsOfPet(pet(), pet())).toEqual([]);
    expect(output.changedFieldsOfPet(pet(), { born: new Date(1), steps: 2n })).toEqual([
      "born",
      "steps",
    ]);
  });
});

describe("builtIn.masks: false", () => {
  it("leaves masks strings as any other", async () => {
    const { files } = await make({ builtIn: { masks: false } });
    expect([...files.keys()]).not.toContain("masks.ts");
    expect(files.get("types.ts")).toContain("mask?: string | undefined;");
    expect(files.get("validators.ts")).not.toContain("FieldMask");
  });
});
