import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../load/folder.js";
import { serve } from "./remote-server.js";

const cli = fileURLToPath(new URL("../../dist/generator/cli.js", import.meta.url));
const probe = fileURLToPath(new URL("input-probe.cjs", import.meta.url));

interface Opens {
  readonly sockets: number;
  readonly lookups: number;
  readonly fetches: number;
  /** Paths and URLs of files. */
  readonly opened: readonly string[];
}

/** Runs the command in a process of its own, and counts what it opens. */
async function run(args: readonly string[]): Promise<Opens & { readonly text: string }> {
  const child = spawn(process.execPath, ["--require", probe, cli, ...args], {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let text = "";
  let report = "";
  child.stdout?.on("data", (chunk) => (text += String(chunk)));
  child.stderr?.on("data", (chunk) => (text += String(chunk)));
  child.stdio[3]?.on("data", (chunk) => (report += String(chunk)));
  await new Promise((done) => child.on("close", done));
  return { ...(JSON.parse(report) as Opens), text };
}

const remote = "http://127.0.0.1:9/remote.json";
const document = `openapi: 3.1.1
info: { title: T, version: '1', contact: { url: '${remote}' } }
jsonSchemaDialect: ${remote}
servers: [{ url: '${remote}' }]
externalDocs: { url: '${remote}' }
paths:
  /a:
    $ref: '${remote}'
components:
  examples:
    E: { externalValue: '${remote}' }
  schemas:
    A: { $ref: '${remote}#/A' }
    B: { $schema: '${remote}', $id: '${remote}', type: object }
    C: { $ref: '../secret.json' }
    D: { $ref: 'https://example.invalid/x.json' }
    F: { $ref: 'inside.json' }
`;

describe("without leave", { timeout: 60_000 }, () => {
  it.each([
    ["generate", ["--out", "OUT"]],
    ["validate", []],
    ["bundle", []],
  ])("%s opens no socket, looks up no name and reads nothing outside", async (command, more) => {
    const folder = makeFolder({
      "secret.json": "{}",
      "in/spec.yaml": document,
      "in/inside.json": "{}",
    });
    const out = join(folder, "out");
    const args = [command, join(folder, "in/spec.yaml"), ...more].map((arg) =>
      arg === "OUT" ? out : arg,
    );
    const { sockets, lookups, fetches, opened, text } = await run(args);
    expect({ sockets, lookups, fetches }).toEqual({ sockets: 0, lookups: 0, fetches: 0 });
    const ours = opened
      .filter((path) => path.includes(folder))
      .map((path) => path.slice(folder.length));
    expect(ours.filter((path) => path.startsWith("/in/")).sort()).toEqual([
      "/in/inside.json",
      "/in/spec.yaml",
    ]);
    expect(ours.filter((path) => path.includes("secret"))).toEqual([]);
    expect(text).toContain("fetching is not allowed");
  });
});

describe("with leave", { timeout: 60_000 }, () => {
  it("the command opens one socket for each document, and no other", async () => {
    const { origin } = await serve(() => ({
      "/spec.yaml": {
        body: "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents: { schemas: { A: { $ref: a.json } } }\n",
      },
      "/a.json": { body: '{ "type": "string" }' },
    }));
    const found = await run(["bundle", `${origin}/spec.yaml`, "--allow-remote", origin]);
    expect(found).toMatchObject({ sockets: 2, lookups: 0, fetches: 0 });
    expect(found.text).toContain('"type": "string"');
    expect((await run(["bundle", `${origin}/spec.yaml`])).sockets).toBe(0);
  });

  it("a limit is a flag too", async () => {
    const folder = makeFolder({ "spec.json": '{ "openapi": [[[[[[]]]]]] }' });
    const spec = join(folder, "spec.json");
    const { text } = await run(["validate", spec, "--limit", "depth=5"]);
    expect(text).toContain("nested more than 5 levels deep");
    expect((await run(["validate", spec, "--limit", "depth"])).text).toContain("depth=800");
    expect((await run(["validate", spec, "--limit", "dept=3"])).text).toContain("`limits.depth`");
    expect((await run(["validate", spec, "--allow-remote", "a/b"])).text).toContain(
      "list of hosts",
    );
  });
});
