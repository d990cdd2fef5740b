import fc from "fast-check";
import { format, util } from "prettier";
import { describe, expect, it } from "vitest";
import { layoutText } from "../../../generator/write/layout/layout-text.js";
import { textWidth } from "../../../generator/write/layout/text-width.js";
import { arbitraryCode } from "./arbitrary-code.js";

/** What prettier makes of it; undefined for what is no code. */
async function prettied(source: string): Promise<string | undefined> {
  try {
    return (await format(source, { parser: "typescript" })).trimEnd();
  } catch {
    return undefined;
  }
}

describe("text is laid out as prettier lays it out", () => {
  const sources: Readonly<Record<string, readonly string[]>> = {
    types: [
      "type A = B | null;",
      "type A = ((a: string) => void)[] | keyof B;",
      `type Long = ${["First", "Second", "Third"].map((n) => `TheNameOfThe${n}Thing`).join(" | ")};`,
      "type A = { a: string, 'b': number };",
      "type A = {\na: string; b?: number };",
      "type A = { [key: string]: TheNameOfAThingThatIsLongerThanWhatIsLeftOfTheLineByFarOrMore };",
      "type A = { [K in keyof B]-?: B[K] };",
      `type A = [${Array.from({ length: 9 }, (_, index) => `"item${index}"`).join(", ")}];`,
      "interface A { /** One. */\n a: string;\n\n\n/**\n * Two.\n*/\nb: { c: [] }[] }",
    ],
    literals: [
      `a = 'it\\'s';`,
      `a = "say \\"so\\"";`,
      `a = [0.50, 1e+10, 1E5, 5., 0xAB];`,
      `a = { "plain": 1, "with-dash": 2, "größe": 3, 4: 4, "5": 5 };`,
      `a = [${Array.from({ length: 40 }, (_, index) => String(index * 97)).join(", ")}];`,
      "a = [{ a: 1, b: 2 }, { a: 3, b: 4 }];",
      `a = ["漢字漢字漢字漢字漢字漢字漢字漢字", "漢字漢字漢字漢字漢字漢字漢字漢"];`,
    ],
    expressions: [
      "a = (b && c) || (d && e);",
      "a = b && (c && d);",
      "a = (b + c) * d % e;",
      "a = !(b || c);",
      "a = (b as C).d;",
      "a = b ? (c ? d : e) : f;",
      "const a = () => ({});",
      "const a = () => (b ? c : d);",
      "a(b, () => { return c; });",
      "a(() => b, () => c);",
    ],
    statements: [
      "if (a) return false; else b();",
      "if (a) {} else { b(); }",
      "for (let i = 0; i < a.length; i++) b(i);",
      "try { a(); } catch { } finally { b(); }",
      "switch (a) { case 1: b(); break;\n\ndefault: { c(); } }",
      "const { a, b: c } = d;",
      "enum A { /** One. */\na = 1, 'b' = 'x' }",
      "export type { A, B as C } from './d.js';",
      "export * from './a.js';",
    ],
  };

  describe.each(Object.entries(sources))("%s", (_, all) => {
    it.each(all)("%s", async (source) => {
      expect(layoutText(source)).toBe(await prettied(source));
    });
  });

  it("holds for code at random", { timeout: 120_000 }, async () => {
    const runs = Number(process.env["LAYOUT_RUNS"] ?? 250);
    const seed = Number(process.env["LAYOUT_SEED"] ?? 20_261_122);
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryCode, async (source) => {
        if (source.length > 2_000) return;
        const laid = layoutText(source);
        if (laid === undefined) return;
        const wanted = await prettied(source);
        // Not all that is made up is code that compilers accept.
        if (wanted === undefined) return;
        compared += 1;
        expect(laid).toBe(wanted);
      }),
      { numRuns: runs, seed },
    );
    expect(compared).toBeGreaterThan(runs * 0.6);
  });
});

describe("what is not known here is left to prettier", () => {
  it.each([
    "class A {}",
    "const a = `b`;",
    "type A = B extends C ? D : E;",
    "a(); // so",
    "a(/* so */ b);",
    "function* a() {}",
    'const a = "👩‍👩‍👧";',
    "const a = b.c().d().e();",
    "export default a;",
    "no code (",
  ])("%s", (source) => {
    expect(layoutText(source)).toBeUndefined();
  });

  it("also where it is nested deeper than the stack", () => {
    const deep = `type A = ${"[".repeat(20_000)}${"]".repeat(20_000)};`;
    expect(layoutText(deep)).toBeUndefined();
  });
});

it("counts the columns of every character that it knows as prettier does", () => {
  const wrong: string[] = [];
  let known = 0;
  for (let code = 0; code <= 0xffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const text = `a${String.fromCodePoint(code)}b`;
    const width = widthOf(text);
    if (width === undefined) continue;
    known += 1;
    if (width !== util.getStringWidth(text)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
  expect(known).toBeGreaterThan(35_000);
});

function widthOf(text: string): number | undefined {
  try {
    return textWidth(text);
  } catch {
    return undefined;
  }
}
