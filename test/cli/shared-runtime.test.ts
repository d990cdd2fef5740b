import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { compileOnDisk } from "../compile/compile-on-disk.js";
import { badReference, good } from "./documents.js";
import { makeFolder, readFolder } from "./run-cli.js";
import { runInProcess } from "./run-in-process.js";
import { startCli } from "./start-cli.js";

const manifestName = ".specwright-manifest.json";

/** No operations: it needs less of the runtime than `good`. */
const shapes = `openapi: 3.1.0
info: { title: Shapes, version: "1" }
paths: {}
components:
  schemas:
    Shape: { type: object, required: [sides], properties: { sides: { type: integer } } }
`;

const entries = [
  { spec: "pets.yaml", out: "api/pets", runtime: "api/runtime" },
  { spec: "shapes.yaml", out: "api/shapes", runtime: "api/runtime" },
];
type Entry = Partial<Record<string, string>>;
const both = (options: Entry = {}, other = options) => ({
  "specwright.config.json": JSON.stringify([
    { ...entries[0], ...options },
    { ...entries[1], ...other },
  ]),
  "pets.yaml": good,
  "shapes.yaml": shapes,
});

const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");
const runtimeOf = (folder: string) =>
  readdirSync(join(folder, "api/runtime")).filter((name) => name !== manifestName);
const make = (folder: string, ...flags: string[]) => runInProcess(folder, ["generate", ...flags]);

async function made(options: Entry = {}): Promise<string> {
  const folder = makeFolder(both(options));
  expect(await make(folder)).toMatchObject({ code: 0 });
  return folder;
}

/** What a document has in a runtime of its own. */
async function runtimeAlone(spec: string): Promise<string[]> {
  const { files } = await generate({ spec: join(makeFolder(both()), spec) });
  return [...files.keys()].flatMap((path) => path.match(/^runtime\/(.*)/)?.[1] ?? []);
}

beforeAll(() => make(makeFolder(both())), 120_000);

