import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { lintTarball } from "../package/lint-tarball.js";
import { installPackage, type Consumer } from "./install-package.js";
import { runOrThrow } from "./run.js";

let consumer: Consumer;

beforeAll(async () => {
  consumer = await installPackage();
}, 60_000);

async function listTarball(): Promise<string[]> {
  const text = await runOrThrow("tar", ["-tzf", consumer.tarball], { cwd: consumer.folder });
  return text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => line.replace(/^package\//, ""))
    .sort();
}

describe("the tarball", () => {
  it("holds the modules as JavaScript, declarations, maps and sources, and nothing else", async () => {
    const files = await listTarball();
    const sources = files.filter((file) => /^src\/(?:runtime\/)?[a-z0-9-]+\.ts$/.test(file));
    const built = sources.flatMap((file) => {
      const stem = file.replace(/^src\//, "dist/").replace(/\.ts$/, "");
      return [".js", ".js.map", ".d.ts", ".d.ts.map"].map((ending) => stem + ending);
    });
    const other = ["README.md", "openapi.json", "package.json"];
    expect(files).toEqual([...sources, ...built, ...other].sort());
    expect(sources.filter((file) => !file.includes("/runtime/"))).toEqual([
      "src/client.ts",
      "src/endpoints.ts",
      "src/index.ts",
      "src/inputs.ts",
      "src/json-schemas.ts",
      "src/masks.ts",
      "src/messages.ts",
      "src/oneofs.ts",
      "src/paths.ts",
      "src/types.ts",
      "src/validators.ts",
    ]);
    expect(files.filter((file) => /test|spec|fixture|manifest|tsconfig/.test(file))).toEqual([]);
  });

  it("has source maps that lead to its sources", async () => {
    const folder = join(consumer.folder, "node_modules/c1-apps-schema");
    for (const name of ["validators.js.map", "types.d.ts.map"]) {
      const map = JSON.parse(await readFile(join(folder, "dist", name), "utf8")) as {
        readonly sources: readonly string[];
      };
      const [source = ""] = map.sources;
      expect((await readFile(join(folder, "dist", source), "utf8")).length).toBeGreaterThan(0);
    }
  });

  it("has nothing that publint or Are The Types Wrong object to", async () => {
    expect(await lintTarball(consumer.tarball)).toEqual([]);
  });
});

describe("the manifest", () => {
  it("asks for nothing: no dependencies, no install scripts, no side effects", async () => {
    const path = join(consumer.folder, "node_modules/c1-apps-schema/package.json");
    const manifest = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
    const kinds = Object.keys(manifest).filter((key) => /dependencies/i.test(key));
    expect(kinds).toEqual([]);
    expect(manifest["sideEffects"]).toBe(false);
    const scripts = Object.keys(manifest["scripts"] ?? {});
    expect(scripts.filter((name) => /install|^prepare$/.test(name))).toEqual([]);
  });

  it("leads every export to files that are there", async () => {
    const folder = join(consumer.folder, "node_modules/c1-apps-schema");
    const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
      readonly exports: Record<string, string | Record<string, string>>;
    };
    expect(Object.keys(manifest.exports).sort()).toEqual([
      ".",
      "./client",
      "./endpoints",
      "./inputs",
      "./masks",
      "./messages",
      "./oneofs",
      "./openapi.json",
      "./package.json",
      "./paths",
      "./types",
      "./validators",
    ]);
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === "string" ? [target] : Object.values(target),
    );
    const files = await listTarball();
    expect(targets.filter((target) => !files.includes(target.replace(/^\.\//, "")))).toEqual([]);
  });

  it("was all that had to be installed", async () => {
    const lock = JSON.parse(await readFile(join(consumer.folder, "package-lock.json"), "utf8")) as {
      readonly packages: object;
    };
    expect(Object.keys(lock.packages)).toEqual(["", "node_modules/c1-apps-schema"]);
  });
});
