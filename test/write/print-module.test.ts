import { join } from "node:path";
import { format } from "prettier";
import { printStructure, StructureKind, type StatementStructures } from "ts-morph";
import { describe, expect, it } from "vitest";
import { emitEndpoints } from "../../generator/emit/endpoints.js";
import { emitIndex } from "../../generator/emit/index-module.js";
import { emitOneofs } from "../../generator/emit/oneofs.js";
import { emitTypes } from "../../generator/emit/types.js";
import { emitValidators } from "../../generator/emit/validators.js";
import { analyze } from "../../generator/pipeline.js";
import { structureKind } from "../../generator/custom/structure-kind.js";
import { formatParts } from "../../generator/write/format.js";
import { printStatements } from "../../generator/write/print-module.js";
import { readTemplates } from "../../generator/write/read-templates.js";
import { structureText } from "../../generator/write/structure-text.js";
import { casesFolder } from "../golden/golden-case.js";

const templates = await readTemplates();

async function emitAll(name: string): Promise<StatementStructures[]> {
  const { api } = await analyze({ spec: join(casesFolder, name, "spec.yaml") });
  if (api === undefined) throw new Error(`The case ${name} has no model.`);
  const options = { formats: "assert", templates } as const;
  const modules = [
    emitTypes(api, options),
    emitOneofs(api, options),
    emitValidators(api, options),
    emitEndpoints(api, options),
  ];
  const index = emitIndex(modules, { paths: true, templates });
  return [...modules, index].flatMap(({ statements }) => statements);
}

it("numbers the kinds of structures as ts-morph does", () => {
  for (const [name, kind] of Object.entries(structureKind))
    expect(StructureKind[kind], name).toBe(name);
});

describe("what our emitters return", () => {
  const cases = [
    "names",
    "oneof-groups",
    "unions",
    "unevaluated-properties",
    "hostile-texts",
    "docs",
  ];

  it.each(cases)("%s: is printed as by ts-morph and prettier, without either", async (name) => {
    for (const statement of await emitAll(name)) {
      const text = structureText(statement);
      expect(text, JSON.stringify(statement)).toBeDefined();
      const fallbacks: string[] = [];
      const ours = await formatParts([text ?? ""], (part) => fallbacks.push(part));
      expect(fallbacks).toEqual([]);
      const theirs = printStructure(statement, { indentNumberOfSpaces: 2 });
      expect(ours).toBe(await format(theirs, { parser: "typescript" }));
    }
  });
});

describe("what other emitters may return", () => {
  const structures: readonly [string, StatementStructures, string][] = [
    [
      "a class",
      { kind: StructureKind.Class, name: "A", properties: [{ name: "b", type: "string" }] },
      "class A {\n  b: string;\n}\n",
    ],
    [
      "a field that is not known",
      { kind: StructureKind.Function, name: "a", isAsync: true, statements: ["await b;"] },
      "async function a() {\n  await b;\n}\n",
    ],
    [
      "a function that writes",
      { kind: StructureKind.TypeAlias, name: "A", type: (writer) => writer.write("B|C") },
      "type A = B | C;\n",
    ],
    [
      "tags of a comment",
      {
        kind: StructureKind.TypeAlias,
        name: "A",
        type: "B",
        docs: [{ description: "Old.", tags: [{ tagName: "deprecated" }] }],
      },
      "/**\n * Old.\n * @deprecated\n */\ntype A = B;\n",
    ],
  ];

  it.each(structures)("%s: is printed by ts-morph", async (_, structure, want) => {
    expect(structureText(structure)).toBeUndefined();
    expect(await formatParts(await printStatements([structure]))).toBe(want);
  });

  it("goes through prettier where the layout is not known", async () => {
    const fallbacks: string[] = [];
    const text = await formatParts(["const a = `b`", "const c=1;"], (part) => fallbacks.push(part));
    expect(text).toBe("const a = `b`;\n\nconst c = 1;\n");
    expect(fallbacks).toEqual(["const a = `b`"]);
  });
});
