import { describe, expect, it } from "vitest";
import { findBreaches } from "./architecture/text-door.js";

/** Ways around the door, each of which the watch must see; and ways through it. */
const ways: Readonly<Record<string, readonly [body: string, breaches: number]>> = {
  "trusting a string": ['export const made = Code.trusted("x" + text);', 1],
  "trusting by an index": ['export const made = Code["trusted"](text);', 1],
  "trusting by another name": ["const { trusted } = Code; export const made = trusted(text);", 1],
  "trusting by a renamed one": [
    "const { trusted: make } = Code; export const made = make(text);",
    1,
  ],
  "passing the function on": ["export const made = [text].map(Code.trusted);", 1],
  "a string declared to be code": ["export const made = text as unknown as Code;", 1],
  "a list declared to be code": ["export const made = [text] as unknown as readonly Code[];", 1],
  "a hole for anything": ["export const made = code`${text as never}`;", 1],
  "a class without its constructor": [
    "export const made = Object.create(Code.prototype) as object;",
    1,
  ],
  "a raw name": [
    "export const made: TypeAliasDeclarationStructure = { kind: 38, name: text, type: 'x' };",
    1,
  ],
  "a raw type": [
    "export const made: TypeAliasDeclarationStructure = { kind: 38, name: 'x', type: `{ ${text} }` };",
    1,
  ],
  "a raw comment": [
    "export const made: TypeAliasDeclarationStructure = { kind: 38, name: 'x', type: 'x', docs: [text] };",
    1,
  ],
  "a raw description": [
    "export const made: TypeAliasDeclarationStructure = { kind: 38, name: 'x', type: 'x', docs: [{ description: text }] };",
    1,
  ],
  "raw statements": [
    "export const made: FunctionDeclarationStructure = { kind: 13, name: 'x', statements: [`return ${text};`] };",
    1,
  ],
  "a raw initializer": [
    "export const made: VariableStatementStructure = { kind: 41, declarations: [{ name: 'x', initializer: `\"${text}\"` }] };",
    1,
  ],
  "a raw decorator, shorthand": [
    "const name = text; export const made: TypeAliasDeclarationStructure = { kind: 38, name, type: 'x' };",
    1,
  ],
  "a writer": [
    "export const made: FunctionDeclarationStructure = { kind: 13, name: 'x', statements: (writer) => { writer.write(text); } };",
    1,
  ],
  "a text of a structure that was code": [
    "export const made: TypeAliasDeclarationStructure = { kind: 38, name: identifier(text).toString(), type: literal(text).toString() };",
    0,
  ],
  "a writer of a tree": [
    "export const made: TypeAliasDeclarationStructure = { kind: 38, name: 'x', type: treeWriter(literal(text)) };",
    0,
  ],
  "a writer of that name that is another one": [
    "const other = { treeWriter: (written: string) => () => { void written; } }; export const made: TypeAliasDeclarationStructure = { kind: 38, name: 'x', type: other.treeWriter(text) };",
    1,
  ],
  "a template of code": [
    "export const made = code`const ${identifier(text)} = ${literal(text)};`;",
    0,
  ],
  "a name of its own": ["export const trusted = text; export const made = { trusted };", 0],
};

const head = `
import type { FunctionDeclarationStructure, TypeAliasDeclarationStructure, VariableStatementStructure } from "ts-morph";
import { Code, code, identifier, literal } from "./code/code.js";
import { treeWriter } from "./code/shell.js";
declare const text: string;
void [Code, code, identifier, literal, treeWriter];
export type Kinds = [FunctionDeclarationStructure, TypeAliasDeclarationStructure, VariableStatementStructure];
`;

describe("the door between text and code", () => {
  const planted = new Map(
    Object.values(ways).map(([body], index) => [`generator/emit/planted-${index}.ts`, head + body]),
  );
  const breaches = findBreaches(planted);

  it("is the only way for text in the emitters", { timeout: 120_000 }, () => {
    expect(breaches.filter(({ place }) => !place.includes("/planted-"))).toEqual([]);
  });

  it.each(Object.entries(ways).map(([name, [, want]], index) => ({ name, want, index })))(
    "$name: $want",
    ({ want, index }) => {
      const own = breaches.filter(({ place }) =>
        place.startsWith(`generator/emit/planted-${index}.ts:`),
      );
      expect(own.length > 0 ? 1 : 0, JSON.stringify(own)).toBe(want);
    },
  );
});
