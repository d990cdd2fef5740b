import { readFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import ts from "typescript";

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types?: string }>>;
}

/** Declarations that openapi-typescript makes: of these only the names are ours. */
const foreign = /[\\/]paths\.d\.ts$/;

/**
 * What a built package promises, from the declarations that it ships: the names of each entry, then the
 * declarations behind them and those that they reach, each once, sorted and without comments.
 */
export function reportApi(folder: string): string {
  const root = resolve(folder) + sep;
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
  const entries = entriesOf(manifest, root);
  const program = createProgram([...entries.values()]);
  const checker = program.getTypeChecker();

  const sections: string[] = [];
  const exported = new Set<ts.Symbol>();
  for (const [specifier, file] of entries) {
    const symbols = exportsOf(checker, program.getSourceFile(file));
    for (const symbol of symbols) exported.add(symbol.target);
    const names = symbols.map(({ name, target }) => `${name}: ${kindsOf(target)}`);
    sections.push(`=== ${specifier}`, ...names, "");
  }
  const isOurs = (node: ts.Node): boolean => node.getSourceFile().fileName.startsWith(root);
  const reached = reach(checker, exported, isOurs);
  sections.push(`=== declarations`, ...print([...exported, ...reached]));
  return `${sections.join("\n")}\n`;
}

/** A program of these files and what they import of ours; what others declare is not looked at. */
function createProgram(files: readonly string[]): ts.Program {
  const options = { module: ts.ModuleKind.NodeNext, noLib: true, types: [] };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, importer) =>
    literals.map(({ text }) => {
      if (!text.startsWith(".")) return { resolvedModule: undefined };
      const file = join(dirname(importer), text.replace(/\.js$/, ".d.ts"));
      return { resolvedModule: { resolvedFileName: file, extension: ts.Extension.Dts } };
    });
  return ts.createProgram(files, options, host);
}

/** The entries that have types, by the name that imports them. */
function entriesOf({ name, exports }: Manifest, root: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const [path, target] of Object.entries(exports)) {
    if (typeof target !== "object" || target.types === undefined) continue;
    entries.set(name + path.slice(1), join(root, target.types));
  }
  return entries;
}

interface Export {
  readonly name: string;
  readonly target: ts.Symbol;
}

function exportsOf(checker: ts.TypeChecker, file: ts.SourceFile | undefined): Export[] {
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${file?.fileName ?? "an entry"} is no module`);
  const symbols = checker.getExportsOfModule(module);
  return symbols
    .map((symbol) => ({ name: symbol.name, target: resolveAlias(checker, symbol) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function resolveAlias(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function declarationsOf(symbol: ts.Symbol): readonly ts.Declaration[] {
  const declarations = symbol.declarations ?? [];
  if (declarations.length === 0) throw new Error(`${symbol.name} is declared nowhere`);
  return declarations;
}

/** `interface`, `function`, or `const type` for a value and a type of one name. */
function kindsOf(symbol: ts.Symbol): string {
  const kinds = declarationsOf(symbol).map((declaration) => {
    switch (declaration.kind) {
      case ts.SyntaxKind.InterfaceDeclaration:
        return "interface";
      case ts.SyntaxKind.TypeAliasDeclaration:
        return "type";
      case ts.SyntaxKind.ClassDeclaration:
        return "class";
      case ts.SyntaxKind.FunctionDeclaration:
        return "function";
      case ts.SyntaxKind.VariableDeclaration:
        return "const";
      default:
        return ts.SyntaxKind[declaration.kind];
    }
  });
  return [...new Set(kinds)].join(" ");
}

/** The symbols of the package that the given ones mention, however far, without themselves. */
function reach(
  checker: ts.TypeChecker,
  from: ReadonlySet<ts.Symbol>,
  isOurs: (node: ts.Node) => boolean,
): readonly ts.Symbol[] {
  const seen = new Set(from);
  const queue = [...from];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const found = checker.getSymbolAtLocation(node);
      const symbol = found && resolveAlias(checker, found);
      if (symbol !== undefined && !seen.has(symbol) && isTopLevel(symbol, isOurs)) {
        seen.add(symbol);
        queue.push(symbol);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (let symbol = queue.pop(); symbol !== undefined; symbol = queue.pop()) {
    for (const declaration of declarationsOf(symbol)) {
      if (!foreign.test(declaration.getSourceFile().fileName)) visit(declaration);
    }
  }
  return [...seen].filter((symbol) => !from.has(symbol));
}

function isTopLevel(symbol: ts.Symbol, isOurs: (node: ts.Node) => boolean): boolean {
  return (symbol.declarations ?? []).some((declaration) => {
    // The file itself is what `import("./types.js").App` mentions too.
    if (ts.isSourceFile(declaration) || !isOurs(declaration)) return false;
    return ts.isSourceFile(statementOf(declaration).parent);
  });
}

/** The statement of a declaration: a variable is two levels below its own. */
function statementOf(declaration: ts.Declaration): ts.Node {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}

/** The text of the declarations, by name; two of one name stand in the order of their texts. */
function print(symbols: readonly ts.Symbol[]): string[] {
  const printer = ts.createPrinter({ removeComments: true });
  const texts = new Set<string>();
  for (const symbol of symbols) {
    for (const declaration of declarationsOf(symbol)) {
      const file = declaration.getSourceFile();
      if (foreign.test(file.fileName)) continue;
      const text = printer.printNode(ts.EmitHint.Unspecified, statementOf(declaration), file);
      const bare = text.replace(/^export /, "").replace(/^declare /, "");
      texts.add(`${symbol.name}\n${withoutProse(bare)}`);
    }
  }
  const sorted = [...texts].sort((a, b) => (a < b ? -1 : 1));
  return sorted.map((text) => text.slice(text.indexOf("\n") + 1));
}

/** Sentences for people, such as those of the rules, are types too; a better word in one breaks nobody. */
function withoutProse(text: string): string {
  return text.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, (string) =>
    string.includes(" ") ? '"…"' : string,
  );
}
