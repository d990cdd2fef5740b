import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { badReference, good, withWarning } from "./documents.js";
import { makeFolder, readFolder } from "./run-cli.js";
import { runInProcess } from "./run-in-process.js";

const config = (value: unknown) => JSON.stringify(value);

/** Two documents in one configuration. */
const several = {
  "specwright.config.json": config([
    { spec: "pets.yaml", out: "api/pets" },
    { spec: "shops.yaml", out: "api/shops", name: "stores" },
  ]),
  "pets.yaml": good,
  "shops.yaml": good.replace("title: Pets", "title: Shops"),
};

/** `good` with a second operation and schema. */
const two = good
  .replace("      operationId: getPet\n", "      operationId: getPet\n      tags: [pets]\n")
  .replace(
    "components:\n",
    `  /shops:
    get:
      operationId: listShops
      tags: [shops]
      responses:
        "200":
          description: Shops
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Shop" }
components:
`,
  )
  .concat("    Shop:\n      type: object\n");

// Loading a compiler for the first time takes long on a machine that has much to do.
beforeAll(() => runInProcess(makeFolder({ "a.yaml": good }), ["generate", "a.yaml", "--out", "b"]));

describe("several documents in one configuration", () => {
  it("are all generated", async () => {
    const folder = makeFolder(several);
    const run = await runInProcess(folder, ["generate"]);
    expect(run).toMatchObject({ code: 0, stdout: "" });
    expect(run.stderr).toMatch(
      /^api\/pets: \d+ written, 0 unchanged\.\napi\/shops: \d+ written, 0 unchanged\.\n$/,
    );
  });

  it.each([
    ["the last part of `out`", ["pets"], ["api/pets"]],
    ["`name`", ["stores"], ["api/shops"]],
    ["two names", ["stores", "pets"], ["api/pets", "api/shops"]],
  ])("--only takes %s", async (_, names, folders) => {
    const folder = makeFolder(several);
    const run = await runInProcess(folder, [
      "generate",
      ...names.flatMap((name) => ["--only", name]),
    ]);
    expect(run.code).toBe(0);
    const made = ["api/pets", "api/shops"].filter((out) => existsSync(join(folder, out)));
    expect(made).toEqual(folders);
  });

  it.each<[string, string[], string]>([
    ["a name that there is not", ["--only", "petz"], "no document `petz`. Did you mean `pets`?"],
    [
      "one folder for all",
      ["--out", "x"],
      "--out fits one document, and the configuration has several: choose by --only (`pets`, `stores`).",
    ],
    [
      "one document for all",
      ["pets.yaml", "--config", "specwright.config.json"],
      "A document fits one",
    ],
  ])("refuses %s", async (_, flags, hint) => {
    const folder = makeFolder(several);
    const run = await runInProcess(folder, ["generate", ...flags]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(hint);
    expect(readFolder(folder)).toEqual(several);
  });

  it("one that is broken does not keep the others from being made", async () => {
    const folder = makeFolder({ ...several, "pets.yaml": badReference });
    const run = await runInProcess(folder, ["generate"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("pets.yaml:21:");
    expect(run.stderr).toMatch(/^api\/shops: \d+ written/m);
    expect(existsSync(join(folder, "api/pets"))).toBe(false);
  });

  it("--only without a configuration is an error", async () => {
    const run = await runInProcess(makeFolder({ "a.yaml": good }), ["generate", "--only", "a"]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("there is none");
  });
});

describe("generate --check", () => {
  it("shows what drifted as a unified diff", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    const args = ["generate", "openapi.yaml", "--out", "out"];
    await runInProcess(folder, args);
    writeFileSync(
      join(folder, "openapi.yaml"),
      good.replace("name:\n", "nick:\n").replace("[name]", "[nick]"),
    );
    const run = await runInProcess(folder, [...args, "--check"]);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("  changed: types.ts\n");
    expect(run.stderr).toMatch(
      /^--- out\/types\.ts\n\+\+\+ out\/types\.ts \(generated\)\n@@ -\d+,\d+ \+\d+,\d+ @@\n(?: .*\n)+- {2}name: string;\n\+ {2}nick: string;\n/m,
    );
    // Hashes tell nobody anything.
    expect(run.stderr).not.toContain("--- out/.specwright-manifest.json");
  });

  it("names, and does not print, what is missing or too much", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    const args = ["generate", "openapi.yaml", "--out", "out"];
    await runInProcess(folder, args);
    const run = await runInProcess(folder, [...args, "--check", "--no-paths"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("  extra: paths.ts\n");
    expect(run.stderr).not.toContain("--- out/paths.ts");
  });

  it("excludes --watch and --dry-run", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    for (const other of ["--watch", "--dry-run"]) {
      const run = await runInProcess(folder, [
        "generate",
        "openapi.yaml",
        "-o",
        "x",
        "--check",
        other,
      ]);
      expect(run).toMatchObject({ code: 2, stdout: "" });
      expect(run.stderr).toContain(`'${other}'`);
    }
  });
});

describe("generate --dry-run", () => {
  it("lists what would be written and removed, writes nothing, and exits with 0", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    const args = ["generate", "openapi.yaml", "--out", "out"];
    const empty = await runInProcess(folder, [...args, "--dry-run"]);
    expect(empty).toMatchObject({ code: 0, stdout: "" });
    expect(empty.stderr).toMatch(/^ {2}written: types\.ts$/m);
    expect(empty.stderr).toMatch(/^out: \d+ would be written, 0 unchanged\.$/m);
    expect(existsSync(join(folder, "out"))).toBe(false);

    await runInProcess(folder, args);
    const before = readFolder(folder);
    const fewer = await runInProcess(folder, [...args, "--dry-run", "--no-paths"]);
    expect(fewer.code).toBe(0);
    expect(fewer.stderr).toContain("  removed: paths.ts\n");
    expect(fewer.stderr).toMatch(/^out: 1 would be written, \d+ unchanged, 1 would be removed\.$/m);
    expect(readFolder(folder)).toEqual(before);
  });

  it("fails where a run would: a file that is not ours", async () => {
    const folder = makeFolder({ "openapi.yaml": good, "out/types.ts": "export type Mine = 1;\n" });
    const run = await runInProcess(folder, [
      "generate",
      "openapi.yaml",
      "--out",
      "out",
      "--dry-run",
    ]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("`types.ts`");
  });

  it("has no files to tell of a document with errors", async () => {
    const folder = makeFolder({ "openapi.yaml": badReference });
    const run = await runInProcess(folder, [
      "generate",
      "openapi.yaml",
      "--out",
      "out",
      "--dry-run",
    ]);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("unresolved-reference");
  });
});

describe("generate --json", () => {
  it("is one object, with every document", async () => {
    const folder = makeFolder({ ...several, "shops.yaml": withWarning });
    const run = await runInProcess(folder, ["generate", "--json"]);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const result = JSON.parse(run.stdout) as { documents: { files: { written: string[] } }[] };
    expect(result).toMatchObject({
      mode: "write",
      exitCode: 0,
      documents: [
        { name: "pets", spec: "pets.yaml", out: "api/pets", exitCode: 0, diagnostics: [] },
        {
          name: "stores",
          out: "api/shops",
          diagnostics: [{ code: "missing-operation-id", file: "shops.yaml" }],
          summary: { errors: 0, warnings: 1 },
        },
      ],
    });
    expect(result.documents[0]?.files.written).toContain("types.ts");
  });

  it("tells the drift", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    const args = ["generate", "openapi.yaml", "--out", "out"];
    await runInProcess(folder, args);
    writeFileSync(join(folder, "out/types.ts"), "// edited\n");
    const run = await runInProcess(folder, [...args, "--check", "--json"]);
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(JSON.parse(run.stdout)).toMatchObject({
      mode: "check",
      exitCode: 1,
      documents: [{ drift: [{ path: "types.ts", kind: "changed" }] }],
    });
  });

  it("tells the errors", async () => {
    const folder = makeFolder({ "openapi.yaml": badReference });
    const run = await runInProcess(folder, ["generate", "openapi.yaml", "--out", "out", "--json"]);
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(JSON.parse(run.stdout)).toMatchObject({
      exitCode: 1,
      documents: [{ exitCode: 1, diagnostics: [{ code: "unresolved-reference", line: 21 }] }],
    });
  });
});

describe("filters", () => {
  it.each<[string[], string[]]>([
    [["--include-tag", "shops"], ["listShops"]],
    [
      ["--include-tag", "shops", "--include-tag", "pets"],
      ["getPet", "listShops"],
    ],
    [["--include-path", "/pets/**"], ["getPet"]],
    [["--include-operation", "listShops"], ["listShops"]],
    [["--exclude-tag", "shops"], ["getPet"]],
    [["--exclude-path", "/shops"], ["getPet"]],
    [["--exclude-operation", "getPet"], ["listShops"]],
    [["--exclude-schema", "Shop", "--include-tag", "pets"], ["getPet"]],
  ])("%j", async (flags, operations) => {
    const folder = makeFolder({ "openapi.yaml": two });
    const run = await runInProcess(folder, ["generate", "openapi.yaml", "--out", "out", ...flags]);
    expect(run.code).toBe(0);
    const text = readFolder(join(folder, "out"))["endpoints.ts"] ?? "";
    const made = ["getPet", "listShops"].filter((name) => text.includes(`operationId: "${name}"`));
    expect(made).toEqual(operations);
  });

  it("win over those of the configuration", async () => {
    const folder = makeFolder({
      "specwright.config.json": config({
        spec: "openapi.yaml",
        out: "out",
        include: { tags: ["pets"] },
      }),
      "openapi.yaml": two,
    });
    await runInProcess(folder, ["generate", "--include-operation", "listShops"]);
    const text = readFolder(join(folder, "out"))["endpoints.ts"] ?? "";
    expect(text).toContain('operationId: "listShops"');
    expect(text).not.toContain('operationId: "getPet"');
  });
});

describe("generate --import-extension", () => {
  it.each([
    [".js", "./types.js"],
    [".ts", "./types.ts"],
    ["none", "./types"],
  ])("%s", async (extension, specifier) => {
    const folder = makeFolder({ "openapi.yaml": good });
    const flags = ["--out", "out", "--import-extension", extension];
    const run = await runInProcess(folder, ["generate", "openapi.yaml", ...flags]);
    expect(run.code).toBe(0);
    expect(readFolder(join(folder, "out"))["index.ts"]).toContain(`"${specifier}"`);
  });

  it("fits TypeScript only", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    const flags = ["--out", "out", "--import-extension", "none", "--target", "js"];
    const run = await runInProcess(folder, ["generate", "openapi.yaml", ...flags]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('can only be ".js" with target "js"');
  });
});

describe("many findings", () => {
  const operations = (response: string) =>
    Array.from(
      { length: 30 },
      (_, at) => `  /p${at}:\n    get: { responses: { "204": ${response} } }\n`,
    );
  const many = (response = "{ description: Done }") =>
    `openapi: 3.1.0\ninfo: { title: Many, version: "1" }\npaths:\n${operations(response).join("")}`;
  const alike = /^27 more findings alike.*$/m;

  it("are grouped and counted as by validate", async () => {
    const folder = makeFolder({ "openapi.yaml": many() });
    const run = await runInProcess(folder, ["generate", "openapi.yaml", "--out", "out"]);
    expect(run.code).toBe(0);
    expect(run.stderr.match(/warning {2}missing-operation-id$/gm)).toHaveLength(3);
    expect(run.stderr).toMatch(/27 more findings alike {2}missing-operation-id: /);
    expect(run.stderr).toContain("30 warnings");
    const judged = await runInProcess(folder, ["validate", "openapi.yaml"]);
    expect(alike.exec(run.stderr)?.[0]).toBe(alike.exec(judged.stdout + judged.stderr)?.[0]);
  });

  it.each([
    ["bundle", ["bundle", "openapi.yaml", "-o", "bundled.yaml"]],
    ["diff", ["diff", "openapi.yaml", "good.yaml"]],
  ])("are grouped by %s too", async (_, argv) => {
    const lost = `{ $ref: "#/components/responses/Lost" }`;
    const folder = makeFolder({ "openapi.yaml": many(lost), "good.yaml": many() });
    const run = await runInProcess(folder, argv);
    expect(run.code).not.toBe(0);
    expect(run.stderr.match(/error {2}unresolved-reference$/gm)).toHaveLength(3);
    expect(run.stderr).toMatch(/27 more findings alike {2}unresolved-reference: openapi.yaml:\d+/);
    const judged = await runInProcess(folder, ["validate", "openapi.yaml", "--quiet"]);
    expect(alike.exec(run.stderr)?.[0]).toBe(alike.exec(judged.stdout + judged.stderr)?.[0]);
  });
});
