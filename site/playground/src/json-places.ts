import { ensureSyntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { SyntaxNode } from "@lezer/common";

/**
 * Where the value of a JSON pointer stands in an editor of JSON, or the property that has it; its nearest ancestor
 * where it is missing.
 */
export function placeOfPointer(
  state: EditorState,
  pointer: string,
  part: "value" | "property" = "value",
): { readonly from: number; readonly to: number } {
  const tree = ensureSyntaxTree(state, state.doc.length, 500);
  let place = tree?.topNode.firstChild ?? undefined;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    const inner = place === undefined ? undefined : childOf(state, place, key);
    if (inner === undefined) break;
    place = inner;
  }
  const isProperty = part === "property" && place?.parent?.name === "Property";
  const found = isProperty ? place?.parent : place;
  return { from: found?.from ?? 0, to: found?.to ?? 0 };
}

const values = ["Object", "Array", "String", "Number", "True", "False", "Null"];

function childOf(state: EditorState, node: SyntaxNode, key: string): SyntaxNode | undefined {
  if (node.name === "Array") {
    return childrenOf(node).filter(({ name }) => values.includes(name))[Number(key)];
  }
  for (const property of childrenOf(node).filter(({ name }) => name === "Property")) {
    const name = property.getChild("PropertyName");
    if (name === null || keyOf(state.sliceDoc(name.from, name.to)) !== key) continue;
    return childrenOf(property).find((child) => values.includes(child.name));
  }
  return undefined;
}

function keyOf(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}
