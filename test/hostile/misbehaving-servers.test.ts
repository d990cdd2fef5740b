import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { validate } from "../../generator/index.js";
import { makeFolder } from "../cli/run-cli.js";
import { behaviours, misbehave, type MisbehavingServer } from "./misbehaving-server.js";

/** Servers on the loopback address that do whatever a server can do wrong. */

const names = Object.keys(behaviours);
const servers = new Map<string, MisbehavingServer>();

beforeAll(async () => {
  for (const [name, [, behaviour]] of Object.entries(behaviours)) {
    servers.set(name, await misbehave(behaviour));
  }
});

afterAll(async () => {
  for (const server of servers.values()) await server.close();
});

const serverOf = (name: string) => servers.get(name) as MisbehavingServer;
const wantedOf = (name: string) => behaviours[name]?.[0];

/** Short where the limit shall be reached, and else so long that a busy machine does not reach it. */
const secondsFor = (name: string) => (wantedOf(name) === "limit-exceeded" ? 1 : 30);

async function refer(name: string): Promise<void> {
  const { origin } = serverOf(name);
  const root = `openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    A: { $ref: '${origin}/a.json' }\n`;
  const spec = join(makeFolder({ "root.yaml": root }), "root.yaml");
  const limits = { seconds: secondsFor(name), bytes: 100_000 };
  const { diagnostics } = await validate({ spec, allowRemote: [origin], limits });
  const [finding, ...more] = diagnostics.filter(({ severity }) => severity === "error");
  // What is no schema is an error of the document; it was read all the same.
  const expected = wantedOf(name);
  if (expected === undefined) {
    expect(diagnostics.map(({ code }) => code)).not.toContain("remote-failed");
    expect(diagnostics.map(({ code }) => code)).not.toContain("limit-exceeded");
    return;
  }
  expect(finding?.code).toBe(expected);
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ line: expect.any(Number) as number });
  expect(`${finding?.file} ${finding?.message}`).toContain(origin);
}

const isLimited = (name: string) => wantedOf(name) === "limit-exceeded";

// Those wait for the limit, and may wait together.
describe.concurrent("a reference to a server that never comes to an end:", () => {
  it.each(names.filter(isLimited))("%s", { timeout: 60_000 }, refer);
});

describe("a reference to a server with", () => {
  it.each(names.filter((name) => !isLimited(name)))("%s", { timeout: 60_000 }, refer);
});

describe("a process", () => {
  it("ends by itself once it has told what servers did", { timeout: 120_000 }, async () => {
    const child = fileURLToPath(new URL("./files/fetch-child.js", import.meta.url));
    const asked = names.map((name) => {
      return JSON.stringify({ spec: `${serverOf(name).origin}/a.json`, seconds: secondsFor(name) });
    });
    const run = await new Promise<{ code: unknown; stdout: string; stderr: string }>((done) => {
      execFile(process.execPath, [child, ...asked], (error, stdout, stderr) => {
        done({ code: error === null ? 0 : error.code, stdout, stderr });
      });
    });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const found = JSON.parse(run.stdout) as string[][];
    const told = names.map((name, at) => [name, found[at]?.map((one) => one.split(" ")[0])]);
    const wanted = names.map((name) => {
      const code = wantedOf(name);
      return [name, code === undefined ? [] : [code]];
    });
    expect(told).toEqual(wanted);
    for (const [at, name] of names.entries()) {
      if (wantedOf(name) !== undefined) expect(found[at]?.[0]).toContain(serverOf(name).origin);
    }
  });

  it("leaves no connection open", () => {
    expect(names.filter((name) => serverOf(name).open() > 0)).toEqual([]);
  });
});
