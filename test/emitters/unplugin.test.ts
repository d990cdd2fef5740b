import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { build as esbuild } from "esbuild";
import {
  build,
  createServer,
  createLogger,
  loadConfigFromFile,
  type InlineConfig,
  type Plugin,
} from "vite";
import { describe, expect, it } from "vitest";
import { FollowedOutput } from "../../generator/plugin/followed-output.js";
import unplugin, { specwright } from "../../generator/unplugin.js";
import vite, { specwright as fromVite } from "../../generator/vite.js";
import { badReference, good, withWarning } from "../cli/documents.js";
import { makeFolder } from "../cli/run-cli.js";
import { readBlocks } from "../readme/read-blocks.js";

const project = (spec: string) =>
  makeFolder({
    "package.json": '{ "type": "module" }',
    "specwright.config.json": '{ "spec": "openapi.yaml", "out": "src/api", "paths": false }',
    "openapi.yaml": spec,
    "src/main.ts":
      'import { isPet } from "./api/index.js";\nexport const answer = isPet({ name: "Rex" });\n',
  });

/** A configuration of Vite, and what it says. */
function viteConfig(folder: string): { config: InlineConfig; said: string[] } {
  const said: string[] = [];
  const logger = createLogger("silent");
  const listen = (message: string) => void said.push(message);
  const aloud = (message: string) => {
    if (message.startsWith("specwright:")) listen(message);
  };
  const config: InlineConfig = {
    configFile: false,
    root: folder,
    customLogger: { ...logger, info: aloud, warn: listen, warnOnce: listen, error: listen },
    plugins: [specwright.vite({ config: join(folder, "specwright.config.json") })],
    build: { lib: { entry: "src/main.ts", formats: ["es"], fileName: "main" }, minify: false },
    server: { middlewareMode: true, ws: false },
    appType: "custom",
  };
  return { config, said };
}

async function until(test: () => boolean): Promise<void> {
  for (let tries = 0; !test(); tries++) {
    if (tries > 300) throw new Error("Nothing happened.");
    await wait(100);
  }
}

