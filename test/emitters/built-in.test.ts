import { describe, expect, it } from "vitest";
import { builtInEmitters, type BuiltInEmitter } from "../../generator/options/built-in-emitters.js";
import { generate, type GenerateOptions } from "../../generator/index.js";
import { compileFiles } from "./compile-files.js";
import { pets } from "./pets.js";

/** With a property that is received only: pets have a request variant. */
const { Pet } = pets.components.schemas;
const properties = { ...Pet.properties, id: { type: "string", readOnly: true } };

/** With masks and messages with names, too. */
const masked = {
  ...pets,
  components: {
    schemas: {
      Pet: { ...Pet, properties, "x-message": "pets.v1.Pet" },
      UpdatePet: {
        type: "object",
        properties: { updateMask: { type: "string", "x-field-mask": "Pet" } },
      },
    },
  },
  paths: {
    ...pets.paths,
    "/pets/{id}": {
      patch: {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        requestBody: {
          content: { "application/json": { schema: { $ref: "#/components/schemas/UpdatePet" } } },
        },
        responses: { 204: { description: "Done." } },
      },
    },
  },
};

const make = async (options: Partial<GenerateOptions> = {}) =>
  (await generate({ spec: masked, paths: false, ...options })).files;

const names = Object.keys(builtInEmitters) as BuiltInEmitter[];
const fileOf = (name: BuiltInEmitter) => (name === "document" ? "openapi.json" : `${name}.ts`);

/** A module, and all that import it. */
function withUsers(name: BuiltInEmitter): Partial<Record<BuiltInEmitter, boolean>> {
  return Object.fromEntries([name, ...builtInEmitters[name]].map((each) => [each, false]));
}

/** What modules import each other, by what stands in them. */
function importsIn(files: ReadonlyMap<string, string>): Map<string, string[]> {
  const modules = [...files].filter(([path]) => /^[\w-]+\.ts$/.test(path));
  return new Map(
    modules.map(([path, text]) => [
      path,
      [...text.matchAll(/from "\.\/([\w-]+)\.js"/g)].map((match) => `${match[1] ?? ""}.ts`),
    ]),
  );
}

/** What modules import where it is made, and do without where it is not. */
const dispensable: Readonly<Record<string, readonly string[]>> = {
  validators: ["endpoints", "webhooks"],
  endpoints: ["client"],
};

describe("the table of what imports what", () => {
  it.each<[string, Partial<GenerateOptions>]>([
    ["usually", {}],
    ["with decoding", { dates: "Date" }],
    ["with enums", { enums: "enum" }],
  ])("is what the modules say, %s", async (_, options) => {
    const imports = importsIn(await make(options));
    for (const [name, users] of Object.entries(builtInEmitters)) {
      // Without masks, types and validators do without them.
      if (name === "masks") continue;
      const found = [...imports].filter(([, targets]) => targets.includes(`${name}.ts`));
      // Without validators, there is no `messages.ts` either.
      const paths = found
        .map(([path]) => path)
        .filter((path) => path !== "index.ts" && path !== "messages.ts");
      const all = [...users, ...(dispensable[name] ?? [])];
      expect(paths.sort(), name).toEqual(all.map((user) => `${user}.ts`).sort());
    }
  });
});

describe("builtIn", () => {
  it.each(names)("%s can go, with those that import it, and the rest compiles", async (name) => {
    const builtIn = withUsers(name);
    const all = await make({ dates: "Date" });
    const files = await make({ builtIn, dates: "Date" });
    const gone = (Object.keys(builtIn) as BuiltInEmitter[]).map(fileOf);
    expect([...all.keys()]).toEqual(expect.arrayContaining(gone));
    expect([...files.keys()].filter((path) => gone.includes(path))).toEqual([]);
    expect(files.has("types.ts")).toBe(true);
    expect(compileFiles(files)).toEqual([]);
  });

  it("leaves hardly anything when all of it is off", async () => {
    const builtIn = Object.fromEntries(names.map((name) => [name, false]));
    expect([...(await make({ builtIn })).keys()]).toEqual(["types.ts"]);
  });

  it("leaves a client out where there are no endpoints to make it of", async () => {
    const files = await make({ builtIn: { endpoints: false } });
    expect(files.has("client.ts")).toBe(false);
    expect(compileFiles(files)).toEqual([]);
  });

  it("says nothing with true, or without a word", async () => {
    expect(await make({ builtIn: { oneofs: true, index: undefined } })).toEqual(await make());
  });

  it("makes a package of what is left", async () => {
    const off = [
      "endpoints",
      "webhooks",
      "oneofs",
      "inputs",
      "masks",
      "messages",
      "document",
    ] as const;
    const builtIn = Object.fromEntries(off.map((name) => [name, false]));
    const files = await make({ builtIn, package: { name: "pets", version: "1.0.0" } });
    const { exports, files: shipped } = JSON.parse(files.get("package.json") ?? "") as {
      exports: object;
      files: string[];
    };
    expect(Object.keys(exports)).toEqual([".", "./types", "./validators", "./package.json"]);
    expect(shipped).toEqual(["dist", "src"]);
    const readme = files.get("README.md") ?? "";
    expect(readme).toContain("`/types` and `/validators` have their part.");
    expect(readme).toContain("## Validators");
    for (const gone of ["## Oneofs", "## Endpoints", "/openapi.json` is"]) {
      expect(readme).not.toContain(gone);
    }
    const types = await make({
      builtIn: { ...builtIn, validators: false },
      package: { name: "pets", version: "1.0.0" },
    });
    expect(types.get("README.md")).toContain("`/types` has its part.");
  });

  it.each<[Partial<GenerateOptions>, string]>([
    [
      { builtIn: { oneofs: false } },
      "The option `builtIn.oneofs` cannot be false: the endpoints import the oneofs. Set `builtIn.endpoints` to false too.",
    ],
    [
      { builtIn: { index: false }, package: { name: "a", version: "1" } },
      "The option `builtIn.index` cannot be false with `package`, whose entry it is.",
    ],
    [
      { jsonSchemas: true, builtIn: { validators: false } },
      "The option `jsonSchemas` cannot be true with `builtIn.validators` false",
    ],
    [{ builtIn: { types: false } as never }, "There is no option `builtIn.types`."],
    [{ builtIn: { endpoint: false } as never }, "Did you mean `builtIn.endpoints`?"],
    [{ builtIn: { index: "no" } as never }, "The option `builtIn.index` must be true or false."],
    [{ emitters: ["./a.js"] as never }, "The option `emitters` must be a list of functions, which"],
    [{ emitters: (() => []) as never }, "The option `emitters` must be a list of functions, which"],
    [{ templates: "" }, "The option `templates` must be a folder."],
  ])("%j is refused", async (options, message) => {
    await expect(make(options)).rejects.toThrow(message);
  });

  it("lets an emitter make what was left out", async () => {
    const index = { path: "index.ts", text: 'export type { Pet } from "./types.js";' };
    const files = await make({ builtIn: { index: false }, emitters: [() => index] });
    expect(files.get("index.ts")).toContain("export type { Pet }");
  });
});
