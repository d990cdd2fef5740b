import { StructureKind, type StatementStructures } from "ts-morph";
import { describe, expect, it } from "vitest";
import { code, identifier, literal } from "../../../generator/emit/code/code.js";
import { array, call, memberList, object, ternary } from "../../../generator/emit/code/combine.js";
import {
  constantDeclaration,
  enumDeclaration,
  functionDeclaration,
  interfaceDeclaration,
  typeDeclaration,
} from "../../../generator/emit/code/declare.js";
import { printModule } from "../../../generator/emit/code/shell.js";
import { exportedNames } from "../../../generator/emit/package/exported-names.js";
import { Imports } from "../../../generator/emit/imports.js";
import { readTemplates } from "../../../generator/write/read-templates.js";

const templates = await readTemplates();
const x = identifier("x");
const [a, b] = [identifier("a".repeat(40)), identifier("b".repeat(40))];
const comment = { docs: { description: "One.\n\nTwo." } };

describe("declarations", () => {
  it.each<[string, StatementStructures, string]>([
    [
      "a type",
      typeDeclaration({ name: x, comment, type: memberList([code`a: A`]) }),
      "/**\n * One.\n *\n * Two.\n */\nexport type x = { a: A };\n",
    ],
    [
      "an interface with members of several lines",
      interfaceDeclaration({
        name: x,
        comment: { docs: {} },
        members: [
          { key: x, type: memberList([a, b]), optional: true, readonly: true, comment },
          { key: x, type: code`B`, optional: false, comment: { docs: {} } },
        ],
        index: code`unknown`,
      }),
      `export interface x {
  [key: string]: unknown;
  /**
   * One.
   *
   * Two.
   */
  readonly x?: {
    ${a.toString()};
    ${b.toString()};
  };
  x: B;
}
`,
    ],
    [
      "a constant whose type and value are broken",
      constantDeclaration({
        name: x,
        type: memberList([a, b]),
        value: array([a, b]),
        exported: true,
      }),
      `export const x: {
  ${a.toString()};
  ${b.toString()};
} = [
  ${a.toString()},
  ${b.toString()},
];
`,
    ],
    [
      "a constant with a value that begins on the next line",
      constantDeclaration({ name: a, type: b, value: call(x, []), exported: false }),
      `const ${a.toString()}: ${b.toString()} =\n  x();\n`,
    ],
    [
      "a function",
      functionDeclaration({
        name: x,
        parameters: [{ name: x, type: code`A`, optional: true }],
        returnType: code`B`,
        body: [code`return ${ternary(a, b, object([]))};`],
        exported: false,
      }),
      `function x(x?: A): B {\n  return ${a.toString()}\n    ? ${b.toString()}\n    : {};\n}\n`,
    ],
    [
      "a function with many parameters",
      functionDeclaration({
        name: x,
        typeParameters: [code`T`],
        parameters: [
          { name: a, type: code`A` },
          { name: b, type: code`T` },
        ],
        returnType: code`void`,
        body: [],
        exported: true,
      }),
      `export function x<T>(\n  ${a.toString()}: A,\n  ${b.toString()}: T,\n): void {}\n`,
    ],
    [
      "a function with a last parameter that takes all others: no comma may stand behind it",
      functionDeclaration({
        name: x,
        parameters: [
          { name: a, type: code`A` },
          { name: b, type: code`T[]`, rest: true },
        ],
        returnType: code`void`,
        body: [],
        exported: true,
      }),
      `export function x(\n  ${a.toString()}: A,\n  ...${b.toString()}: T[]\n): void {}\n`,
    ],
    [
      "an enum",
      enumDeclaration({
        name: x,
        comment: { docs: {} },
        members: [
          { key: x, value: literal("it's {"), comment },
          { key: literal("a b"), value: literal(1), comment: { docs: {} } },
        ],
      }),
      `export enum x {\n  /**\n   * One.\n   *\n   * Two.\n   */\n  x = "it's {",\n  "a b" = 1,\n}\n`,
    ],
  ])("%s", (_, structure, want) => {
    expect(printModule([structure])).toBe(want);
  });

  it("are not shaken by texts that look like code or comments", () => {
    const texts = ["\\", "/*", "*/", "`", "${", "//", "'", "\ue000", "a\\"].map(literal);
    const declared = { name: x, value: array(texts), comment, exported: true };
    const text = printModule([constantDeclaration(declared), constantDeclaration(declared)]);
    const one = `/**\n * One.\n *\n * Two.\n */\nexport const x = ${array(texts).toString()};\n`;
    expect(text).toBe(`${one}\n${one}`);
  });
});

describe("structures of other emitters", () => {
  it.each<[string, StatementStructures, string]>([
    [
      "a class",
      { kind: StructureKind.Class, name: "A", properties: [{ name: "b", type: "string" }] },
      "class A {\n  b: string;\n}\n",
    ],
    [
      "a function with text in it",
      { kind: StructureKind.Function, name: "a", isAsync: true, statements: ["await b;"] },
      "async function a() {\n  await b;\n}\n",
    ],
    [
      "a type that a function writes",
      { kind: StructureKind.TypeAlias, name: "A", type: (writer) => writer.write("B | C") },
      "type A = B | C;\n",
    ],
    [
      "names to import",
      { kind: StructureKind.ImportDeclaration, moduleSpecifier: "a", namedImports: ["b", "c"] },
      'import { b, c } from "a";\n',
    ],
  ])("%s: is printed by ts-morph", (_, structure, want) => {
    expect(printModule([structure])).toBe(want);
  });
});

describe("a module", () => {
  it("without statements is one", () => {
    expect(printModule([])).toBe("export {};\n");
  });

  it("imports what its statements use, and nothing else", () => {
    const imports = new Imports(templates);
    const names = ["used", "unused", "typed"].map((name) => imports.value("./a.js", name));
    const type = imports.type("./a.js", "Typed");
    const [used = x] = names;
    const statements = [
      constantDeclaration({ name: x, type, value: call(used, []), exported: true }),
      code`void ${imports.namespace("./wire.js", "wire")};`,
    ];
    expect(printModule([...imports.declarations(statements), ...statements])).toBe(
      `import type { Typed } from "./a.js";
import { used } from "./a.js";
import type * as wire from "./wire.js";

export const x: Typed = used();

void wire;
`,
    );
  });

  it("imports all that was asked for, where a structure does not tell what it uses", () => {
    const imports = new Imports(templates);
    const name = imports.value("./a.js", "used");
    imports.value("./a.js", "perhaps");
    const statements: StatementStructures[] = [
      { kind: StructureKind.TypeAlias, name: "A", type: `typeof ${name.toString()}` },
    ];
    const head = printModule(imports.declarations(statements));
    expect(head).toBe('import { perhaps, used } from "./a.js";\n');
  });

  it("breaks long lists of imported names", () => {
    const imports = new Imports(templates);
    const statements = [
      code`${imports.value("./a.js", a.toString())}(${imports.value("./a.js", b.toString())});`,
    ];
    expect(printModule(imports.declarations(statements))).toBe(
      `import {\n  ${a.toString()},\n  ${b.toString()},\n} from "./a.js";\n`,
    );
  });

  it("tells its exported names", () => {
    const declared = constantDeclaration({ name: x, value: a, exported: true });
    expect(exportedNames([declared, typeDeclaration({ name: b, comment, type: a })])).toEqual([
      "x",
      b.toString(),
    ]);
  });
});