describe("specwright/unplugin", () => {
  it("is used as docs/bundlers.md says", async () => {
    const repository = fileURLToPath(new URL("../../", import.meta.url));
    const page = readFileSync(join(repository, "docs/bundlers.md"), "utf8");
    const [block, ...others] = readBlocks("docs/bundlers.md", page).filter(
      ({ language }) => language === "ts",
    );
    expect(others).toEqual([]);
    const folder = makeFolder({ "package.json": '{ "type": "module" }' });
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(repository, join(folder, "node_modules/specwright"));
    symlinkSync(join(repository, "node_modules/vite"), join(folder, "node_modules/vite"));
    const file = join(folder, block?.title ?? "");
    writeFileSync(file, block?.text ?? "");
    const env = { command: "build", mode: "production" } as const;
    const loaded = await loadConfigFromFile(env, file, folder);
    expect(loaded?.config.plugins?.map((plugin) => (plugin as Plugin).name)).toEqual([
      "specwright",
    ]);
  });

  it("makes what a build of Vite imports", async () => {
    const folder = project(good);
    const { config, said } = viteConfig(folder);
    await build(config);
    const { answer } = (await import(join(folder, "dist/main.js"))) as { answer: boolean };
    expect(answer).toBe(true);
    // Vite has a word of its own on slow plugins, where the machine is.
    expect(said.filter((text) => /(?:error|warning) {2}/.test(text))).toEqual([]);
  });

  it("hands findings on: warnings, and errors that end the build", async () => {
    const folder = project(withWarning);
    const { config, said } = viteConfig(folder);
    await build(config);
    expect(said.join("\n")).toMatch(/openapi\.yaml:\d+:\d+ {2}warning {2}missing-operation-id/);
    writeFileSync(join(folder, "openapi.yaml"), badReference);
    await expect(build(viteConfig(folder).config)).rejects.toThrow(
      /openapi\.yaml:\d+:\d+ {2}error {2}unresolved-reference/,
    );
    rmSync(join(folder, "specwright.config.json"));
    await expect(build(viteConfig(folder).config)).rejects.toThrow("there is no such file");
  });

  it("groups findings that repeat, as the commands do", async () => {
    const paths = Array.from(
      { length: 30 },
      (_, at) => `  /p${at}:\n    get: { responses: { "204": { description: Done } } }\n`,
    );
    const folder = project(
      `openapi: 3.1.0\ninfo: { title: Many, version: "1" }\npaths:\n${paths.join("")}`,
    );
    const output = new FollowedOutput({ config: join(folder, "specwright.config.json") });
    const { warnings, errors } = await output.generate();
    expect(errors).toBe("");
    expect(warnings.match(/warning {2}missing-operation-id$/gm)).toHaveLength(3);
    expect(warnings).toMatch(/^27 more findings alike {2}missing-operation-id: /m);
    expect(warnings).toMatch(/30 warnings\n$/);
  });

  it("follows the document while Vite serves, whatever becomes of it", async () => {
    const folder = project(good);
    const { config, said } = viteConfig(folder);
    const server = await createServer(config);
    const sent: unknown[] = [];
    server.ws.send = ((payload: unknown) => void sent.push(payload)) as typeof server.ws.send;
    const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
    const types = () => readFileSync(join(folder, "src/api/types.ts"), "utf8");
    try {
      expect(types()).toContain("name: string");
      // The watcher takes a moment before it sees anything.
      await wait(500);
      put("openapi.yaml", badReference);
      await until(() => said.length > 0);
      expect(said.join("\n")).toContain("error  unresolved-reference");
      expect(sent).toEqual([
        { type: "error", err: expect.objectContaining({ plugin: "specwright" }) as unknown },
      ]);
      expect(sent[0]).toMatchObject({
        err: {
          message: expect.stringContaining("error  unresolved-reference") as unknown,
          loc: {
            file: expect.stringMatching(/openapi\.yaml$/) as unknown,
            line: expect.any(Number) as unknown,
          },
        },
      });
      // Back to what there was: no module changes, and the page has to lose its overlay all the same.
      said.splice(0);
      put("openapi.yaml", good);
      await until(() => said.some((text) => text.includes("the errors are fixed")));
      expect(sent.slice(1)).toContainEqual({ type: "full-reload" });
      put(
        "openapi.yaml",
        good.replace("[name]", "[nick]").replace("        name:\n", "        nick:\n"),
      );
      await until(() => types().includes("nick: string"));
      put(
        "specwright.config.json",
        '{ "spec": "openapi.yaml", "out": "src/api", "paths": false, "immutable": true }',
      );
      await until(() => types().includes("readonly nick: string"));
      said.splice(0);
      put("specwright.config.json", "{");
      await until(() => said.length > 0);
      expect(said.join("\n")).toContain("specwright.config.json:1:");
    } finally {
      await server.close();
    }
  });

  it("lets a server start with a broken document, and goes on once it is fixed", async () => {
    const folder = project(badReference);
    const { config, said } = viteConfig(folder);
    const server = await createServer(config);
    try {
      expect(said.join("\n")).toContain("error  unresolved-reference");
      await wait(500);
      writeFileSync(join(folder, "openapi.yaml"), good);
      await until(() => said.some((text) => text.includes("the errors are fixed")));
      expect(readFileSync(join(folder, "src/api/types.ts"), "utf8")).toContain("name: string");
    } finally {
      await server.close();
    }
  });

  it("is early enough for webpack, and warns in its way", async () => {
    const folder = project(withWarning);
    const made = specwright.raw(
      { config: join(folder, "specwright.config.json") },
      { framework: "webpack", webpack: { compiler: {} as never } },
    );
    const works: (() => Promise<unknown>)[] = [];
    const tapPromise = (_: string, work: () => Promise<unknown>) => void works.push(work);
    made.webpack?.({ hooks: { beforeCompile: { tapPromise } } } as never);
    await works[0]?.();
    expect(readFileSync(join(folder, "src/api/types.ts"), "utf8")).toContain("name: string");
    const followed: string[] = [];
    const warnings: Error[] = [];
    const context = {
      addWatchFile: (file: string) => void followed.push(file),
      getNativeBuildContext: () => ({ framework: "webpack", compilation: { warnings } }),
    };
    await made.buildStart?.call(context as never);
    expect(warnings.map(String).join()).toContain("missing-operation-id");
    const names = followed.map((file) => file.slice(folder.length + 1));
    expect(names.sort()).toEqual(["openapi.yaml", "specwright.config.json"]);
    // What is broken is reported where the compilation can tell, and no sooner.
    writeFileSync(join(folder, "openapi.yaml"), badReference);
    await works[0]?.();
    await expect(made.buildStart?.call(context as never)).rejects.toThrow("unresolved-reference");
  });

  it("tells webpack when errors are fixed", async () => {
    const folder = project(badReference);
    const made = specwright.raw(
      { config: join(folder, "specwright.config.json") },
      { framework: "webpack", webpack: { compiler: {} as never } },
    );
    const works: (() => Promise<unknown>)[] = [];
    const tapPromise = (_: string, work: () => Promise<unknown>) => void works.push(work);
    made.webpack?.({ hooks: { beforeCompile: { tapPromise } } } as never);
    const told: string[] = [];
    const getLogger = () => ({ info: (text: string) => void told.push(text) });
    const context = {
      addWatchFile: () => undefined,
      getNativeBuildContext: () => ({
        framework: "webpack",
        compilation: { warnings: [], getLogger },
      }),
    };
    const compile = async () => {
      await works[0]?.();
      await made.buildStart?.call(context as never);
    };
    await expect(compile()).rejects.toThrow("unresolved-reference");
    writeFileSync(join(folder, "openapi.yaml"), good);
    await compile();
    await compile();
    expect(told).toEqual(["specwright: the errors are fixed, and the output is up to date."]);
  });

  it("is the default export of both entries", () => {
    expect(unplugin).toBe(specwright);
    expect(vite).toBe(fromVite);
    expect(vite().name).toBe("specwright");
  });

  it("says what to install where unplugin is missing, and Vite needs nothing", () => {
    const folder = makeFolder({
      "package.json": '{ "type": "module" }',
      "vite.js": 'import specwright from "specwright/vite"; console.log(specwright().name);',
      "other.js": 'import "specwright/unplugin";',
    });
    const installed = join(folder, "node_modules/specwright");
    mkdirSync(installed, { recursive: true });
    const repository = fileURLToPath(new URL("../../", import.meta.url));
    cpSync(join(repository, "package.json"), join(installed, "package.json"));
    cpSync(join(repository, "dist"), join(installed, "dist"), { recursive: true });
    const { dependencies } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
      dependencies: object;
    };
    for (const name of Object.keys(dependencies)) {
      const link = join(folder, "node_modules", name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(repository, "node_modules", name), link, "junction");
    }
    const run = (file: string) =>
      spawnSync(process.execPath, [join(folder, file)], { encoding: "utf8" });
    expect(run("vite.js")).toMatchObject({ status: 0, stdout: "specwright\n" });
    const { status, stderr } = run("other.js");
    expect(status).toBe(1);
    expect(stderr).toContain("npm install --save-dev unplugin");
    expect(stderr).toContain("specwright/vite");
  });

  it("works with esbuild too", async () => {
    const folder = project(good);
    const plugin = specwright.esbuild({ config: join(folder, "specwright.config.json") });
    const { outputFiles } = await esbuild({
      absWorkingDir: folder,
      entryPoints: ["src/main.ts"],
      bundle: true,
      format: "esm",
      write: false,
      plugins: [plugin],
    });
    expect(outputFiles[0]?.text).toContain("isPet");
  });
});
