import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diff, generate } from "../../generator/index.js";
import type { JsonObject } from "../../generator/json/json.js";
import { errorsByFolder } from "../compile/compile-text.js";
import { writeFiles } from "../golden/expected-folder.js";
import { arms, asked, documentOf, id, message, ref, versions, type Json } from "./spellings.js";

const scratch = mkdtempSync(join(tmpdir(), "specwright-at-least-one-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The spellings of "at least one of `card` and `iban` is there": no oneof, since both may be. */
const spellings: Readonly<Record<string, Json>> = {
  Beside: { ...message, anyOf: asked },
  InAllOf: { ...message, allOf: [{ anyOf: asked }] },
  BehindRef: { ...message, allOf: [ref("Any")] },
  ArmsBehindRef: { ...message, anyOf: [ref("HasCard"), ref("HasIban")] },
  MembersBehindRef: { allOf: [ref("Base"), { anyOf: asked }] },
  Declared: { type: "object", properties: { id }, anyOf: arms },
  DeclaredInAllOf: { type: "object", allOf: [{ properties: { id } }, { anyOf: arms }] },
  DeclaredTwice: { ...message, anyOf: arms },
  BesideRef: { ...ref("Base"), anyOf: asked },
};
/** There, keywords beside `$ref` do not count. */
const since31 = ["BesideRef"];

/** A member that does not fit may stand beside one that does, by the letter. */
const loose = ["Declared", "DeclaredInAllOf"];

type Verdict = (value: unknown) => { readonly issues?: readonly Json[] };

// Swagger 2.0 has no `anyOf`.
const able = versions.filter((version) => version !== "2.0");

function supported(version: string): readonly string[] {
  const names = Object.keys(spellings);
  return version.startsWith("3.0") ? names.filter((name) => !since31.includes(name)) : names;
}

function specOf(version: string, given: Readonly<Record<string, Json>>): JsonObject {
  const document = documentOf(version, given) as unknown as {
    readonly components: { readonly schemas: JsonObject };
  };
  const schemas = { ...document.components.schemas, Any: { anyOf: asked } };
  return { ...document, components: { schemas } } as unknown as JsonObject;
}

function chosen(version: string): JsonObject {
  const wanted = supported(version).map((name) => [name, spellings[name] ?? {}] as const);
  return specOf(version, Object.fromEntries(wanted));
}

describe.each(able)("at least one, in a document of version %s", (version) => {
  const wanted = supported(version);
  let validators: Readonly<Record<string, Verdict>>;
  let oneofs: string;

  beforeAll(async () => {
    const spec = chosen(version);
    const { files, diagnostics } = await generate({ spec, target: "js", paths: false });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    oneofs = files.get("oneofs.js") ?? "";
    const folder = join(scratch, version);
    writeFiles(folder, files);
    const module: unknown = await import(pathToFileURL(join(folder, "validators.js")).href);
    validators = module as typeof validators;
  });

  it.each(wanted)("%s: one issue where none is there, none for one or both", (name) => {
    const issues = (value: unknown) =>
      (validators[`validate${name}`]?.(value).issues ?? []).map((issue) => {
        return [issue["pointer"], issue["code"], issue["message"]];
      });
    expect(issues({ card: "b" })).toEqual([]);
    expect(issues({ id: "a", iban: 1 })).toEqual([]);
    expect(issues({ card: "b", iban: 1 })).toEqual([]);
    expect(issues({ id: "a" })).toEqual([
      ["", "anyOf", "at least one of `card`, `iban` is required"],
    ]);
    expect(issues({ card: 1 })).toEqual([["/card", "type", "must be a string"]]);
    expect(issues(Object.create({ card: "b" }))).toHaveLength(1);
  });

  it("is no oneof", () => {
    for (const name of wanted) expect(oneofs).not.toContain(`${name}CardOrIban`);
  });

  it("diff sees no change of spelling, and the change to exactly one", async () => {
    const pairs = wanted.flatMap((name) => {
      const other = spellings[loose.includes(name) ? "Declared" : "Beside"] ?? {};
      const own = spellings[name] ?? {};
      return [[`From${name}`, own, other] as const, [`To${name}`, other, own] as const];
    });
    const documentWith = (side: 1 | 2) => {
      const schemas = pairs.map((pair) => [pair[0], pair[side]] as const);
      return specOf(version, Object.fromEntries(schemas));
    };
    const { changes } = await diff({ base: documentWith(1), revision: documentWith(2) });
    expect(changes.filter(({ severity }) => severity !== "compatible")).toEqual([]);
    const exactly = { ...message, oneOf: asked };
    const { changes: found } = await diff({
      base: specOf(version, { Message: spellings["Beside"] ?? {} }),
      revision: specOf(version, { Message: exactly }),
    });
    const requests = found.filter(({ side }) => side === "request");
    expect(requests.map(({ severity, code }) => `${severity} ${code}`)).toContain(
      "breaking oneof-added",
    );
  });
});

describe("its type asks for one, and allows both", () => {
  let errors: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    const all = new Map<string, string>();
    for (const version of able) {
      const { files } = await generate({ spec: chosen(version), paths: false });
      for (const [path, text] of files) all.set(`${version}/${path}`, text);
      const wanted = supported(version);
      const uses = wanted.flatMap((name) => [
        `use<${name}>({ id: "a", card: "b" });`,
        `use<${name}>({ iban: 1 });`,
        `use<${name}>({ card: "b", iban: 1 });`,
        `// @ts-expect-error\nuse<${name}>({ id: "a" });`,
        `// @ts-expect-error\nuse<${name}>({ card: 1 });`,
        `// @ts-expect-error\nuse<${name}>({ card: "b", iban: "c" });`,
      ]);
      const imported = `import type { ${wanted.join(", ")} } from "./types.js";`;
      const use = "function use<T>(value: T): T { return value; }";
      all.set(`${version}/uses.ts`, `${[imported, use, ...uses].join("\n")}\n`);
    }
    errors = errorsByFolder(all);
  });

  it.each(able)("in a document of version %s", (version) => {
    expect(errors.get(version) ?? []).toEqual([]);
  });
});
