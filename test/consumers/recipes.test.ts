import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as Package from "../../generated/src/index.js";
import { expectedOutput } from "../readme/read-blocks.js";
import { startServer, type Loopback } from "./loopback-server.js";
import { compile, createProject, type Project } from "./project.js";
import { runOrThrow } from "./run.js";

const folders = ["recipes", "fetch-client"];
const links = [
  "@tanstack/query-core",
  "@tanstack/react-query",
  "@trpc/server",
  "@types/node",
  "@types/react",
  "ky",
  "msw",
  "react",
];
const token = "a bearer token";

let project: Project;
let server: Loopback;
let complaints: string;

/** One installation, one server and one compilation for all recipes: they take seconds each. */
beforeAll(async () => {
  project = await createProject(folders, links);
  ({ text: complaints } = await compile(project, "recipes", "typescript-7"));
  const entry = join(project.folder, "../node_modules/c1-apps-schema/dist/index.js");
  const api = (await import(pathToFileURL(entry).href)) as typeof Package;
  server = await startServer(api, token);
});

afterAll(() => server.close());

describe("the recipes", () => {
  it("compile, and only what they say is refused", () => {
    expect(complaints).toBe("");
  });

  const runnable = ["deno-bun", "ky", "messages", "mock-server", "tanstack-query", "trpc"];

  it("have a main.ts, or nothing to run", async () => {
    const files = await readdir(join(project.folder, "recipes"), { recursive: true });
    const mains = files.filter((file) => file.endsWith("main.ts"));
    expect(mains.sort()).toEqual(runnable.map((name) => join(name, "main.ts")));
  });

  it.each(runnable)("%s prints what it says", async (name) => {
    const source = await readFile(join(project.folder, "recipes", name, "main.ts"), "utf8");
    const want = expectedOutput(source);
    expect(want.length).toBeGreaterThan(2);
    const env = { ...process.env, C1_URL: server.baseUrl, C1_TOKEN: token };
    const args = [`out/recipes/${name}/main.js`];
    const printed = await runOrThrow(process.execPath, args, { cwd: project.folder, env });
    expect(printed.trimEnd().split("\n")).toEqual(want);
  });

  it("props are types, and leave nothing behind", async () => {
    const path = join(project.folder, "out/recipes/react/entitlement-row.js");
    const script = await readFile(path, "utf8");
    const imports = [...script.matchAll(/\bfrom "([^"]+)"/g)].map(([, name]) => name);
    expect(imports).toEqual(["react/jsx-runtime"]);
    const module = (await import(pathToFileURL(path).href)) as {
      readonly EntitlementRow: (props: object) => unknown;
    };
    const row = module.EntitlementRow({ entitlement: { durationGrant: "3600s" } });
    expect(JSON.stringify(row)).toContain('"children":"3600s"');
  });
});
