import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createProject, stripTypes, type Project } from "./project.js";
import { runOrThrow } from "./run.js";

let project: Project;

beforeAll(async () => {
  project = await createProject(["standard-schema"], ["hono", "@hono/standard-validator"]);
  const script = await stripTypes(project, "standard-schema/app.ts");
  await writeFile(join(project.folder, "standard-schema/app.js"), script);
}, 60_000);

async function post(body: unknown): Promise<unknown> {
  const args = ["standard-schema/main.js", JSON.stringify(body)];
  return JSON.parse(await runOrThrow(process.execPath, args, { cwd: project.folder })) as unknown;
}

describe("a server whose framework takes Standard Schemas (hono)", () => {
  it("accepts a good body, and knows its type", async () => {
    const answer = await post({ displayName: "Deployer", durationGrant: "3600s" });
    expect(answer).toEqual({ status: 201, body: { name: "Deployer", duration: "durationGrant" } });
  });

  it("refuses a bad one with the paths of its faults", async () => {
    const answer = await post({
      durationGrant: "3600s",
      durationUnset: {},
      provisionPolicy: { multiStep: { provisionSteps: [{}, { manual: { userIds: ["1", 2] } }] } },
    });
    expect(answer).toMatchObject({ status: 422 });
    const { issues } = (answer as { body: { issues: { path: unknown; message: string }[] } }).body;
    expect(issues.map(({ path, message }) => [path, message])).toEqual([
      [["displayName"], "is required"],
      [[], expect.stringContaining("only one of `durationUnset`, `durationGrant` may be set")],
      [
        ["provisionPolicy", "multiStep", "provisionSteps", 1, "manual", "userIds", 1],
        "must be a string",
      ],
    ]);
  });
});
