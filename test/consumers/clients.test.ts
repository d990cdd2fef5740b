import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type * as Package from "../../generated/src/index.js";
import { startServer, type Loopback } from "./loopback-server.js";
import { createProject, stripTypes, type Project } from "./project.js";
import { runOrThrow } from "./run.js";

const token = "a bearer token";
const names = ["Ledger", "Payroll", "Wiki", "Door badges", "Mail"];

let project: Project;

beforeAll(async () => {
  project = await createProject(["fetch-client", "openapi-fetch"], ["openapi-fetch"]);
  for (const name of ["fetch-client", "openapi-fetch"]) {
    const script = await stripTypes(project, `${name}/client.ts`);
    await writeFile(join(project.folder, name, "client.js"), script);
  }
}, 60_000);

/** Starts a server with the installed package, and runs a client against it. */
async function runClient(
  name: string,
): Promise<{ readonly printed: unknown; readonly server: Loopback }> {
  const entry = join(project.folder, "../node_modules/c1-apps-schema/dist/index.js");
  const api = (await import(pathToFileURL(entry).href)) as typeof Package;
  const server = await startServer(api, token);
  try {
    const args = [`${name}/main.js`, server.baseUrl, token];
    const text = await runOrThrow(process.execPath, args, { cwd: project.folder });
    return { printed: JSON.parse(text) as unknown, server };
  } finally {
    await server.close();
  }
}

describe("the client of the output", () => {
  let printed: unknown;
  let server: Loopback;

  beforeAll(async () => {
    ({ printed, server } = await runClient("fetch-client"));
  });

  it("lists the apps of all pages, creates an entitlement and updates it", () => {
    expect(printed).toMatchObject({
      names,
      created: {
        id: "entitlement-1",
        appId: "app 1/2",
        displayName: "Deployer",
        durationGrant: "3600s",
      },
      updated: { id: "entitlement-1", displayName: "Auditor", durationUnset: {}, slug: "slug" },
    });
    expect(printed).not.toHaveProperty("updated.durationGrant");
  });

  it("asks for one page after the other, and writes ids so that they stay in their segment", () => {
    expect(server.log.slice(0, 5)).toEqual([
      "GET /api/v1/apps?page_size=2",
      "GET /api/v1/apps?page_size=2&page_token=2",
      "GET /api/v1/apps?page_size=2&page_token=4",
      "POST /api/v1/apps/app%201%2F2/entitlements",
      "POST /api/v1/apps/app%201%2F2/entitlements/entitlement-1",
    ]);
  });

  it("tells undeclared statuses with what the server says", () => {
    expect(printed).toMatchObject({
      refused: {
        status: 400,
        message:
          "createAppEntitlement (POST /api/v1/apps/{app_id}/entitlements) answered with status 400, which it does not declare",
        text: expect.stringMatching(/\/alias must be/),
      },
      stranger: {
        status: 401,
        text: '{"code":401,"message":"unknown token","details":[]}',
      },
    });
    expect(printed).toMatchObject({
      refused: {
        text: expect.stringContaining("only one of `durationUnset`, `durationGrant` may be set"),
      },
    });
  });

  it("says where an answer is wrong", () => {
    const entitlement = "/appEntitlementView/appEntitlement";
    expect(printed).toMatchObject({
      wrongList: {
        status: 200,
        message:
          'The answer to listApps is not valid: /list/1/monthlyCostUsd must be an integer (received string "12")',
        places: ["/list/1/monthlyCostUsd type"],
      },
      wrongCreation: {
        places: expect.arrayContaining([
          `${entitlement} oneof`,
          `${entitlement}/durationGrant format`,
        ]),
      },
    });
  });
});

describe("openapi-fetch, typed by paths", () => {
  let printed: unknown;
  let server: Loopback;

  beforeAll(async () => {
    ({ printed, server } = await runClient("openapi-fetch"));
  });

  it("lists the apps of all pages, creates an entitlement and updates it", () => {
    expect(printed).toMatchObject({
      names,
      created: {
        id: "entitlement-1",
        appId: "app 1/2",
        displayName: "Deployer",
        durationGrant: "3600s",
      },
      updated: { id: "entitlement-1", displayName: "Auditor", durationGrant: "3600s" },
    });
    expect(server.log.slice(0, 3)).toEqual([
      "GET /api/v1/apps?page_size=2",
      "GET /api/v1/apps?page_size=2&page_token=2",
      "GET /api/v1/apps?page_size=2&page_token=4",
    ]);
  });

  it("is told of faulty requests by the server, and of faulty answers by the validators", () => {
    expect(printed).toMatchObject({
      refused: { message: expect.stringContaining("/displayName must be a string") },
      wrongList: { places: ["/list/1/monthlyCostUsd type"] },
    });
  });
});
