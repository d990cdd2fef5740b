import type ts from "typescript";

/**
 * The text of an `eslint.config.*` with one entry more at the start of its list; undefined if the list
 * is not found. Known are a list, a call that takes a list or entries (`defineConfig`,
 * `tseslint.config`), and a constant that holds one of them, exported by `export default` or
 * `module.exports`.
 */
export async function ignoredByFlatConfig(
  file: string,
  text: string,
  entry: string,
): Promise<string | undefined> {
  const { default: compiler } = await import("typescript");
  const kind = /ts$/.test(file) ? compiler.ScriptKind.TS : compiler.ScriptKind.JS;
  const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, true, kind);
  const exported = exportedValue(compiler, source);
  const items = exported && itemsOf(compiler, source, exported);
  if (items === undefined) return undefined;
  const [first] = items;
  if (first === undefined) return `${text.slice(0, items.pos)}${entry}${text.slice(items.pos)}`;
  const start = first.getStart(source);
  const { character } = source.getLineAndCharacterOfPosition(start);
  const line = text.slice(start - character, start);
  // An item on a line of its own gets a neighbour on one.
  const between = /^\s*$/.test(line) ? `,${text.includes("\r\n") ? "\r\n" : "\n"}${line}` : ", ";
  return `${text.slice(0, start)}${entry}${between}${text.slice(start)}`;
}

type Compiler = typeof ts;

function exportedValue(compiler: Compiler, source: ts.SourceFile): ts.Expression | undefined {
  for (const statement of source.statements) {
    if (compiler.isExportAssignment(statement)) return statement.expression;
    if (!compiler.isExpressionStatement(statement)) continue;
    const { expression } = statement;
    const isExport =
      compiler.isBinaryExpression(expression) &&
      expression.operatorToken.kind === compiler.SyntaxKind.EqualsToken &&
      expression.left.getText(source) === "module.exports";
    if (isExport) return expression.right;
  }
  return undefined;
}

function itemsOf(
  compiler: Compiler,
  source: ts.SourceFile,
  exported: ts.Expression,
): ts.NodeArray<ts.Expression> | undefined {
  const bare = withoutTypes(compiler, exported);
  const value = compiler.isIdentifier(bare) ? constantNamed(compiler, source, bare.text) : bare;
  if (value === undefined) return undefined;
  if (compiler.isArrayLiteralExpression(value)) return value.elements;
  if (!compiler.isCallExpression(value)) return undefined;
  const [first] = value.arguments;
  const isKnown = /^(?:defineConfig|(?:tseslint|ts)\.config)$/.test(
    value.expression.getText(source),
  );
  if (first === undefined || !isKnown) return undefined;
  const list = withoutTypes(compiler, first);
  return compiler.isArrayLiteralExpression(list) ? list.elements : value.arguments;
}

function constantNamed(
  compiler: Compiler,
  source: ts.SourceFile,
  wanted: string,
): ts.Expression | undefined {
  const declared = source.statements
    .filter((statement) => compiler.isVariableStatement(statement))
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => name.getText(source) === wanted);
  return declared?.initializer && withoutTypes(compiler, declared.initializer);
}

/** Without `satisfies …` and `as …`. */
function withoutTypes(compiler: Compiler, value: ts.Expression): ts.Expression {
  let bare = value;
  while (compiler.isSatisfiesExpression(bare) || compiler.isAsExpression(bare)) {
    bare = bare.expression;
  }
  return bare;
}
