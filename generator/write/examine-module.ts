import ts from "typescript";

/** What the compiler has against a module, and where. Lines and columns count from 1. */
export interface ModuleFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Whether a name stands for a value, a type or both (a class, an enum). */
export interface ExportKind {
  readonly value: boolean;
  readonly type: boolean;
  /** `function`, `class`, `interface`, …, as people call it. */
  readonly noun: string;
  readonly line: number;
  readonly column: number;
}

export interface ModuleExports {
  readonly names: ReadonlyMap<string, ExportKind>;
  /** Modules of which everything is exported: `export * from "./other.js"`. */
  readonly stars: readonly string[];
}

/** An import, or what is exported from another module. */
export interface ModuleImport {
  readonly specifier: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The first fault of a module's text: syntax; and, where declarations are to be made of it without a
 * type checker, an export that does not say its type.
 */
export function findModuleFault(
  path: string,
  text: string,
  needsTypes: boolean,
): ModuleFault | undefined {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  const options = { compilerOptions, fileName: path, reportDiagnostics: true };
  const syntax = ts.transpileModule(text, options).diagnostics ?? [];
  const declaring = { ...compilerOptions, isolatedDeclarations: true, declaration: true };
  const faults =
    syntax.length > 0 || !needsTypes
      ? syntax
      : (ts.transpileDeclaration(text, { ...options, compilerOptions: declaring }).diagnostics ??
        []);
  const [fault] = faults;
  if (fault === undefined) return undefined;
  const message = ts.flattenDiagnosticMessageText(fault.messageText, " ").replace(/\.$/, "");
  const place = ts.getLineAndCharacterOfPosition(parse(path, text), fault.start ?? 0);
  return { message, line: place.line + 1, column: place.character + 1 };
}

/** What a module exports, as far as its own text tells. */
export function exportsOf(path: string, text: string): ModuleExports {
  const file = parse(path, text);
  const names = new Map<string, ExportKind>();
  const stars: string[] = [];
  const declared = new Map(file.statements.flatMap((statement) => declaredIn(statement, file)));
  for (const statement of file.statements) {
    if (isExported(statement)) {
      for (const [name, kind] of declaredIn(statement, file))
        names.set(name, merge(names, name, kind));
    } else if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier, isTypeOnly } = statement;
      if (exportClause === undefined) stars.push(specifierText(moduleSpecifier));
      else if (ts.isNamedExports(exportClause)) {
        for (const specifier of exportClause.elements) {
          const local = (specifier.propertyName ?? specifier.name).text;
          const typeOnly = isTypeOnly || specifier.isTypeOnly;
          const known = moduleSpecifier === undefined ? declared.get(local) : undefined;
          // Of an imported name nobody knows what it is: it is taken for what is needed.
          const kind = known ?? { value: true, type: true, noun: "export", ...at(specifier, file) };
          names.set(specifier.name.text, typeOnly ? { ...kind, value: false } : kind);
        }
      } else {
        names.set(exportClause.name.text, {
          value: !isTypeOnly,
          type: true,
          noun: "namespace",
          ...at(exportClause, file),
        });
      }
    }
  }
  return { names, stars };
}

/** The modules that a module imports from, or exports from. */
export function importsOf(path: string, text: string): ModuleImport[] {
  const file = parse(path, text);
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => {
    const place = ts.getLineAndCharacterOfPosition(file, pos);
    return { specifier: fileName, line: place.line + 1, column: place.character + 1 };
  });
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement)
    ? (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    : false;
}

/** The names that a statement declares. */
function declaredIn(statement: ts.Statement, file: ts.SourceFile): [string, ExportKind][] {
  const one = (name: ts.Node | undefined, noun: string, value: boolean, type: boolean) =>
    name === undefined || !ts.isIdentifier(name)
      ? []
      : [[name.text, { noun, value, type, ...at(name, file) }] as [string, ExportKind]];
  if (ts.isFunctionDeclaration(statement)) return one(statement.name, "function", true, false);
  if (ts.isClassDeclaration(statement)) return one(statement.name, "class", true, true);
  if (ts.isEnumDeclaration(statement)) return one(statement.name, "enum", true, true);
  if (ts.isInterfaceDeclaration(statement)) return one(statement.name, "interface", false, true);
  if (ts.isTypeAliasDeclaration(statement)) return one(statement.name, "type", false, true);
  if (ts.isModuleDeclaration(statement)) return one(statement.name, "namespace", true, true);
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) =>
    boundNames(name).flatMap((bound) => one(bound, "constant", true, false)),
  );
}

function boundNames(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(element.name) : [],
  );
}

/** A type and a value may bear one name. */
function merge(names: ReadonlyMap<string, ExportKind>, name: string, kind: ExportKind): ExportKind {
  const former = names.get(name);
  if (former === undefined) return kind;
  return { ...kind, value: kind.value || former.value, type: kind.type || former.type };
}

function at(node: ts.Node, file: ts.SourceFile): { line: number; column: number } {
  const place = ts.getLineAndCharacterOfPosition(file, node.getStart(file));
  return { line: place.line + 1, column: place.character + 1 };
}

function specifierText(node: ts.Expression | undefined): string {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : "";
}
