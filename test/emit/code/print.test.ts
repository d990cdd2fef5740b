import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import {
  code,
  identifier,
  join,
  lines,
  literal,
  type Code,
} from "../../../generator/emit/code/code.js";
import {
  allOf,
  alternatives,
  and,
  array,
  assigned,
  block,
  call,
  constant,
  entry,
  generic,
  ifBlock,
  ifThen,
  listOf,
  memberList,
  not,
  object,
  or,
  switchCase,
  switchOver,
  ternary,
  tryCatch,
} from "../../../generator/emit/code/combine.js";
import { Printer } from "../../../generator/emit/code/print.js";

function print({ node }: Code): string {
  const printer = new Printer();
  printer.print(node, 0, 0);
  return printer.text;
}

const long = (name: string) => identifier(name.repeat(30));
const [a, b, c] = [long("a"), long("b"), long("c")];
const [A, B, C] = ["a", "b", "c"].map((name) => name.repeat(30));
const x = identifier("x");

describe("code that fits on a line", () => {
  it.each<[Code, string]>([
    [array([]), "[]"],
    [object([]), "{}"],
    [array([x, literal(1)]), "[x, 1]"],
    [object([entry(x, literal({ a: 1 })), x]), "{ x: { a: 1 }, x }"],
    [memberList([code`a: A`, code`b: B`]), "{ a: A; b: B }"],
    [call(x, [x, array([])]), "x(x, [])"],
    [generic(x, [x, x]), "x<x, x>"],
    [or([x, or([x, x])]), "x || x || x"],
    [or([x, and([x, x])]), "x || (x && x)"],
    [and([x, or([x, x])]), "x && (x || x)"],
    [and([x, ternary(x, x, x)]), "x && (x ? x : x)"],
    [ternary(ternary(x, x, x), x, x), "(x ? x : x) ? x : x"],
    [or([and([x, x])]), "x && x"],
    [not(x), "!x"],
    [not(not(call(x, []))), "!!x()"],
    [not(code`x === 1`), "!(x === 1)"],
    [not(or([x, x])), "!(x || x)"],
    [listOf(x), "x[]"],
    [listOf(listOf(x)), "x[][]"],
    [listOf(alternatives([x, x])), "(x | x)[]"],
    [listOf(code`typeof x`), "(typeof x)[]"],
    [allOf([x, alternatives([x, x])]), "x & (x | x)"],
    [alternatives([x, allOf([x, x])]), "x | (x & x)"],
    [alternatives([alternatives([x, x]), x]), "x | x | x"],
    [ifThen(x, code`return;`), "if (x) return;"],
    [constant(x, x), "const x = x;"],
    [join([x, x]), "x, x"],
    [join([x, x], code` + `), "x + x"],
  ])("%#: %s", (tree, want) => {
    expect(tree.toString()).toBe(want);
    expect(print(tree)).toBe(want);
  });
});