describe("documents that share a runtime", { timeout: 120_000 }, () => {
  it("have one folder with what any of them needs, and no other", async () => {
    const folder = await made();
    const wanted = [await runtimeAlone("pets.yaml"), await runtimeAlone("shapes.yaml")];
    expect(wanted[0]?.length).toBeGreaterThan(wanted[1]?.length ?? 0);
    expect(runtimeOf(folder)).toEqual([...new Set(wanted.flat())].sort());
    expect(existsSync(join(folder, "api/pets/runtime"))).toBe(false);
    expect(read(folder, "api/shapes/validators.ts")).toContain('from "../runtime/validate.js"');
    expect((await make(folder, "--check")).code).toBe(0);
  });

  it("are the same in whatever order, together or one by one", async () => {
    const folder = await made();
    const wanted = readFolder(join(folder, "api"));
    for (const names of [
      ["shapes", "pets"],
      ["pets", "shapes"],
      ["shapes", "pets", "shapes"],
    ]) {
      const other = makeFolder(both());
      for (const name of names) expect((await make(other, "--only", name)).code).toBe(0);
      expect(readFolder(join(other, "api"))).toEqual(wanted);
    }
    const parallel = makeFolder(both());
    await Promise.all(
      ["pets", "shapes"].map((name) =>
        generate({
          spec: join(parallel, `${name}.yaml`),
          out: join(parallel, "api", name),
          runtime: join(parallel, "api/runtime"),
        }),
      ),
    );
    expect(readFolder(join(parallel, "api"))).toEqual(wanted);
  });

  it.each<[string, Entry, string]>([
    ["as they are", {}, ".js"],
    ["with another extension", { importExtension: ".ts" }, ".ts"],
    ["without an extension", { importExtension: "" }, ""],
    ["as JavaScript", { target: "js" }, ".js"],
    ["formatted by prettier", { format: "prettier" }, ".js"],
  ])("%s compile together, and import each other's files", async (_, options, extension) => {
    const folder = await made(options);
    writeFileSync(
      join(folder, "both.ts"),
      `import { assertPet, ValidationError, type Issue, type Pet } from "./api/pets/index${extension}";
import { assertShape, ValidationError as Other } from "./api/shapes/index${extension}";
export const pet: Pet = { name: "Rex" };
const issues: Issue[] = [];
export const same: typeof ValidationError = Other;
try { assertShape({ sides: "4" }); } catch (error) { if (error instanceof ValidationError) issues.push(...error.issues); }
try { assertPet({}); } catch (error) { if (error instanceof Other) issues.push(...error.issues); }
if (issues.length !== 2 || (same as unknown) !== ValidationError) throw new Error("not the same: " + issues.length);
`,
    );
    const bundler = extension === ".js" ? "nodenext" : "bundler";
    const flags = [
      ...[
        "--strict",
        "--target",
        "es2022",
        "--module",
        extension === ".js" ? "nodenext" : "esnext",
      ],
      ...[
        "--moduleResolution",
        bundler,
        "--lib",
        "es2022,dom,dom.iterable",
        "--skipLibCheck",
        "false",
        "--skipDefaultLibCheck",
      ],
      ...(extension === ".ts"
        ? ["--allowImportingTsExtensions", "--noEmit"]
        : ["--outDir", "dist"]),
    ];
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    expect(compileOnDisk(folder, flags, "both.ts")).toBe("");
    buildSync({
      ...{ absWorkingDir: folder, entryPoints: ["both.ts"], outfile: "both.mjs" },
      ...{ bundle: true, format: "esm" },
    });
    execFileSync(process.execPath, ["both.mjs"], { cwd: folder });
    // There is one of it.
    expect(read(folder, "both.mjs").match(/\bValidationError\d* = class\b/g)).toHaveLength(1);
  });

  it("--check sees what is missing, changed and left over in the shared folder", async () => {
    const folder = await made();
    const [first = "", second = ""] = runtimeOf(folder);
    rmSync(join(folder, "api/runtime", first));
    writeFileSync(join(folder, "api/runtime", second), "// mine\n");
    const run = await make(folder, "--check");
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`  missing: ../runtime/${first}\n`);
    expect(run.stderr).toContain(`  changed: ../runtime/${second}\n`);
    writeFileSync(
      join(folder, "pets.yaml"),
      good.replace(/paths:[^]*(?=components)/, "paths: {}\n"),
    );
    const less = await make(folder, "--check", "--only", "pets");
    expect(less.stderr).toMatch(/^ {2}extra: \.\.\/runtime\/client\.ts$/m);
    expect((await make(folder)).code).toBe(0);
    expect(runtimeOf(folder)).not.toContain("client.ts");
    expect((await make(folder, "--check")).code).toBe(0);
  });

  it("--dry-run lists its files, and a second run finds nothing to do", async () => {
    const folder = makeFolder(both());
    const dry = await make(folder, "--dry-run");
    expect(dry.stderr).toContain("  written: ../runtime/validate.ts\n");
    expect(existsSync(join(folder, "api"))).toBe(false);
    await make(folder);
    expect((await make(folder)).stderr).toMatch(/^(?:.*: 0 written, \d+ unchanged\.\n){2}$/);
  });

  it("a document that goes takes what only it needed", async () => {
    const folder = await made();
    writeFileSync(join(folder, "specwright.config.json"), JSON.stringify([entries[1]]));
    await make(folder);
    // Its output is still there, and may be in use.
    expect(runtimeOf(folder)).toContain("client.ts");
    rmSync(join(folder, "api/pets"), { recursive: true });
    expect((await make(folder, "--check")).stderr).toMatch(
      /^ {2}extra: \.\.\/runtime\/client\.ts$/m,
    );
    expect((await make(folder)).code).toBe(0);
    expect(runtimeOf(folder)).toEqual((await runtimeAlone("shapes.yaml")).sort());
  });

  it("a document may get a runtime of its own again, and the last one closes the door", async () => {
    const folder = await made();
    const [, shapesEntry] = entries;
    const alone = entries.map(({ spec, out }) => ({ spec, out }));
    const put = (config: unknown) =>
      writeFileSync(join(folder, "specwright.config.json"), JSON.stringify(config));
    put([alone[0], shapesEntry]);
    expect((await make(folder)).code).toBe(0);
    expect(runtimeOf(folder)).toEqual((await runtimeAlone("shapes.yaml")).sort());
    expect(existsSync(join(folder, "api/pets/runtime/client.ts"))).toBe(true);
    put(alone);
    expect((await make(folder)).code).toBe(0);
    expect(existsSync(join(folder, "api/runtime"))).toBe(false);
    put(entries);
    expect((await make(folder)).code).toBe(0);
    expect(existsSync(join(folder, "api/pets/runtime"))).toBe(false);
    expect((await make(folder, "--check")).code).toBe(0);
  });

  it("one that is broken leaves the others a whole runtime", async () => {
    const folder = await made();
    writeFileSync(join(folder, "pets.yaml"), badReference);
    const before = readFolder(join(folder, "api"));
    expect((await make(folder)).code).toBe(1);
    expect(readFolder(join(folder, "api"))).toEqual(before);
  });

  it("nothing goes from the runtime before the output that needed it is written", async () => {
    const folder = await made();
    const types = join(folder, "api/pets/types.ts");
    rmSync(types);
    mkdirSync(types);
    writeFileSync(
      join(folder, "pets.yaml"),
      good.replace(/paths:[^]*(?=components)/, "paths: {}\n"),
    );
    expect((await make(folder)).code).toBe(2);
    expect(runtimeOf(folder)).toContain("client.ts");
    rmdirSync(types);
    expect((await make(folder)).code).toBe(0);
    expect(runtimeOf(folder)).not.toContain("client.ts");
  });

  it("files of others in the shared folder are never touched", async () => {
    const folder = makeFolder({
      ...both(),
      "api/runtime/own.txt": "mine",
      "api/runtime/own.ts": "mine",
    });
    const run = await make(folder);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("files that specwright did not write: `own.ts`");
    rmSync(join(folder, "api/runtime/own.ts"));
    expect((await make(folder)).code).toBe(0);
    expect(read(folder, "api/runtime/own.txt")).toBe("mine");
  });
});

