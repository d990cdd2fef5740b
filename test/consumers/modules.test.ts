import { beforeAll, describe, expect, it } from "vitest";
import { createProject, type Project } from "./project.js";
import { run, runOrThrow } from "./run.js";

let project: Project;

beforeAll(async () => {
  project = await createProject(["modules"]);
}, 60_000);

const want = {
  typeModules: [],
  sameModules: true,
  is: [true, false],
  codes: ["oneof"],
  which: "durationGrant",
  url: "https://acme.conductor.one/api/v1/apps/a%2Fb",
  frozen: true,
  openapi: "3.1.1",
};

describe.each(["modules/import.js", "modules/require.cjs"])("every module in %s", (script) => {
  it("loads and works", async () => {
    const text = await runOrThrow(process.execPath, [script], { cwd: project.folder });
    expect(JSON.parse(text)).toEqual({ ...want, evaluation: "possible" });
  });

  it("loads and works where code cannot be made from strings", async () => {
    const args = ["--disallow-code-generation-from-strings", script];
    const text = await runOrThrow(process.execPath, args, { cwd: project.folder });
    expect(JSON.parse(text)).toEqual({ ...want, evaluation: "EvalError" });
  });
});

describe("the package's exports", () => {
  it("keep the runtime's files private", async () => {
    const { stdout } = await run(process.execPath, ["modules/private.js"], { cwd: project.folder });
    expect(stdout).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });
});
