import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { compile, createProject, type Compiler, type Complaint, type Project } from "./project.js";

const fixtures = [
  ...["types", "inputs", "fetch-client", "openapi-fetch", "bundles", "standard-schema"],
];
const links = ["openapi-fetch", "hono", "@hono/standard-validator", "@standard-schema/spec"];
const compilers: readonly Compiler[] = ["typescript", "typescript-6", "typescript-7"];
const directive = /^\s*\/\/ @ts-expect-error (?<code>TS\d+): /;

let project: Project;
let naked: Project;

beforeAll(async () => {
  project = await createProject(fixtures, links);
  naked = await createProject(fixtures, links);
}, 60_000);

describe.each(compilers)("with %s", (compiler) => {
  const outDir = `out/${compiler}`;
  let exact = "not compiled";
  let inexact = "not compiled";

  /** Two at a time: these are the slowest tests of all. */
  beforeAll(async () => {
    const [first, second] = await Promise.all([
      compile(project, "types", compiler, "--exactOptionalPropertyTypes", "--outDir", outDir),
      compile(project, "types", compiler, "--exactOptionalPropertyTypes", "false", "--noEmit"),
    ]);
    exact = first.text;
    inexact = second.text;
  }, 120_000);

  it("everything compiles with exactOptionalPropertyTypes", () => {
    expect(exact).toBe("");
  });

  it("everything compiles without it", () => {
    expect(inexact).toBe("");
  });

  it.each(["types/type-only.js", "bundles/type-only.js"])(
    "type-only imports leave no trace in %s",
    async (path) => {
      const text = await readFile(join(project.folder, outDir, path), "utf8");
      expect(text).not.toContain("c1-apps-schema");
      expect(text).not.toContain("import");
    },
  );
});

describe("what the compilers refuse", () => {
  const expected: Complaint[] = [];

  /** The complaints that the fixtures announce; in `naked` nothing holds them back. */
  beforeAll(async () => {
    for (const path of await listSources(naked.folder)) {
      const lines = (await readFile(join(naked.folder, path), "utf8")).split("\n");
      lines.forEach((line, index) => {
        const code = directive.exec(line)?.groups?.["code"];
        if (code !== undefined) expected.push(`${path}:${index + 2} ${code as "TS"}`);
      });
      const text = lines.map((line) => line.replace(directive, "// ")).join("\n");
      await writeFile(join(naked.folder, path), text);
    }
  });

  it("is announced in the fixtures", () => {
    const files = new Set(expected.map((complaint) => complaint.replace(/:.*/, "")));
    expect([...files].sort()).toEqual([
      "openapi-fetch/rejection.ts",
      "standard-schema/types.ts",
      "types/exhaustive.ts",
      "types/narrowing.ts",
      "types/paths.ts",
      "types/rejection.ts",
      "types/requests.ts",
    ]);
    expect(expected.length).toBeGreaterThanOrEqual(25);
  });

  // One compiler is enough: the others have compiled the files, and call directives that hold
  // nothing back an error.
  it(
    "is refused there and nowhere else, for the announced reasons",
    { timeout: 60_000 },
    async () => {
      const flags = ["--exactOptionalPropertyTypes", "--noEmit"];
      const { complaints } = await compile(naked, "types", "typescript-7", ...flags);
      expect([...complaints].sort()).toEqual([...expected].sort());
    },
  );
});

async function listSources(folder: string): Promise<string[]> {
  const paths = await Promise.all(
    fixtures.map(async (fixture) => {
      const names = await readdir(join(folder, fixture));
      return names.filter((name) => /\.c?ts$/.test(name)).map((name) => `${fixture}/${name}`);
    }),
  );
  return paths.flat().sort();
}
