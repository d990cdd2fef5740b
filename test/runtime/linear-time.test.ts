/**
 * Nothing in the runtime takes more than linear time for a text: each exported function is measured on
 * hostile texts of doubling sizes, and compared with itself. No bound is in seconds.
 */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import ts from "typescript";
import { growthOf, LIST_SIZES } from "./growth.js";
import { fewTexts, hostileTexts, someTexts, type HostileText } from "./hostile-texts.js";
import { adapters, readItems, readNoText } from "./text-readers.js";

const folder = fileURLToPath(new URL("../../templates/runtime/", import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));

type Read = (text: string) => unknown;

/** Functions whose first parameter is a text are called with it; others need an adapter. */
function exportedFunctions(): readonly (readonly [name: string, takesText: boolean])[] {
  return names.flatMap((file) => {
    const source = ts.createSourceFile(
      file,
      ts.sys.readFile(folder + file) ?? "",
      ts.ScriptTarget.Latest,
    );
    return source.statements.flatMap((statement) => {
      if (!ts.isFunctionDeclaration(statement)) return [];
      const isExported = statement.modifiers?.some(
        ({ kind }) => kind === ts.SyntaxKind.ExportKeyword,
      );
      if (!isExported) return [];
      const type = statement.parameters[0]?.type;
      const name = statement.name?.text ?? "";
      // Formats are asked of any value.
      const takesText = type?.kind === ts.SyntaxKind.StringKeyword || /^matches[A-Z]/.test(name);
      return [[name, takesText] as const];
    });
  });
}

const modules = await Promise.all(
  names.map((name) => import(`../../templates/runtime/${name.replace(/\.ts$/, ".js")}`)),
);
const runtime = Object.assign({}, ...modules) as Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is { explain: (value: unknown, trace: unknown) => void } =>
  typeof value === "object" && value !== null && "explain" in value;
const isCodec = (value: unknown): value is Record<"decode" | "encode", Read> =>
  typeof value === "object" && value !== null && "decode" in value;

const declared = exportedFunctions();
const byText = declared.filter(([name, takesText]) => takesText && !(name in adapters));
const readers: readonly (readonly [string, Read])[] = [
  ...byText.map(([name]) => [name, runtime[name] as Read] as const),
  ...Object.entries(adapters),
  ...Object.entries(runtime).flatMap(([name, value]): [string, Read][] => {
    if (isNode(value))
      return [
        [name, (text) => (runtime["findIssues"] as (...a: unknown[]) => unknown)(text, value)],
      ];
    if (!isCodec(value)) return [];
    return [
      [`${name}.decode`, value.decode],
      [`${name}.encode`, value.encode],
    ];
  }),
];

function textsFor(name: string): readonly HostileText[] {
  if (readItems.has(name)) return fewTexts;
  return byText.some(([whole]) => whole === name) ? hostileTexts : someTexts;
}

describe("the runtime is linear", () => {
  it("has no exported function that is neither measured nor known to read no text", () => {
    const known = new Set([...readers.map(([name]) => name), ...readNoText]);
    const values = Object.entries(runtime).filter(
      ([, value]) => typeof value === "function" && !/^class\b/.test(String(value)),
    );
    expect(values.map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
    const gone = [...readNoText, ...Object.keys(adapters)].filter(
      (name) => typeof runtime[name.split(":")[0] ?? ""] !== "function",
    );
    expect(gone).toEqual([]);
    expect([...readItems].filter((name) => !(name in adapters))).toEqual([]);
    expect(readers.length).toBeGreaterThan(80);
  });

  it("tells a quadratic expression from a linear one", () => {
    const quadratic = /^\d+\.?\d*$/;
    const linear = /^\d+(?:\.\d*)?$/;
    const text = (size: number): string => `${"1".repeat(size)}x`;
    expect(growthOf((given) => quadratic.test(given), text)).not.toBe("linear");
    expect(growthOf((given) => linear.test(given), text)).toBe("linear");
  });

  it.each(readers)("%s", { timeout: 120_000 }, (name, read) => {
    const sizes = readItems.has(name) ? LIST_SIZES : undefined;
    const texts = textsFor(name);
    const slow = texts.flatMap(([form, text]) => {
      const growth = growthOf(read, text, sizes);
      return growth === "linear" ? [] : [`${form}: ${growth}`];
    });
    expect(slow).toEqual([]);
  });
});