describe("code that does not", () => {
  it.each<[string, Code, string]>([
    ["a list", array([a, b, c]), `[\n  ${A},\n  ${B},\n  ${C},\n]`],
    ["an object", object([a, entry(b, c)]), `{\n  ${A},\n  ${B}: ${C},\n}`],
    ["an open one", object([x], "open"), "{\n  x,\n}"],
    ["members", memberList([a, b, c]), `{\n  ${A};\n  ${B};\n  ${C};\n}`],
    ["a call", call(x, [a, b, c]), `x(\n  ${A},\n  ${B},\n  ${C},\n)`],
    ["a call with an object", call(a, [b, object([x, c])]), `${A}(${B}, {\n  x,\n  ${C},\n})`],
    ["arguments of a type", generic(x, [a, b, c]), `x<\n  ${A},\n  ${B},\n  ${C}\n>`],
    [
      "alternatives",
      code`type X = ${alternatives([a, b, c])};`,
      `type X =\n  | ${A}\n  | ${B}\n  | ${C};`,
    ],
    [
      "an object or nothing",
      code`type X = ${alternatives([memberList([a, b, c]), code`null`])};`,
      `type X = {\n  ${A};\n  ${B};\n  ${C};\n} | null;`,
    ],
    [
      "all of an object and more",
      allOf([a, memberList([b, c]), memberList([x])]),
      `${A} & {\n  ${B};\n  ${C};\n} & { x }`,
    ],
    [
      "a condition",
      ifThen(and([a, b, c]), code`return;`),
      `if (\n  ${A} &&\n  ${B} &&\n  ${C}\n)\n  return;`,
    ],
    ["what a condition is for", ifThen(a, code`return ${b}${c};`), `if (${A})\n  return ${B}${C};`],
    ["a choice", code`return ${ternary(a, b, c)};`, `return ${A}\n  ? ${B}\n  : ${C};`],
    ["a value of its own", constant(a, code`${b}.${c}`), `const ${A} =\n  ${B}.${C};`],
    ["a value in brackets", constant(a, call(b, [c])), `const ${A} = ${B}(\n  ${C},\n);`],
    ["operands of a value", constant(x, or([a, b, c])), `const x =\n  ${A} ||\n  ${B} ||\n  ${C};`],
    ["a key with a long text", entry(a, literal("b ".repeat(40))), `${A}:\n  "${"b ".repeat(40)}"`],
    [
      "a short one, for which it would gain nothing",
      entry(x, code`${a}${b}${c}`),
      `x: ${A}${B}${C}`,
    ],
    ["a block", block(code`for (;;)`, [x, x]), "for (;;) {\n  x\n  x\n}"],
    ["a block in a block", ifBlock(x, [ifBlock(x, [x])]), "if (x) {\n  if (x) {\n    x\n  }\n}"],
    ["an attempt", tryCatch([x], [x]), "try {\n  x\n} catch {\n  x\n}"],
    [
      "a switch",
      switchOver(x, [switchCase(code`case 1:`, [x, code`break;`])]),
      "switch (x) {\n  case 1:\n    x\n    break;\n}",
    ],
    [
      "a template of several lines",
      code`{
  ${lines([x, x])}
}`,
      "{\n  x\nx\n}",
    ],
    ["what stands behind", code`${array([a, b])}${c}`, `[\n  ${A},\n  ${B},\n]${C}`],
  ])("%s", (_, tree, want) => {
    expect(print(tree)).toBe(want);
  });
});

describe("trees of any form", () => {
  const word = fc.integer({ min: 1, max: 30 }).map((length) => identifier("w".repeat(length)));
  const { tree } = fc.letrec<{ tree: Code }>((tie) => {
    const some = fc.array(tie("tree"), { maxLength: 4 });
    const operands = fc.array(tie("tree"), { minLength: 1, maxLength: 4 });
    return {
      tree: fc.oneof(
        { depthSize: "small" },
        word,
        some.map((items) => array(items)),
        fc.tuple(word, some).map(([callee, items]) => call(callee, items)),
        fc.array(fc.tuple(word, tie("tree")), { maxLength: 3 }).map((entries) => {
          return object(entries.map(([key, value]) => entry(key, value)));
        }),
        operands.map(or),
        operands.map(and),
        tie("tree").map(not),
        fc.tuple(tie("tree"), tie("tree"), tie("tree")).map((parts) => ternary(...parts)),
        fc.tuple(word, tie("tree")).map(([name, value]) => assigned(code`${name} =`, value)),
      ),
    };
  });
  const statement = tree.map((value) => code`const it = ${value};`);

  it("say the same on one line and on several", () => {
    fc.assert(
      fc.property(statement, (made) => {
        expect(tokensOf(print(made))).toEqual(tokensOf(made.toString()));
      }),
    );
  });

  it("leave no blank at the end of a line, and go over the width only where nothing can be broken", () => {
    fc.assert(
      fc.property(statement, (made) => {
        for (const line of print(made).split("\n")) {
          expect(line).not.toMatch(/ $/);
          if (line.length > 80) expect(line.trim()).not.toMatch(/\[[^\]]+, |\w \|\| \w/);
        }
      }),
    );
  });
});

/** Without the commas that lists end in. */
function tokensOf(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  const tokens: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const token = scanner.getTokenText();
    if (/^[)\]}]$/.test(token) && tokens.at(-1) === ",") tokens.pop();
    tokens.push(token);
  }
  return tokens;
}
