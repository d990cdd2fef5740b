import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bundle, generate, validate, type Diagnostic } from "../../generator/index.js";
import { defaultLimits } from "../../generator/load/limits.js";
import { AllowedHosts } from "../../generator/load/remote/allowed-hosts.js";
import { fetchText } from "../../generator/load/remote/fetch-text.js";
import type { Resolve } from "../../generator/load/remote/guarded-lookup.js";
import { makeFolder } from "../load/folder.js";
import { serve, type Answers } from "./remote-server.js";

const secret = "hunter2-never-to-be-shown";

const root = (reference: string) =>
  `openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    A: { $ref: '${reference}' }\n`;
const json = JSON.stringify({ type: "object", properties: { a: { type: "string" } } });

function codes(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

/** Validates a local document that refers to `/a.json` of a server with these answers. */
async function refer(answers: (origin: string) => Answers, path = "/a.json") {
  const server = await serve(answers);
  const folder = makeFolder({ "root.yaml": root(server.origin + path) });
  const spec = join(folder, "root.yaml");
  const options = { spec, allowRemote: [server.origin], limits: { seconds: 2, bytes: 1_000_000 } };
  const { diagnostics } = await validate(options);
  return { server, diagnostics, codes: codes(diagnostics), text: JSON.stringify(diagnostics) };
}

describe("with leave", () => {
  it("a remote reference is read, and its own references are relative to it", async () => {
    const { server, diagnostics } = await refer(
      () => ({
        "/dir/a.json": { body: '{ "$ref": "../b.yaml#/B" }' },
        "/b.yaml": { body: "B: { type: object, properties: { c: { $ref: 'dir/c.yaml' } } }\n" },
        "/dir/c.yaml": { body: "type: string\n" },
      }),
      "/dir/a.json",
    );
    expect(diagnostics).toEqual([]);
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/dir/a.json",
      "/b.yaml",
      "/dir/c.yaml",
    ]);
  });

  it("the root document may be remote, for all commands", async () => {
    const { origin } = await serve((at) => ({
      "/openapi.yaml": { body: root("schemas.json") },
      "/schemas.json": { body: gzipSync(json), headers: { "content-encoding": "gzip" } },
      "/moved": { status: 302, headers: { location: `${at}/openapi.yaml` } },
    }));
    const options = { spec: `${origin}/moved`, allowRemote: [origin] };
    expect((await validate(options)).diagnostics).toEqual([]);
    const { files } = await generate({ ...options, paths: false });
    expect(files.get("types.ts")).toContain("export interface A");
    expect((await bundle(options)).document).toMatchObject({
      components: { schemas: { A: { type: "object" } } },
    });
  });

  it("findings have the URL, the line and the column", async () => {
    const { origin } = await serve(() => ({
      "/openapi.yaml?token=abc": { body: root("#/components/schemas/B") },
    }));
    const spec = `${origin}/openapi.yaml?token=abc`;
    const { diagnostics } = await validate({ spec, allowRemote: [origin] });
    expect(diagnostics.map(({ file, line, column }) => [file, line, column])).toContainEqual([
      `${origin}/openapi.yaml?…`,
      6,
      16,
    ]);
    expect(JSON.stringify(diagnostics)).not.toContain("abc");
  });

  it("nothing about the user is sent", async () => {
    const { server } = await refer(() => ({
      "/a.json": { body: '{ "$ref": "/b.json" }', headers: { "set-cookie": "a=b" } },
      "/b.json": { body: json },
    }));
    const names = server.requests.flatMap(({ headers }) => Object.keys(headers));
    expect([...new Set(names)].sort()).toEqual([
      "accept",
      "accept-encoding",
      "connection",
      "host",
      "user-agent",
    ]);
    expect(server.requests.map(({ headers }) => headers["user-agent"])).toEqual([
      "specwright",
      "specwright",
    ]);
  });
});

