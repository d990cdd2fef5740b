import ts from "typescript";

const closing = new Set(["}", "]", ")", ">"]);
const opening = new Set(["=", ":", "(", "<", ",", "[", "=>", "&", "?"]);
const keyEnds = new Set([":", "?", "="]);
const quotedName = /^"[\p{ID_Start}$_][\p{ID_Continue}$]*"$/u;

/**
 * The tokens of a text without comments, in one spelling: strings in double quotes, keys without where they need
 * none, no comma or semicolon before a closing bracket, no `|` before the first member of a union.
 */
export function tokensOf(text: string): string[] {
  const file = ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest);
  const tokens: string[] = [];
  const add = (token: string): void => {
    const former = tokens.at(-1) ?? "";
    if (closing.has(token) && (former === "," || former === ";")) tokens.pop();
    if (token === "|" && opening.has(former)) return;
    if (keyEnds.has(token) && quotedName.test(former)) tokens.push(tokens.pop()!.slice(1, -1));
    tokens.push(token);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) add(JSON.stringify(node.text));
    else if (ts.isToken(node)) add(node.getText(file));
    // Documentation hangs on nodes as if it were part of them.
    else for (const child of node.getChildren(file)) if (!ts.isJSDoc(child)) visit(child);
  };
  visit(file);
  return tokens;
}

/** The comments of documentation in a text, words only. */
export function docsIn(text: string): string[] {
  const file = ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest);
  const docs: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const child of node.getChildren(file)) {
      if (ts.isJSDoc(child))
        docs.push(
          child
            .getText(file)
            .replace(/\s*\n\s*\*(?!\/)/g, " ")
            .replace(/\s+/g, " "),
        );
      else visit(child);
    }
  };
  visit(file);
  return docs;
}