it(
  "--watch keeps a shared runtime whole, whichever document changes",
  { timeout: 120_000 },
  async () => {
    const folder = makeFolder(both());
    const cli = startCli(folder, ["generate", "--watch"]);
    try {
      await cli.until(/shapes: [1-9]\d* written[^]*Watching/);
      writeFileSync(
        join(folder, "pets.yaml"),
        good.replace(/paths:[^]*(?=components)/, "paths: {}\n"),
      );
      await cli.until(/pets: [1-9]\d* written.*\n(?:.*\n)*Watching/);
      expect(runtimeOf(folder)).not.toContain("client.ts");
      writeFileSync(join(folder, "shapes.yaml"), good.replace("title: Pets", "title: Shapes"));
      await cli.until(/shapes: [1-9]\d* written.*\n(?:.*\n)*Watching/);
      expect(runtimeOf(folder)).toContain("client.ts");
    } finally {
      await cli.stop();
    }
    expect((await make(folder, "--check")).code).toBe(0);
  },
);

describe("two variants of a shared runtime", { timeout: 120_000 }, () => {
  /** As if another version had made it: its text is another, and its manifest knows. */
  async function older(): Promise<string> {
    const folder = makeFolder(both({ templates: "older" }));
    const text = readFileSync(new URL("../../templates/runtime/own.ts", import.meta.url), "utf8");
    writeFileSync(join(makeOlder(folder), "own.ts"), `${text}\n// older\n`);
    expect((await make(folder)).code).toBe(0);
    writeFileSync(join(folder, "specwright.config.json"), both()["specwright.config.json"]);
    return folder;
  }
  const makeOlder = (folder: string) => {
    mkdirSync(join(folder, "older"));
    return join(folder, "older");
  };

  it("follow one after the other where all documents are made", async () => {
    const folder = await older();
    expect((await make(folder)).code).toBe(0);
    expect((await make(folder, "--check")).code).toBe(0);
    expect(read(folder, "api/runtime/own.ts")).not.toContain("// older");
  });

  it("are an error where another document needs the former one, and nothing is written", async () => {
    const folder = await older();
    const before = readFolder(folder);
    const run = await make(folder, "--only", "pets");
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("`own.ts` of the shared runtime");
    expect(run.stderr).toContain("the output `api/shapes` needs it as it is");
    expect(run.stderr).toContain("without `--only`");
    expect(readFolder(folder)).toEqual(before);
    // Nobody needs it any more.
    rmSync(join(folder, "api/shapes"), { recursive: true });
    expect((await make(folder, "--only", "pets")).code).toBe(0);
  });

  it("are an error across configurations: TypeScript here, JavaScript there", async () => {
    const folder = await made();
    const options = { spec: join(folder, "pets.yaml"), out: join(folder, "api/more") };
    const more = generate({ ...options, runtime: join(folder, "api/runtime"), target: "js" });
    await expect(more).rejects.toThrow("give each its own `runtime`");
    expect(existsSync(join(folder, "api/more"))).toBe(false);
  });

  it.each<[string, Entry, Entry, string]>([
    ["targets", {}, { target: "js" }, "the same `target`"],
    ["extensions", { importExtension: ".ts" }, {}, "the same `importExtension`"],
    ["formats", {}, { format: "prettier" }, "the same `format`"],
    ["templates", {}, { templates: "mine" }, "the same `templates`"],
    ["no folder of its own", {}, { runtime: "api/shapes" }, "name a folder beside"],
    ["a folder in an output", {}, { runtime: "api/shapes/runtime" }, "name a folder beside"],
    ["a folder around outputs", {}, { runtime: "api" }, "name a folder beside"],
    ["the output of another", {}, { runtime: "API/pets" }, "name a folder beside"],
  ])("are refused in a configuration: %s", async (_, one, other, message) => {
    const folder = makeFolder(both(one, other));
    const run = await make(folder);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/specwright\.config\.json:1:\d+: /);
    expect(run.stderr).toContain(message);
    expect(existsSync(join(folder, "api"))).toBe(false);
  });

  it("usual values that are written out are the same", async () => {
    const folder = makeFolder(both({ target: "ts", importExtension: ".js" }, {}));
    expect((await make(folder)).code).toBe(0);
  });

  it("`runtime` needs `out`, stands without `package`, and lies outside of the output", async () => {
    const spec = join(makeFolder({ "a.yaml": good }), "a.yaml");
    await expect(generate({ spec, runtime: "runtime" })).rejects.toThrow("needs `out`");
    const named = { name: "a", version: "1.0.0" };
    await expect(generate({ spec, out: "x", runtime: "y", package: named })).rejects.toThrow(
      "package",
    );
    await expect(generate({ spec, out: "x", runtime: "x/y" })).rejects.toThrow("must be apart");
    await expect(generate({ spec, out: "x/y", runtime: "x" })).rejects.toThrow("must be apart");
  });
});

