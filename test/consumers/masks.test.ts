import { writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { objectAt, stringAt, type JsonObject } from "../spec/json.js";
import { createProject, stripTypes, type Project } from "./project.js";
import { runOrThrow } from "./run.js";

/** What the client printed, and the masks that the server was sent. */
let printed: JsonObject;
const masks: (string | undefined)[] = [];

beforeAll(async () => {
  const project = await createProject(["field-masks"]);
  for (const name of ["masks"]) await writeScript(project, name);
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const answer = answerTo(request.method ?? "", body);
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer.body));
    });
  });
  const baseUrl = await listen(server);
  try {
    const args = ["field-masks/main.js", baseUrl, "a bearer token"];
    const text = await runOrThrow(process.execPath, args, { cwd: project.folder });
    printed = JSON.parse(text) as JsonObject;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}, 90_000);

async function writeScript(project: Project, name: string): Promise<void> {
  const path = join(project.folder, "field-masks", `${name}.js`);
  await writeFile(path, await stripTypes(project, `field-masks/${name}.ts`));
}

/** The fields of an entitlement that the server knows, by their names in a mask. */
const fields = new Set(["displayName", "description", "durationUnset", "durationGrant", "slug"]);

let stored: JsonObject = {
  id: "entitlement-1",
  appId: "app-1",
  displayName: "Deployer",
  description: "May deploy.",
  durationUnset: {},
  complianceFrameworkValueIds: null,
  updatedAt: "2026-01-01T00:00:00Z",
};

/** Changes exactly what the mask names: what it names and the request lacks is cleared. */
function answerTo(method: string, body: unknown): { status: number; body: JsonObject } {
  if (method === "POST") {
    const mask = stringAt(body, "updateMask");
    masks.push(mask);
    const paths = (mask ?? "").split(",");
    const unknown = paths.filter((path) => !fields.has(path));
    if (unknown.length > 0) return { status: 400, body: { code: 3, message: unknown.join() } };
    const given = objectAt(body, "entitlement");
    const next: Record<string, unknown> = { ...stored, updatedAt: "2026-01-02T00:00:00Z" };
    for (const path of paths) {
      if (Object.hasOwn(given, path)) next[path] = given[path];
      else delete next[path];
    }
    stored = next;
  }
  return { status: 200, body: { appEntitlementView: view(), expanded } };
}

function view(): JsonObject {
  return {
    appEntitlement: stored,
    appPath: "$.expanded[1]",
    appResourcePath: "$.expanded[0]",
    appResourceTypePath: "$.expanded[7]",
  };
}

const expanded = [
  { "@type": "type.googleapis.com/c1.api.app.v1.AppResource", id: "r", displayName: "Repository" },
  { "@type": "type.googleapis.com/c1.api.app.v1.App", id: "app-1", displayName: "Ledger" },
  { "@type": "type.googleapis.com/c1.api.newer.v1.Thing", size: 3 },
];

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : JSON.parse(text);
}

describe("a client that reads what is expanded, and updates by a field mask", () => {
  it("finds the app and the resource by their paths in the view", () => {
    expect(printed).toMatchObject({
      read: {
        entitlement: { id: "entitlement-1" },
        app: { id: "app-1", displayName: "Ledger" },
        resource: { id: "r", displayName: "Repository" },
      },
    });
    expect(printed).not.toHaveProperty("read.app.@type");
  });

  it("passes messages through that the package does not have", () => {
    expect(printed).toMatchObject({
      read: { types: ["resource Repository", "app Ledger", "c1.api.newer.v1.Thing"] },
    });
  });

  it("sends the mask of exactly what differs: both members of a oneof that was switched", () => {
    expect(masks[0]?.split(",").sort()).toEqual(["displayName", "durationGrant", "durationUnset"]);
    expect(printed).toMatchObject({ updated: { mask: masks[0] } });
  });

  it("changes what the mask names, and nothing else", () => {
    expect(objectAt(printed, "again", "entitlement")).toEqual({
      id: "entitlement-1",
      appId: "app-1",
      displayName: "Auditor",
      description: "May deploy.",
      durationGrant: "7200s",
      complianceFrameworkValueIds: null,
      updatedAt: "2026-01-02T00:00:00Z",
    });
  });

  it("refuses a mask of what does not exist, as the server does", () => {
    expect(printed).toMatchObject({
      wrong: [
        {
          pointer: "/updateMask",
          code: "fieldMask",
          message:
            'must be a field mask of AppEntitlement: AppEntitlement has no field "display_name" (write "displayName"), AppEntitlement has no field "owner"',
        },
      ],
      refused: 400,
    });
  });
});
