import { isHugged } from "./lay-type.js";
import { lineWidth } from "./line-width.js";
import type { TextWriter } from "./text-writer.js";
import type { Interface, PropertySignature, TypeAlias, TypeList, TypeMember } from "./tree.js";

export function writeMembers(
  writer: TextWriter,
  members: readonly TypeMember[],
  indent: number,
): void {
  writer.add("{");
  for (const [index, member] of members.entries()) {
    writer.newline(indent + 2, members[index - 1]?.blankAfter === true);
    writer.write(member, "plain", indent + 2, indent + 2, 1);
    writer.add(";");
  }
  writer.newline(indent);
  writer.add("}");
}

export function writeTypeMember(
  writer: TextWriter,
  { comments, content }: TypeMember,
  indent: number,
  after: number,
): boolean {
  // Behind a comment that stays on its line, less is left of that.
  if (comments.some(({ breakAfter }) => !breakAfter)) return false;
  writer.comments(comments, indent);
  writer.write(content, "plain", indent, indent, after);
  return true;
}

/** `key: {` and `key: {}[]`: the type behind the key is all that breaks. */
export function writePropertySignature(
  writer: TextWriter,
  node: PropertySignature,
  indent: number,
  after: number,
): boolean {
  const { readonly, head, headWidth, isIndex, type } = node;
  if (type?.kind === "union" && !isIndex && !isHugged(type)) {
    if (indent + readonly.length + headWidth >= lineWidth - 2) return false;
    writer.add(`${readonly}${head}:`);
    writeUnion(writer, type, indent + 2);
    return true;
  }
  const inner = type?.kind === "array-type" ? type.inner : type;
  if (inner?.kind !== "type-literal" || inner.members.length === 0) return false;
  const suffix = type?.kind === "array-type" ? "[]" : "";
  const column = indent + readonly.length + headWidth + (isIndex ? 4 : 2);
  if (isIndex && column >= lineWidth) return false;
  writer.add(`${readonly}${isIndex ? `[${head}]` : head}: `);
  writer.write(inner, "plain", indent, column, after + suffix.length);
  writer.add(suffix);
  return true;
}

export function writeInterface(
  writer: TextWriter,
  { head, typeParameters, members }: Interface,
  indent: number,
): boolean {
  if (typeParameters.length > 0 || members.length === 0) return false;
  writer.add(`${head} `);
  writeMembers(writer, members, indent);
  return true;
}

export function writeAlias(
  writer: TextWriter,
  { head, headWidth, typeParameters, type }: TypeAlias,
  indent: number,
): boolean {
  const column = indent + headWidth + 3;
  if (typeParameters.length > 0 || column >= lineWidth) return false;
  if (type.kind === "type-literal") {
    writer.add(`${head} = `);
    writer.write(type, "value", indent, column, 1);
  } else if (type.kind === "union" && !isHugged(type)) {
    writer.add(`${head} =`);
    writeUnion(writer, type, indent + 2);
  } else {
    return false;
  }
  writer.add(";");
  return true;
}

/** On the next line, or every type on one of its own; a semicolon follows. */
function writeUnion(writer: TextWriter, node: TypeList, indent: number): void {
  writer.newline(indent);
  if (indent + node.width < lineWidth) {
    writer.add(node.flat);
    return;
  }
  for (const [index, type] of node.types.entries()) {
    if (index > 0) writer.newline(indent);
    writer.add("| ");
    const after = index === node.types.length - 1 ? 1 : 0;
    writer.write(type, "plain", indent + 2, indent + 2, after);
  }
}