describe("a shared runtime and its manifest", { timeout: 120_000 }, () => {
  it("a manifest that lies removes nothing elsewhere", async () => {
    const folder = await made();
    const others = makeFolder({
      "keep.ts": "keep",
      [manifestName]: '{"users":{"../x":["keep.ts"]},"files":{}}',
    });
    for (const runtime of ["../../../../etc", others, "../../..", "..", "./", "../runtime\0", 7]) {
      const path = join(folder, "api/pets", manifestName);
      const manifest = JSON.parse(readFileSync(path, "utf8")) as object;
      writeFileSync(path, JSON.stringify({ ...manifest, runtime }));
      expect((await make(folder)).code).toBe(0);
      expect(read(others, "keep.ts")).toBe("keep");
      expect(runtimeOf(folder)).toContain("client.ts");
    }
  });

  it("works through a link to the output folder, as resolvers see it", async () => {
    const folder = makeFolder({ ...both(), "far/away/pets/.keep": "", "api/.keep": "" });
    symlinkSync(join(folder, "far/away/pets"), join(folder, "api/pets"), "junction");
    expect((await make(folder)).code).toBe(0);
    expect(read(folder, "far/away/pets/validators.ts")).toContain(
      'from "../../../api/runtime/own.js"',
    );
    expect((await make(folder, "--check")).code).toBe(0);
  });

  it("types alone need no runtime, and make no folder", async () => {
    const off = {
      oneofs: false,
      inputs: false,
      validators: false,
      endpoints: false,
      webhooks: false,
      client: false,
      masks: false,
      messages: false,
      index: false,
    };
    const folder = makeFolder({ "shapes.yaml": shapes });
    const options = {
      spec: join(folder, "shapes.yaml"),
      out: join(folder, "a"),
      runtime: join(folder, "r"),
    };
    const { files } = await generate({ ...options, builtIn: off, paths: false });
    expect([...files.keys()]).toContain("types.ts");
    expect(existsSync(join(folder, "r"))).toBe(false);
  });
});
