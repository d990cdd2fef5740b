import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(repository + path, "utf8");
const page = read("docs/ir.md");
const model = ts.createSourceFile("model.ts", read("generator/model/model.ts"), 99, true);

/** `### \`Name\`` and what stands below it. */
const sections = new Map(
  page
    .split(/^#{2,3} /m)
    .slice(1)
    .flatMap((section) => {
      const name = /^`(\w+)`\n/.exec(section)?.[1];
      return name === undefined ? [] : [[name, section]];
    }),
);

const declared = model.statements.filter(
  (statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement),
);
const exported = model.statements.flatMap((statement) =>
  ts.isExportDeclaration(statement) && statement.exportClause !== undefined
    ? (statement.exportClause as ts.NamedExports).elements.map(({ name }) => name.text)
    : [],
);

const oneLine = (node: ts.Node) => node.getText().replace(/\s+/g, " ").replace(/^\| /, "");

describe("docs/ir.md", () => {
  it("has a section for everything in the model, and for nothing else", () => {
    const names = [...declared.map(({ name }) => name.text), ...exported];
    expect([...sections.keys()].sort()).toEqual(names.sort());
    expect(names.length).toBeGreaterThan(40);
  });

  it.each(
    declared.filter(ts.isInterfaceDeclaration).map((each) => [each.name.text, each] as const),
  )("%s has these fields", (name, { members }) => {
    const want = members.filter(ts.isPropertySignature).map((member) => {
      const mark = member.questionToken === undefined ? "" : "?";
      return `${member.name.getText()}${mark}: ${oneLine(member.type ?? member)}`;
    });
    const rows = [
      ...(sections.get(name) ?? "").matchAll(/^\| `(.+?)`\s+\| `(.+?)`\s+\| (.+) \|$/gm),
    ];
    const have = rows.map(([, field, type = ""]) => `${field}: ${type.replaceAll("\\|", "|")}`);
    expect(have).toEqual(want);
    for (const [row, , , meaning = ""] of rows) expect(meaning.trim(), row).toMatch(/\w.*[.,]$/);
  });

  it.each(
    declared.filter(ts.isTypeAliasDeclaration).map((each) => [each.name.text, each] as const),
  )("%s is these", (name, { type }) => {
    const block = /^```text\n(.*?)^```$/ms.exec(sections.get(name) ?? "")?.[1]?.trim();
    const text = oneLine(type).replace("; }[]", " }[]");
    expect(block?.replace(/;(?= \})/, "")).toBe(text);
  });

  it("names every kind", () => {
    const kinds = declared.flatMap(
      (each) => /^\s*readonly kind: "(\w+)";$/m.exec(each.getText())?.[1] ?? [],
    );
    expect(kinds.length).toBeGreaterThan(14);
    for (const kind of kinds) expect(page).toContain(`\`"${kind}"\``);
  });

  it("has the version", () => {
    const version = /readonly irVersion: (\d+);/.exec(model.text)?.[1];
    expect(page).toContain(`\`api.irVersion\` is \`${version}\``);
  });
});

describe("specwright/emit", () => {
  it("exports every type of the model", () => {
    const entry = read("generator/emit-api.ts");
    const own = declared.filter(({ modifiers }) => modifiers !== undefined);
    const names = [...own.map(({ name }) => name.text), ...exported];
    const missing = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(entry));
    expect(missing).toEqual([]);
  });

  it("does not let go of the key to the door", async () => {
    const entry = await import("../../generator/emit-api.js");
    expect(Object.keys(entry)).not.toContain("Code");
  });

  it("has its example compiled", () => {
    const [, example = ""] = /^```ts\n(.*?)^```$/ms.exec(page) ?? [];
    expect(example).toContain("export function owners");
    const path = `${repository}test/emitters/ir-example.ts`;
    const { config } = ts.readConfigFile(`${repository}tsconfig.base.json`, (file) =>
      ts.sys.readFile(file),
    ) as {
      config: { compilerOptions: object };
    };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repository);
    const text = example.replace('"specwright/emit"', '"../../generator/emit-api.js"');
    const host = ts.createCompilerHost({ ...options, noEmit: true });
    const getSourceFile = host.getSourceFile.bind(host);
    const program = ts.createProgram(
      [path],
      { ...options, noEmit: true },
      {
        ...host,
        fileExists: (file) => file === path || host.fileExists(file),
        readFile: (file) => (file === path ? text : host.readFile(file)),
        getSourceFile: (file, language, ...rest) =>
          file === path
            ? ts.createSourceFile(file, text, language, true)
            : getSourceFile(file, language, ...rest),
      },
    );
    const file = program.getSourceFile(path);
    const faults = [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ];
    expect(faults.map(({ messageText }) => messageText)).toEqual([]);
  });
});