describe("what a server may not do", () => {
  const moved = (location: string) => ({ status: 302, headers: { location } });

  it.each<[string, string, (origin: string) => Answers]>([
    [
      "send on to another host",
      "remote-reference",
      () => ({ "/a.json": moved("http://127.0.0.2:9/") }),
    ],
    [
      "send on to another port",
      "remote-reference",
      () => ({ "/a.json": moved("http://127.0.0.1:9/") }),
    ],
    ["send on to a file", "remote-reference", () => ({ "/a.json": moved("file:///etc/passwd") })],
    [
      "send on with a password",
      "remote-reference",
      (at) => ({ "/a.json": moved(at.replace("//", `//u:${secret}@`)) }),
    ],
    ["send round in a circle", "remote-failed", () => ({ "/a.json": moved("/a.json") })],
    ["send on to nowhere", "remote-failed", () => ({ "/a.json": moved("http://[") })],
    ["answer with an error", "remote-failed", () => ({ "/a.json": { status: 500, body: secret } })],
    [
      "answer with a web page",
      "remote-failed",
      () => ({
        "/a.json": { body: `<p>${secret}`, headers: { "content-type": "text/html" } },
      }),
    ],
    [
      "send too much",
      "limit-exceeded",
      () => ({ "/a.json": { body: `"${"a".repeat(2_000_000)}"` } }),
    ],
    [
      "send too much without saying so",
      "limit-exceeded",
      () => ({
        "/a.json": (response) => {
          for (let part = 0; part < 200; part++) response.write("a".repeat(10_000));
          response.end();
        },
      }),
    ],
    [
      "send a gzip bomb",
      "limit-exceeded",
      () => ({
        "/a.json": {
          body: gzipSync("a".repeat(200_000_000)),
          headers: { "content-encoding": "gzip" },
        },
      }),
    ],
    [
      "send broken gzip",
      "remote-failed",
      () => ({
        "/a.json": {
          body: gzipSync(json).subarray(0, 20),
          headers: { "content-encoding": "gzip" },
        },
      }),
    ],
    [
      "pack it in another way",
      "remote-failed",
      () => ({
        "/a.json": { body: json, headers: { "content-encoding": "br" } },
      }),
    ],
    [
      "break off",
      "remote-failed",
      () => ({
        "/a.json": (response) => {
          response.writeHead(200, { "content-length": "1000" });
          response.write("{", () => response.destroy());
        },
      }),
    ],
    ["never answer", "limit-exceeded", () => ({ "/a.json": () => undefined })],
    ["never end", "limit-exceeded", () => ({ "/a.json": (response) => void response.write(" ") })],
    [
      "send what is not UTF-8",
      "invalid-encoding",
      () => ({
        "/a.json": { body: Uint8Array.from([0x7b, 0xff]) },
      }),
    ],
    ["send what is no document", "invalid-syntax", () => ({ "/a.json": { body: "{ a: [" } })],
    [
      "refer to a local file",
      "file-outside-root",
      () => ({
        "/a.json": { body: '{ "$ref": "file:///etc/passwd" }' },
      }),
    ],
    [
      "refer to a local file by its $id",
      "file-outside-root",
      () => ({
        "/a.json": {
          body: '{ "$id": "file:///etc/", "properties": { "a": { "$ref": "passwd" } } }',
        },
      }),
    ],
    [
      "refer to another host",
      "remote-reference",
      () => ({
        "/a.json": { body: '{ "$ref": "http://127.0.0.1:9/b.json" }' },
      }),
    ],
    [
      "refer with a password",
      "remote-reference",
      (at) => ({
        "/a.json": { body: `{ "$ref": "${at.replace("//", `//user:${secret}@`)}/b.json" }` },
      }),
    ],
  ])("%s", { timeout: 30_000 }, async (_, want, answers) => {
    const found = await refer(answers);
    expect(found.codes).toEqual([want]);
    expect(found.diagnostics[0]?.line).toBeGreaterThan(0);
    expect(found.text).not.toContain(secret);
    expect(found.text).not.toContain("root:x:0:0");
  });

  it("reach the folder of the document that refers to it", async () => {
    const server = await serve((at) => ({
      "/a.json": { body: JSON.stringify({ $ref: `${at}/b.json` }) },
    }));
    const folder = makeFolder({ "secret.json": `{ "description": "${secret}" }` });
    const file = `file://${folder}/secret.json`;
    // Known to the local document already, and refused to the remote one all the same.
    const both = `openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    Mine: { $ref: secret.json }\n    A: { $ref: '${server.origin}/c.json' }\n`;
    writeFileSync(join(folder, "root.yaml"), both);
    const other = await serve(() => ({ "/c.json": { body: JSON.stringify({ $ref: file }) } }));
    writeFileSync(join(folder, "root.yaml"), both.replace(server.origin, other.origin));
    const spec = join(folder, "root.yaml");
    const { diagnostics } = await validate({ spec, allowRemote: [other.origin] });
    expect(codes(diagnostics)).toEqual(["file-outside-root"]);
  });
});

describe("the root document by a URL", () => {
  it.each<[string, string, readonly string[], string]>([
    ["nothing is allowed", "https://example.invalid/a.yaml", [], "remote-reference"],
    [
      "another host is allowed",
      "https://example.invalid/a.yaml",
      ["example.com"],
      "remote-reference",
    ],
    [
      "http where https is allowed",
      "http://example.invalid/a.yaml",
      ["example.invalid"],
      "remote-reference",
    ],
    [
      "with a password",
      `https://user:${secret}@example.invalid/`,
      ["example.invalid"],
      "remote-reference",
    ],
    ["another protocol", "ftp://example.invalid/a.yaml", ["example.invalid"], "remote-reference"],
    ["a host with a full stop", "https://localhost./", ["localhost"], "remote-reference"],
    ["nobody is there", "http://127.0.0.1:1/a.yaml", ["http://127.0.0.1:1"], "remote-failed"],
  ])("%s", async (_, spec, allowRemote, want) => {
    const { diagnostics } = await generate({ spec, allowRemote });
    expect(codes(diagnostics)).toEqual([want]);
    expect(JSON.stringify(diagnostics)).not.toContain(secret);
  });

  it.each([["*"], ["https://example.com/path"], ["https://u:p@example.com"], [""]])(
    "%j is no host",
    async (host) => {
      const made = generate({ spec: "a.yaml", allowRemote: [host] });
      await expect(made).rejects.toThrow("The option `allowRemote` must be a list of hosts");
    },
  );
});

describe("a name that leads to an address of the machine or its network", () => {
  /** A resolver that gives these addresses, one after the other: DNS can be rebound. */
  const resolver = (...answers: readonly (readonly string[])[]): Resolve => {
    let next = 0;
    return (_, _options, done) => {
      const addresses = answers[Math.min(next++, answers.length - 1)] ?? [];
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    };
  };
  const fetchFrom = (host: string, allow: readonly string[], resolve: Resolve) =>
    fetchText(`http://${host}/a.json`, {
      allowed: new AllowedHosts([`http://${host}`, ...allow]),
      left: 1000,
      milliseconds: 5000,
      limits: { ...defaultLimits, seconds: 5 },
      resolve,
    });

  it.each(["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1"])(
    "%s is refused",
    async (address) => {
      const { port, requests } = await serve(() => ({ "/a.json": { body: json } }));
      const result = await fetchFrom(`intranet.example:${port}`, [], resolver([address]));
      expect(result).toMatchObject({ refusal: { code: "remote-reference" } });
      expect(requests).toEqual([]);
    },
  );

  it("one private address among others is enough", async () => {
    const { port, requests } = await serve(() => ({ "/a.json": { body: json } }));
    const resolve = resolver(["8.8.8.8", "127.0.0.1"]);
    const result = await fetchFrom(`mixed.example:${port}`, [], resolve);
    expect(result).toMatchObject({ refusal: { code: "remote-reference" } });
    expect(requests).toEqual([]);
  });

  it("each connection asks again, and a redirect is a new one", async () => {
    const { port, origin, requests } = await serve(() => ({
      "/a.json": { status: 302, headers: { location: "/b.json" } },
      "/b.json": { body: json },
    }));
    const host = `rebound.example:${port}`;
    const resolve = resolver(["127.0.0.1"], ["127.0.0.2"]);
    const result = await fetchFrom(host, [origin], resolve);
    expect(result).toMatchObject({ refusal: { code: "remote-reference" } });
    expect(requests.map(({ url }) => url)).toEqual(["/a.json"]);
  });

  it("the address itself was named: that is what the user asked for", async () => {
    const { port, origin } = await serve(() => ({ "/a.json": { body: json } }));
    const result = await fetchFrom(`intranet.example:${port}`, [origin], resolver(["127.0.0.1"]));
    expect(result).toMatchObject({ text: json });
  });

  it("localhost is the machine itself, and nothing else", async () => {
    const { port } = await serve(() => ({ "/a.json": { body: json } }));
    const host = `localhost:${port}`;
    expect(await fetchFrom(host, [], resolver(["127.0.0.1"]))).toMatchObject({ text: json });
    expect(await fetchFrom(host, [], resolver(["10.0.0.1"]))).toMatchObject({
      refusal: { code: "remote-reference" },
    });
  });
});
