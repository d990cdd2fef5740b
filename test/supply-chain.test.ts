import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { isUpdate } from "./golden/is-update.js";
import { dependencyPage, shippedPackages, type Lockfile } from "./supply-chain/dependency-page.js";
import { distanceOf, withFigures, type Tarball } from "./supply-chain/package-table.js";

const repository = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(`${repository}${path}`, "utf8");

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: object;
  readonly bundleDependencies?: object;
}
const manifest = JSON.parse(read("package.json")) as Manifest;
const lockfile = JSON.parse(read("package-lock.json")) as Lockfile;
const locked = Object.entries(lockfile.packages).filter(([path]) => path !== "");

/** Compares with a file of the repository, or renews it. */
async function hold(path: string, text: string): Promise<void> {
  const formatted = path.endsWith(".md")
    ? await format(text, { parser: "markdown", printWidth: 100 })
    : text;
  if (isUpdate) writeFileSync(`${repository}${path}`, formatted);
  expect(existsSync(`${repository}${path}`), `${path}: npm run test:update makes it`).toBe(true);
  expect(read(path)).toBe(formatted);
}

describe("the lockfile", () => {
  it("holds packages", () => {
    expect(locked.length).toBeGreaterThan(100);
  });

  it("has a strong hash for each", () => {
    const without = locked.filter(
      ([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""),
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it("names no place but the registry: no git, no file, no link", () => {
    const odd = locked.filter(([, { resolved, link }]) => {
      const isElsewhere =
        resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/");
      return isElsewhere || link === true;
    });
    expect(odd.map(([path]) => path)).toEqual([]);
  });

  it("has no package with an install script, but for those that only tests use", () => {
    const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    // msw copies its browser worker where a package.json asks for that: ours does not.
    const allowed = new Set(["node_modules/esbuild", "node_modules/fsevents", "node_modules/msw"]);
    expect(scripts.map(([path]) => path).filter((path) => !allowed.has(path))).toEqual([]);
    expect(scripts.filter(([, { dev, optional }]) => dev !== true && optional !== true)).toEqual(
      [],
    );
  });

  it("has licences that anybody may build on", () => {
    const free = new Set(["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD"]);
    const known = new Set([
      "BlueOak-1.0.0",
      "Python-2.0",
      "PSF-2.0",
      "(MIT OR CC0-1.0)",
      "(Apache-2.0 AND BSD-3-Clause)",
      "Unlicense",
    ]);
    const odd = shippedPackages(lockfile).filter(
      ({ license }) => !free.has(license) && !known.has(license),
    );
    expect(odd).toEqual([]);
  });
});

describe("our own packages", () => {
  const own = ["package.json", "generated/package.json"];

  it.each(own)("%s runs nothing when it is installed", (path) => {
    const {
      scripts = {},
      optionalDependencies,
      bundleDependencies,
    } = JSON.parse(read(path)) as Manifest;
    const installing = [
      "preinstall",
      "install",
      "postinstall",
      "prepare",
      "preprepare",
      "postprepare",
    ];
    expect(Object.keys(scripts).filter((name) => installing.includes(name))).toEqual([]);
    expect([optionalDependencies, bundleDependencies]).toEqual([undefined, undefined]);
  });

  it("the output depends on nothing", () => {
    const { dependencies, devDependencies } = JSON.parse(
      read("generated/package.json"),
    ) as Manifest;
    expect([dependencies, devDependencies]).toEqual([undefined, undefined]);
  });

  it("the generator asks for few packages, all from the registry", () => {
    const { dependencies = {} } = manifest;
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(16);
    expect(
      Object.values(dependencies).filter((range) => !/^[\^~]?\d+\.\d+\.\d+$/.test(range)),
    ).toEqual([]);
  });

  it("docs/dependencies.md lists what is installed (npm run test:update renews it)", async () => {
    const direct = Object.keys(manifest.dependencies ?? {});
    await hold("docs/dependencies.md", dependencyPage(lockfile, direct));
  });
});

describe("what is in a tarball", { timeout: 120_000 }, () => {
  function pack(folder: string): Tarball {
    const args = ["pack", "--dry-run", "--ignore-scripts", "--json"];
    const stdout = execFileSync("npm", args, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [tarball] = Object.values(JSON.parse(stdout) as Record<string, Tarball>);
    if (tarball === undefined) throw new Error(`npm packs nothing in ${folder}`);
    return tarball;
  }
  const pathsOf = ({ files }: Tarball): string[] => files.map(({ path }) => path).sort();

  /** Sizes change with every line, so the page is renewed, and refused, only when it misleads. */
  async function holdSizes(name: string, tarball: Tarball): Promise<void> {
    const page = read("docs/packages.md");
    const distance = distanceOf(page, name, tarball);
    if (isUpdate && distance > 0.1)
      await hold("docs/packages.md", withFigures(page, name, tarball));
    else expect(distance, "docs/packages.md: npm run test:update renews it").toBeLessThan(0.2);
  }

  it("specwright: a fixed list, and what each of our sources compiles to", async () => {
    const tarball = pack(repository);
    const files = pathsOf(tarball);
    const compiled = files.filter((path) => path.startsWith("dist/"));
    const rest = files.filter((path) => !path.startsWith("dist/"));
    await hold("test/supply-chain/specwright.txt", `${rest.join("\n")}\n`);
    const isOurs = (path: string) =>
      /^dist\/(?:generator|templates)\/[\w/.-]+\.(?:js|d\.ts)$/.test(path);
    expect(compiled.filter((path) => !isOurs(path))).toEqual([]);
    expect(compiled).toContain("dist/generator/cli.js");
    // What a source that is gone has left in `dist` does not get out: packing builds anew.
    expect(manifest.scripts?.["prepack"]).toMatch(/^npm run clean && npm run build$/);
    await holdSizes("specwright", tarball);
  });

  it("c1-apps-schema: a fixed list", async () => {
    const tarball = pack(`${repository}generated`);
    await hold("test/supply-chain/c1-apps-schema.txt", `${pathsOf(tarball).join("\n")}\n`);
    await holdSizes("c1-apps-schema", tarball);
  });
});
