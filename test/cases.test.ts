import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { check } from "prettier";
import { afterAll, describe, expect, it } from "vitest";
import { SharedRuntime } from "./compile/shared-runtime.js";
import { readExpected, renewExpected, writeFiles } from "./golden/expected-folder.js";
import { caseNames, casesFolder, produce, readOptions, readSamples } from "./golden/golden-case.js";
import { isUpdate } from "./golden/is-update.js";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "specwright-cases-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const shared = new SharedRuntime(join(scratch, "ts"));

interface Validation {
  readonly ok: boolean;
  readonly issues?: readonly { readonly pointer: string; readonly code: string }[];
}
type Validators = Readonly<Record<string, (value: unknown) => unknown>>;

describe.each(caseNames)("%s", (name) => {
  it("gives what is expected (npm run test:update renews it)", async () => {
    const { expected, files } = await produce(name);
    shared.write(name, files);
    if (isUpdate) renewExpected(name, expected);
    const wanted = readExpected(name);
    expect([...expected.keys()].sort()).toEqual([...wanted.keys()]);
    for (const [path, text] of expected) expect(text, path).toBe(wanted.get(path));
  });

  const samples = readSamples(name);
  if (samples === undefined) return;

  it("accepts and refuses the values as it should", async () => {
    const { files } = await produce(name, "js");
    const folder = join(scratch, "js", name);
    writeFiles(folder, files);
    const validators = (await import(
      pathToFileURL(join(folder, "validators.js")).href
    )) as Validators;
    for (const [type, { valid = [], invalid = [] }] of Object.entries(samples)) {
      for (const value of valid)
        expect(verdict(validators, type, value), told(type, value)).toEqual([]);
      for (const { value, issues } of invalid) {
        expect(verdict(validators, type, value), told(type, value)).toEqual(issues);
      }
    }
  });
});

/** `pointer code` per issue; `is…` must say the same. */
function verdict(validators: Validators, type: string, value: unknown): string[] {
  const result = validators[`validate${type}`]?.(value) as Validation;
  expect(validators[`is${type}`]?.(value), told(type, value)).toBe(result.ok);
  return (result.issues ?? []).map(({ pointer, code }) => `${pointer} ${code}`.trim());
}

function told(type: string, value: unknown): string {
  return `${type} ${JSON.stringify(value)}`;
}

/** As strict as a user may set it. */
const compilerOptions = {
  target: "ES2022",
  lib: ["ES2022"],
  types: [],
  module: "NodeNext",
  moduleResolution: "NodeNext",
  noEmit: true,
  declaration: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  isolatedDeclarations: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  // The cases are not about TypeScript's own declarations.
  skipDefaultLibCheck: true,
};

describe("the output of all cases", () => {
  const slow = { timeout: 300_000 };

  it(
    "compiles under strict TypeScript, with what `uses.ts` of a case does with it",
    slow,
    async () => {
      const folder = join(scratch, "ts");
      expect(shared.folders).toEqual(expect.arrayContaining([...caseNames]));
      for (const name of caseNames) {
        const uses = join(casesFolder, name, "uses.ts");
        if (existsSync(uses)) cpSync(uses, join(folder, name, "uses.ts"));
      }
      // TypeScript enums are the one thing that cannot be erased.
      const notErasable = caseNames.filter((name) => readOptions(name).enums === "enum");
      const config = { compilerOptions, include: ["**/*.ts"], exclude: notErasable };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
      expect(await compile(folder)).toBe("");
      const lenient = { ...compilerOptions, erasableSyntaxOnly: false };
      for (const name of notErasable) {
        const own = { compilerOptions: lenient, include: ["**/*.ts"] };
        writeFileSync(join(folder, name, "tsconfig.json"), JSON.stringify(own));
        expect(await compile(join(folder, name))).toBe("");
      }
    },
  );

  it.each(caseNames)("%s: is tidy", async (name) => {
    for (const [path, text] of readExpected(name)) {
      if (path.endsWith(".txt") || path.startsWith("runtime/")) continue;
      expect(text, path).toMatch(/[^\n]\n$/);
      expect(text, path).not.toMatch(/[ \t]$/m);
      expect(text, path).not.toMatch(/\n\n\n|\t/);
      // Steps of two columns; the stars of comments stand one further in.
      expect(text, path).not.toMatch(/^(?: {2})* (?! |\*)/m);
      if (path.endsWith(".json")) expect(await check(text, { filepath: path }), path).toBe(true);
    }
  });
});

/** The compiler's complaints; empty where there are none. */
async function compile(folder: string): Promise<string> {
  try {
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    const { stdout } = await run(process.execPath, [tsc, "-p", folder], { cwd: folder });
    return stdout;
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

describe("the cases", () => {
  it("all have an expectation", () => {
    expect(caseNames.length).toBeGreaterThan(30);
    expect(caseNames.filter((name) => readExpected(name).size === 0)).toEqual([]);
  });

  it("use nothing but what they generate", () => {
    const uses = caseNames
      .map((name) => join(casesFolder, name, "uses.ts"))
      .filter((path) => existsSync(path));
    for (const path of uses) expect(readFileSync(path, "utf8")).not.toMatch(/from "(?!\.\/)/);
  });
});
