import { lineWidth } from "./line-width.js";
import type { TextWriter } from "./text-writer.js";
import type { ArrayLiteral, Node, ObjectLiteral, Property } from "./tree.js";

export function writeObject(
  writer: TextWriter,
  { properties, blankAfter }: ObjectLiteral,
  indent: number,
): void {
  writer.add("{");
  for (const [index, property] of properties.entries()) {
    writer.newline(indent + 2, blankAfter[index - 1] === true);
    writer.write(property, "plain", indent + 2, indent + 2, 1);
    writer.add(",");
  }
  writer.newline(indent);
  writer.add("}");
}

export function writeArray(writer: TextWriter, { items }: ArrayLiteral, indent: number): void {
  writer.add("[");
  for (const item of items) {
    writer.newline(indent + 2);
    writer.write(item, "plain", indent + 2, indent + 2, 1);
    writer.add(",");
  }
  writer.newline(indent);
  writer.add("]");
}

export function writeProperty(
  writer: TextWriter,
  { comments, key, keyWidth, value }: Property,
  indent: number,
  after: number,
): boolean {
  if (comments.length > 0 || value === undefined) return false;
  const column = indent + keyWidth + 2;
  if (!isContainer(value) || column >= lineWidth) return false;
  writer.add(`${key}: `);
  writer.write(value, "property", indent, column, after);
  return true;
}

function isContainer(node: Node): boolean {
  if (node.kind === "object") return node.properties.length > 0;
  return node.kind === "array" && node.items.length > 0;
}
